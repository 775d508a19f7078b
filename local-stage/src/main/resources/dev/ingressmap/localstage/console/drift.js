// What is live differs from the manifests. It takes seconds, so it is asked for by a button.

import {redraw} from './screen.js';
import {read} from './server.js';
import {some} from './text.js';

export const drift = {
  asked: false, problem: '', answer: null,
  summary(stage) {
    if (!drift.answer) return '';
    const found = drift.answer.changes.filter(one => isOf(stage, one) || one.stage === '');
    const elsewhere = found.filter(one => !stage.routes.some(({route}) => route === one.route));
    return [`${some(found.length, 'difference')} from the manifests.`,
      ...elsewhere.map(({route, change}) => `${route} ${change}`.trim())].join(' ');
  }};

export async function compare() {
  Object.assign(drift, {asked: true, problem: ''});
  redraw();
  try {
    drift.answer = await read('/_local/drift');
  } catch (problem) {
    drift.problem = problem.message;
  }
  drift.asked = false;
  redraw();
}

export function driftOf(stage, {route}) {
  if (!drift.answer) return [];
  const changes = drift.answer.changes.filter(one => isOf(stage, one) && one.route === route).map(one => one.change);
  return changes.length ? changes : ['none'];
}

function isOf({api, stage}, one) {
  return one.api === api && one.stage === stage;
}
