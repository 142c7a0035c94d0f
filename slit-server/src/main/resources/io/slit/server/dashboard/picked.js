/** What would change if the picked plan came into force; puts it in force, and takes that back. */
import { byId, el, head, num, replace, row, th } from './dom.js';
import { goodness, number, percent, shortId, shown, signed, time, words } from './format.js';

const TOLD = 5;
const VERDICTS = { 1: 'better', 0: 'the same', [-1]: 'worse' };

export function nameOf(state, id) {
  const names = Object.entries(state.front?.selected ?? {}).filter(([, one]) => one === id).map(([name]) => words(name));
  return names.length ? `${names.join(', ')} (${shortId(id)})` : shortId(id);
}

function objectives(front, before, after) {
  return el('table', { class: 'compare' },
    el('caption', { class: 'hidden' }, 'Objectives of the plan in force and of the picked one'),
    head(th('Over the epoch'), th('In force', { class: 'num' }), th('Picked', { class: 'num' }), th('Change', { class: 'num' })),
    el('tbody', {}, ...front.objectives.map(objective => {
      const { unit, scale } = shown(objective);
      const change = after.objectives[objective.name] - before.objectives[objective.name];
      const good = goodness(objective, change);
      const part = before.objectives[objective.name] ? change / Math.abs(before.objectives[objective.name]) : NaN;
      return row([objective.label, unit && el('span', { class: 'unit' }, ` ${unit}`)],
        num(number(before.objectives[objective.name] * scale)), num(number(after.objectives[objective.name] * scale)),
        num([good === 0 ? '0' : signed(change * scale), el('small', { class: good > 0 ? 'better' : good < 0 ? 'worse' : 'off' },
          good === 0 ? VERDICTS[0] : `${percent(Math.abs(part))} ${VERDICTS[good]}`)]));
    })));
}

/** Part of all requests by site: now and then, largest change first. */
function sites(front, before, after) {
  const total = plan => plan.site_rps.reduce((sum, one) => sum + one, 0) || 1;
  const [all, all2] = [total(before), total(after)];
  const lines = front.sites
    .map((site, i) => ({ site, now: before.site_rps[i] / all, then: after.site_rps[i] / all2 }))
    .filter(line => line.now > 0.0005 || line.then > 0.0005)
    .sort((a, b) => Math.abs(b.then - b.now) - Math.abs(a.then - a.now) || b.then - a.then);
  const largest = Math.max(...lines.flatMap(line => [line.now, line.then]), 1e-9);
  const width = part => ({ '--part': `${(100 * part) / largest}%` });
  return el('table', { class: 'bars' },
    el('caption', {}, 'Part of all requests, by site'),
    head(th('Site'), th('In force and picked'), th('From', { class: 'num' }), th('To', { class: 'num' })),
    el('tbody', {}, ...lines.map(line => row(line.site.id,
      el('td', { 'aria-hidden': 'true' }, el('div', { class: 'pair' }, el('b', { vars: width(line.now) }), el('i', { vars: width(line.then) }))),
      num(percent(line.now)), num(percent(line.then))))));
}

function moves(detail) {
  const { difference } = detail;
  if (difference.moved_classes === 0) return [el('p', {}, 'Every request stays where it is.')];
  const told = difference.class_moves.slice(0, TOLD);
  const rest = difference.moved_classes - told.length;
  return [
    el('p', {}, el('strong', {}, percent(difference.moved_part)), ' of all requests go to another deployment. Most of them:'),
    el('ul', { class: 'moves' },
      ...told.map(move => el('li', {}, `${percent(move.moved_part, 0)} of ${move.class} (${number(move.moved_rps)} req/s), mostly from ${move.from} to ${move.to}`)),
      rest > 0 && el('li', { class: 'off' }, `and ${rest} more class${rest === 1 ? '' : 'es'}`))];
}

function drawButtons(state, other) {
  const { plan } = state.status;
  const activate = byId('activate');
  activate.hidden = !other;
  activate.disabled = state.acting || !state.detail;
  activate.textContent = plan && !plan.stale ? `Activate until ${time(plan.epoch_end)}` : 'Activate';
  const rollback = byId('rollback');
  rollback.hidden = !plan?.back_to;
  rollback.disabled = state.acting;
  rollback.textContent = plan?.back_to ? `Roll back to ${shortId(plan.back_to)}` : 'Roll back';
}

export function draw(state) {
  const { front, status, picked, detail } = state;
  byId('picked').hidden = !front;
  if (!front) return;
  const other = picked && picked !== status.plan?.id ? front.plans.find(plan => plan.id === picked) : null;
  const inForce = front.plans.find(plan => plan.id === status.plan?.id);
  drawButtons(state, other);
  byId('picked-fault').hidden = !state.fault;
  byId('picked-fault').textContent = state.fault ?? '';
  byId('picked-title').textContent = other ? `If plan ${nameOf(state, picked)} came into force` : 'No plan picked';
  const operator = status.plan?.by === 'operator' ? ' An operator put the plan in force there; the planner chooses again with the next epoch.' : '';
  if (!other || !inForce) {
    byId('picked-hint').textContent = (inForce ? 'Pick a plan of the front to see what would change. Nothing changes until you activate it.' : 'The plan in force is not of this front.') + operator;
    byId('picked-body').replaceChildren();
    return;
  }
  byId('picked-hint').textContent = `${state.near ? 'The plan you picked went with its epoch; this one is nearest to it. ' : ''}Compared with ${nameOf(state, inForce.id)}, in force now. It would hold until the epoch ends; then the planner chooses again.${operator}`;
  replace(byId('picked-body'),
    el('div', {}, objectives(front, inForce, other), ...(detail ? [el('p', { class: 'words' }, detail.difference.text), ...moves(detail)] : [el('p', { class: 'off' }, 'Looking up which shares move.')])),
    el('div', {}, sites(front, inForce, other)));
}
