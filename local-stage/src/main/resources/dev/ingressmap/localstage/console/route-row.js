// One route as a row of a table.

import {html, nothing} from './lit/lit-html.js';
import {href} from './address.js';
import {rounded} from './text.js';

const ACCESS = {CLOSED: 'hint', GUARDED: 'guarded'};

export const ROUTE_HEAD = html`<thead><tr><th scope="col">Route</th><th scope="col">Owner</th><th scope="col">Who may call</th>
  <th scope="col">Throttle</th><th scope="col">Integration</th><th scope="col">Drift</th><th scope="col">See</th></tr></thead>`;

export function routeRow(route, stage, drift) {
  const at = {api: stage.api, stage: stage.stage, route: route.route};
  const {throttle, integration} = route;
  return html`<tr>
    <th scope="row" class="route"><code><b class="method">${route.method}</b> ${route.path}</code>${
      route.canary && !route.live ? html` <span class="tag">only in the canary</span>` : nothing}${
      route.live && stage.canary && !route.canary ? html` <span class="tag">not in the canary</span>` : nothing}</th>
    <td data-name="Owner">${route.owner || html`<span class="hint">unknown</span>`}</td>
    <td data-name="Callers"><span class=${ACCESS[route.kind] ?? nothing}>${route.access}</span></td>
    <td class="plain" data-name="Throttle">${throttle ? `${rounded(throttle.rate)}/s, burst ${throttle.burst}` : html`<span class="hint">none</span>`}</td>
    <td data-name="Integration">${integration.type}${integration.uri ? html` <code>${integration.uri}</code>` : nothing}</td>
    <td data-name="Drift">${drift.map(change => html`<span class="drift">${change}</span>`)}</td>
    <td class="links" data-name="See"><a href=${href('requests', at)} aria-label="Requests of ${route.route}">Requests</a>
      <a href=${href('try', at)} aria-label="Try ${route.route}">Try</a></td>
  </tr>`;
}
