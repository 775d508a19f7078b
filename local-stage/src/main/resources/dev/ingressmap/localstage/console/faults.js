// The view of faults: rules that make the control plane or a backend slow or fail.

import {html} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {backendForm} from './backend-faults.js';
import {controlForm} from './control-faults.js';
import {problemText} from './pieces.js';
import {apply, readRules, rules} from './rules.js';

export const title = () => 'Faults';

export function enter() {
  readRules();
}

export function show() {
  return html`
    <p class="hint">Faults last until they are removed or used up. A restart and a reset remove them all.</p>
    <div class="pair">
      <section class="card"><h2>Services behind the ingress</h2>
        ${rules.backends.missing ? html`<p class="hint">There is no ingress: start local-stage with <code>--manifests</code>.</p>` : html`${backendForm()}${asText('backends', 'NAMESPACE/NAME delay 2000, NAMESPACE/NAME status 503 20%')}`}</section>
      <section class="card"><h2>Control plane</h2>${controlForm()}${asText('faults', 'CreateDeployment 429 10')}</section>
    </div>`;
}

function asText(name, example) {
  const own = rules[name];
  const changed = own.text !== own.saved;
  return html`<form class="rules" @submit=${event => {
      event.preventDefault();
      apply(name, own.text);
    }}>
    <label class="field">The rules, one a line, such as ${example}
      <textarea rows="6" .value=${set(own.text)} @input=${event => {
        own.text = event.target.value;
        own.problem = '';
      }} @change=${() => own.changed()}></textarea></label>
    <div class="bar"><button>Apply these rules</button>
      <button type="button" class="danger" ?disabled=${!own.saved.trim()} @click=${() => apply(name, '')}>Remove all</button>
      <p class="hint" role="status">${own.done && !changed ? own.done : ''}</p></div>
    ${problemText(own.problem)}</form>`;
}
