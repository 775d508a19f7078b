// What is live differs from the manifests. It takes seconds, so it is asked for by a button.

import {redraw} from './screen.js';
import {read} from './server.js';

export const drift = {
  asked: false, problem: '', answer: null,
  summary(stage) {
    if (!drift.answer) return '';
    return drift.answer.stages.find(one => isOf(stage, one))?.summary ?? 'This stage has no manifests to compare with.';
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
