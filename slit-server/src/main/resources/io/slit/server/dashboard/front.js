/** The Pareto front in two objectives of choice: pick a plan by mouse, arrow keys or name. */
import { byId, el, fillSelect, replace, say, svg } from './dom.js';
import { number, shortId, shown, ticks, words } from './format.js';

const SIZE = { width: 640, height: 470, left: 62, right: 22, top: 18, bottom: 46 };
const axes = { x: 'carbon_g', y: 'ttft_ms' };
let baselines = true;
let cursor = null;

const objectiveOf = (front, name) => front.objectives.find(one => one.name === name);
const valueOf = (item, objective) => item.objectives[objective.name] * shown(objective).scale;

function scaleOf(items, objective, from, to) {
  const values = items.map(item => valueOf(item, objective));
  const low = Math.min(...values);
  const high = Math.max(...values);
  const room = (high - low || Math.abs(high) || 1) * 0.06;
  const marks = ticks(low - room, high + room, 6);
  const at = value => from + ((value - low + room) / (high - low + 2 * room)) * (to - from);
  return { at, marks };
}

function title(objective) {
  const { unit } = shown(objective);
  return `${objective.label}${unit ? `, ${unit}` : ''} (${objective.direction === 'maximise' ? 'more' : 'less'} is better)`;
}

function drawAxes(front, x, y) {
  const [across, up] = [objectiveOf(front, axes.x), objectiveOf(front, axes.y)];
  const base = SIZE.height - SIZE.bottom;
  return svg('g', {},
    ...x.marks.values.flatMap(value => [
      svg('line', { class: 'grid-line', x1: x.at(value), x2: x.at(value), y1: SIZE.top, y2: base }),
      svg('text', { x: x.at(value), y: base + 16, 'text-anchor': 'middle' }, value.toFixed(x.marks.digits))]),
    ...y.marks.values.flatMap(value => [
      svg('line', { class: 'grid-line', x1: SIZE.left, x2: SIZE.width - SIZE.right, y1: y.at(value), y2: y.at(value) }),
      svg('text', { x: SIZE.left - 7, y: y.at(value) + 4, 'text-anchor': 'end' }, value.toFixed(y.marks.digits))]),
    svg('text', { class: 'axis-title', x: (SIZE.left + SIZE.width - SIZE.right) / 2, y: SIZE.height - 8, 'text-anchor': 'middle' }, title(across)),
    svg('text', { class: 'axis-title', transform: `translate(14 ${(SIZE.top + base) / 2}) rotate(-90)`, 'text-anchor': 'middle' }, title(up)));
}

const diamond = (cx, cy, r) => `M${cx} ${cy - r}L${cx + r} ${cy}L${cx} ${cy + r}L${cx - r} ${cy}Z`;

function label(cx, cy, text, kind) {
  const right = cx < SIZE.width * 0.7;
  return svg('text', { class: `halo ${kind}`, x: cx + (right ? 12 : -12), y: cy - 9, 'text-anchor': right ? 'start' : 'end' }, text);
}

/** Plans from left to right, as the arrow keys go. */
const inOrder = front => [...front.plans].sort((a, b) => a.objectives[axes.x] - b.objectives[axes.x] || a.objectives[axes.y] - b.objectives[axes.y]);

function summary(front, plan) {
  return front.objectives.map(one => `${one.label} ${number(valueOf(plan, one))} ${shown(one).unit}`.trim()).join(', ');
}

function drawPlot(state, pick) {
  const { front, picked } = state;
  const [across, up] = [objectiveOf(front, axes.x), objectiveOf(front, axes.y)];
  const beside = baselines ? front.baselines : [];
  const all = [...front.plans, ...beside];
  const x = scaleOf(all, across, SIZE.left, SIZE.width - SIZE.right);
  const y = scaleOf(all, up, SIZE.height - SIZE.bottom, SIZE.top);
  const place = item => [x.at(valueOf(item, across)), y.at(valueOf(item, up))];
  const inForce = front.plans.find(plan => plan.id === state.status.plan?.id);
  const chosen = front.plans.find(plan => plan.id === picked);
  const at = front.plans.find(plan => plan.id === cursor);
  replace(byId('front-plot'),
    svg('title', {}, `${front.plans.length} plans by ${across.label} and ${up.label}. In force: ${inForce ? summary(front, inForce) : 'not on this front'}.`),
    drawAxes(front, x, y),
    ...beside.map(item => {
      const [cx, cy] = place(item);
      return svg('rect', { class: 'mark-base', x: cx - 4.5, y: cy - 4.5, width: 9, height: 9 }, svg('title', {}, `Baseline ${words(item.id)}: ${summary(front, item)}`));
    }),
    ...front.plans.map(plan => {
      const [cx, cy] = place(plan);
      return svg('circle', { class: 'mark-plan', cx, cy, r: 5.5, 'data-plan': plan.id, on: { click: () => pick(plan.id) } }, svg('title', {}, `Plan ${shortId(plan.id)}: ${summary(front, plan)}`));
    }),
    inForce && svg('path', { class: 'mark-active', d: diamond(...place(inForce), 9) }, svg('title', {}, `In force: ${summary(front, inForce)}`)),
    chosen && chosen !== inForce && svg('circle', { class: 'mark-picked', cx: place(chosen)[0], cy: place(chosen)[1], r: 9 }),
    at && at !== chosen && svg('circle', { class: 'mark-cursor', cx: place(at)[0], cy: place(at)[1], r: 9 }),
    inForce && label(...place(inForce), 'in force', 'strong'),
    chosen && chosen !== inForce && label(...place(chosen), 'picked', 'accent'));
}

function drawPicks(state, pick) {
  const { front, picked, status } = state;
  const names = Object.entries(front.selected);
  const own = names.some(([, id]) => id === status.plan?.id) ? [] : [['in_force', status.plan?.id]];
  replace(byId('picks'), ...[...own, ...names].filter(([, id]) => id).map(([name, id]) =>
    el('button', { type: 'button', 'data-key': name, 'aria-pressed': String(id === picked), on: { click: () => pick(id, name) } },
      words(name), id === status.plan?.id && el('span', { class: 'tag' }, 'in force'))));
}

function walk(front, step) {
  const order = inOrder(front);
  const index = order.findIndex(plan => plan.id === cursor);
  const next = order[Math.min(order.length - 1, Math.max(0, index < 0 ? 0 : index + step))];
  cursor = next.id;
  say(`Plan ${order.indexOf(next) + 1} of ${order.length}: ${summary(front, next)}`);
}

function key(hasBaselines) {
  const mark = (shape, text) => el('span', {}, svg('svg', { width: 16, height: 16, 'aria-hidden': 'true' }, shape), text);
  return [
    mark(svg('circle', { class: 'mark-plan', cx: 8, cy: 8, r: 5 }), 'Plan'),
    mark(svg('path', { class: 'mark-active', d: diamond(8, 8, 7) }), 'Plan in force'),
    mark(svg('circle', { class: 'mark-picked', cx: 8, cy: 8, r: 6.5 }), 'Picked'),
    hasBaselines && mark(svg('rect', { class: 'mark-base', x: 3.5, y: 3.5, width: 9, height: 9 }), 'Baseline')].filter(Boolean);
}

export function start(redraw, pick, current) {
  byId('axis-x').addEventListener('change', event => { axes.x = event.target.value; redraw(); });
  byId('axis-y').addEventListener('change', event => { axes.y = event.target.value; redraw(); });
  byId('show-baselines').addEventListener('change', event => { baselines = event.target.checked; redraw(); });
  const plot = byId('front-plot');
  plot.setAttribute('viewBox', `0 0 ${SIZE.width} ${SIZE.height}`);
  plot.addEventListener('keydown', event => {
    const { front, picked } = current();
    if (!front) return;
    cursor = cursor && front.plans.some(plan => plan.id === cursor) ? cursor : picked;
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') walk(front, event.key === 'ArrowRight' ? 1 : -1);
    else if ((event.key === 'Enter' || event.key === ' ') && cursor) pick(cursor);
    else return;
    event.preventDefault();
    redraw();
  });
  plot.addEventListener('blur', () => { cursor = null; redraw(); });
}

export function draw(state, pick) {
  byId('front').hidden = !state.front;
  if (!state.front) return;
  const options = state.front.objectives.map(one => [one.name, one.label]);
  fillSelect(byId('axis-x'), options, axes.x);
  fillSelect(byId('axis-y'), options, axes.y);
  drawPicks(state, pick);
  drawPlot(state, pick);
  byId('front-key').replaceChildren(...key(baselines));
}
