// The view of the requests: a live list, newest first.

import {html, nothing} from './lit/lit-html.js';
import {href} from './address.js';
import {quoted, urlOf} from './commands.js';
import {copyable} from './copy.js';
import {confirmClear, filters} from './filters.js';
import {filterOf, isEmpty, matches, needsServer} from './filter.js';
import {live} from './live.js';
import {problemText} from './pieces.js';
import {fill} from './rows.js';
import {redraw} from './screen.js';
import {found} from './search.js';
import {count, some} from './text.js';

const ROWS = 200;
const SPEAK_PAUSE = 5000;
let rows = ROWS;
let held = null;
let shown = [];
let spoken = {text: '', next: '', timer: 0};

export const title = () => 'Requests';

export function enter(at, fresh) {
  if (fresh) held = null;
  rows = ROWS;
}

export function drawn() {
  const body = document.getElementById('calls');
  if (body) fill(body, shown.slice(0, rows));
}

export function show({query}) {
  const filter = filterOf(query);
  const {calls, problem, done} = needsServer(filter) ? found(filter) : {calls: live.calls, problem: '', done: true};
  shown = (held ?? calls).filter(call => matches(filter, call));
  const newer = held ? live.calls.filter(call => call.seq > held.newest && matches(filter, call)).length : 0;
  return html`
    ${filters(filter)}
    <div class="bar">
      <button type="button" aria-pressed=${held ? 'true' : 'false'} @click=${() => hold(calls)}>${held ? 'Resume' : 'Pause'}</button>
      <button type="button" @click=${clear} ?disabled=${!live.calls.length}>Clear</button>
      <p class="hint">${some(shown.length, 'request')}${held ? `, paused: ${count(newer)} newer` : ''}${
        live.skipped ? `, ${count(live.skipped)} more were not shown because there were too many` : ''}</p>
      <p class="away" role="status">${said(`${some(shown.length, 'request')} in the list`)}</p>
    </div>
    ${problemText(problem)}
    ${shown.length ? table(shown) : none(filter, done)}`;
}

const table = list => html`
  <table class="calls">
    <thead><tr><th scope="col">Time</th><th scope="col">Status</th><th scope="col">Request</th>
      <th scope="col" class="wide">Route</th><th scope="col" class="wide">Answered by</th><th scope="col" class="number">Took</th></tr></thead>
    <tbody id="calls"></tbody>
  </table>
  ${list.length > rows ? html`<button type="button" class="more" @click=${more}>Show ${count(Math.min(ROWS, list.length - rows))} more of ${count(list.length)}</button>` : nothing}`;

function none(filter, done) {
  const stage = live.map?.stages[0];
  if (!done) return html`<p class="hint">Searching…</p>`;
  if (!isEmpty(filter)) return html`<section class="empty"><h2>No request fits the filters</h2><p><a class="button" href=${href('requests')}>Show all requests</a></p></section>`;
  return html`<section class="empty"><h2>No request yet</h2>
    <p>Each call of a stage appears here at once.</p>${stage ? copyable(`curl -i ${quoted(urlOf(stage, '/', ''))}`) : nothing}<p><a class="button" href=${href('try')}>Try a route</a></p></section>`;
}

function hold(calls) {
  held = held ? null : Object.assign([...calls], {newest: live.calls[0]?.seq ?? 0});
  redraw();
}

function clear() {
  confirmClear(() => {
    held = null;
  });
}

function more() {
  rows += ROWS;
  redraw();
}

/** Readers of a screen hear the number every 5 seconds at most, and never each row. */
function said(text) {
  if (text !== spoken.text && !spoken.timer) {
    const wait = spoken.text ? SPEAK_PAUSE : 1000;
    spoken.timer = setTimeout(() => {
      spoken = {text: spoken.next, timer: 0};
      redraw();
    }, wait);
  }
  spoken.next = text;
  return spoken.text;
}
