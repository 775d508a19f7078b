// The view of a stage: what it serves, its deployments, variables and throttle.

import {html, nothing} from './lit/lit-html.js';
import {actionDialog, openDialog, propose} from './action.js';
import {canaryCard} from './canary.js';
import {copyable} from './copy.js';
import {deploymentsCard} from './deployments.js';
import {empty} from './empty.js';
import {problemText} from './pieces.js';
import {chosenStage, stageChoice} from './stage-choice.js';
import {stateOf} from './stage-state.js';
import {setVariable, throttle} from './stage-changes.js';

export const title = () => 'Stages';

export const drawn = openDialog;

export function show(at) {
  const stage = chosenStage(at);
  if (!stage) return empty();
  const {settings, deployments, problem} = stateOf(stage);
  return html`
    <div class="bar">${stageChoice(at, 'stages')}<p class="hint">${stage.owner ? `Deployed by ${stage.owner}` : 'Made by hand, through the API'}${
      stage.domains.length ? `, at ${stage.domains.join(', ')}` : ''}</p></div>
    ${copyable(location.origin + stage.url)}
    ${problemText(problem)}
    ${settings ? html`${deploymentsCard(stage, settings, deployments)}
      <div class="pair">${canaryCard(stage, settings)}${throttleCard(stage, settings)}${variablesCard(stage, settings)}</div>` : html`<p class="hint">Reading…</p>`}
    ${actionDialog()}`;
}

function throttleCard(stage, {methodSettings}) {
  const all = methodSettings?.['*/*'] ?? {};
  const submit = event => {
    event.preventDefault();
    const {rate, burst} = event.target.elements;
    propose(stage, throttle(rate.value, burst.value));
  };
  return html`<section class="card"><h2>Throttle</h2><p class="hint">Of all methods that have none of their own.</p>
    <form class="fields" @submit=${submit}>
      <label class="field">Calls per second <input name="rate" type="number" min="0" step="any" required .value=${text(all.throttlingRateLimit)}></label>
      <label class="field">Burst <input name="burst" type="number" min="0" step="1" required .value=${text(all.throttlingBurstLimit)}></label>
      <button>Change…</button></form></section>`;
}

function variablesCard(stage, {variables}) {
  const submit = event => {
    event.preventDefault();
    const {name, value} = event.target.elements;
    propose(stage, setVariable(name.value, value.value));
    if (name.type !== 'hidden') event.target.reset();
  };
  const list = Object.entries(variables ?? {});
  return html`<section class="card"><h2>Variables</h2>
    ${list.length ? nothing : html`<p class="hint">There is none.</p>`}
    ${list.map(([name, value]) => html`<form class="twin" autocomplete="off" @submit=${submit}><input type="hidden" name="name" .value=${name}>
      <label class="field">${name} <input name="value" .value=${value}></label>
      <span class="bar"><button aria-label="Change ${name}">Change…</button>
        <button type="button" aria-label="Remove ${name}" @click=${() => propose(stage, setVariable(name, null))}>Remove…</button></span></form>`)}
    <form class="twin" autocomplete="off" @submit=${submit}><span class="fields"><label class="field">New variable <input name="name" required pattern="[A-Za-z0-9_]+" title="Letters, digits and _"></label>
      <label class="field">Value <input name="value"></label></span><button>Add…</button></form></section>`;
}

function text(number) {
  return number === undefined || number === null ? '' : String(number);
}
