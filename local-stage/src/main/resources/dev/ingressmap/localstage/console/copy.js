// Text with a button that copies it.

import {html} from './lit/lit-html.js';
import {redraw} from './screen.js';

let copied = '';
let timer = 0;

export function copyable(text, name = 'Copy') {
  return html`<div class="copyable"><pre tabindex="0" role="group" aria-label="Text to copy">${text}</pre>${copyButton(name, () => text, text)}</div>`;
}

/** A button that copies what the function gives, which may be a promise. */
export function copyButton(name, text, mark = name) {
  return html`<button type="button" class="quiet" @click=${() => copy(text, mark)}>${copied === mark ? 'Copied' : name}</button>`;
}

async function copy(text, mark) {
  try {
    await navigator.clipboard.writeText(await text());
    copied = mark;
  } catch {
    copied = '';
    alert('The browser does not let the page copy: select the text instead.');
  }
  clearTimeout(timer);
  timer = setTimeout(() => {
    copied = '';
    redraw();
  }, 2000);
  redraw();
}
