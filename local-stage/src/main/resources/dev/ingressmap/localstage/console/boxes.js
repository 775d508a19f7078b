// The texts of a box of the picture, and the box drawn.

import {svg} from './lit/lit-html.js';
import {href} from './address.js';
import {teamName} from './groups.js';
import {ratesOf} from './rates.js';
import {millis, percent, rate, rounded, shortened, some} from './text.js';

const KINDS = {SERVICE: 'Service', FUNCTION: 'Function', HOST: 'Host', GATEWAY: 'Mock'};
const STACKED = ['clients', 'stage', 'deployment', 'ingress'];
const LETTER = 7.4;
const WIDE_LETTER = 8.4;
const BOLD_LETTER = 6.6;
const SMALL_LETTER = 6;

export function kindOf(target) {
  return KINDS[target.kind] ?? target.kind;
}

/** Title, kind in words, idle text and address of what a box stands for. */
export function contents(box, stage) {
  const at = {api: stage.api, stage: stage.stage};
  switch (box.kind) {
    case 'clients': return {title: 'Clients', what: '', idle: 'no calls', to: href('requests', at)};
    case 'stage': return {title: stage.name, what: 'Stage', second: [stage.stage, ...stage.domains].join(' · '), idle: 'no calls', to: href('requests', at)};
    case 'deployment': return {title: `${rounded(box.percent)} % ${box.id}`, what: box.id === 'live' ? 'Live deployment' : 'Canary', idle: box.id === 'live' ? stage.deployment : stage.canary.deployment, to: href('requests', {...at, canary: box.id === 'canary'})};
    case 'team': return {title: teamName(box.name), what: 'Team', second: box.open ? '' : some(box.routes.length, 'route'), idle: box.open ? some(box.routes.length, 'route') : '', toggle: true};
    case 'route': return {title: box.route.route, what: 'Route', idle: routeText(box.route), to: href('requests', {...at, route: box.route.route})};
    case 'more': return {title: `${some(box.count, 'more route')}`, what: 'Routes', idle: '', to: href('routes', {...at, text: box.name})};
    case 'ingress': return {title: 'Ingress', what: '', idle: hostOf(box.url), to: href('requests', at)};
    case 'area': return {title: box.name, what: 'Targets', second: box.open ? '' : some(box.count, 'target'), idle: box.open ? some(box.count, 'target') : '', toggle: true};
    default: return {title: box.target.name, what: kindOf(box.target), idle: kindOf(box.target), to: href('requests', {...at, target: box.target.id})};
  }
}

export function routeText(route) {
  const throttle = route.throttle ? `${rounded(route.throttle.rate)}/s` : '';
  const canary = route.canary && !route.live ? 'only in the canary' : '';
  return [route.access, throttle, canary].filter(Boolean).join(' · ');
}

/** How bad it is: the colour of a whole box or line. A few failures are only in its words. */
export function mood(rates) {
  if (!rates) return 'idle';
  const over = (name, share) => rates[name] > share * rates.calls;
  return over('status5xx', 0.05) ? 'bad' : over('throttled', 0.1) ? 'throttled' : over('refused', 0.2) ? 'warn' : 'busy';
}

/** The rates in words. */
export function rateWords(rates) {
  if (!rates) return 'no calls now';
  return [
    `${rounded(rates.calls)} calls per second`,
    `median ${millis(rates.p50)}, 95 % within ${millis(rates.p95)}`,
    rates.throttled && `${percent(rates.throttled, rates.calls)} throttled (429)`,
    rates.refused && `${percent(rates.refused, rates.calls)} refused (4xx)`,
    rates.status5xx && `${percent(rates.status5xx, rates.calls)} failed (5xx)`].filter(Boolean).join(', ');
}

export function drawBox(box, stage, actions) {
  const rates = ratesOf(...box.keys);
  const texts = contents(box, stage);
  const enter = () => actions.tell(box);
  const inside = svg`<title>${label(box, texts, rates)}</title>
    <rect x=${box.x} y=${box.y} width=${box.w} height=${box.h} rx=${box.kind === 'team' ? 12 : 8}></rect>${rows(box, texts, rates)}`;
  if (!texts.toggle) {
    return svg`<a class="box ${box.kind} ${mood(rates)}" href=${texts.to} @focus=${enter} @pointerenter=${enter}>${inside}</a>`;
  }
  return svg`<g class="box ${box.kind} ${mood(rates)} ${box.open ? 'open' : ''}" role="button" tabindex="0"
    aria-expanded=${box.open ? 'true' : 'false'} @focus=${enter} @pointerenter=${enter}
    @click=${() => actions.toggle(box)} @keydown=${event => byKey(event, () => actions.toggle(box))}>${inside}</g>`;
}

function label(box, texts, rates) {
  const more = box.kind === 'route' ? texts.idle : texts.second;
  return [`${texts.what} ${texts.title}`.trim(), more, rateWords(rates)].filter(Boolean).join(', ');
}

function byKey(event, action) {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  action();
}

/** Lines of text: high boxes have the rate on a line of its own, others next to the title. */
function rows(box, texts, rates) {
  const open = texts.toggle && box.open;
  const speed = rates ? rate(rates.calls) : open ? texts.idle : '';
  const high = STACKED.includes(box.kind);
  const room = box.w - 24;
  const sign = texts.toggle ? (box.open ? '▾ ' : '▸ ') : '';
  const title = shortened(sign + texts.title, Math.floor((room - (high ? 0 : speed.length * LETTER + 6)) / (['route', 'target'].includes(box.kind) ? LETTER : WIDE_LETTER)));
  const lines = [texts.second, high && speed, rates ? troubles(rates, room) : texts.idle];
  const first = box.y + (box.h < 36 || open ? 21 : 20);
  const spot = {x: box.x + 12, step: high ? 17 : 16};
  return svg`<text class="title" x=${spot.x} y=${first}>${titled(box, title)}</text>
    ${high ? '' : svg`<text class="speed" x=${box.x + box.w - 12} y=${first} text-anchor="end">${speed}</text>`}
    ${open ? '' : lines.filter(Boolean).map((text, index) => svg`<text class=${text === speed ? 'speed' : 'small'} x=${spot.x}
      y=${first + spot.step * (index + 1)}>${typeof text === 'string' ? shortened(text, Math.floor(room / SMALL_LETTER)) : text}</text>`)}`;
}

function titled(box, title) {
  const end = box.kind === 'route' ? title.indexOf(' ') : -1;
  return end < 0 ? title : svg`<tspan class="method">${title.slice(0, end)}</tspan>${title.slice(end)}`;
}

/** Troubles, the worst first, as many as there is room for, and the latency if there is more. */
function troubles(rates, room) {
  let left = room;
  const taken = text => {
    left -= text.length * BOLD_LETTER + 8;
    return left >= -8;
  };
  const bad = [['bad', '5xx', rates.status5xx], ['throttled', room < 100 ? '429' : 'throttled', rates.throttled], ['warn', '4xx', rates.refused]]
    .filter(([, , number]) => number > 0)
    .map(([name, word, number]) => [name, `${word} ${percent(number, rates.calls)}`])
    .filter(([, text]) => taken(text));
  const latencies = [`p50 ${rounded(rates.p50)} · p95 ${millis(rates.p95)}`, `p95 ${millis(rates.p95)}`];
  const latency = latencies.find(text => text.length * SMALL_LETTER <= left);
  return [...(latency ? [['', latency]] : []), ...bad].map(([name, text], index) =>
    svg`<tspan class=${name} dx=${index ? 8 : 0}>${text}</tspan>`);
}

function hostOf(url) {
  return url ? url.replace(/^https?:\/\//, '') : '';
}
