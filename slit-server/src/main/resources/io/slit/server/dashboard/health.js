/** Health of targets, signals and models, and the gap to what is possible. */
import { byId, el, head, num, replace, row, th } from './dom.js';
import { UNKNOWN, count, isKnown, number, percent, shown } from './format.js';

function pill(text, kind) {
  return el('span', { class: `pill ${kind}` }, text);
}

function targets(status) {
  const ill = status.deployments.filter(one => one.health !== 'healthy');
  const well = status.deployments.length - ill.length;
  return el('div', {}, el('h3', {}, 'Targets'),
    el('p', {}, pill(ill.length ? `${ill.length} not healthy` : 'all healthy', ill.length ? 'bad' : 'good'), ` ${well} of ${status.deployments.length} take all of their share.`),
    ill.length > 0 && el('ul', { class: 'moves' }, ...ill.map(one => el('li', {}, `${one.id}: ${one.health}, takes ${percent(one.admitted, 0)} of its share`))),
    el('details', { 'data-key': 'targets' }, el('summary', {}, 'All deployments'), el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Deployments' }, el('table', {},
      head(th('Deployment'), th('Health'), th('Powered', { class: 'num' }), th('In flight', { class: 'num' })),
      el('tbody', {}, ...status.deployments.map(one => row(one.id, el('td', {}, one.health), num(isKnown(one.powered_units) ? `${one.powered_units} of ${one.units}` : UNKNOWN), num(count(one.in_flight)))))))));
}

function signals(status) {
  if (status.signals === 'planner') {
    return el('div', {}, el('h3', {}, 'Signals'),
      el('p', {}, pill('planner', 'good'), ` Plans come from ${status.planner}, and so does what they rest on.`));
  }
  if (status.signals === 'tables') {
    const known = status.sites.filter(site => isKnown(site.ci_g_kwh)).length;
    return el('div', {}, el('h3', {}, 'Signals'),
      el('p', {}, pill('tables', known === status.sites.length ? 'good' : 'warn'), ` Measured values of the scenario\u2019s tables; ${known} of ${status.sites.length} sites known now. No live source is configured.`));
  }
  const states = state => status.sites.filter(site => site.state === state);
  const [held, unknown] = [states('held'), states('unknown')];
  const lines = status.sites.flatMap(site => (site.signals ?? []).map(signal => ({ site, signal })));
  return el('div', {}, el('h3', {}, 'Signals'),
    el('p', {}, pill(unknown.length ? `${unknown.length} sites unknown` : held.length ? `${held.length} sites held` : 'all current', unknown.length ? 'bad' : held.length ? 'warn' : 'good'),
      ' A held value is the last good one; a site that is unknown gets no load.'),
    el('div', { class: 'scroll signals', tabindex: 0, role: 'region', 'aria-label': 'Signals by site' }, el('table', {},
      head(th('Site'), th('Signal'), th('Value', { class: 'num' }), th('State'), th('Source')),
      el('tbody', {}, ...lines.map(({ site, signal }) => row(site.id, el('td', {}, signal.signal), num(isKnown(signal.value) ? `${number(signal.value)} ${signal.unit}` : UNKNOWN),
        el('td', {}, signal.state), el('td', {}, signal.source ?? signal.detail ?? UNKNOWN)))))));
}

/** Mean time per token of outcomes beside what the serving model expected of their own tokens. */
function calibration(report) {
  const tpot = report?.realised.tpot;
  if (!tpot) return el('p', { class: 'off' }, 'How far it is off is unknown: no outcome of the period chosen under Savings has an estimate.');
  const part = tpot.sum_ms / tpot.estimate_sum_ms - 1;
  return el('p', {}, `Time per token of ${count(tpot.outcomes)} outcomes: ${number(tpot.sum_ms / tpot.outcomes)} ms, ${percent(Math.abs(part))} ${part < 0 ? 'below' : 'above'} the estimate.`);
}

function models({ status, front, plan, report }) {
  const gaps = Object.entries(plan?.gap ?? {});
  return el('div', {}, el('h3', {}, 'Model and search'),
    el('p', {}, 'Serving model ', el('strong', {}, status.plan?.model_id ?? UNKNOWN), '.'),
    calibration(report),
    gaps.length === 0 ? el('p', { class: 'off' }, 'The gap to the lower bound is unknown.') : el('table', {},
      el('caption', {}, 'Best plan of the search beside the bound that no plan is better than'),
      head(th('Objective'), th('Best', { class: 'num' }), th('Bound', { class: 'num' }), th('Gap', { class: 'num' })),
      el('tbody', {}, ...gaps.map(([name, gap]) => {
        const objective = front?.objectives.find(one => one.name === name) ?? { name, label: name, unit: '' };
        const { unit, scale } = shown(objective);
        return row([objective.label, unit && el('span', { class: 'unit' }, ` ${unit}`)], num(number(gap.best * scale)), num(number(gap.bound * scale)), num(gap.exact ? '0, exact' : isKnown(gap.percent) ? `${number(gap.percent)}\u00a0%` : UNKNOWN));
      }))));
}

export function draw(state) {
  const open = byId('health-body').querySelector('details')?.open;
  replace(byId('health-body'), targets(state.status), signals(state.status), models(state));
  const details = byId('health-body').querySelector('details');
  if (details && open) details.open = true;
}
