// Small pieces of several views.

import {html, nothing} from './lit/lit-html.js';

/** A failure in words, if there is one. */
export function problemText(text) {
  return text ? html`<p class="problem" role="alert">${text}</p>` : nothing;
}

/** Names and values, without those that have no value. */
export function facts(pairs) {
  return html`<dl>${pairs.filter(([, value]) => value || value === 0).map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
}
