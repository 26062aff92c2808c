// How the built article loads on slow 4G (1.6 Mbit/s, 150 ms) with a processor four times slower, from an empty cache.
import { brotliCompressSync } from 'node:zlib';
import { createServer } from 'node:http';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { dist } from '../tests/browser/serve.mjs';

const TYPES = { '.css': 'text/css', '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.svg': 'image/svg+xml', '.wasm': 'application/wasm', '.woff2': 'font/woff2' };
/** Slow 4G: latency in milliseconds, bytes a second. */
export const NETWORK = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const median = (list) => [...list].sort((a, b) => a - b)[list.length >> 1];

/** Clicks “Step forward” of the walk until the figure answers, and takes down when. */
const WATCH = `(() => {
  if (window !== top) return;
  const seen = (window.seen = { lcp: 0, long: [] });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.lcp = entry.startTime))).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.long.push(entry.duration))).observe({ type: 'longtask', buffered: true });
  const chosen = () => {
    const figure = document.querySelector('bn-figure#walk');
    const root = figure?.shadowRoot ?? figure;
    return { button: root?.querySelector('button[aria-label="Step forward"]'), step: root?.querySelector('[role=tab][aria-selected=true]')?.dataset.step };
  };
  let before;
  const clock = setInterval(() => {
    const { button, step } = chosen();
    if (before !== undefined && step !== before) {
      seen.click = performance.now();
      return clearInterval(clock);
    }
    before = step;
    button?.click();
    const after = chosen().step;
    if (step !== undefined && after !== step) {
      seen.click = performance.now();
      clearInterval(clock);
    }
  }, 20);
})()`;

/** Medians over loads: bytes, requests, requests to other hosts, LCP, first click that works, blocking, heap. */
export async function load(browser, times) {
  const site = await compressed();
  const runs = [];
  for (let run = 0; run < times; run += 1) {
    console.log('loading the article …');
    const article = await once(browser, site.url, false);
    // The walk is not the first figure: a reader who follows a link to it is the one who waits for it.
    const { kilobytes, click } = await once(browser, `${site.url}#walk`, true);
    runs.push({ ...article, withWalk: kilobytes, click });
  }
  await site.close();
  const medians = Object.keys(runs[0]).filter((key) => key !== 'parts').map((key) => [key, median(runs.map((run) => run[key]))]);
  // What weighs how much is the same in every run.
  return { ...Object.fromEntries(medians), parts: runs[0].parts };
}

async function once(browser, url, clicks) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  let [bytes, requests, foreign] = [0, 0, 0];
  const [kinds, parts] = [new Map(), {}];
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength;
    const kind = kinds.get(requestId);
    parts[kind] = (parts[kind] ?? 0) + encodedDataLength / 1000;
  });
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    requests += 1;
    kinds.set(requestId, extname(new URL(request.url).pathname).slice(1) || 'html');
    if (!request.url.startsWith(new URL(url).origin) && !request.url.startsWith('data:')) foreign += 1;
  });
  await session.send('Network.enable');
  await session.send('Performance.enable');
  await session.send('Network.emulateNetworkConditions', NETWORK);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(WATCH);
  await page.goto(url, { waitUntil: 'load', timeout: 120_000 });
  if (clicks) await page.waitForFunction(() => window.seen.click !== undefined, undefined, { timeout: 120_000 });
  await page.waitForLoadState('networkidle', { timeout: 120_000 });
  const { lcp, click, long } = await page.evaluate(() => window.seen);
  const { metrics } = await session.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6;
  await context.close();
  const blocking = long.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0);
  return { kilobytes: bytes / 1000, parts, requests, foreign, lcp, click, blocking, longest: Math.max(0, ...long), heap };
}

/** The built site, every file sent with brotli, as a real host does. */
async function compressed() {
  const known = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://here').pathname);
    const file = join(dist, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(dist) || !existsSync(file)) return response.writeHead(404).end();
    if (!known.has(file)) known.set(file, brotliCompressSync(readFileSync(file)));
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream', 'content-encoding': 'br', 'cache-control': 'no-store' });
    response.end(known.get(file));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => new Promise((resolve) => (server.close(resolve), server.closeAllConnections())) };
}
