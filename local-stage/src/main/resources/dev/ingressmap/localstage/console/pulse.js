// A moving point for each call, as long as there are few of them.

import {journey} from './picture.js';
import {ratesOf} from './rates.js';
import {statusClass} from './text.js';

const FEW = 20;
const MOST = 40;
const SPEED = 0.9;
const SVG = 'http://www.w3.org/2000/svg';
const still = matchMedia('(prefers-reduced-motion: reduce)');

let moving = [];
let asked = false;

/** Starts a pulse for each of the calls in the layer, along the lines that are drawn. */
export function pulse(layer, stage, drawn, calls) {
  const all = ratesOf('all');
  if (still.matches || document.hidden || calls.length > FEW || (all && all.calls > FEW)) return;
  for (const call of calls) {
    if (call.api !== stage.api || call.stage !== stage.stage || moving.length >= MOST) continue;
    start(layer, journey(stage, call, drawn).map(id => drawn.byLine.get(id)?.d ?? '').join(''), call);
  }
}

export function endPulses() {
  for (const {point} of moving) point.remove();
  moving = [];
}

function start(layer, d, call) {
  const track = document.createElementNS(SVG, 'path');
  track.setAttribute('d', d);
  const length = track.getTotalLength();
  if (!length) return;
  const point = document.createElementNS(SVG, 'circle');
  point.setAttribute('class', `pulse ${statusClass(call.status)}`);
  point.setAttribute('r', '5');
  layer.append(point);
  moving.push({point, track, length, begun: performance.now(), lasts: Math.min(1600, 300 + length / SPEED)});
  if (!asked) next();
}

function next() {
  asked = true;
  requestAnimationFrame(now => {
    asked = false;
    moving = moving.filter(one => move(one, now));
    if (moving.length) next();
  });
}

/** Moves one point, which grows and fades at its end. Returns whether it is still there. */
function move({point, track, length, begun, lasts}, now) {
  const part = Math.max(0, (now - begun) / lasts);
  if (part >= 1.25 || !point.isConnected) {
    point.remove();
    return false;
  }
  const {x, y} = track.getPointAtLength(length * Math.min(1, part));
  point.setAttribute('cx', x);
  point.setAttribute('cy', y);
  if (part > 1) {
    point.setAttribute('r', 5 + (part - 1) * 40);
    point.setAttribute('opacity', 1 - (part - 1) * 4);
  }
  return true;
}
