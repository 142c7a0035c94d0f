/** Savings against a baseline of choice: as planned, and as outcomes tell. */
import { byId, el, fillSelect, head, num, replace, row, th } from './dom.js';
import { FIGURES, UNKNOWN, count, duration, isKnown, number, percent, words } from './format.js';
import * as api from './api.js';

const ALL = [{ name: 'facility_kwh', label: 'Energy, facility', unit: 'kWh', scale: 1 }, ...FIGURES];
const EPOCH = 'epoch';
const HOUR = 3600;
const PERIODS = [[EPOCH, 'this epoch'], ['1', 'the last hour'], ['6', 'the last 6 hours'], ['24', 'the last day'], ['168', 'the last week']];
let period = EPOCH;

/** The path of the report of the period on the clock of the plans. */
export function path(status, rest) {
  const now = new Date(status.now);
  const from = period === EPOCH ? new Date(status.plan.epoch_start) : new Date(now - Number(period) * HOUR * 1000);
  return `/v1/reports/footprint?from=${from.toISOString()}&to=${new Date(now.getTime() + 1000).toISOString()}&${rest}`;
}

const saved = (value, whole) => num([number(value), el('small', { class: value > 0 ? 'better' : value < 0 ? 'worse' : 'off' }, whole ? `${percent(Math.abs(value / whole))} ${value < 0 ? 'more' : 'less'}` : UNKNOWN)], { class: 'edge' });

function plannedLine(figure, plan, beside) {
  const at = side => [side.total[figure.name], side.total[figure.name] - side.idle[figure.name]].map(value => value * figure.scale);
  const [[to, toOwn], [from, fromOwn]] = [at(plan), at(beside)];
  return row([figure.label, el('span', { class: 'unit' }, ` ${figure.unit}`)],
    num(number(from)), num(number(to)), saved(from - to, from),
    num(number(fromOwn)), num(number(toOwn)), saved(fromOwn - toOwn, fromOwn));
}

function planned(plan, beside, caption) {
  const columns = [th(words(beside.id), { class: 'num' }), th('Ours', { class: 'num' }), th('Saved', { class: 'num edge' })];
  return el('div', {}, el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Planned savings' }, el('table', { class: 'savings' },
    el('caption', {}, caption),
    el('thead', {},
      el('tr', {}, el('td', {}), el('th', { scope: 'colgroup', colspan: 3, class: 'edge' }, 'Total'), el('th', { scope: 'colgroup', colspan: 3 }, 'Controllable')),
      el('tr', {}, el('td', {}), ...columns, ...columns.map(cell => cell.cloneNode(true)))),
    el('tbody', {}, ...ALL.map(figure => plannedLine(figure, plan, beside))))),
  el('p', { class: 'hint' }, 'The planner\u2019s figures, for the demand it expected. Controllable: total less what the same powered units take when they idle.'));
}

function realised(report, baseline) {
  const outcomes = report.realised;
  const text = [`${count(outcomes.completed)} completed`, `${count(outcomes.unsuccessful)} failed or dropped`];
  const known = outcomes.energy_measured + outcomes.energy_estimated;
  const basis = `Energy metered for ${count(outcomes.energy_measured)}, the serving model\u2019s for ${count(outcomes.energy_estimated)}, unknown for ${count(outcomes.unknown)}.`;
  const beside = outcomes.baselines?.[baseline];
  const part = [el('h3', {}, 'Realised, from outcomes'), el('p', {}, `${text.join(', ')}. `, outcomes.completed > 0 && basis)];
  if (outcomes.completed === 0) part.push(el('p', { class: 'off' }, 'No outcome was reported, so nothing is known of what requests really took. Report them to /v1/outcomes, or send requests through the proxy.'));
  else if (!beside) part.push(el('p', { class: 'off' }, known === 0 ? 'What they took is unknown.' : 'They cannot be compared with a baseline.'));
  else {
    part.push(el('table', {}, el('caption', { class: 'hidden' }, 'Controllable footprint of requests, realised'),
      head(th('Controllable'), th(words(baseline), { class: 'num' }), th('Ours', { class: 'num' }), th('Saved', { class: 'num' })),
      el('tbody', {}, ...ALL.map(figure => {
        const [from, to] = [beside[figure.name], outcomes.compared_controllable[figure.name]].map(value => value * figure.scale);
        return row([figure.label, el('span', { class: 'unit' }, ` ${figure.unit}`)], num(number(from)), num(number(to)), saved(from - to, from));
      }))),
    el('p', { class: 'hint' }, `Of ${count(outcomes.compared)} requests: their own energy under the conditions of their sites, beside the same requests spread as ${words(baseline).toLowerCase()} would have spread them.`));
  }
  return el('div', {}, ...part);
}

async function save(status) {
  const link = el('a', { href: URL.createObjectURL(await api.blob(path(status, 'format=csv'))), download: 'footprint.csv' });
  link.click();
  URL.revokeObjectURL(link.href);
}

export function start(choose, look, current) {
  byId('baseline').addEventListener('change', event => choose(event.target.value));
  byId('period').addEventListener('change', event => { period = event.target.value; look(); });
  byId('savings-csv').addEventListener('click', () => save(current().status).catch(fault => {
    byId('savings-fault').textContent = `The table could not be saved: ${fault.message}`;
    byId('savings-fault').hidden = false;
  }));
}

function caption(report) {
  const missing = report.seconds - report.planned_seconds;
  return `Planned, ${duration(report.planned_seconds)}${missing > 60 ? ` (nothing is known of ${duration(missing)})` : ''}`;
}

export function draw({ front, status, baseline, report, reportFault }) {
  const plan = front?.plans.find(one => one.id === status.plan?.id);
  const names = front?.baselines.map(one => one.id) ?? Object.keys(report?.baselines ?? {});
  byId('savings').hidden = !status.plan || names.length === 0;
  byId('savings-csv').hidden = !report;
  byId('savings-fault').hidden = !reportFault;
  byId('savings-fault').textContent = reportFault ?? '';
  if (names.length === 0) return;
  fillSelect(byId('baseline'), names.map(name => [name, words(name)]), baseline);
  fillSelect(byId('period'), PERIODS, period);
  const parts = [];
  const beside = front?.baselines.find(one => one.id === baseline);
  if (period === EPOCH && plan && beside) parts.push(planned(plan, beside, 'Planned for the whole epoch'));
  else if (report?.planned && report.baselines[baseline]) parts.push(planned(report.planned, { id: baseline, ...report.baselines[baseline] }, caption(report)));
  else parts.push(el('p', { class: 'off' }, isKnown(report?.seconds) ? 'Nothing is known of what was planned then.' : 'Looking it up.'));
  if (report) parts.push(realised(report, baseline));
  replace(byId('savings-body'), ...parts);
}
