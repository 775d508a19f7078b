import {html} from './lit/lit-html.js';

export const title = () => 'Faults';

export function show() {
  return html`<p class="hint">In work.</p>`;
}
