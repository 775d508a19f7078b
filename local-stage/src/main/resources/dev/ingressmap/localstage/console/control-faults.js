// A form for the faults of the control plane, and the rules that are left.

import {html, nothing} from './lit/lit-html.js';
import {edit, lines} from './rules.js';

const OPERATIONS = [
  '*', 'CreateDeployment', 'CreateRestApi', 'DeleteDeployment', 'GetRestApi', 'GetRestApis', 'GetStage', 'ImportRestApi',
  'PutIntegration', 'PutMethod', 'PutRestApi', 'TagResource', 'UpdateStage'];
const FAULTS = {
  '500': 'fails with 500', '503': 'fails with 503', '429': 'is throttled', '429:2': 'is throttled, for 2 seconds',
  conflict: 'conflicts with another call', denied: 'is denied', expired: 'finds the credentials expired',
  cut: 'loses the connection before it works', lost: 'works, but its answer is lost',
  'late:2': 'takes effect 2 seconds late', 'spreads:5': 'takes effect step by step in 5 seconds'};

export function controlForm() {
  const current = lines('faults');
  return html`<form class="fields" autocomplete="off" @submit=${add}>
    <label class="field grow">Operation <input name="operation" list="operations" required value="*" pattern="\\*|[A-Z][A-Za-z]+" title="An operation, such as CreateDeployment, or *"></label>
    <datalist id="operations">${OPERATIONS.map(one => html`<option value=${one}></option>`)}</datalist>
    <label class="field grow">Fault <select name="fault">${Object.entries(FAULTS).map(([value, text]) => html`<option value=${value}>${text} (${value})</option>`)}</select></label>
    <label class="field">Times <input name="times" type="number" min="1" max="999999" value="1" required></label>
    <button>Add</button></form>
    ${current.length ? html`<ul class="current" aria-label="Rules of the control plane">${current.map(line => html`<li><code>${line}</code>
      <button type="button" class="quiet" aria-label="Remove ${line}" @click=${() => remove(line)}>Remove</button></li>`)}</ul>` : nothing}`;
}

function add(event) {
  event.preventDefault();
  const {operation, fault, times} = event.target.elements;
  edit('faults', all => [...all, `${operation.value} ${fault.value} ${times.value}`]);
}

/** Calls use rules up, so the number of times may be another one by now. */
function remove(line) {
  const rule = text => text.split(' ').slice(0, 2).join(' ');
  edit('faults', all => {
    const index = all.findIndex(one => rule(one) === rule(line));
    return all.filter((_, at) => at !== index);
  });
}
