// What to do if there is nothing to show.

import {html} from './lit/lit-html.js';
import {copyable} from './copy.js';
import {live} from './live.js';
import {problemText} from './pieces.js';

export function empty() {
  if (live.mapProblem) return problemText(live.mapProblem);
  if (!live.map) return html`<p class="hint">Reading the map…</p>`;
  return html`<section class="empty">
    <h2>No stage yet</h2>
    <p>Start local-stage with the Ingress manifests of your services, and the whole path is here:</p>
    ${copyable(`java -jar local-stage-${live.version}-exec.jar --manifests k8s/base`)}
    <p>Or create an API by hand and deploy it to a stage:</p>
    ${copyable(`aws apigateway create-rest-api --endpoint-url ${location.origin} --name hello`)}
  </section>`;
}
