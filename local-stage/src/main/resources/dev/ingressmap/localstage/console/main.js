// The shell: header, navigation, banner and the view that the address names.

import {html, nothing, render} from './lit/lit-html.js';
import {address, href} from './address.js';
import {banner} from './banner.js';
import {connect, live} from './live.js';
import {drawWith, redraw} from './screen.js';
import * as path from './path.js';
import * as routes from './routes.js';
import * as requests from './requests.js';
import * as story from './story.js';
import * as stages from './stages.js';
import * as trial from './trial.js';
import * as faults from './faults.js';

const VIEWS = {path, routes, requests, stages, try: trial, faults};
const NAMES = {path: 'Path', routes: 'Routes', requests: 'Requests', stages: 'Stages', try: 'Try it', faults: 'Faults'};

let shown = null;
let place = '';

function current() {
  const at = address();
  const known = at.view in VIEWS ? at : {...at, view: 'path'};
  return {at: known, view: known.view === 'requests' && known.id ? story : VIEWS[known.view]};
}

function follow() {
  const {at, view} = current();
  const next = `${at.view}/${at.id}`;
  const moved = shown !== null && next !== place;
  if (next !== place) shown?.leave?.();
  view.enter?.(at, next !== place);
  shown = view;
  place = next;
  redraw();
  if (moved) requestAnimationFrame(() => requestAnimationFrame(toHeading));
}

/** Readers of a screen hear the name of the new view, and the keyboard continues there. */
function toHeading() {
  scrollTo(0, 0);
  document.querySelector('h1')?.focus({preventScroll: true});
}

function draw() {
  const {at, view} = current();
  document.title = `${view.title(at)} – local-stage`;
  render(page(at, view), document.getElementById('page'));
  view.drawn?.(at);
}

const page = (at, view) => html`
  <a class="skip" href="#main" @click=${skip}>Skip to the content</a>
  <header class="top">
    <a class="brand" href=${href('path')}><img src="/_local/console/icon.svg" alt="" width="28" height="28"><span>local-stage <small>${live.version}</small></span></a>
    <nav aria-label="Views"><ul>
      ${Object.entries(NAMES).map(([name, text]) => html`<li><a href=${href(name)}
          aria-current=${name === at.view ? 'page' : nothing}>${text}</a></li>`)}
    </ul></nav>
    <p class="state ${live.stream}"><span class="dot" aria-hidden="true"></span>${stateText()}</p>
  </header>
  ${banner()}
  <main id="main" tabindex="-1" class=${at.view} spellcheck="false">
    <h1 tabindex="-1">${view.title(at)}</h1>
    ${view.show(at)}
  </main>`;

function stateText() {
  return {opening: 'Connecting', open: 'Live', lost: 'Not connected'}[live.stream];
}

/** The hash names the view, so the link must not change it. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main').focus();
}

addEventListener('hashchange', follow);
drawWith(draw);
follow();
connect();
