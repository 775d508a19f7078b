// When the page is drawn: after the user's input at once, after the server's events at most 4 times a second.

const PAUSE = 250;
let draw = () => {};
let asked = false;
let later = 0;
let last = 0;

export function drawWith(drawing) {
  draw = drawing;
}

export function redraw() {
  if (asked) return;
  asked = true;
  requestAnimationFrame(() => {
    asked = false;
    last = performance.now();
    draw();
  });
}

export function redrawLater() {
  if (later) return;
  later = setTimeout(() => {
    later = 0;
    redraw();
  }, Math.max(0, PAUSE - (performance.now() - last)));
}
