// The fields of a call that is tried.

import {html, nothing} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {mayHaveBody} from './draft.js';
import {keys} from './keys.js';
import {redraw} from './screen.js';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'];

export function fields(draft) {
  const change = (name, value) => {
    draft[name] = value;
    redraw();
  };
  return html`
    ${draft.anyMethod ? html`<label class="field">Method <select .value=${set(draft.method)} @change=${event => change('method', event.target.value)}>
      ${METHODS.map(one => html`<option ?selected=${one === draft.method}>${one}</option>`)}</select></label>` : nothing}
    ${draft.path.map(one => html`<label class="field">${one.name}, in the path${one.greedy ? ', may have slashes' : ''}
      <input required .value=${set(one.value)} @input=${event => {
        one.value = event.target.value;
        redraw();
      }}></label>`)}
    ${pairs('Query', draft.query)}
    ${pairs('Header', draft.headers)}
    ${keyField(draft)}
    <label class="check"><input type="checkbox" .checked=${set(draft.sign)} @change=${event => change('sign', event.target.checked)}>
      Sign it for IAM</label>
    ${mayHaveBody(draft) ? html`<label class="field">Body${draft.model ? `, a sample of the model ${draft.model}` : ''}
      <textarea rows="9" .value=${set(draft.body)} @input=${event => change('body', event.target.value)}></textarea></label>` : nothing}
    ${draft.modelProblem ? html`<p class="hint">No sample of ${draft.model}: ${draft.modelProblem}</p>` : nothing}`;
}

/** Names and values, which can be added. Those that the route asks for have fixed names. */
function pairs(what, list) {
  const lower = what.toLowerCase();
  const edit = (pair, index) => event => {
    pair[index] = event.target.value;
    redraw();
  };
  return html`<fieldset><legend>${what === 'Query' ? 'Query' : 'Headers'}</legend>
    ${list.map((pair, index) => html`<div class="twin three">
      <input aria-label="${what} ${index + 1}: name" .value=${set(pair[0])} ?readonly=${pair.length > 2} @input=${edit(pair, 0)}>
      <input aria-label="${what} ${index + 1}: value" .value=${set(pair[1])} ?required=${pair[2] === true} placeholder=${pair[2] === true ? 'required' : ''} @input=${edit(pair, 1)}>
      <button type="button" class="quiet" aria-label="Remove ${lower} ${index + 1}" @click=${() => remove(list, index)}>×</button></div>`)}
    <button type="button" class="quiet" @click=${() => add(list)}>Add a ${lower}${what === 'Query' ? ' parameter' : ''}</button></fieldset>`;
}

function add(list) {
  list.push(['', '']);
  redraw();
}

function remove(list, index) {
  list.splice(index, 1);
  redraw();
}

function keyField(draft) {
  const {list, problem} = keys();
  if (problem) return html`<p class="hint">The keys cannot be read: ${problem}</p>`;
  if (!list.length) return html`<p class="hint">There is no API key: <code>aws apigateway create-api-key</code> creates one.</p>`;
  return html`<label class="field">API key <select .value=${set(draft.key)} @change=${event => take(draft, event.target.value, list)}>
    <option value="">none</option>${list.map(one => html`<option value=${one.id}>${one.name || one.id}${one.enabled === false ? ' (disabled)' : ''}</option>`)}</select></label>`;
}

/** A key is a header, so that what is sent can be seen. */
function take(draft, id, list) {
  draft.key = id;
  draft.headers = draft.headers.filter(([name]) => name.toLowerCase() !== 'x-api-key');
  const key = list.find(one => one.id === id);
  if (key) draft.headers.push(['X-Api-Key', key.value]);
  redraw();
}
