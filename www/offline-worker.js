// sw.js: the site without a network, once it was visited. build/offline.ts writes the two constants.
/** The files that any figure may need, each with a hash of its content. */
const FILES = {};
/** A hash of the whole site: it changes when a word of a page does, and browsers then install this worker anew. */
const VERSION = '';

/** Caches belong to a whole origin, which may hold other sites: the name says whose this is. */
const OWN = `batch-norm ${registration.scope} `;
const CACHE = OWN + VERSION;

addEventListener('install', (event) => event.waitUntil(store()));
addEventListener('activate', (event) => event.waitUntil(forgetOthers()));
addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || !request.url.startsWith(registration.scope)) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (Object.hasOwn(FILES, request.url.slice(registration.scope.length))) event.respondWith(file(request));
});

/** The files of the site that any figure may need; the pages that are open, and those that an earlier version kept: all of this version. */
async function store() {
  const cache = await caches.open(CACHE);
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const pages = new Set([...open.map(({ url }) => bare(url)).filter((url) => url.startsWith(registration.scope)), ...(await keptBefore())]);
  await Promise.all([
    ...Object.entries(FILES).map(async ([name, hash]) => {
      const url = registration.scope + name;
      await cache.put(url, (await known(url, hash)) ?? (await marked(await whole(url), hash)));
    }),
    // A page that is no more must not keep the rest from being stored.
    ...[...pages].map((url) => whole(url).then((response) => cache.put(url, response), () => undefined)),
  ]);
}

/** The pages that earlier versions kept. */
async function keptBefore() {
  const caching = await Promise.all((await owned()).map((name) => caches.open(name)));
  const requests = (await Promise.all(caching.map((cache) => cache.keys()))).flat();
  return requests.map(({ url }) => url).filter((url) => !Object.hasOwn(FILES, url.slice(registration.scope.length)) && /(\/|\.html)$/.test(url));
}

/** The header in which a kept file carries the hash of its content. */
const HASH = 'x-batch-norm-hash';

/** A file that an earlier version kept, when its content is the same: it need not be fetched again. */
async function known(url, hash) {
  for (const name of await owned()) {
    const response = await (await caches.open(name)).match(url);
    if (response?.headers.get(HASH) === hash) return response;
  }
  return undefined;
}

async function marked(response, hash) {
  const headers = new Headers(response.headers);
  headers.set(HASH, hash);
  return new Response(await response.blob(), { status: response.status, headers });
}

/** Past the browser's own cache unless the server says that its copy is the newest: pages and files of two versions must not be mixed. */
async function whole(url) {
  const response = await fetch(url, { cache: 'no-cache' });
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function owned() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN));
}

async function forgetOthers() {
  await Promise.all((await owned()).filter((name) => name !== CACHE).map((name) => caches.delete(name)));
}

/**
 * The newest page there is; without a network the one that was kept. A page that names the files of this version replaces the kept one.
 * One of a newer version does not: the kept files would not fit it. The newer worker, which is on its way, keeps that page with its files.
 */
async function page(request) {
  const cache = await caches.open(CACHE);
  const url = bare(request.url);
  try {
    const response = await fetch(request, { cache: 'no-cache' });
    if (response.ok && response.type === 'basic' && !response.redirected && (await fits(response.clone()))) await cache.put(url, response.clone());
    return response;
  } catch (error) {
    const kept = await cache.match(url);
    if (kept) return kept;
    throw error;
  }
}

/** Whether a page asks for files of this version only. */
async function fits(response) {
  const html = await response.text();
  return [...html.matchAll(/(?:src|href)="[^"]*\b(assets\/[\w.-]+)"/g)].every(([, name]) => Object.hasOwn(FILES, name));
}

/** The kept one: it is the one that the pages of this version were built with. */
async function file(request) {
  return (await (await caches.open(CACHE)).match(request.url)) ?? fetch(request);
}

/** One page in all its states. */
function bare(url) {
  return url.replace(/[?#].*$/, '');
}
