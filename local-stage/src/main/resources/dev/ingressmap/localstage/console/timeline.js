// The steps of a call, with bars of their times.

import {html, nothing, svg} from './lit/lit-html.js';
import {parts} from './bodies.js';
import {facts} from './pieces.js';
import {millis} from './text.js';

const WIDE = 1000;

export function timeline(steps, whole) {
  const end = Math.max(whole, ...steps.map(step => step.at + step.took)) || 1;
  return html`<ol class="timeline">${steps.map(step => html`<li>
    <details ?open=${step.outcome === 'FAILED'}>
      <summary>
        <span class="name">${step.name}</span>
        <span class="outcome ${step.outcome === 'FAILED' ? 'bad' : 'fine'}">${step.outcome === 'FAILED' ? 'failed' : 'passed'}</span>
        ${bar(step, end)}
        <span class="took">${millis(step.took)}</span>
      </summary>
      <div class="step">${inside(step)}</div>
    </details></li>`)}</ol>`;
}

function bar({at, took, outcome}, end) {
  const x = Math.min(WIDE - 4, (at / end) * WIDE);
  return html`<svg class="span" viewBox="0 0 ${WIDE} 10" preserveAspectRatio="none" aria-hidden="true">${
    svg`<rect class="track" width=${WIDE} height="10"></rect><rect class=${outcome === 'FAILED' ? 'failed' : 'passed'}
      x=${x} width=${Math.max(4, Math.min(WIDE - x, (took / end) * WIDE))} height="10"></rect>`}</svg>`;
}

function inside({at, name, facts: told, lines, parts: all}) {
  return html`
    ${facts([['Begins', `${millis(at)} after the arrival`], ...told])}
    ${lines.length ? html`<pre tabindex="0" role="group" aria-label="Log lines of ${name}">${lines.join('\n')}</pre>` : nothing}
    ${parts(all)}`;
}
