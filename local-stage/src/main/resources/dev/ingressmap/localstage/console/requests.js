// The view of the requests: a live list, newest first.

import {html, nothing} from './lit/lit-html.js';
import {repeat} from './lit/directives/repeat.js';
import {href} from './address.js';
import {confirmClear, filters} from './filters.js';
import {filterOf, isEmpty, matches, needsServer} from './filter.js';
import {live} from './live.js';
import {redraw} from './screen.js';
import {found} from './search.js';
import {count, millis, some, statusClass, time} from './text.js';

const ROWS = 200;
let rows = ROWS;
let held = null;
let spoken = {text: '', until: 0};

export const title = () => 'Requests';

export function enter(at, fresh) {
  if (fresh) held = null;
  rows = ROWS;
}

export function show({query}) {
  const filter = filterOf(query);
  const {calls, problem, done} = needsServer(filter) ? found(filter) : {calls: live.calls, problem: '', done: true};
  const list = (held ?? calls).filter(call => matches(filter, call));
  const newer = held ? live.calls.filter(call => call.seq > held.newest && matches(filter, call)).length : 0;
  return html`
    ${filters(filter)}
    <div class="bar">
      <button type="button" aria-pressed=${held ? 'true' : 'false'} @click=${() => hold(calls)}>${held ? 'Resume' : 'Pause'}</button>
      <button type="button" @click=${clear} ?disabled=${!live.calls.length}>Clear</button>
      <p class="hint">${some(list.length, 'request')}${held ? `, paused: ${count(newer)} newer` : ''}${
        live.skipped ? `, ${count(live.skipped)} more were not shown because there were too many` : ''}</p>
      <p class="away" role="status">${said(`${some(list.length, 'request')} in the list`)}</p>
    </div>
    ${problem ? html`<p class="problem" role="alert">${problem}</p>` : nothing}
    ${list.length ? table(list) : none(filter, done)}`;
}

const table = list => html`
  <table class="calls">
    <thead><tr><th scope="col">Time</th><th scope="col">Status</th><th scope="col">Request</th>
      <th scope="col" class="wide">Route</th><th scope="col" class="wide">Answered by</th><th scope="col" class="number">Took</th></tr></thead>
    <tbody id="calls">${repeat(visible(list), call => call.seq, row)}</tbody>
  </table>
  ${list.length > rows ? html`<button type="button" class="more" @click=${more}>Show ${count(Math.min(ROWS, list.length - rows))} more of ${count(list.length)}</button>` : nothing}`;

const row = call => html`<tr data-seq=${call.seq}>
  <td class="time">${time(call.at)}</td>
  <td><span class="status ${statusClass(call.status)}">${call.status}</span></td>
  <td class="request"><a href=${href('requests', {id: call.id})}><b class="method">${call.method}</b> ${call.path}${call.query ? `?${call.query}` : ''}</a>${
    call.reason ? html`<span class="reason">${call.reason}</span>` : nothing}</td>
  <td class="wide"><code>${call.route || 'none'}</code>${call.canary ? html` <span class="tag">canary</span>` : nothing}</td>
  <td class="wide">${call.refusal ? html`API Gateway <span class="tag">${call.refusal}</span>` : call.target}</td>
  <td class="number">${millis(call.millis)}</td>
</tr>`;

/** The row with the focus stays, also if it is older than what is shown. */
function visible(list) {
  const some = list.slice(0, rows);
  const focused = document.activeElement?.closest?.('#calls tr')?.dataset.seq;
  const call = focused && list.find(one => String(one.seq) === focused);
  return call && !some.includes(call) ? [...some, call] : some;
}

function none(filter, done) {
  if (!done) return html`<p class="hint">Searching…</p>`;
  if (!isEmpty(filter)) return html`<section class="empty"><h2>No request fits the filters</h2><p><a class="button" href=${href('requests')}>Show all requests</a></p></section>`;
  return html`<section class="empty"><h2>No request yet</h2>
    <p>Each call of a stage appears here at once.</p><p><a class="button" href=${href('try')}>Try a route</a></p></section>`;
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

/** Readers of a screen hear the number every 10 seconds at most, and never each row. */
function said(text) {
  const now = Date.now();
  if (now > spoken.until) spoken = {text, until: now + 10_000};
  return spoken.text;
}
