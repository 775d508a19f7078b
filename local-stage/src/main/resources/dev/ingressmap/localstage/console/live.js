// What the page knows of local-stage: the map, the kept calls and the state of the stream of events.

import {addRates, ageRates, forgetRates} from './rates.js';
import {redraw, redrawLater} from './screen.js';
import {read, send} from './server.js';

const MOST = 1000;
const RETRY = 3000;

/** How long the page says that the stream is back. */
export const BACK_SHOWN = 5000;

export const live = {
  map: null, mapProblem: '', calls: [], skipped: 0, maxBody: 16384, version: '',
  stream: 'opening', lostAt: 0, backAt: 0, instance: ''};

const listeners = new Set();
let ageing = 0;

/** Calls the listener with each batch of calls that arrives. Returns how to end that. */
export function onCalls(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let events = null;

/** A page that the browser only keeps for the way back must not hold one of its few connections. */
addEventListener('pagehide', () => events?.close());
addEventListener('pageshow', event => event.persisted && connect());

export function connect() {
  events = new EventSource('/_local/events');
  const listen = (name, take) => events.addEventListener(name, event => take(JSON.parse(event.data)));
  events.onerror = () => {
    lost();
    // The browser connects again by itself, but not after an answer that is an error.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, RETRY);
  };
  listen('hello', hello);
  listen('rates', rates);
  listen('calls', batch => {
    live.skipped += batch.skipped;
    keep(batch.calls);
    for (const listener of listeners) listener(batch.calls);
    redrawLater();
  });
  listen('map', readMap);
  listen('cleared', () => {
    forgetCalls();
    redraw();
  });
}

export async function readMap() {
  try {
    const map = await read('/_local/map');
    const routed = new Set(map.stages.flatMap(stage => stage.routes.map(route => route.target)));
    for (const target of map.targets) target.routed = routed.has(target.id);
    live.map = map;
    live.mapProblem = '';
  } catch (problem) {
    live.mapProblem = problem.message;
  }
  redraw();
}

export async function clearCalls() {
  await send('DELETE', '/_local/requests');
  forgetCalls();
  redraw();
}

function hello({version, maxBody, instance}) {
  if (live.instance && live.instance !== instance) {
    forgetCalls();
    forgetRates();
  }
  if (live.stream === 'lost') {
    live.backAt = Date.now();
    setTimeout(redraw, BACK_SHOWN + 50);
  }
  Object.assign(live, {version, maxBody, instance, stream: 'open'});
  readMap();
  readKept();
}

/** The stream begins with new calls only, so the ones before are asked for. */
async function readKept() {
  try {
    keep((await read(`/_local/requests?limit=${MOST}`)).requests);
  } catch {
    // The list stays as it is: the stream goes on, and its end has a banner of its own.
  }
  redraw();
}

/** What people call a target. */
export function targetName(id) {
  return live.map?.targets.find(one => one.id === id)?.name ?? id.slice(id.indexOf(':') + 1);
}

/** The target of a route, unless the ingress counts its calls itself. */
function targetOf({api, stage, route}) {
  const id = live.map?.stages.find(one => one.api === api && one.stage === stage)
    ?.routes.find(one => one.route === route)?.target;
  return live.map?.targets.find(one => one.id === id && !one.ingress)?.id;
}

function lost() {
  if (live.stream !== 'lost') live.lostAt = Date.now();
  live.stream = 'lost';
  redraw();
}

function rates(event) {
  addRates(event, targetOf);
  if (!ageing) {
    ageing = setInterval(() => {
      if (!ageRates()) {
        clearInterval(ageing);
        ageing = 0;
      }
      redrawLater();
    }, 1000);
  }
  redrawLater();
}

/** Keeps the calls newest first, each once. */
function keep(calls) {
  if (!calls.length) return;
  const known = new Set(live.calls.map(call => call.seq));
  const added = calls.filter(call => !known.has(call.seq));
  live.calls = [...added, ...live.calls].sort((one, other) => other.seq - one.seq).slice(0, MOST);
}

function forgetCalls() {
  live.calls = [];
  live.skipped = 0;
}
