// The canary of a stage: its percentage, promotion and end.

import {html} from './lit/lit-html.js';
import {propose} from './action.js';
import {canaryPercent, endCanary, promote} from './stage-changes.js';

export function canaryCard(stage, {canarySettings: canary}) {
  if (!canary?.deploymentId) {
    return html`<section class="card"><h2>Canary</h2>
      <p class="hint">There is none: all callers get the live deployment. <code>gateway apply --canary 10%</code> creates one.</p></section>`;
  }
  const submit = event => {
    event.preventDefault();
    propose(stage, canaryPercent(event.target.elements.percent.value));
  };
  return html`<section class="card"><h2>Canary</h2>
    <p>Deployment <code>${canary.deploymentId}</code> gets ${canary.percentTraffic} % of the calls.</p>
    <progress max="100" value=${canary.percentTraffic} aria-label="Share of the canary"></progress>
    <form class="fields" @submit=${submit}>
      <label class="field">Percent <input name="percent" type="number" min="0" max="100" step="any" required .value=${String(canary.percentTraffic)}></label>
      <button>Change…</button>
      <button type="button" class="main" @click=${() => propose(stage, promote(canary.stageVariableOverrides))}>Promote…</button>
      <button type="button" class="danger" @click=${() => propose(stage, endCanary())}>Remove…</button></form></section>`;
}
