// The stage that a view shows: the address names it, or it is the first one.

import {html, nothing} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {href} from './address.js';
import {live} from './live.js';

export function chosenStage({query}) {
  const stages = live.map?.stages ?? [];
  return stages.find(one => one.api === query.get('api') && one.stage === query.get('stage')) ?? stages[0];
}

export function stageName(stage) {
  return `${stage.name} · ${stage.stage}`;
}

/** A select, if there is more than one stage. */
export function stageChoice(at, view) {
  const stages = live.map?.stages ?? [];
  const chosen = stages.indexOf(chosenStage(at));
  if (stages.length < 2) return chosen < 0 ? nothing : html`<p class="chosen">${stageName(stages[chosen])}</p>`;
  return html`<label class="field">Stage <select .value=${set(String(chosen))} @change=${event => go(view, stages[event.target.value])}>
    ${stages.map((one, index) => html`<option value=${index} ?selected=${index === chosen}>${stageName(one)} (${one.api})</option>`)}
  </select></label>`;
}

function go(view, {api, stage}) {
  location.hash = href(view, {api, stage});
}
