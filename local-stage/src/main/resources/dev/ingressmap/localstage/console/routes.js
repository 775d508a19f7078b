import {html} from './lit/lit-html.js';

export const title = () => 'Routes';

export function show() {
  return html`<p class="hint">In work.</p>`;
}
