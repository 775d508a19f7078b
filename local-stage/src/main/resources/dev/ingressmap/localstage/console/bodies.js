// Headers and bodies of a request, an answer or a step.

import {html, nothing} from './lit/lit-html.js';
import {live} from './live.js';
import {bytes, pretty} from './text.js';

export function message(title, {headers = [], body}, heading = html`<h3>${title}</h3>`) {
  return html`<div class="message">
    ${heading}
    ${headers.length ? headerTable(headers) : nothing}
    ${body ? bodyText(body, title) : nothing}
  </div>`;
}

const headerTable = headers => html`<dl class="headers">${headers.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

function bodyText({text, size, cut, binary}, title) {
  if (!size && !text) return html`<p class="hint">No body</p>`;
  return html`<p class="hint">${bytes(size)}${binary ? ', binary' : ''}${cut ? `, cut at ${bytes(live.maxBody)}` : ''}</p>
    <pre tabindex="0" role="group" aria-label="Body: ${title}">${cut || binary ? text : pretty(text)}</pre>`;
}

/** Parts of a step: a template and what came of it are side by side. */
export function parts(all) {
  const rest = [...all];
  const shown = [];
  while (rest.length) {
    const part = rest.shift();
    const name = /^Template: (.*)$/s.exec(part.title)?.[1];
    const other = name === undefined ? -1 : rest.findIndex(one => one.title === `Rendered: ${name}`);
    const pair = other < 0 ? [part] : [part, ...rest.splice(other, 1)];
    shown.push(html`<div class=${pair.length === 2 ? 'pair' : 'single'}>${pair.map(one => message(one.title, one))}</div>`);
  }
  return shown;
}
