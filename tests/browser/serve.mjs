// A static host as strict or as lenient as a test wants it.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built site, or another build of it that the variable BN_DIST names. */
export const dist = process.env.BN_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.xhtml': 'application/xhtml+xml',
};

/**
 * Serves a folder (or a map of paths to text) on a free port of this machine.
 *
 * `prefix`: the path under which it lies, `/` or `/deep/down/`. `headers`: sent with everything, or what a path is sent with.
 * `pages`: paths that are answered with the text given, before the folder is asked.
 */
export async function serve({ folder = dist, prefix = '/', headers = {}, pages = {} } = {}) {
  const requests = [];
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://here').pathname);
    requests.push(path);
    const found = await find(path, folder, prefix, pages);
    const type = TYPES[extname(found?.name ?? '')] ?? 'application/octet-stream';
    response.writeHead(found ? 200 : 404, { 'content-type': found ? type : 'text/plain', 'cache-control': 'no-store', ...(typeof headers === 'function' ? headers(path) : headers) });
    response.end(found?.body ?? 'not found');
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  return {
    /** The address of the prefix, with its slash. */
    url: `http://127.0.0.1:${port}${prefix}`,
    origin: `http://127.0.0.1:${port}`,
    requests,
    /** More answers may be put here later. */
    pages,
    close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())),
  };
}

async function find(path, folder, prefix, pages) {
  if (Object.hasOwn(pages, path)) return { name: extname(path) ? path : 'page.html', body: pages[path] };
  if (!path.startsWith(prefix)) return undefined;
  const inside = path.slice(prefix.length);
  const file = normalize(inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside);
  if (file.startsWith('..')) return undefined;
  return readFile(join(folder, file)).then((body) => ({ name: file, body }), () => undefined);
}
