// Requests that the server finds, asked for again while new ones arrive, at most once a second.

import {live} from './live.js';
import {redraw} from './screen.js';
import {read} from './server.js';

const PAUSE = 1000;

let asked = '';
let upTo = -1;
let timer = 0;
let result = {calls: [], problem: '', done: false};

/** What was found so far; newer answers draw the page again. */
export function found(filter) {
  const query = new URLSearchParams({...filter, limit: 1000}).toString();
  const newest = live.calls[0]?.seq ?? 0;
  if (query !== asked) {
    clearTimeout(timer);
    timer = 0;
    result = {calls: [], problem: '', done: false};
    ask(query, newest, 200);
  } else if (newest !== upTo && !timer) {
    ask(query, newest, PAUSE);
  }
  return result;
}

function ask(query, newest, delay) {
  asked = query;
  timer = setTimeout(async () => {
    upTo = newest;
    const next = await answer(query);
    timer = 0;
    if (query === asked) result = next;
    redraw();
  }, delay);
}

async function answer(query) {
  try {
    return {calls: (await read(`/_local/requests?${query}`)).requests, problem: '', done: true};
  } catch (problem) {
    return {calls: [], problem: problem.message, done: true};
  }
}
