// Weighs the built site against the budgets: printed by `npm run build`. With --check, what outgrows its ceiling is an error:
// the budget, or, where the budget is not met yet, what scripts/ceilings.mjs says.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CEILINGS } from './ceilings.mjs';
import { root, stop } from './run.mjs';
import { kilobytes, weigh } from './weigh.mjs';

const dist = fileURLToPath(new URL('dist', root));
const manifest = JSON.parse(readFileSync(new URL('out/manifest.json', root), 'utf8'));

const known = new Map();

const rows = [
  row('article, English', firstLoad('index.html'), 150, 100, CEILINGS.article),
  row('article, Korean', firstLoad('ko/index.html'), 150, 100, CEILINGS.article),
  row('wasm of the page', assets('.wasm').filter((name) => !isLab(name)), 80, 60, CEILINGS.wasm),
  row('wasm of the experiments', assets('.wasm').filter(isLab)),
  heaviest('one figure in a frame', figures().map((figure) => firstLoad('embed.html', [figure, 'www/strings/en.ts'])), 120, 80, CEILINGS.frame),
  heaviest('one figure as an element', figures().map((figure) => [...elementLoad(figure)]), 120, 80, CEILINGS.element),
  row('bn-frame.js', ['bn-frame.js']),
  row('the largest single file', largest(listed('single'))),
].filter(Boolean);

print(rows);
const over = (limit) => (line) => line[limit] !== undefined && line.sizes.brotli > line[limit] * 1000;
const unmet = rows.filter(over('budget'));
if (unmet.length > 0) console.log(`\nNot within its budget yet: ${unmet.map(({ title, ceiling }) => `${title} (ceiling ${ceiling} kB)`).join(', ')}.`);
const heavy = rows.filter(over('ceiling'));
if (process.argv.includes('--check') && heavy.length > 0) {
  stop(`Over its ceiling: ${heavy.map(({ title }) => title).join(', ')}.`);
}

/** A line of the table; undefined while the files are not part of the build. */
function row(title, files, budget, aim, ceiling = budget) {
  if (files === undefined || files.length === 0 || files.some((file) => !existsSync(join(dist, file)))) return undefined;
  const each = files.map(weighed);
  const sizes = { raw: sum(each, 'raw'), gzip: sum(each, 'gzip'), brotli: sum(each, 'brotli') };
  return { title, sizes, budget, aim, ceiling };
}

/** Compressing is slow, and most files count in several lines. */
function weighed(file) {
  const path = join(dist, file);
  if (!known.has(path)) known.set(path, weigh(readFileSync(path)));
  return known.get(path);
}

/** The largest of some files, as a list. */
function largest(files) {
  const size = (file) => statSync(join(dist, file)).size;
  return [...files].sort((a, b) => size(b) - size(a)).slice(0, 1);
}

function heaviest(title, choices, budget, aim, ceiling) {
  const known = choices.map((files) => row(title, files, budget, aim, ceiling)).filter(Boolean);
  return known.sort((a, b) => b.sizes.brotli - a.sizes.brotli)[0];
}

/** A page and what it names in its head (build/head.ts puts there what the first figure needs), with `extra` sources. */
function firstLoad(page, extra = []) {
  if (!existsSync(join(dist, page))) return undefined;
  const html = readFileSync(join(dist, page), 'utf8');
  const tags = html.match(/<(?:script|link)\b[^>]*>/g).filter((tag) => !/rel="(?:canonical|alternate)"/.test(tag));
  const named = tags.map((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1]).filter((address) => address && !/^\w+:/.test(address));
  const files = new Set([page, ...named.map((address) => posix.join(posix.dirname(page), address))]);
  for (const source of extra) follow(source, files);
  for (const [key, { file }] of Object.entries(manifest)) if (files.has(file)) follow(key, files);
  // The element finds the style of figures in such a page and fetches none (www/style/sheet.ts).
  const carried = html.includes('<style data-figures>') ? /\/figures-[^/]*\.css$/ : undefined;
  return [...files].filter((file) => !carried?.test(file));
}

/** The module that a blog names, and what it fetches to show a figure. */
function elementLoad(figure) {
  const files = new Set([...assets('.wasm').filter((name) => !isLab(name)), ...assets('.woff2')]);
  for (const source of ['www/bn-figure.ts', figure, 'www/pkg/bn.js', 'www/strings/en.ts']) follow(source, files);
  return files;
}

/** Adds a chunk and what it imports before it runs. */
function follow(key, files) {
  const { file, imports = [], assets = [] } = manifest[key];
  for (const name of [file, ...assets]) files.add(name);
  for (const next of imports) follow(next, files);
}

/** The sources of all figures, one of which a frame loads after its page. */
function figures() {
  return Object.keys(manifest).filter((key) => /^www\/figures\/[\w-]+\.ts$/.test(key));
}

/** Only a worker loads this module, when a reader starts a run. */
function isLab(name) {
  return /\/lab_bg-/.test(name);
}

function assets(extension) {
  return listed('assets').filter((name) => name.endsWith(extension));
}

function listed(folder) {
  const path = join(dist, folder);
  return existsSync(path) ? readdirSync(path).map((name) => `${folder}/${name}`) : [];
}

function sum(sizes, key) {
  return sizes.reduce((total, size) => total + size[key], 0);
}

function print(rows) {
  console.log(`\n${'what'.padEnd(30)}${['raw', 'gzip', 'brotli', 'budget', 'aim'].map((title) => title.padStart(11)).join('')}`);
  for (const { title, sizes, budget, aim } of rows) {
    const limits = [budget, aim].map((limit) => (limit === undefined ? '' : `${limit} kB`));
    const cells = [...[sizes.raw, sizes.gzip, sizes.brotli].map(kilobytes), ...limits].map((cell) => cell.padStart(11));
    console.log(title.padEnd(30) + cells.join(''));
  }
}
