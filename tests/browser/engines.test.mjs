// The core in every engine that this machine has: the same tables, figure for figure, and the ways to embed one.
// BN_ENGINES=insist makes a missing engine a failure (`npm run test:browsers`).
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { engines } from './engines/index.mjs';
import { dist, serve } from './harness.mjs';
import { blog, serveSite } from './hosts.mjs';

let site;
before(async () => (site = await serveSite()));
after(() => site.close());

/** Kept as the first script of a page of ours: no engine but Chromium tells its driver about errors. */
const TRAP = `<script>window.faults = []; addEventListener('error', function (e) { faults.push(e.message || String(e.target && (e.target.src || e.target.href))); }, true);
addEventListener('unhandledrejection', function (e) { faults.push(String(e.reason)); }); console.error = function () { faults.push([].join.call(arguments, ' ')); };</script>`;

/** The live inside of the first figure, a walk on every page that is opened here. */
const ROOT = "document.querySelector('bn-figure')?.shadowRoot";
const READY = `${ROOT}?.querySelector('.tables .cell')`;
const TABLES = `return [...${ROOT}.querySelectorAll('.tables table')].map((table) => table.textContent.replace(/\\s+/g, ' ').trim()).join(' | ');`;
const INKS = `const canvas = [...${ROOT}.querySelectorAll('canvas')].find((one) => one.width > 0);
  const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
  copy.drawImage(canvas, 0, 0);
  const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
  return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 4).join())).size;`;

/** Steps to the variance, then to the mean, and types 12 over the first number; gives the tables each time. */
async function use(page, frame) {
  await page.until(`return Boolean(${READY});`, frame);
  const tables = [];
  for (const step of ['variance', 'mean']) {
    await page.press(`[data-step="${step}"]`, frame);
    await page.until(`return ${ROOT}.querySelector('[data-step=${step}]').getAttribute('aria-selected') === 'true';`, frame);
    tables.push(await page.evaluate(TABLES, frame));
  }
  await page.press('tbody[data-q="x"] .cell', frame);
  await page.type('12');
  await page.until(`return [...${ROOT}.querySelectorAll('.result .cell')].some((cell) => cell.textContent === '7');`, frame);
  tables.push(await page.evaluate(TABLES, frame));
  assert.ok((await page.until(`${INKS.replace('return new Set', 'const inks = new Set')}; return inks > 4 && inks;`, frame)) > 4);
  return tables;
}

const ways = {
  'the article': (page) => page.goto(`${site.url}#glance?step=x`).then(() => use(page)),
  'a frame’s own page': (page) => page.goto(`${site.url}embed.html?figure=walk&step=x`).then(() => use(page)),
  'a single file from disk': (page) => page.goto(pathToFileURL(join(dist, 'single/walk.en.html')).href).then(() => use(page)),
  async 'a frame that finds its height, on another origin'(page) {
    const theirs = await host(`<iframe data-bn-figure src="${site.url}embed.html?figure=walk&amp;step=x" title="A figure" width="100%" height="300"></iframe><script src="${site.url}bn-frame.js" async></script>`);
    try {
      await page.goto(theirs.origin);
      const tables = await use(page, 0);
      const inner = await page.evaluate('return document.documentElement.getBoundingClientRect().height;', 0);
      const outer = await page.until("const { clientHeight } = document.querySelector('iframe'); return clientHeight > 300 && clientHeight;");
      assert.ok(outer >= inner - 2 && outer <= inner + 60, `the frame is ${outer} px tall, its content ${inner} px`);
      return [...tables, await faultsOf(page)];
    } finally {
      await theirs.close();
    }
  },
  async 'an element on another origin, under a strict policy'(page) {
    const policy = `default-src 'none'; script-src ${site.origin} 'wasm-unsafe-eval' 'unsafe-inline'; connect-src ${site.origin}; font-src ${site.origin}; img-src data:`;
    const theirs = await host(`<script type="module" src="${site.url}bn-figure.js"></script><bn-figure name="walk" lang="en" step="x">fallback</bn-figure>`, { 'content-security-policy': policy });
    try {
      await page.goto(theirs.origin);
      return [...await use(page), await faultsOf(page)];
    } finally {
      await theirs.close();
    }
  },
};

const host = (body, headers = {}) => serve({ pages: { '/': blog(body, { head: TRAP }) }, headers });

async function faultsOf(page) {
  assert.deepEqual(await page.evaluate('return window.faults;'), []);
  return '';
}

/** What Chromium showed, by way: the others have to show the same. */
const expected = new Map();

for (const { name, missing, open } of engines()) {
  test(`in ${name}: article, frame, file, element; the numbers are those of Chromium`, { timeout: 600_000 }, async (t) => {
    if (missing) {
      assert.notEqual(process.env.BN_ENGINES, 'insist', `${missing} is missing`);
      return t.skip(`${missing} is not installed (npm run test:browsers adds it where it can)`);
    }
    const page = await open();
    t.after(page.close);
    t.diagnostic(`${page.name} ${page.version}`);
    for (const [way, go] of Object.entries(ways)) {
      const tables = await go(page).catch((error) => {
        throw new Error(`${way}: ${error.message}`, { cause: error });
      });
      assert.match(tables[0], /\d/, way);
      assert.notEqual(tables[0], tables[1], way);
      assert.notEqual(tables[1], tables[2], way);
      if (expected.has(way)) assert.deepEqual(tables, expected.get(way), `${way}: other numbers than in Chromium`);
      else expected.set(way, tables);
    }
  });
}
