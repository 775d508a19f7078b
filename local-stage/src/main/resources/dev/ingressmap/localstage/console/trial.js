import {html} from './lit/lit-html.js';

export const title = () => 'Try it';

export function show() {
  return html`<p class="hint">In work.</p>`;
}
