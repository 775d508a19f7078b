// Switches that make the service of one team slow or failing.

import {html} from './lit/lit-html.js';
import {live as set} from './lit/directives/live.js';
import {live} from './live.js';
import {edit, lines} from './rules.js';

const RULE = /^(\S+)\s+(delay|status)\s+(\d+)(?:\s+(\d+(?:\.\d+)?)%)?$/;
const KINDS = {
  delay: {text: 'Slow by', unit: 'ms', usual: 2000, least: 1, most: 60000},
  status: {text: 'Fails with', unit: '', usual: 503, least: 200, most: 599}};

export function backendForm() {
  const names = services();
  if (!names.length) return html`<p class="hint">No service is behind the ingress.</p>`;
  return html`<ul class="services">${names.map(name => html`<li><h3>${name}</h3>${Object.keys(KINDS).map(kind => control(name, kind))}</li>`)}</ul>`;
}

/** The services of the map, and those that only rules name. */
function services() {
  const targets = (live.map?.targets ?? []).filter(target => target.ingress).map(target => target.name.replace(/:[^:/]*$/, ''));
  return [...new Set([...targets, ...lines('backends').map(line => RULE.exec(line)?.[1]).filter(Boolean)])].sort();
}

function found(name, kind) {
  return lines('backends').map(line => RULE.exec(line)).find(rule => rule && rule[1] === name && rule[2] === kind);
}

function control(name, kind) {
  const rule = found(name, kind);
  const {text, unit, usual, least, most} = KINDS[kind];
  const [value, share] = [rule?.[3] ?? usual, rule?.[4] ?? 100];
  const given = form => [Number(form.elements.value.value), Number(form.elements.share.value)];
  const turn = event => change(name, kind, event.target.checked ? given(event.target.form) : null);
  const adjust = event => rule && event.target.form.reportValidity() && change(name, kind, given(event.target.form));
  return html`<form class="fault" @submit=${event => event.preventDefault()}>
    <label class="check"><input type="checkbox" role="switch" .checked=${set(Boolean(rule))} @change=${turn}>${text}<span class="away"> ${name}</span></label>
    <input name="value" type="number" min=${least} max=${most} required .value=${String(value)} @change=${adjust} aria-label="${name}: ${kind === 'delay' ? 'milliseconds' : 'status'}">
    <span class="unit">${unit} in</span>
    <input name="share" type="number" min="1" max="100" required .value=${String(share)} @change=${adjust} aria-label="${name}: share of the calls, percent"> %
  </form>`;
}

function change(name, kind, given) {
  edit('backends', all => {
    const others = all.filter(line => {
      const rule = RULE.exec(line);
      return !rule || rule[1] !== name || rule[2] !== kind;
    });
    if (!given) return others;
    const [value, share] = given;
    return [...others, `${name} ${kind} ${value}${share < 100 ? ` ${share}%` : ''}`];
  });
}
