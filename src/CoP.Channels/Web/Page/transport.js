/** What the server refused, by its code (`tryout.error.*` has the words). */
export class Refused extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

const retries = [400, 1200];
const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

async function request(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused('offline');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? 'other');
  return body;
}

export const get = path => request(path);

/** Posts, and again when the connection failed: the id in the body keeps it from having its effect twice. */
export const post = (path, body) =>
  insist(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

const largest = 10 * 1024 * 1024;

/** Sends fields with a file among them; one that is too large does not even leave. */
export function upload(path, fields) {
  if (fields.file.size > largest) throw new Refused('file-too-large');
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return insist(path, { method: 'POST', body: form });
}

async function insist(path, options) {
  for (const wait of retries) {
    try {
      return await request(path, options);
    } catch (problem) {
      if (!['offline', 'unavailable'].includes(problem.code)) throw problem;
      await pause(wait);
    }
  }
  return request(path, options);
}

const types = ['snapshot', 'message', 'gone', 'toast', 'arrival', 'ready', 'beat'];
const silence = 50_000;
const rest = 2_000;

/**
 * Opens the stream of a side. The browser comes back by itself and asks for what it missed; where it gives up (it was
 * refused), or the stream has fallen silent, a new one is opened. Returns how to close it.
 */
export function listen(side, as, handlers) {
  let source, timer;
  const again = wait => { clearTimeout(timer); timer = setTimeout(open, wait); };
  function open() {
    source?.close();
    source = new EventSource(`/tryout/${side}/events?as=${encodeURIComponent(as)}`);
    for (const type of types) {
      source.addEventListener(type, event => { again(silence); handlers[type]?.(JSON.parse(event.data)); });
    }
    source.addEventListener('error', () => { handlers.lost?.(); again(source.readyState === EventSource.CLOSED ? rest : silence); });
  }
  open();
  return () => { clearTimeout(timer); source.close(); };
}
