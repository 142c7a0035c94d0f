/** The world map of the sites, coloured by a measure, with its legend and its table. */
import { byId, el, head, num, replace, row, svg, th } from './dom.js';
import { UNKNOWN, count, isKnown, number, percent } from './format.js';
import { text } from './api.js';

/** Equirectangular, four units to the degree, without Antarctica: as in exploration pages. */
const MAP = { unit: 4, north: 80, south: -56 };
const COLOURS = 6;
const LARGEST = 40;
const SMALLEST = 10;

/** Sizes of labels in the units of the map, as the style sheet has them. */
const TYPE = { wide: 22, narrow: 34 };

const MEASURES = [
  { name: 'ci_g_kwh', label: 'Carbon intensity', unit: 'g CO\u2082e/kWh', of: site => site.ci_g_kwh },
  { name: 'water_l_it_kwh', label: 'Water', unit: 'L per IT kWh', of: site => site.water_l_it_kwh },
  { name: 'price_usd_mwh', label: 'Price', unit: 'USD/MWh', of: site => site.price_usd_mwh },
  { name: 'load', label: 'Load', unit: '% of powered capacity', of: site => (isKnown(site.use) ? 100 * site.use : undefined) },
];

let measure = MEASURES[0];

const x = site => (site.lon + 180) * MAP.unit;
const y = site => (90 - site.lat) * MAP.unit;

/** Mean utilisation of what is powered at a site; undefined where nothing is, or nothing is known. */
function utilisation(front, plan, site) {
  let units = 0;
  let used = 0;
  front.deployments.forEach((deployment, k) => {
    if (deployment.site === site && isKnown(plan.utilisation[k])) {
      units += plan.powered[k][0];
      used += plan.powered[k][0] * plan.utilisation[k];
    }
  });
  return units > 0 ? used / units : undefined;
}

/** What is known of each site now: conditions of the status, load of the plan in force. */
export function sitesOf(state) {
  const { front, status } = state;
  if (!front) return [];
  const plan = front.plans.find(one => one.id === status.plan?.id);
  return front.sites.map((site, i) => ({
    ...site,
    ...status.sites.find(one => one.id === site.id),
    kwh: plan?.site_kwh[i],
    rps: plan?.site_rps[i],
    use: plan && utilisation(front, plan, site.id),
    powered: plan ? front.deployments.some((one, k) => one.site === site.id && plan.powered[k][0] > 0) : undefined,
    inFlight: status.deployments.filter(one => one.site === site.id).reduce((sum, one) => sum + one.in_flight, 0),
  }));
}

function scale(sites) {
  const values = sites.map(measure.of).filter(isKnown);
  const low = Math.min(...values);
  const high = Math.max(...values);
  const bin = value => (high > low ? Math.min(COLOURS - 1, Math.floor((COLOURS * (value - low)) / (high - low))) : 0);
  return { low, high, bin, any: values.length > 0 };
}

const shownText = value => (isKnown(value) ? `${number(value)} ${measure.unit}` : `${measure.label.toLowerCase()} ${UNKNOWN}`);

function circle(site, radius, colours) {
  const value = measure.of(site);
  return svg('circle', {
    class: isKnown(value) ? `site fill${colours.bin(value)}` : 'site unknown',
    cx: x(site), cy: y(site), r: radius, 'data-site': site.id,
  }, svg('title', {}, `${site.city} (${site.id}): ${shownText(value)}`));
}

/** Writes values where they cover no other label; the table has them all. */
function labels(circles) {
  const type = matchMedia('(max-width: 700px)').matches ? TYPE.narrow : TYPE.wide;
  const taken = circles.map(({ site, radius }) => ({ left: x(site) - radius, right: x(site) + radius, top: y(site) - radius, bottom: y(site) + radius }));
  return circles.flatMap(({ site, radius }) => {
    const value = measure.of(site);
    const words = isKnown(value) ? number(value) : '?';
    const width = 0.58 * type * words.length + 4;
    const spots = [[x(site), y(site) + radius + type], [x(site), y(site) - radius - 6], [x(site) + radius + width / 2 + 4, y(site) + type / 3], [x(site) - radius - width / 2 - 4, y(site) + type / 3]];
    for (const [cx, base] of spots) {
      const box = { left: cx - width / 2, right: cx + width / 2, top: base - 0.85 * type, bottom: base + 3 };
      if (taken.every(one => one.right < box.left || one.left > box.right || one.bottom < box.top || one.top > box.bottom)) {
        taken.push(box);
        return [svg('text', { class: 'halo', x: cx, y: base, 'text-anchor': 'middle' }, words)];
      }
    }
    return [];
  });
}

function drawPlot(sites) {
  const colours = scale(sites);
  const largest = Math.max(...sites.map(site => site.kwh ?? 0), 1e-12);
  const circles = sites
    .map(site => ({ site, radius: Math.max(SMALLEST, LARGEST * Math.sqrt((site.kwh ?? 0) / largest)) }))
    .sort((a, b) => b.radius - a.radius);
  byId('map-sites').replaceChildren(...circles.map(one => circle(one.site, one.radius, colours)), ...labels(circles));
  byId('map-key').replaceChildren(...legend(colours, sites));
  const known = sites.filter(site => isKnown(measure.of(site))).sort((a, b) => measure.of(a) - measure.of(b));
  byId('map-summary').textContent = known.length === 0
    ? `${measure.label} is ${UNKNOWN} at all sites.`
    : `${measure.label}: lowest at ${known[0].city} (${shownText(measure.of(known[0]))}), highest at ${known.at(-1).city} (${shownText(measure.of(known.at(-1)))}).`;
}

function legend(colours, sites) {
  const parts = [];
  if (colours.any) {
    parts.push(el('span', {}, number(colours.low),
      el('span', { class: 'ramp', 'aria-hidden': 'true' }, ...Array.from({ length: COLOURS }, (_, i) => el('i', { class: `back${i}` }))),
      `${number(colours.high)} ${measure.unit}`));
  }
  parts.push(el('span', {}, 'Area: energy planned for the epoch'));
  if (sites.some(site => !isKnown(measure.of(site)))) {
    parts.push(el('span', {}, el('i', { class: 'hollow', 'aria-hidden': 'true' }), measure.name === 'load' ? 'Hollow: nothing powered, or unknown' : `Hollow: ${UNKNOWN}`));
  }
  return parts;
}

function sourceOf(site, status) {
  if (status.signals === 'tables' || status.signals === 'planner') return status.signals;
  return site.state ?? UNKNOWN;
}

function drawTable(sites, status) {
  const mark = name => (measure.name === name ? 'chosen' : '');
  replace(byId('map-table'),
    el('caption', { class: 'hidden' }, 'Conditions of the sites now and their load under the plan in force'),
    head(th('Site'), th('g CO\u2082e/kWh', { class: `num ${mark('ci_g_kwh')}` }), th('L/IT kWh', { class: `num ${mark('water_l_it_kwh')}` }),
      th('USD/MWh', { class: `num ${mark('price_usd_mwh')}` }), th('Load', { class: `num ${mark('load')}` }), th('req/s', { class: 'num' }),
      th('In flight', { class: 'num' }), th('Signals')),
    el('tbody', {}, ...sites.map(site => {
      const line = row([site.city.split(',')[0], ' ', el('span', { class: 'unit' }, site.id)],
        num(number(site.ci_g_kwh)), num(number(site.water_l_it_kwh)), num(number(site.price_usd_mwh)),
        num(site.powered === false ? 'off' : percent(site.use, 0)), num(number(site.rps)), num(count(site.inFlight)),
        el('td', {}, sourceOf(site, status)));
      line.dataset.site = site.id;
      return line;
    })));
}

export function start(redraw) {
  byId('map-measure').append(...MEASURES.map(one => el('label', {},
    el('input', { type: 'radio', name: 'measure', value: one.name, checked: one === measure, on: { change: () => { measure = one; redraw(); } } }),
    el('span', {}, one.label))));
  const top = (90 - MAP.north) * MAP.unit;
  const plot = byId('map-plot');
  plot.setAttribute('viewBox', `0 ${top} ${360 * MAP.unit} ${(MAP.north - MAP.south) * MAP.unit}`);
  const land = svg('path', { class: 'land' });
  const lines = [60, 30, 0, -30].map(lat => `M0 ${(90 - lat) * MAP.unit}H${360 * MAP.unit}`).join('');
  plot.append(land, svg('path', { class: 'graticule', d: lines }), svg('g', { id: 'map-sites' }));
  text('/dashboard/land.svgpath').then(outline => land.setAttribute('d', outline.trim()), () => {});
  const light = event => {
    const site = event.target.closest?.('[data-site]')?.dataset.site;
    for (const node of document.querySelectorAll('#map [data-site]')) node.classList.toggle('lit', node.dataset.site === site);
  };
  byId('map').addEventListener('pointerover', light);
}

export function draw(state) {
  const sites = sitesOf(state);
  if (sites.length === 0) {
    byId('map-summary').textContent = 'This server does not know the front of its plan, so it has no map of its sites.';
    return;
  }
  drawPlot(sites);
  drawTable(sites, state.status);
}
