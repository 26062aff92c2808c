// Weighs the built site against the budgets: printed by `npm run build`; with --check too heavy is an error.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root, stop } from './run.mjs';
import { kilobytes, weigh } from './weigh.mjs';

const dist = fileURLToPath(new URL('dist', root));
const manifest = JSON.parse(readFileSync(new URL('out/manifest.json', root), 'utf8'));

/** The name of the figure that a reader meets first: it comes with the article. */
const FIRST = 'walk';

const rows = [
  row('article, English', firstLoad('index.html', FIRST, 'en'), 150, 100),
  row('article, Korean', firstLoad('ko/index.html', FIRST, 'ko'), 150, 100),
  row('wasm module', assets('.wasm'), 80, 60),
  heaviest('one figure in a frame', figures().map((name) => firstLoad('embed.html', name, 'en')), 120, 80),
  row('bn-figure.js with its files', ['bn-figure.js', ...assets('.wasm'), ...assets('.woff2')], 120, 80),
  row('bn-frame.js', ['bn-frame.js']),
  heaviest('one single file', listed('single').map((file) => [file])),
].filter(Boolean);

print(rows);
const heavy = rows.filter(({ sizes, budget }) => budget !== undefined && sizes.brotli > budget * 1000);
if (process.argv.includes('--check') && heavy.length > 0) {
  stop(`Over the budget: ${heavy.map(({ title }) => title).join(', ')}.`);
}

/** A line of the table; undefined while the files are not part of the build. */
function row(title, files, budget, aim) {
  if (files === undefined || files.length === 0 || files.some((file) => !existsSync(join(dist, file)))) return undefined;
  const each = files.map((file) => weigh(readFileSync(join(dist, file))));
  const sizes = { raw: sum(each, 'raw'), gzip: sum(each, 'gzip'), brotli: sum(each, 'brotli') };
  return { title, sizes, budget, aim };
}

function heaviest(title, choices, budget, aim) {
  const rows = choices.map((files) => row(title, files, budget, aim)).filter(Boolean);
  return rows.sort((a, b) => b.sizes.brotli - a.sizes.brotli)[0];
}

/** A page and everything that it requests until its first figure stands. */
function firstLoad(page, figure, lang) {
  if (manifest[page] === undefined) return undefined;
  const files = new Set([page]);
  const follow = (key) => {
    const { file, imports = [], dynamicImports = [], css = [], assets = [] } = manifest[key];
    if (files.has(file)) return;
    files.add(file);
    // The style of the page itself is inside the page.
    for (const name of [...assets, ...(key === page ? [] : css)]) files.add(name);
    for (const next of [...imports, ...dynamicImports.filter((name) => isNeeded(name, figure, lang))]) follow(next);
  };
  follow(page);
  for (const font of assets('.woff2')) files.add(font);
  return [...files];
}

function isNeeded(key, figure, lang) {
  const figureName = /www\/figures\/([\w-]+)\.ts$/.exec(key)?.[1];
  const language = /www\/strings\/(\w+)\.ts$/.exec(key)?.[1];
  return (figureName === undefined || figureName === figure) && (language === undefined || language === lang);
}

function figures() {
  return Object.keys(manifest).map((key) => /^www\/figures\/([\w-]+)\.ts$/.exec(key)?.[1]).filter(Boolean);
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
