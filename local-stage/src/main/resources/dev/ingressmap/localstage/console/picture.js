// Where the parts of the path are in the picture: boxes and the lines between them.

import {passedKey, routeKey, stageKey} from './rates.js';
import {groups} from './groups.js';
import {place} from './place.js';

/**
 * The boxes and lines of a stage.
 *
 * @param expanded tells of a group's id, or undefined if nobody has chosen, whether it is open
 */
export function picture(stage, targets, {ingress, width, expanded}) {
  const all = stageKey(stage);
  const boxes = [
    {id: 'clients', column: 'clients', kind: 'clients', keys: [all]},
    {id: 'stage', column: 'stage', kind: 'stage', keys: [all]}];
  const lines = [line('clients', 'stage', [all])];
  if (stage.canary) {
    boxes.push(
      {id: 'live', column: 'deployment', kind: 'deployment', keys: [`live ${all}`], percent: 100 - stage.canary.percent},
      {id: 'canary', column: 'deployment', kind: 'deployment', keys: [`canary ${all}`], percent: stage.canary.percent});
    lines.push(line('stage', 'live', [`live ${all}`]), line('stage', 'canary', [`canary ${all}`]));
  }
  const {teams, ends, boxOfRoute, boxOfTarget} = groups(stage, targets, expanded);
  boxes.push(...teams.flatMap(team => [team, ...team.inner]));
  const ingressKeys = ends.filter(end => end.ingress).flatMap(end => end.keys);
  if (ingressKeys.length) boxes.push({id: 'ingress', column: 'ingress', kind: 'ingress', keys: ingressKeys, url: ingress?.url});
  boxes.push(...ends);
  for (const route of stage.routes) {
    const from = boxOfRoute.get(route.route);
    const key = routeKey({...stage, route: route.route});
    for (const origin of origins(stage, route)) lines.push(line(origin, from.id, [key]));
    const end = boxOfTarget.get(route.target);
    if (end) lines.push(line(from.id, end.ingress ? 'ingress' : end.id, [passedKey({...stage, route: route.route})]));
  }
  for (const end of ends) if (end.ingress) lines.push(line('ingress', end.id, end.keys));
  return place(boxes, merged(lines), width);
}

/** The lines' ids of a call, from the clients on, for its pulse. */
export function journey(stage, call, drawn) {
  const route = drawn.boxOf(call.route, 'route');
  const ids = ['clients>stage'];
  if (!route) return ids;
  const origin = stage.canary ? (call.canary ? 'canary' : 'live') : 'stage';
  if (stage.canary) ids.push(`stage>${origin}`);
  ids.push(`${origin}>${route.id}`);
  const end = call.refusal ? null : drawn.boxOf(call.target, 'target');
  if (!end) return ids;
  return end.ingress ? [...ids, `${route.id}>ingress`, `ingress>${end.id}`] : [...ids, `${route.id}>${end.id}`];
}

function origins(stage, route) {
  if (!stage.canary) return ['stage'];
  return [route.live && 'live', route.canary && 'canary'].filter(Boolean);
}

function line(from, to, keys) {
  return {id: `${from}>${to}`, from, to, keys};
}

/** Routes of a closed group share one line. */
function merged(lines) {
  const byId = new Map();
  for (const one of lines) {
    const known = byId.get(one.id);
    if (known) known.keys.push(...one.keys);
    else byId.set(one.id, {...one, keys: [...one.keys]});
  }
  for (const one of byId.values()) one.keys = [...new Set(one.keys)];
  return [...byId.values()];
}
