/** Asks the server, keeps what it said, and lets each part of the page draw its own. */
import * as api from './api.js';
import { byId, say } from './dom.js';
import { duration, shortId, time } from './format.js';
import * as decisions from './decisions.js';
import * as front from './front.js';
import * as header from './header.js';
import * as health from './health.js';
import * as map from './map.js';
import * as picked from './picked.js';
import { listen } from './stream.js';
import * as savings from './savings.js';
import * as shares from './shares.js';

const PLAIN_MILLIS = 5_000;
const LONGEST_MILLIS = 60_000;
const REPORT_MILLIS = 15_000;
const PLAN_MILLIS = 400;

const state = {
  status: null, statusAt: 0, front: null, plan: null, decisions: null, detail: null,
  picked: null, pickedName: null, pickedValues: null, near: false,
  baseline: 'nearest', acting: false, fault: null, report: null, reportFault: null, reportAt: 0,
};
const pace = new api.Pace(PLAIN_MILLIS, LONGEST_MILLIS);
let timer = null;
let asking = null;

function draw() {
  if (!state.status) return;
  header.draw(state);
  header.drawTiles(state);
  map.draw(state);
  front.draw(state, pick);
  picked.draw(state);
  savings.draw(state);
  shares.draw(state);
  decisions.draw(state);
  health.draw(state);
}

/** The plan of a new front that is most like the one picked: the same name, or the nearest values. */
function follow() {
  if (!state.picked || !state.front || state.front.plans.some(plan => plan.id === state.picked)) return;
  const named = state.pickedName && state.front.selected[state.pickedName];
  state.near = !named;
  state.picked = named ?? nearest(state.front, state.pickedValues);
  state.detail = null;
}

function nearest({ objectives, plans }, values) {
  const spans = objectives.map(({ name }) => {
    const all = plans.map(plan => plan.objectives[name]);
    return Math.max(...all) - Math.min(...all) || 1;
  });
  const distance = plan => objectives.reduce((sum, { name }, i) => sum + ((plan.objectives[name] - values[name]) / spans[i]) ** 2, 0);
  return plans.reduce((best, plan) => (distance(plan) < distance(best) ? plan : best)).id;
}

async function lookUp() {
  const id = state.picked;
  if (!id || id === state.status.plan?.id || !state.front) {
    state.detail = null;
    return;
  }
  const known = state.detail;
  if (known?.id === id && known.difference.from === state.status.plan?.id) return;
  const detail = await api.find(`/v1/plans/${encodeURIComponent(id)}`);
  if (state.picked === id) state.detail = detail;
}

async function pick(id, name = null) {
  state.picked = id;
  state.pickedName = name ?? Object.entries(state.front.selected).find(([, one]) => one === id)?.[0] ?? null;
  state.pickedValues = state.front.plans.find(plan => plan.id === id)?.objectives;
  state.near = false;
  state.fault = null;
  draw();
  try {
    await lookUp();
    draw();
    if (state.detail) say(`Plan ${picked.nameOf(state, id)} picked. ${state.detail.difference.text}`);
  } catch (fault) {
    failed(fault);
  }
}

async function act(action, id) {
  state.acting = true;
  state.fault = null;
  draw();
  try {
    const done = await api.post(`/v1/plans/${encodeURIComponent(id)}:${action}`);
    say(`Plan ${shortId(done.in_force)} is in force in place of ${shortId(done.before)}.`);
    byId('picked-title').focus();
  } catch (fault) {
    state.fault = fault instanceof api.Away ? 'The server did not answer, so it is not known whether the plan changed. Look at the plan in force above.' : fault.message;
  }
  state.acting = false;
  await refresh();
}

/** The report asks for another role than the rest: without it the page goes on. */
async function report() {
  state.reportAt = Date.now();
  try {
    state.report = await api.get(savings.path(state.status, 'rows=false'));
    state.reportFault = null;
  } catch (fault) {
    if (!(fault instanceof api.Refused)) throw fault;
    state.report = null;
    state.reportFault = `No realised figures: ${fault.message}`;
  }
}

async function ask() {
  const status = await api.get('/v1/status');
  const changed = status.plan?.id !== state.status?.plan?.id;
  state.status = status;
  state.statusAt = Date.now();
  if (status.plan) {
    [state.front, state.plan, state.decisions] = await Promise.all([api.find('/v1/front'), api.get('/v1/plan'), api.get('/v1/decisions')]);
  }
  follow();
  await lookUp();
  if (status.plan && (changed || Date.now() - state.reportAt > REPORT_MILLIS)) await report();
  if (changed && status.plan) say(`Plan ${shortId(status.plan.id)} is in force until ${time(status.plan.epoch_end)} UTC.`);
}

function showKeyForm(why) {
  byId('key-form').hidden = false;
  byId('key-hint').textContent = why;
  byId('main').hidden = !state.status;
  byId('key').focus();
}

function failed(fault) {
  if (fault instanceof api.Refused && (fault.status === 401 || fault.status === 403)) {
    const unknown = fault.status === 401 && api.hasKey() ? 'The server does not know this key. ' : '';
    showKeyForm(fault.status === 403 ? fault.message : `${unknown}This server asks for a key. It stays in this tab and is gone when the tab is closed.`);
    return;
  }
  pace.failed();
  const since = state.statusAt ? ` What is shown is of ${new Date(state.statusAt).toLocaleTimeString('en-GB')}.` : '';
  const what = fault instanceof api.Refused ? `The server refused: ${fault.message}` : 'The server does not answer.';
  byId('offline').textContent = `${what}${since} The next attempt is in ${duration(pace.wait / 1000)}.`;
  byId('offline').hidden = false;
  document.body.classList.toggle('old', true);
}

function wentWell() {
  pace.wentWell();
  byId('offline').hidden = true;
  byId('key-form').hidden = true;
  byId('key-forget').hidden = !api.hasKey();
  byId('main').hidden = false;
  byId('footer').hidden = false;
  document.body.classList.toggle('old', false);
  draw();
  listen(refresh);
}

/** The next look: after the plain interval, or just when the next plan is due. */
function pause() {
  const left = state.status?.plan?.next_plan_in_s;
  return pace.wait === PLAIN_MILLIS && left > 0 ? Math.min(pace.wait, left * 1000 + PLAN_MILLIS) : pace.wait;
}

/** One question at a time; whoever asks meanwhile waits for the answer of the next one. */
async function refresh() {
  if (asking) await asking;
  clearTimeout(timer);
  asking = ask().then(wentWell, failed);
  await asking;
  asking = null;
  if (byId('key-form').hidden) timer = setTimeout(refresh, pause());
}

byId('key-form').addEventListener('submit', event => {
  event.preventDefault();
  api.useKey(byId('key').value.trim());
  byId('key').value = '';
  refresh();
});
byId('key-forget').addEventListener('click', () => {
  api.forgetKey();
  location.reload();
});
byId('activate').addEventListener('click', () => act('activate', state.picked));
byId('rollback').addEventListener('click', () => act('rollback', state.status.plan.id));
document.addEventListener('visibilitychange', () => { if (!document.hidden && byId('key-form').hidden) refresh(); });

map.start(draw);
front.start(draw, pick, () => state);
savings.start(name => { state.baseline = name; draw(); }, () => { state.reportAt = 0; refresh(); }, () => state);
shares.start(draw);
setInterval(() => { if (state.status) header.tick(state); }, 1000);
refresh();
