/** Shares by class and site of the plan in force, as a heat map that is a table. */
import { byId, el, fillSelect, replace, th } from './dom.js';
import { number, percent } from './format.js';

const GROUPS = [['profile', 'kinds of request'], ['origin', 'origins'], ['target', 'models asked for'], ['service', 'service classes'], ['id', 'all classes']];
let by = 'profile';

/** Rows of a grouping: requests each second, and of those the part that each site answers. */
export function groups(front, plan, how) {
  const siteOf = new Map(front.deployments.map(one => [one.id, front.sites.findIndex(site => site.id === one.site)]));
  const shares = new Map(plan.classes.map(one => [one.class, one.shares]));
  const rows = new Map();
  for (const one of front.classes) {
    const name = one[how];
    const line = rows.get(name) ?? { name, rate: 0, sites: front.sites.map(() => 0) };
    line.rate += one.rate_rps;
    for (const [deployment, share] of Object.entries(shares.get(one.id) ?? {})) line.sites[siteOf.get(deployment)] += share * one.rate_rps;
    rows.set(name, line);
  }
  return [...rows.values()].sort((a, b) => b.rate - a.rate);
}

/** From where on black, or white, stands out better on the colour of a cell: in the dark scheme, in the light one. */
const MID = 0.6;
const DEEP = 0.785;

function cell(line, part) {
  if (part < 0.0005) return el('td', { class: 'cell none' }, el('span', { class: 'hidden' }, '0'));
  const depth = part >= DEEP ? ' deep' : part >= MID ? ' mid' : '';
  return el('td', { class: `cell${depth}`, vars: { '--s': part.toFixed(3) }, title: `${line.name}: ${percent(part)}` }, part < 0.01 ? '<1' : String(Math.round(100 * part)));
}

export function start(redraw) {
  byId('shares-by').addEventListener('change', event => { by = event.target.value; redraw(); });
}

export function draw({ front, plan }) {
  byId('shares').hidden = !front || !plan;
  if (!front || !plan) return;
  fillSelect(byId('shares-by'), GROUPS, by);
  const lines = groups(front, plan, by);
  const all = { name: 'All requests', rate: 0, sites: front.sites.map(() => 0) };
  for (const line of lines) {
    all.rate += line.rate;
    line.sites.forEach((value, i) => { all.sites[i] += value; });
  }
  replace(byId('shares-table'),
    el('caption', { class: 'hidden' }, 'Percent of the requests of each row that each site answers'),
    el('thead', {}, el('tr', {}, th('', { class: 'row' }), th('req/s', { class: 'rate' }),
      ...front.sites.map(site => th('', { class: 'city', title: site.city })).map((node, i) => { node.append(el('span', {}, front.sites[i].id)); return node; }))),
    el('tbody', {}, ...[all, ...lines].map(line => el('tr', { class: line === all ? 'all' : null },
      el('th', { scope: 'row', class: 'row', title: line.name }, line.name), el('td', { class: 'rate' }, number(line.rate)),
      ...line.sites.map(value => cell(line, line.rate > 0 ? value / line.rate : 0))))));
}
