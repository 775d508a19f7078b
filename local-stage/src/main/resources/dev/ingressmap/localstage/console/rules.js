// The rules of faults, as local-stage has them and as they are written in the page.

import {redraw} from './screen.js';
import {readText, sendText} from './server.js';

export const rules = {backends: noRules(), faults: noRules()};

function noRules() {
  return {text: '', saved: '', problem: '', done: '', missing: false, changed: redraw};
}

export function lines(name) {
  return rules[name].saved.split('\n').map(line => line.trim()).filter(Boolean);
}

export function readRules() {
  return Promise.all(Object.keys(rules).map(async name => {
    try {
      take(name, await readText(`/_local/${name}`), '');
    } catch (problem) {
      Object.assign(rules[name], {problem: problem.message, missing: problem.status === 404});
    }
    redraw();
  }));
}

export async function apply(name, text) {
  try {
    await (text.trim() ? sendText('PUT', `/_local/${name}`, text) : sendText('DELETE', `/_local/${name}`));
    take(name, await readText(`/_local/${name}`), text.trim() ? 'Applied.' : 'Removed.');
  } catch (problem) {
    rules[name].problem = problem.message;
  }
  redraw();
}

/** Another client may have changed the rules in the meantime, so they are read before a line is added. */
export async function edit(name, change) {
  try {
    take(name, await readText(`/_local/${name}`), '');
  } catch (problem) {
    rules[name].problem = problem.message;
    redraw();
    return;
  }
  await apply(name, change(lines(name)).join('\n') + '\n');
}

function take(name, text, done) {
  const own = text.trim() ? text : '';
  Object.assign(rules[name], {text: own, saved: own, problem: '', missing: false, done});
}
