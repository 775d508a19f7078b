// The rows of the list of requests. A row never changes, so it is made once, and only new and old ones are touched.

import {html, nothing, render} from './lit/lit-html.js';
import {href} from './address.js';
import {targetName} from './live.js';
import {millis, statusClass, time} from './text.js';

const rows = new Map();

/** Puts the calls, newest first, into the body of the table. The row with the focus stays there, even if it is too old. */
export function fill(body, calls) {
  const wanted = new Set(calls.map(keyOf));
  const focused = document.activeElement?.closest('tr');
  let next = null;
  for (const [key, row] of rows) {
    if (wanted.has(key)) continue;
    if (row === focused) {
      next = row;
    } else {
      row.remove();
      rows.delete(key);
    }
  }
  for (const call of calls.toReversed()) {
    const row = rowOf(call);
    if (row.parentNode !== body || row.nextSibling !== next) body.insertBefore(row, next);
    next = row;
  }
}

function keyOf({seq, id}) {
  return `${seq} ${id}`;
}

function rowOf(call) {
  const key = keyOf(call);
  let row = rows.get(key);
  if (!row) {
    row = document.createElement('tr');
    render(cells(call), row);
    rows.set(key, row);
  }
  return row;
}

const cells = call => html`
  <td class="time">${time(call.at)}</td>
  <td><span class="status ${statusClass(call.status)}">${call.status}</span></td>
  <td class="request"><a href=${href('requests', {id: call.id})}><b class="method">${call.method}</b> ${call.path}${call.query ? `?${call.query}` : ''}</a>${
    call.reason ? html`<span class="reason">${call.reason}</span>` : nothing}</td>
  <td class="wide"><code>${call.route || 'none'}</code>${call.canary ? html` <span class="tag">canary</span>` : nothing}</td>
  <td class="wide">${call.refusal ? html`API Gateway <span class="tag">${call.refusal}</span>` : targetName(call.target)}</td>
  <td class="number">${millis(call.millis)}</td>`;
