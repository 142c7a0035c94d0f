/** Numbers, times and names as the page shows them. */

const MINUS = '\u2212';
const NBSP = '\u00a0';
export const UNKNOWN = 'unknown';

export const isKnown = value => typeof value === 'number' && Number.isFinite(value);

/** Three significant digits or so, thousands grouped; unknown is a word. */
export function number(value) {
  if (!isKnown(value)) return UNKNOWN;
  const size = Math.abs(value) < 1e-9 ? 0 : Math.abs(value);
  const digits = size >= 100 || size === 0 ? 0 : size >= 10 ? 1 : 2;
  const shape = size >= 1 || size === 0 ? { minimumFractionDigits: digits, maximumFractionDigits: digits } : { maximumSignificantDigits: size >= 0.1 ? 3 : 2 };
  return (value < 0 && size > 0 ? MINUS : '') + size.toLocaleString('en-GB', shape);
}

export const signed = value => (isKnown(value) && value > 0 ? '+' : '') + number(value);

export const percent = (part, digits = 1) => (isKnown(part) ? `${(100 * part).toFixed(digits).replace('-', MINUS)}${NBSP}%` : UNKNOWN);

export const count = value => (isKnown(value) ? value.toLocaleString('en-GB') : UNKNOWN);

/** An instant in UTC, to the minute or the second. */
export const time = (instant, seconds = false) => (instant ? new Date(instant).toISOString().slice(11, seconds ? 19 : 16) : UNKNOWN);

export const day = instant => (instant ? new Date(instant).toISOString().slice(0, 10) : UNKNOWN);

export function duration(seconds) {
  if (!isKnown(seconds)) return UNKNOWN;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 90) return `${whole}${NBSP}s`;
  return whole < 5400 ? `${Math.round(whole / 60)}${NBSP}min` : `${number(whole / 3600)}${NBSP}h`;
}

/** The figures that footprints have, each in the unit it is shown in. */
export const FIGURES = [
  { name: 'carbon_g', label: 'Carbon', unit: 'kg CO\u2082e', scale: 1 / 1000 },
  { name: 'water_l', label: 'Water', unit: 'L', scale: 1 },
  { name: 'cost_usd', label: 'Energy cost', unit: 'USD', scale: 1 },
];

/** How an objective is shown: carbon in kg. */
export function shown(objective) {
  return objective.name === 'carbon_g'
    ? { unit: 'kg CO\u2082e', scale: 1 / 1000 }
    : { unit: objective.unit === 'score' ? '' : objective.unit, scale: 1 };
}

const SPECIAL = { round_robin: 'Round robin', capacity_weighted: 'By capacity', nearest: 'Nearest' };

/** A pick or a baseline in words. */
export function words(name) {
  if (SPECIAL[name]) return SPECIAL[name];
  const text = name.replaceAll('_', ' ').replace('ttft', 'TTFT').replace('greedy', 'Greedy:');
  return text[0].toUpperCase() + text.slice(1);
}

/** What of a plan's id tells it from others of its epoch. */
export const shortId = id => (id.includes('-') ? id.slice(id.lastIndexOf('-') + 1) : id);

/** Whether a change of an objective is for the better: 1, 0 or -1. */
export function goodness(objective, change) {
  if (!isKnown(change) || Math.abs(change * shown(objective).scale) < 0.0005) return 0;
  return (change > 0) === (objective.direction === 'maximise') ? 1 : -1;
}

/** Tick values of an axis. */
export function ticks(low, high, wanted) {
  const span = high - low || 1;
  const step = 10 ** Math.floor(Math.log10(span / wanted));
  const factor = [1, 2, 5, 10].find(one => span / (one * step) <= wanted) ?? 10;
  const size = factor * step;
  const values = [];
  for (let i = Math.ceil(low / size - 1e-9); i * size <= high + size * 1e-9; i++) values.push(i * size);
  return { values, digits: Math.max(0, -Math.floor(Math.log10(size) + 1e-9)) };
}
