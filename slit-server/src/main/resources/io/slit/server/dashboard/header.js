/** What is in force, how it is served, and the figures of this epoch in one line of tiles. */
import { byId, el, replace } from './dom.js';
import { FIGURES, duration, goodness, isKnown, number, percent, shortId, shown, time, words } from './format.js';
import { modeKind, modeWords } from './decisions.js';

function fact(label, ...value) {
  return el('div', {}, el('dt', {}, label), el('dd', {}, ...value));
}

function gapText(plan) {
  const gaps = Object.values(plan?.gap ?? {});
  const known = gaps.map(gap => gap.percent).filter(isKnown);
  if (known.length === 0) return 'unknown';
  return `${number(Math.min(...known))} to ${number(Math.max(...known))}\u00a0%`;
}

export function nextPlan(state) {
  const plan = state.status?.plan;
  if (!plan) return 'being made';
  const left = plan.next_plan_in_s - (Date.now() - state.statusAt) / 1000;
  return left > 0 ? `in ${duration(left)}` : 'due now';
}

export function draw(state) {
  const { status, plan } = state;
  document.title = `${status.scenario}: SLIT`;
  byId('title').textContent = status.scenario;
  byId('lede').textContent = `${status.sites.length} sites, ${status.deployments.length} deployments. Clock of the plans: ${status.now.slice(0, 10)} ${time(status.now)} UTC.`;
  const inForce = status.plan;
  replace(byId('facts'),
    fact('Mode', el('span', { class: `pill ${modeKind(status.mode)}`, id: 'mode' }, modeWords(status.mode))),
    fact('Plan in force', el('span', { id: 'in-force', title: inForce?.id ?? '' }, inForce ? shortId(inForce.id) : 'none yet'), inForce && el('small', {}, inForce.by === 'operator' ? 'by an operator' : 'by the planner')),
    fact('Epoch, UTC', inForce ? `${time(inForce.epoch_start)} to ${time(inForce.epoch_end)}` : 'unknown'),
    fact('Next plan', el('span', { id: 'next-plan' }, nextPlan(state))),
    fact('Gap to the bound', gapText(plan)));
}

/** Only what the clock moves. */
export function tick(state) {
  const node = byId('next-plan');
  if (node) node.textContent = nextPlan(state);
}

function against(objective, plan, baseline) {
  if (!baseline) return null;
  const [from, to] = [baseline.objectives[objective.name], plan.objectives[objective.name]];
  const good = goodness(objective, to - from);
  const part = from ? Math.abs(to - from) / Math.abs(from) : NaN;
  const text = good === 0 ? 'the same as' : `${percent(part)} ${to > from ? 'more' : 'less'} than`;
  return el('p', { class: good > 0 ? 'better' : good < 0 ? 'worse' : 'off' }, el('span', { 'aria-hidden': 'true' }, good > 0 ? '\u2713 ' : good < 0 ? '! ' : ''), `${text} ${words(baseline.id).toLowerCase()}`);
}

export function drawTiles(state) {
  const { front, status, baseline } = state;
  const plan = front?.plans.find(one => one.id === status.plan?.id);
  byId('tiles').hidden = !plan;
  if (!plan) return;
  const beside = front.baselines.find(one => one.id === baseline);
  const order = [...FIGURES.map(figure => figure.name), 'ttft_ms', 'quality'];
  replace(byId('tiles'), ...order.map(name => front.objectives.find(one => one.name === name)).filter(Boolean).map(objective => {
    const { unit, scale } = shown(objective);
    return el('div', { class: 'tile' }, el('h2', {}, objective.label),
      el('p', { class: 'value' }, number(plan.objectives[objective.name] * scale), unit && el('span', { class: 'unit' }, ` ${unit}`)),
      against(objective, plan, beside));
  }));
}
