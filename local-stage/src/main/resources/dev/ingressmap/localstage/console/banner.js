// Says when the stream of events is broken, and for a while that it is back.

import {html, nothing} from './lit/lit-html.js';
import {BACK_SHOWN, live} from './live.js';
import {time} from './text.js';

export function banner() {
  return html`<div class="banners" role="status">${text(Date.now() - live.backAt)}</div>`;
}

function text(since) {
  if (live.stream === 'lost') {
    return html`<p class="banner bad">Not connected since ${time(live.lostAt)}: what is shown may be old.
      The page connects again by itself as soon as local-stage answers.</p>`;
  }
  return live.backAt && since < BACK_SHOWN ? html`<p class="banner fine">Connected again.</p>` : nothing;
}
