// Routes by team and targets by namespace: large ones are closed to one box with the totals.

import {routeKey} from './rates.js';

const MANY = 40;
const KINDS = {SERVICE: 'Services', FUNCTION: 'Functions', HOST: 'Hosts', GATEWAY: 'API Gateway'};

export function groups(stage, targets, expanded) {
  const boxOfRoute = new Map();
  const teams = [...grouped(stage.routes, route => route.team)].map(([name, routes]) =>
    team(stage, name, routes, expanded(`team:${name}`) ?? stage.routes.length <= MANY, boxOfRoute));
  const used = new Set(stage.routes.map(route => route.target));
  // No route leads to a default backend, but the ingress does.
  const called = targets.filter(target => used.has(target.id) || (target.ingress && !target.routed));
  const boxOfTarget = new Map();
  const ends = called.length <= MANY
    ? called.map(target => end(target, boxOfTarget))
    : [...grouped(called, area)].flatMap(([name, some]) => ofArea(name, some, expanded, boxOfTarget));
  return {teams, ends, boxOfRoute, boxOfTarget};
}

export function teamName(name) {
  return name || 'no team';
}

function team(stage, name, routes, open, boxOfRoute) {
  const keys = routes.map(route => routeKey({...stage, route: route.route}));
  const box = {id: `team:${name}`, column: 'routes', kind: 'team', name, routes, keys, open, inner: []};
  if (open) {
    box.inner = routes.slice(0, MANY).map((route, index) => (
      {id: `route:${route.route}`, column: 'routes', kind: 'route', route, keys: [keys[index]]}));
    if (routes.length > MANY) {
      box.inner.push({
        id: `more:${name}`, column: 'routes', kind: 'more', name, count: routes.length - MANY, keys: keys.slice(MANY)});
    }
  }
  routes.forEach((route, index) => boxOfRoute.set(route.route, open ? box.inner[Math.min(index, MANY)] : box));
  return box;
}

function end(target, boxOfTarget) {
  const box = {
    id: `target:${target.id}`, column: 'targets', kind: 'target', target, ingress: target.ingress,
    keys: [`target ${target.id}`]};
  boxOfTarget.set(target.id, box);
  return box;
}

/** A namespace's services, or all functions, hosts: one box, or each its own if it is open or alone. */
function ofArea(name, targets, expanded, boxOfTarget) {
  const id = `area:${name}`;
  if (targets.length === 1) return [end(targets[0], boxOfTarget)];
  const open = expanded(id) ?? false;
  const head = {
    id, column: 'targets', kind: 'area', name, count: targets.length, open, ingress: !open && targets[0].ingress,
    keys: targets.map(target => `target ${target.id}`)};
  if (open) return [head, ...targets.map(target => end(target, boxOfTarget))];
  for (const target of targets) boxOfTarget.set(target.id, head);
  return [head];
}

function area(target) {
  const slash = target.name.indexOf('/');
  const name = target.kind === 'SERVICE' && slash > 0 ? target.name.slice(0, slash) : KINDS[target.kind] ?? target.kind;
  return name;
}

function grouped(items, key) {
  const found = new Map();
  for (const item of items) {
    const name = key(item);
    if (!found.has(name)) found.set(name, []);
    found.get(name).push(item);
  }
  return found;
}
