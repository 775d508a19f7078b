// The view of the routes: a table, or a tree by team.

import {html, nothing} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {href, replaceAddress} from './address.js';
import {compare, drift, driftOf} from './drift.js';
import {empty} from './empty.js';
import {teamName} from './groups.js';
import {problemText} from './pieces.js';
import {routeRow, ROUTE_HEAD} from './route-row.js';
import {redraw} from './screen.js';
import {chosenStage, stageChoice} from './stage-choice.js';
import {some} from './text.js';

const ROWS = 150;
let rows = ROWS;

export const title = () => 'Routes';

export function enter() {
  rows = ROWS;
}

export function show(at) {
  const stage = chosenStage(at);
  if (!stage) return empty();
  const text = at.query.get('text') ?? '';
  const tree = at.query.get('as') === 'tree';
  const go = change => replaceAddress(href('routes', {api: stage.api, stage: stage.stage, text, as: tree ? 'tree' : '', ...change}));
  const list = stage.routes.filter(route => fits(route, text.toLowerCase()));
  return html`
    <form class="filters" role="search" autocomplete="off" aria-label="Find routes" @submit=${event => event.preventDefault()}>
      ${stageChoice(at, 'routes')}
      <label class="field grow">Search <input type="search" .value=${set(text)} @input=${event => go({text: event.target.value})}
        placeholder="path, team, owner, target"></label>
      <button type="button" aria-pressed=${tree ? 'true' : 'false'} @click=${() => go({as: tree ? '' : 'tree'})}>By team</button>
      <button type="button" ?disabled=${drift.asked} @click=${compare}>${drift.asked ? 'Comparing…' : 'Compare with the manifests'}</button>
    </form>
    ${problemText(drift.problem)}
    <p class="hint" role="status">${some(list.length, 'route')}${text ? ` of ${stage.routes.length}` : ''}. ${drift.summary(stage)}</p>
    ${list.length ? (tree ? asTree(list, stage) : asTable(list, stage)) : html`<section class="empty"><h2>No route fits</h2><p>Search for a part of a path, a team or a target.</p></section>`}`;
}

function fits(route, text) {
  const {team, owner, access, target, integration} = route;
  return !text || [route.route, team, owner, access, target, integration.uri].some(one => one?.toLowerCase().includes(text));
}

function asTable(list, stage) {
  return html`${table(list.slice(0, rows), stage, `Routes of ${stage.name}`)}
    ${list.length > rows ? html`<button type="button" class="more" @click=${more}>Show ${Math.min(ROWS, list.length - rows)} more of ${list.length}</button>` : nothing}`;
}

function asTree(list, stage) {
  const teams = Map.groupBy(list, route => route.team);
  return html`<div class="tree">${[...teams].map(([name, routes]) => html`<details class="card" ?open=${list.length <= 40}>
    <summary><b>${teamName(name)}</b> <span class="tag">${some(routes.length, 'route')}</span></summary>
    ${table(routes, stage, `Routes of ${teamName(name)}`)}</details>`)}</div>`;
}

const table = (list, stage, name) => html`<div class="scroll" tabindex="0" role="group" aria-label=${name}>
  <table class="routes cards">${ROUTE_HEAD}<tbody>${list.map(route => routeRow(route, stage, driftOf(stage, route)))}</tbody></table></div>`;

function more() {
  rows += ROWS;
  redraw();
}
