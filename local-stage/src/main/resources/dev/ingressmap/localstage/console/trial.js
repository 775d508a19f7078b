// The view "Try it": a form made from a route, and the answer.

import {html, nothing} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {encoded, href} from './address.js';
import {message} from './bodies.js';
import {curl, urlOf} from './commands.js';
import {copyButton} from './copy.js';
import {empty} from './empty.js';
import {problemText} from './pieces.js';
import {redraw} from './screen.js';
import {read, send} from './server.js';
import {chosenStage, stageChoice} from './stage-choice.js';
import {millis, statusClass} from './text.js';
import {timeline} from './timeline.js';
import {draftOf, mayHaveBody, pathOf} from './draft.js';
import {fields} from './trial-fields.js';

let trial = {answer: null, story: null, problem: '', sent: false};

export const title = () => 'Try it';

export function enter(at, fresh) {
  if (fresh) trial = {answer: null, story: null, problem: '', sent: false};
}

export function show(at) {
  const stage = chosenStage(at);
  if (!stage) return empty();
  const route = stage.routes.find(one => one.route === at.query.get('route')) ?? stage.routes[0];
  if (!route) return html`${stageChoice(at, 'try')}<section class="empty"><h2>No route</h2><p>The stage ${stage.stage} has no route to try.</p></section>`;
  const draft = draftOf(stage, route);
  return html`
    <div class="fields">${stageChoice(at, 'try')}
      <label class="field grow">Route <select .value=${set(route.route)} @change=${event => go(stage, event.target.value)}>
        ${stage.routes.map(one => html`<option value=${one.route} ?selected=${one === route}>${one.route}</option>`)}</select></label></div>
    <div class="pair trial">
      <form class="card" autocomplete="off" aria-label="The call" @submit=${event => submit(event, stage, draft)}>
        <p class="hint">Who may call: ${route.access}</p>
        ${fields(draft)}
        <div class="bar"><button class="main" ?disabled=${trial.sent}>${trial.sent ? 'Sending…' : 'Send'}</button>
          ${copyButton('Copy as curl', () => curl(urlOf(stage, ...pathAndQuery(draft)), described(draft)))}</div>
        <p class="target"><code>${draft.method} ${pathOf(draft)}</code></p>
      </form>
      ${result()}
    </div>`;
}

function result() {
  const {answer, story, problem} = trial;
  if (problem) return problemText(problem);
  if (!answer) return html`<section class="card"><h2>Answer</h2><p class="hint">Send the call, and its answer and timeline are here.</p></section>`;
  return html`<section class="card" aria-label="Answer">
    <p class="line" role="status"><span class="status ${statusClass(answer.status)}">${answer.status}</span> in ${millis(answer.millis)}
      ${answer.id ? html`<a class="button" href=${href('requests', {id: answer.id})}>The whole story</a>` : nothing}</p>
    ${message('Answer', answer, html`<h2>Answer</h2>`)}
    ${story ? html`<h2>Timeline</h2>${timeline(story.steps, story.millis)}` : nothing}
  </section>`;
}

function go(stage, route) {
  location.hash = href('try', {api: stage.api, stage: stage.stage, route});
}

function pathAndQuery(draft) {
  return pathOf(draft).split(/\?(.*)/s);
}

function described({method, headers, body}) {
  const sent = headers.filter(([name]) => name.trim()).map(([name, value]) => [name.trim(), value]);
  return {method, headers: sent, body: mayHaveBody({method}) ? body : ''};
}

async function submit(event, stage, draft) {
  event.preventDefault();
  trial = {answer: null, story: null, problem: '', sent: true};
  redraw();
  try {
    const answer = await send('POST', '/_local/requests', {
      api: stage.api, stage: stage.stage, path: pathOf(draft), sign: draft.sign, ...described(draft)});
    trial = {answer, story: null, problem: '', sent: false};
    redraw();
    if (answer.id) trial.story = await read(`/_local/requests/${encoded(answer.id)}`);
  } catch (problem) {
    if (!trial.answer) trial = {answer: null, story: null, problem: problem.message, sent: false};
  }
  redraw();
}
