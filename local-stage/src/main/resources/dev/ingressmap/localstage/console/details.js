// What the box under the pointer, or the one with the focus, stands for.

import {html} from './lit/lit-html.js';
import {contents, mood, rateWords, routeText} from './boxes.js';
import {facts} from './pieces.js';
import {ratesOf, totalOf} from './rates.js';
import {count} from './text.js';

export function details(box, stage, close) {
  const rates = ratesOf(...box.keys);
  const total = totalOf(...box.keys);
  const texts = contents(box, stage);
  return html`<section class="details" aria-label="Details">
    <h2><span class="what">${texts.what}</span> <code>${texts.title}</code></h2>
    <p class="now ${mood(rates)}">${rateWords(rates)}</p>
    ${facts([...own(box, stage),
      ['Since you look', `${count(total.calls)} calls, ${count(total.status4xx)} with 4xx (${count(total.throttled)} throttled), ${count(total.status5xx)} with 5xx`],
      ['Click or Enter', texts.toggle ? 'opens or closes it' : 'shows more']])}
    <button type="button" class="quiet close" aria-label="Close the details" @click=${close}>×</button>
  </section>`;
}

function own(box, stage) {
  if (box.kind === 'route') {
    const {owner, integration} = box.route;
    return [['Callers', routeText(box.route)], ['Owner', owner], ['Integration', `${integration.type} ${integration.uri ?? ''}`]];
  }
  if (box.kind === 'stage') {
    return [['API', stage.api], ['URL', location.origin + stage.url], ['Domains', stage.domains.join(', ')], ['Deployment', stage.deployment], ['Deployed by', stage.owner ?? 'hand']];
  }
  if (box.kind === 'target') return [['Address', box.target.address], ['Id', box.target.id]];
  if (box.kind === 'ingress') return [['Address', box.url]];
  if (box.kind === 'deployment') return [['Deployment', box.id === 'live' ? stage.deployment : stage.canary.deployment]];
  return [];
}
