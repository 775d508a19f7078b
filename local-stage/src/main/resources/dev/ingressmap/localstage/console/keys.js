// The API keys of local-stage, read when a view first asks, and again after the map has changed.

import {live} from './live.js';
import {redraw} from './screen.js';
import {read} from './server.js';

let known = {list: [], problem: ''};
let map = null;

export function keys() {
  if (map !== live.map) {
    map = live.map;
    readKeys();
  }
  return known;
}

async function readKeys() {
  try {
    known = {list: (await read('/apikeys?includeValues=true')).item ?? [], problem: ''};
  } catch (problem) {
    known = {list: [], problem: problem.message};
  }
  redraw();
}
