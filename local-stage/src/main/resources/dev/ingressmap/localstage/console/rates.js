// Rates of routes and targets in the last seconds, and what was counted since the page was opened.

const SECONDS = 5;
let recent = [];
const totals = new Map();

/**
 * Takes an event "rates".
 *
 * @param targetOf gives the id of a route's target if the ingress does not count its calls
 */
export function addRates(event, targetOf) {
  const arrived = performance.now();
  const sums = new Map();
  for (const one of event.routes) {
    add(sums, routeKey(one), one);
    add(sums, stageKey(one), one);
    add(sums, 'all', one);
    add(sums, `${one.canary ? 'canary' : 'live'} ${stageKey(one)}`, one);
    const passed = beyond(one);
    if (!passed.calls) continue;
    add(sums, passedKey(one), passed);
    const target = targetOf(one);
    if (target) add(sums, `target ${target}`, passed);
  }
  for (const one of event.targets) add(sums, `target ${one.id}`, one);
  recent.push({arrived, sums});
  for (const [key, sum] of sums) add(totals, key, sum);
}

/** Forgets what is too old. Returns whether something is left that will get old. */
export function ageRates() {
  const oldest = performance.now() - SECONDS * 1000;
  recent = recent.filter(second => second.arrived > oldest);
  return recent.length > 0;
}

export function forgetRates() {
  recent = [];
  totals.clear();
}

/** Numbers per second of all the keys together, or null if nothing was called lately. */
export function ratesOf(...keys) {
  const sum = {};
  for (const {sums} of recent) for (const key of keys) if (sums.has(key)) merge(sum, sums.get(key));
  if (!sum.calls) return null;
  const seconds = Math.min(SECONDS, Math.max(1, recent.length));
  const perSecond = name => (sum[name] ?? 0) / seconds;
  return {
    calls: perSecond('calls'), throttled: perSecond('throttled'), status5xx: perSecond('status5xx'),
    refused: Math.max(0, perSecond('status4xx') - perSecond('throttled')),
    p50: sum.weighted / sum.calls, p95: sum.p95, max: sum.max};
}

export function totalOf(...keys) {
  const sum = {calls: 0, status4xx: 0, status5xx: 0, throttled: 0};
  for (const key of keys) {
    for (const name of Object.keys(sum)) sum[name] += totals.get(key)?.[name] ?? 0;
  }
  return sum;
}

export function stageKey({api, stage}) {
  return `stage ${api} ${stage}`;
}

/** The calls of a route that went on to its target. */
export function passedKey(route) {
  return `passed ${routeKey(route)}`;
}

function beyond(one) {
  return {...one, calls: one.calls - one.stopped, status4xx: Math.max(0, one.status4xx - one.stopped), throttled: 0};
}

export function routeKey({api, stage, route}) {
  return `route ${api} ${stage} ${route}`;
}

function add(sums, key, one) {
  const sum = sums.get(key) ?? {};
  merge(sum, one);
  sums.set(key, sum);
}

function merge(sum, one) {
  for (const name of ['calls', 'status4xx', 'status5xx', 'throttled']) sum[name] = (sum[name] ?? 0) + (one[name] ?? 0);
  // Percentiles cannot be added: the median is weighted, and the 95th is the worst of the seconds.
  sum.weighted = (sum.weighted ?? 0) + (one.weighted ?? one.p50 * one.calls);
  sum.p95 = Math.max(sum.p95 ?? 0, one.p95);
  sum.max = Math.max(sum.max ?? 0, one.max);
}
