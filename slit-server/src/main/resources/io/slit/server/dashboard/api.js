/** Talks to the server: the key, conditional requests, problems, and waiting longer while it is away. */

const KEY = 'slit-key';
const TIMEOUT_MILLIS = 10_000;
const cached = new Map();

/** A refusal, with what the server said. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${status}.`);
    this.status = status;
    this.type = String(problem?.type ?? '').split(':').pop();
  }
}

/** The server did not answer. */
export class Away extends Error {}

export const hasKey = () => sessionStorage.getItem(KEY) !== null;
export const useKey = key => { sessionStorage.setItem(KEY, key); cached.clear(); };
export const forgetKey = () => { sessionStorage.removeItem(KEY); cached.clear(); };

function headers(more) {
  const key = sessionStorage.getItem(KEY);
  return key === null ? more : { ...more, Authorization: `Bearer ${key}` };
}

async function send(path, options) {
  try {
    return await fetch(path, { ...options, cache: 'no-store', signal: AbortSignal.timeout(TIMEOUT_MILLIS) });
  } catch (fault) {
    throw new Away(fault.message);
  }
}

async function read(response) {
  let body = null;
  try {
    body = await response.json();
  } catch (fault) {
    if (response.ok) throw new Away(`The answer broke off: ${fault.message}`);
  }
  if (!response.ok) throw new Refused(response.status, body);
  return body;
}

/** Gets JSON; the same object again while the server says that nothing changed. */
export async function get(path) {
  const known = cached.get(path);
  const response = await send(path, { headers: headers(known ? { 'If-None-Match': known.etag } : {}) });
  if (response.status === 304 && known) return known.body;
  const body = await read(response);
  const etag = response.headers.get('ETag');
  if (etag) cached.set(path, { etag, body });
  return body;
}

/** Gets JSON, or null where this server does not know. */
export async function find(path) {
  try {
    return await get(path);
  } catch (fault) {
    if (fault instanceof Refused && fault.status === 404) return null;
    throw fault;
  }
}

export const post = async path => read(await send(path, { method: 'POST', headers: headers({ 'Content-Type': 'application/json' }) }));

/** Gets a file as a blob, with the key, so that it can be saved. */
export async function blob(path) {
  const response = await send(path, { headers: headers({}) });
  if (!response.ok) await read(response);
  return response.blob();
}

/** Opens a stream of events, which lasts as long as the server and the page do. */
export async function open(path) {
  const response = await fetch(path, { headers: headers({ Accept: 'text/event-stream' }), cache: 'no-store' });
  if (!response.ok || response.body === null) throw new Refused(response.status, null);
  return response.body;
}

export const text = async path => (await send(path, {})).text();

/** Waits between attempts: the plain interval while all is well, then twice as long each time. */
export class Pace {
  constructor(plain, longest) {
    this.plain = plain;
    this.longest = longest;
    this.wait = plain;
  }

  wentWell() {
    this.wait = this.plain;
  }

  failed() {
    this.wait = Math.min(this.longest, this.wait * 2);
  }
}
