// Settings and deployments of the stage that is shown, read again after each change of the map.

import {live} from './live.js';
import {redraw} from './screen.js';
import {read, restApi} from './server.js';

let state = {settings: null, deployments: [], problem: ''};
let known = '';
let map = null;

export function stateOf(stage) {
  const key = `${stage.api} ${stage.stage}`;
  if (key !== known) state = {settings: null, deployments: [], problem: ''};
  if (key !== known || map !== live.map) {
    known = key;
    map = live.map;
    readState(stage, key);
  }
  return state;
}

export async function readState({api, stage}, key = `${api} ${stage}`) {
  let next;
  try {
    const [settings, {item}] = await Promise.all([
      read(restApi(api, 'stages', stage)), read(`${restApi(api, 'deployments')}?limit=500`)]);
    const deployments = [item ?? []].flat().map(one => ({...one, created: dateOf(one.createdDate)}));
    next = {settings, deployments: deployments.sort((one, other) => other.created - one.created), problem: ''};
  } catch (problem) {
    next = {...state, problem: problem.message};
  }
  if (key === known) state = next;
  redraw();
}

function dateOf(created) {
  return new Date(typeof created === 'number' ? created * 1000 : created);
}
