// The view of the path: the live picture of one stage.

import {html, nothing, svg} from './lit/lit-html.js';
import {repeat} from './lit/directives/repeat.js';
import {drawBox, mood} from './boxes.js';
import {details} from './details.js';
import {empty} from './empty.js';
import {live, onCalls} from './live.js';
import {picture} from './picture.js';
import {endPulses, pulse} from './pulse.js';
import {ratesOf} from './rates.js';
import {redraw} from './screen.js';
import {chosenStage, stageChoice} from './stage-choice.js';

const expanded = new Map();
let told = null;
let width = 0;
let scene = null;
let framed = null;
let shown = null;
let end = () => {};
const size = new ResizeObserver(([{contentRect}]) => {
  if (Math.abs(contentRect.width - width) < 1) return;
  width = contentRect.width;
  redraw();
});

export const title = () => 'The path';

export function enter() {
  end();
  end = onCalls(calls => {
    const layer = document.getElementById('pulses');
    if (layer && scene && shown) pulse(layer, shown, scene, calls);
  });
}

export function leave() {
  end();
  endPulses();
  size.disconnect();
  framed = null;
  told = null;
}

export function show(at) {
  const stage = chosenStage(at);
  if (!stage) return empty();
  shown = stage;
  scene = picture(stage, live.map.targets, {
    ingress: live.map.ingress, width: Math.max(280, width), expanded: id => expanded.get(id)});
  const box = scene.boxes.find(one => one.id === told) ;
  return html`
    <div class="bar">${stageChoice(at, 'path')}
      <p class="legend"><span class="key busy">calls</span><span class="key warn">4xx</span><span class="key throttled">throttled</span><span class="key bad">5xx</span>
      <span>of the last 5 seconds</span></p>
    </div>
    <div class="frame" id="frame" @keydown=${event => event.key === 'Escape' && close()}>${width ? whole(stage) : nothing}</div>
    ${box ? details(box, stage, close) : nothing}`;
}

/** The frame is a new element after another view or an empty state. */
export function drawn() {
  const frame = document.getElementById('frame');
  if (frame === framed) return;
  size.disconnect();
  framed = frame;
  if (frame) size.observe(frame);
}

function close() {
  told = null;
  redraw();
}

const actions = {
  tell(box) {
    told = box.id;
    redraw();
  },
  toggle(box) {
    expanded.set(box.id, !box.open);
    told = box.id;
    redraw();
  }};

/** Teams are below the lines, which are below everything else. */
function whole(stage) {
  const {boxes, lines} = scene;
  return html`<svg class="picture" width=${scene.width} height=${scene.height} viewBox="0 0 ${scene.width} ${scene.height}"
      role="group" aria-label="The path of calls through stage ${stage.stage} of ${stage.name}">
    ${boxes.filter(box => box.kind === 'team' && box.open).map(box => svg`<rect class="ground" x=${box.x} y=${box.y}
      width=${box.w} height=${box.h} rx="12"></rect>`)}
    <g class="lines" aria-hidden="true">${lines.map(lineOf)}</g>
    ${repeat(boxes, box => box.id, box => drawBox(box, stage, actions))}
    <g id="pulses" aria-hidden="true"></g>
  </svg>`;
}

function lineOf(line) {
  const rates = ratesOf(...line.keys);
  const strength = rates ? 1.5 + Math.min(5, Math.log2(1 + rates.calls) * 0.7) : 1;
  return svg`<path class=${mood(rates)} d=${line.d} stroke-width=${strength}></path>`;
}
