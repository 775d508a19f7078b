// The fields above the list of requests. They are in the address, so that a link leads to the same list.

import {html, nothing} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {href, replaceAddress} from './address.js';
import {isEmpty} from './filter.js';
import {clearCalls, live} from './live.js';
import {stageName} from './stage-choice.js';

const STATUSES = ['', '2xx', '3xx', '4xx', '429', '5xx'];

export function filters(filter) {
  const change = (name, value) => replaceAddress(href('requests', {...filter, [name]: value}));
  const typed = name => event => change(name, event.target.value.trim());
  const known = STATUSES.includes(filter.status) ? STATUSES : [...STATUSES, filter.status];
  return html`<form class="filters" role="search" autocomplete="off" aria-label="Filter requests" @submit=${event => event.preventDefault()}>
    <label class="field">Status <select .value=${set(filter.status)} @change=${typed('status')}>
      ${known.map(one => html`<option value=${one} ?selected=${one === filter.status}>${one || 'any'}</option>`)}</select></label>
    <label class="field grow">Route <input list="route-names" .value=${set(filter.route)} @change=${typed('route')} placeholder="GET /orders/{id}"></label>
    <datalist id="route-names">${routeNames().map(name => html`<option value=${name}></option>`)}</datalist>
    <label class="field">API key <input .value=${set(filter.key)} @change=${typed('key')} placeholder="id or name"></label>
    <label class="field grow">Text <input type="search" .value=${set(filter.text)} @input=${event => change('text', event.target.value)} placeholder="in path, reason, headers, bodies"></label>
    ${chips(filter, change)}
    ${isEmpty(filter) ? nothing : html`<a class="button" href=${href('requests')}>Show all</a>`}
  </form>`;
}

/** Filters that other views set: they can only be removed here. */
function chips(filter, change) {
  const stage = live.map?.stages.find(one => one.api === filter.api && one.stage === filter.stage);
  const at = [filter.api, filter.stage].filter(Boolean).join(' · ');
  return [
    at && chip(`Stage ${stage ? stageName(stage) : at}`, () => replaceAddress(href('requests', {...filter, api: '', stage: ''}))),
    filter.canary && chip(filter.canary === 'true' ? 'Canary' : 'Without the canary', () => change('canary', '')),
    filter.target && chip(`Target ${filter.target}`, () => change('target', ''))].filter(Boolean);
}

const chip = (text, remove) => html`<button type="button" class="chip" @click=${remove}>${text} <span aria-hidden="true">×</span><span class="away">: remove this filter</span></button>`;

function routeNames() {
  return [...new Set((live.map?.stages ?? []).flatMap(stage => stage.routes.map(route => route.route)))].slice(0, 400);
}

export async function confirmClear(done) {
  if (!confirm('Forget all requests that are kept? Others who look lose them, too.')) return;
  try {
    await clearCalls();
    done();
  } catch (problem) {
    alert(problem.message);
  }
}
