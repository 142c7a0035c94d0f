/** The last decisions with their reasons. */
import { byId, el, head, num, replace, th } from './dom.js';
import { count, number, time } from './format.js';

const SHOWN = 25;
const MODES = { plan: 'plan', 'stale-plan': 'stale plan', 'fallback-weights': 'fallback weights', pinned: 'pinned', 'fail-open': 'fail open' };

export const modeWords = mode => MODES[mode] ?? mode;

export const modeKind = mode => (mode === 'plan' || mode === 'pinned' ? 'good' : mode === 'fail-open' ? 'bad' : 'warn');

function line(one) {
  const { estimates } = one;
  return el('tr', {},
    el('td', { class: 'num' }, time(one.decided_at, true)),
    el('th', { scope: 'row' }, one.target.deployment, el('span', { class: 'unit block' }, one.request_class)),
    el('td', {}, el('span', { class: `pill ${modeKind(one.mode)}` }, modeWords(one.mode))),
    num(number(estimates?.ttft_ms)), num(number(estimates?.carbon_g)), num(number(estimates?.water_ml)),
    el('td', { class: 'reason' }, one.reason));
}

export function draw({ decisions, status }) {
  const modes = Object.entries(status.decisions ?? {});
  byId('decisions-modes').textContent = modes.length
    ? `Remembered: ${modes.map(([mode, many]) => `${count(many)} by ${modeWords(mode)}`).join(', ')}`
    : '';
  const latest = (decisions?.decisions ?? []).slice(0, SHOWN);
  replace(byId('decisions-table'),
    el('caption', { class: 'hidden' }, 'Decisions of late, the last one first'),
    head(th('At, UTC', { class: 'num' }), th('Target and class'), th('Mode'), th('TTFT ms', { class: 'num' }), th('g CO\u2082e', { class: 'num' }), th('mL water', { class: 'num' }), th('Why')),
    el('tbody', {}, ...(latest.length ? latest.map(line) : [el('tr', {}, el('td', { colspan: 7, class: 'off' }, 'No request was routed since the server started.'))])));
}
