// The view of one request: what happened to it, step by step.

import {html, nothing} from './lit/lit-html.js';
import {encoded, href} from './address.js';
import {message} from './bodies.js';
import {curl, urlOf} from './commands.js';
import {copyButton} from './copy.js';
import {junit} from './junit.js';
import {live, targetName} from './live.js';
import {facts, problemText} from './pieces.js';
import {redraw} from './screen.js';
import {read, send} from './server.js';
import {millis, statusClass, time} from './text.js';
import {timeline} from './timeline.js';

let story = {id: '', call: null, problem: ''};
let replayProblem = '';

export const title = ({id}) => (story.id === id && story.call ? `${story.call.method} ${story.call.path}` : 'Request');

export function enter({id}, fresh) {
  if (fresh) open(id, false);
}

export function leave() {
  story = {id: '', call: null, problem: ''};
}

export function show() {
  const back = html`<p><a class="button" href=${href('requests')}>All requests</a></p>`;
  if (story.problem) return html`${problemText(story.problem)}${back}`;
  return story.call ? whole(story.call) : html`<p class="hint">Reading…</p>`;
}

async function open(id, secrets) {
  if (story.id !== id) story = {id, call: null, problem: ''};
  replayProblem = '';
  try {
    const call = await read(`/_local/requests/${encoded(id)}${secrets ? '?secrets=shown' : ''}`);
    if (story.id === id) story = {id, call, problem: ''};
  } catch (problem) {
    if (story.id === id) story = {id, call: null, problem: problem.message};
  }
  redraw();
}

const whole = call => html`
  ${summary(call)}
  <div class="bar">
    <button type="button" class="main" ?disabled=${!call.replayable} @click=${() => replay(call.id)}>Replay</button>
    ${copyButton('Copy as curl', () => curl(...described(call)))}
    ${copyButton('Copy as test', () => junit(...described(call)))}
    <button type="button" aria-pressed=${call.masked ? 'false' : 'true'} @click=${() => open(call.id, call.masked)}>${call.masked ? 'Show secrets' : 'Hide secrets'}</button>
    <a class="button" href=${href('requests', {api: call.api, stage: call.stage, route: call.route})}>Same route</a>
    <a class="button" href=${href('requests')}>All requests</a>
    ${call.replayable ? nothing : html`<p class="hint">Cannot be replayed: ${call.replayProblem}</p>`}
    ${call.masked ? html`<p class="hint">What you copy has masked secrets until you show them.</p>` : nothing}
  </div>
  ${problemText(replayProblem)}
  <section class="card"><h2>Timeline</h2>${timeline(call.steps, call.millis)}</section>
  <div class="pair">
    <div class="card">${message('What came in', call.request, html`<h2>What came in</h2>`)}</div>
    <div class="card">${message('What left', call.answer, html`<h2>What left</h2>`)}</div>
  </div>`;

function summary(call) {
  const {hop, key} = call;
  const told = [
    ['Time', `${time(call.at)}, took ${millis(call.millis)}`],
    ['Stage', call.stage ? `${call.stage} of ${call.api}${call.canary ? ', canary' : ''}` : 'none'],
    ['Route', call.route || 'none'],
    ['Answered by', call.refusal ? `API Gateway itself: ${call.refusal}` : targetName(call.target)],
    ['Why', call.reason],
    ['API key', key && (key.name ? `${key.name} (${key.id})` : key.id)],
    ['Ingress', hop && `sent it to ${targetName(hop.target)}${hop.address ? ` at ${hop.address}` : ''}, which answered ${hop.status} in ${millis(hop.millis)}`],
    ['Request id', call.id]];
  return html`<section class="card summary" aria-label="Summary">
    <p class="line"><span class="status ${statusClass(call.status)}">${call.status}</span> <code>${call.method} ${call.path}${call.query ? `?${call.query}` : ''}</code></p>
    ${facts(told)}
  </section>`;
}

function described(call) {
  const stage = live.map?.stages.find(one => one.api === call.api && one.stage === call.stage);
  const {headers, body} = call.request;
  return [urlOf(stage, call.path, call.query), {method: call.method, headers, body: body.text, status: call.status}];
}

async function replay(id) {
  try {
    location.hash = href('requests', {id: (await send('POST', `/_local/requests/${encoded(id)}/replay`)).id});
  } catch (problem) {
    replayProblem = problem.message;
    redraw();
  }
}
