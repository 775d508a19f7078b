// Positions of boxes: in columns from left to right, or one below the other on a narrow page.

const LEAST = {clients: 100, stage: 150, deployment: 144, routes: 280, ingress: 100, targets: 186};
const MOST = {clients: 140, stage: 260, deployment: 170, routes: 520, ingress: 150, targets: 340};
const HEIGHT = {clients: 66, stage: 86, deployment: 66, team: 60, route: 44, more: 32, ingress: 66, target: 46, area: 60};
const GAP = 10;
const LEAST_BETWEEN = 34;
const BETWEEN = 46;
const HEAD = 34;
const EDGE = 4;

export function place(boxes, lines, width) {
  const columns = Object.keys(LEAST).filter(column => boxes.some(box => box.column === column));
  const tall = width < sum(columns, LEAST) + LEAST_BETWEEN * (columns.length - 1);
  const height = tall ? below(boxes, width) : inColumns(boxes, lines, width, columns);
  const byId = new Map(boxes.map(box => [box.id, box]));
  const curve = tall ? angular(width) : curved;
  for (const line of lines) line.d = curve(byId.get(line.from), byId.get(line.to));
  const byLine = new Map(lines.map(line => [line.id, line]));
  const owners = new Map();
  for (const box of boxes) {
    if (box.kind === 'route') owners.set(`route ${box.route.route}`, box);
    if (box.kind === 'team' && !box.open) for (const {route} of box.routes) owners.set(`route ${route}`, box);
    for (const key of box.column === 'targets' && !(box.kind === 'area' && box.open) ? box.keys : []) owners.set(key, box);
  }
  return {boxes, lines, width, height, tall, byLine, boxOf: (name, kind) => owners.get(`${kind} ${name}`)};
}

function inColumns(boxes, lines, width, columns) {
  const room = width - 2 * EDGE - BETWEEN * (columns.length - 1) - sum(columns, LEAST);
  const stretch = Math.max(0, Math.min(1, room / (sum(columns, MOST) - sum(columns, LEAST))));
  const wide = column => LEAST[column] + (MOST[column] - LEAST[column]) * stretch;
  const used = columns.reduce((all, column) => all + wide(column), 0);
  const gap = (width - 2 * EDGE - used) / (columns.length - 1);
  let x = EDGE;
  for (const column of columns) {
    for (const box of boxes) if (box.column === column) Object.assign(box, {x, w: wide(column), h: heightOf(box)});
    x += wide(column) + gap;
  }
  const routesHeight = stackRoutes(boxes, EDGE);
  const targetsHeight = placeTargets(boxes, lines);
  const height = Math.max(routesHeight, targetsHeight);
  if (routesHeight < targetsHeight) {
    for (const box of boxes) if (box.column === 'routes') box.y += (targetsHeight - routesHeight) / 2;
  }
  for (const column of ['clients', 'stage', 'deployment']) centre(boxes.filter(box => box.column === column), Math.min(height, 640));
  const ingress = boxes.find(box => box.kind === 'ingress');
  if (ingress) {
    const services = boxes.filter(box => box.column === 'targets' && box.ingress);
    const middle = services.reduce((sum, box) => sum + box.y + box.h / 2, 0) / services.length;
    ingress.y = Math.max(EDGE, middle - ingress.h / 2);
  }
  return Math.max(...boxes.map(box => box.y + box.h)) + EDGE;
}

function heightOf(box) {
  return box.kind === 'area' && box.open ? HEAD : HEIGHT[box.kind];
}

/** Teams one below the other, each with its routes inside if it is open. Returns where they end. */
function stackRoutes(boxes, top) {
  let y = top;
  for (const team of boxes.filter(box => box.kind === 'team')) {
    team.y = y;
    let end = y + HEAD;
    for (const inner of team.inner) {
      Object.assign(inner, {x: team.x + 8, w: team.w - 16, y: end, h: HEIGHT[inner.kind]});
      end += inner.h + 6;
    }
    team.h = team.open ? end + 2 - y : HEIGHT.team;
    y += team.h + GAP;
  }
  return y;
}

/** Each target near the routes that lead to it, those behind the ingress together. */
function placeTargets(boxes, lines) {
  const byId = new Map(boxes.map(box => [box.id, box]));
  const targets = boxes.filter(box => box.column === 'targets');
  const routes = boxes.filter(box => box.column === 'routes');
  const middles = box => lines.filter(line => line.to === box.id && byId.get(line.from).column === 'routes')
    .map(line => byId.get(line.from).y + byId.get(line.from).h / 2);
  const mean = numbers => numbers.length ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : 0;
  const total = targets.reduce((sum, box) => sum + box.h + GAP, 0);
  const span = Math.max(0, ...routes.map(box => box.y + box.h));
  const behind = targets.filter(box => box.ingress);
  const others = targets.filter(box => !box.ingress);
  let y = Math.max(EDGE, (Math.min(span, 900) - total) / 2);
  for (const box of [...behind, ...others]) {
    const wished = box.ingress ? y : Math.min(mean(middles(box)) - box.h / 2, span - box.h);
    box.y = Math.max(y, box.kind === 'area' ? y : wished);
    y = box.y + box.h + GAP;
  }
  return y;
}

function centre(boxes, height) {
  const total = boxes.reduce((sum, box) => sum + box.h + GAP, -GAP);
  let y = Math.max(EDGE, (height - total) / 2);
  for (const box of boxes) {
    box.y = y;
    y += box.h + GAP;
  }
}

function below(boxes, width) {
  let y = EDGE;
  const left = 22;
  for (const column of Object.keys(LEAST)) {
    const some = boxes.filter(box => box.column === column);
    for (const box of some) Object.assign(box, {x: left, w: width - 2 * left, h: heightOf(box)});
    if (column === 'routes') {
      y = stackRoutes(boxes, y);
    } else {
      for (const box of some) {
        box.y = y;
        y += box.h + GAP;
      }
    }
    y += some.length ? 12 : 0;
  }
  return y;
}

function sum(columns, widths) {
  return columns.reduce((all, column) => all + widths[column], 0);
}

function curved(from, to) {
  const [x1, y1, x2, y2] = [from.x + from.w, from.y + from.h / 2, to.x, to.y + to.h / 2].map(Math.round);
  const bend = Math.round((x1 + x2) / 2);
  return `M${x1} ${y1}C${bend} ${y1} ${bend} ${y2} ${x2} ${y2}`;
}

/** Lines in the margins: to the routes on the left, from the routes on the right. */
function angular(width) {
  return (from, to) => {
    const [y1, y2] = [from.y + from.h / 2, to.y + to.h / 2].map(Math.round);
    return from.column === 'routes'
      ? `M${from.x + from.w} ${y1}H${width - 8}V${y2}H${to.x + to.w}`
      : `M${from.x} ${y1}H8V${y2}H${to.x}`;
  };
}
