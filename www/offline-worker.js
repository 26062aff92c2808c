// sw.js: the site without a network, once it was visited. build/offline.ts writes the two constants.
const FILES = [];
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
  else if (FILES.includes(request.url.slice(registration.scope.length))) event.respondWith(file(request));
});

/** The files of the site that any figure may need, and the pages that are open; what the reader has already is not fetched again. */
async function store() {
  const cache = await caches.open(CACHE);
  const open = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const pages = open.map(({ url }) => bare(url)).filter((url) => url.startsWith(registration.scope));
  await Promise.all([...FILES.map((name) => registration.scope + name), ...new Set(pages)].map(async (url) => {
    const known = await caches.match(url);
    // A name in assets/ says what is in it; a page's name does not.
    await cache.put(url, known && /\/assets\//.test(url) ? known : await whole(url));
  }));
}

async function whole(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response;
}

async function forgetOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(OWN) && name !== CACHE).map((name) => caches.delete(name)));
}

/** The newest page there is; without a network the one that was kept. Kept pages fit the kept files: they are not replaced one by one. */
async function page(request) {
  const cache = await caches.open(CACHE);
  const url = bare(request.url);
  const kept = await cache.match(url);
  try {
    const response = await fetch(request);
    if (!kept && response.ok && response.type === 'basic' && !response.redirected) await cache.put(url, response.clone());
    return response;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Its name changes with what is in it: the kept one is the right one. */
async function file(request) {
  return (await (await caches.open(CACHE)).match(request.url)) ?? fetch(request);
}

/** One page in all its states. */
function bare(url) {
  return url.replace(/[?#].*$/, '');
}
