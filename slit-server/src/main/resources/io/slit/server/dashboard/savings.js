/** Savings of the plan in force against a baseline of choice. */
import { byId, el, fillSelect, head, num, replace, row, th } from './dom.js';
import { FIGURES, number, percent, words } from './format.js';

const ALL = [{ name: 'facility_kwh', label: 'Energy, facility', unit: 'kWh', scale: 1 }, ...FIGURES];

function line(figure, plan, baseline) {
  const [from, to] = [baseline.total[figure.name], plan.total[figure.name]].map(value => value * figure.scale);
  const [fromIdle, toIdle] = [baseline.idle[figure.name], plan.idle[figure.name]].map(value => value * figure.scale);
  const saved = from - to;
  const controllable = from - fromIdle - (to - toIdle);
  return row([figure.label, el('span', { class: 'unit' }, ` ${figure.unit}`)],
    num(number(from)), num(number(to)), num([number(saved), el('small', {}, percent(saved / from))], { class: 'edge' }),
    num(number(from - fromIdle)), num(number(to - toIdle)), num([number(controllable), el('small', {}, percent(controllable / (from - fromIdle)))]));
}

export function start(choose) {
  byId('baseline').addEventListener('change', event => choose(event.target.value));
}

export function draw({ front, status, baseline }) {
  const plan = front?.plans.find(one => one.id === status.plan?.id);
  const beside = front?.baselines.find(one => one.id === baseline);
  byId('savings').hidden = !plan || !beside;
  if (!plan || !beside) return;
  fillSelect(byId('baseline'), front.baselines.map(one => [one.id, words(one.id)]), baseline);
  replace(byId('savings-body'),
    el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Savings over this epoch' }, el('table', { class: 'savings' },
      el('caption', {}, 'This epoch, planned'),
      el('thead', {},
        el('tr', {}, el('td', {}), el('th', { scope: 'colgroup', colspan: 3 }, 'Total'), el('th', { scope: 'colgroup', colspan: 3 }, 'Controllable')),
        el('tr', {}, th(''), ...['', ''].flatMap(() => [th(words(baseline), { class: 'num' }), th('In force', { class: 'num' }), th('Saved', { class: 'num' })]))),
      el('tbody', {}, ...ALL.map(figure => line(figure, plan, beside))))),
    el('p', { class: 'hint' }, 'Controllable is the total less what the same powered units take when they idle: what routing has a say in. Both are the planner\u2019s figures for the demand it expects.'));
}
