// The deployments of an API, newest first, and what differs between two of them.

import {html, nothing} from './lit/lit-html.js';
import {propose} from './action.js';
import {problemText} from './pieces.js';
import {redraw} from './screen.js';
import {read} from './server.js';
import {makeLive} from './stage-changes.js';
import {day, some} from './text.js';

let difference = null;

export function deploymentsCard(stage, settings, deployments) {
  return html`<section class="card"><h2>Deployments</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Deployments of ${stage.name}"><table class="cards">
      <thead><tr><th scope="col">Deployment</th><th scope="col">Created</th><th scope="col">Description</th><th scope="col">State</th><th scope="col">Action</th></tr></thead>
      <tbody>${deployments.map(one => row(one, stage, settings))}</tbody></table></div>
    ${deployments.length > 1 ? comparison(stage, settings, deployments) : nothing}
  </section>`;
}

function row({id, created, description}, stage, {deploymentId, canarySettings}) {
  const live = id === deploymentId;
  return html`<tr><th scope="row"><code>${id}</code></th><td class="time" data-name="Created">${day(created)}</td><td data-name="Description">${description}</td>
    <td data-name="State">${live ? html`<span class="tag on">live</span>` : nothing}${id === canarySettings?.deploymentId ? html`<span class="tag">canary</span>` : nothing}</td>
    <td data-name="Action">${live ? nothing : html`<button type="button" @click=${() => propose(stage, makeLive(stage, id))}>Make live…<span class="away"> ${id}</span></button>`}</td></tr>`;
}

function comparison(stage, {deploymentId, canarySettings}, deployments) {
  const other = canarySettings?.deploymentId ?? deployments.find(one => one.id !== deploymentId).id;
  const choice = (name, text, chosen) => html`<label class="field">${text} <select name=${name}>
    ${deployments.map(one => html`<option ?selected=${one.id === chosen}>${one.id}</option>`)}</select></label>`;
  const submit = event => {
    event.preventDefault();
    const {from, to} = event.target.elements;
    compare(stage.api, from.value, to.value);
  };
  return html`<form class="fields" @submit=${submit}>${choice('from', 'From', deploymentId)}${choice('to', 'To', other)}<button>Compare</button></form>
    ${difference?.api === stage.api ? result(difference) : nothing}`;
}

async function compare(api, from, to) {
  difference = {api, from, to};
  redraw();
  const asked = difference;
  try {
    asked.answer = await read(`/_local/deployments?${new URLSearchParams({api, from, to})}`);
  } catch (problem) {
    asked.problem = problem.message;
  }
  redraw();
}

function result({from, to, answer, problem}) {
  if (problem) return problemText(problem);
  if (!answer) return html`<p class="hint" role="status">Comparing…</p>`;
  const {added, removed, changed} = answer;
  const whole = (word, sign, list) => list.map(one => html`<li><b class=${word === 'added' ? 'fine' : 'bad'}>${sign} ${word}</b> <code>${one.route}</code> ${one.access}, ${one.integration}</li>`);
  return html`<p role="status">From ${from} to ${to}: ${some(added.length, 'route')} added, ${removed.length} removed, ${changed.length} changed.</p>
    <ul class="difference">${whole('added', '+', added)}${whole('removed', '−', removed)}${changed.map(one => html`<li><b class="warn">~ changed</b> <code>${one.route}</code>
      <ul>${one.changes.map(({what, from: old, to: now}) => html`<li>${what}: <del>${old}</del> → <ins>${now}</ins></li>`)}</ul></li>`)}</ul>`;
}
