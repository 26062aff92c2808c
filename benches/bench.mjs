// Everything that is measured, in one run: `npm run bench`. Peers are installed here, the page never sees them.
//
//   node benches/bench.mjs [--quick] [--built] [--audit=NAME:FILE] [compute] [training] [redraw] [load] [growth]
//
// --quick: fewer rounds. --built: measures what an earlier build left. --audit: keeps the answers of a page audit beside ours.
import '../scripts/ts.mjs';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { assemble } from '../scripts/pack.mjs';
import { npm, output, root, stop } from '../scripts/run.mjs';
import { makeWasm } from '../scripts/wasm.mjs';
import { launch, serve } from '../tests/browser/harness.mjs';
import { growthOfPage } from './growth.mjs';
import { load } from './load.mjs';
import { report } from './report.mjs';

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const out = fileURLToPath(new URL('out/bench', root));
const asked = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const quick = process.argv.includes('--quick');
const wanted = (part) => asked.length === 0 || asked.includes(part);
const SIZES = [[64, 16], [1024, 64], [16384, 64], [262144, 16]];

if (!existsSync(here('node_modules')) && !npm(['ci', '--ignore-scripts', '--prefix', here('.')])) stop('The peers were not installed: is the network there?');
if (!process.argv.includes('--built') && (!makeWasm(['bn', 'lab', 'bench']) || !npm(['run', 'build']))) stop('There is nothing to measure: see above.');
await assemble();
await buildPage();

const results = { machine: await machine(), audits: audits(), quick };
const browser = await launch({ whole: true });
results.machine.browser = `Chromium ${browser.version()}`;
await inPage(1, async (page) => {
  if (wanted('compute')) results.compute = await sizes(page);
  if (wanted('training')) results.training = await step('training', page, 'training', { count: quick ? 3 : 9 });
  if (wanted('growth')) results.rows = await growthOfRows(page);
});
for (const scale of [1, 2]) {
  if (wanted('redraw')) await inPage(scale, async (page) => ((results.redraw ??= {})[scale] = await step(`redraw at scale ${scale}`, page, 'redraw', { roundCount: quick ? 1 : 3 })));
}
if (wanted('load')) results.load = await load(browser, quick ? 1 : 5);
if (wanted('growth')) results.figures = await growthOfPage(browser);
await browser.close();

mkdirSync(fileURLToPath(new URL('out', root)), { recursive: true });
writeFileSync(fileURLToPath(new URL('out/bench.json', root)), JSON.stringify(results, null, 1));
const text = report(results);
console.log(`\n${text}`);
// A part is no result to keep.
if (asked.length === 0) writeFileSync(here('RESULTS.md'), text);

async function buildPage() {
  rmSync(out, { recursive: true, force: true });
  const page = here('page');
  await build({
    root: page,
    base: './',
    configFile: false,
    logLevel: 'warn',
    build: { outDir: out, emptyOutDir: true, chunkSizeWarningLimit: Infinity, reportCompressedSize: false, assetsInlineLimit: 0, target: 'esnext' },
  });
  for (const folder of ['@tensorflow/tfjs-backend-wasm/dist', 'onnxruntime-web/dist']) {
    const from = here(`node_modules/${folder}`);
    for (const name of readdirSync(from)) if (/^(tfjs-backend-wasm.*\.wasm|ort-wasm-simd-threaded\.(wasm|mjs))$/.test(name)) cpSync(`${from}/${name}`, `${out}/peers/${name}`);
  }
}

/** A page of the benches at a device scale. */
async function inPage(deviceScaleFactor, use) {
  const site = await serve({ folder: out });
  const context = await browser.newContext({ deviceScaleFactor, viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(0);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(site.url);
  await page.waitForFunction(() => window.bench !== undefined);
  await page.evaluate((address) => window.bench.setUp(address), new URL('peers/', site.url).href);
  await use(page);
  await context.close();
  await site.close();
}

function step(title, page, part, options) {
  console.log(`measuring ${title} …`);
  return page.evaluate(([part, options]) => window.bench[part](options), [part, options]);
}

async function sizes(page) {
  const found = [];
  for (const [rows, features] of SIZES) {
    for (const doubles of [false, true]) {
      console.log(`measuring [${rows}, ${features}] in ${doubles ? 'doubles' : 'singles'} …`);
      const options = { doubles, libraries: !doubles, count: quick ? 3 : 9 };
      const times = await page.evaluate(([rows, features, options]) => window.bench.compute(rows, features, options), [rows, features, options]);
      found.push({ rows, features, doubles, ...times });
    }
  }
  return found;
}

async function growthOfRows(page) {
  const found = [];
  for (const [rows, features] of [[10, 16], [100, 16], [1000, 16], [10_000, 16], [100_000, 16], [1000, 1], [1000, 4], [1000, 64], [1000, 256], [1000, 1024]]) {
    console.log(`measuring [${rows}, ${features}] …`);
    const times = await page.evaluate(([rows, features]) => window.bench.compute(rows, features, { libraries: false, count: 3 }), [rows, features]);
    found.push({ rows, features, forward: times.forward['ours, resident'] });
  }
  return found;
}

/** What `--audit=NAME:FILE` names: answers of a page audit, which this repository has not, to be kept beside ours. */
function audits() {
  const named = process.argv.filter((word) => word.startsWith('--audit=')).map((word) => /^--audit=(.*?):(.*)$/.exec(word));
  return named.map(([, name, file]) => ({ name, rows: JSON.parse(readFileSync(file, 'utf8')).rows }));
}

function machine() {
  const [{ model }] = cpus();
  const { dependencies } = JSON.parse(readFileSync(here('package.json'), 'utf8'));
  return {
    processor: `${cpus().length} × ${model}`,
    load: loadavg()[0],
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    rust: output('rustc', ['--version']).split(' ')[1],
    node: process.versions.node,
    peers: Object.entries(dependencies).map(([name, version]) => `${name} ${version}`),
  };
}
