// Weighs the built site against the budgets: printed by `npm run build`. With --check, what outgrows its budget is an error,
// and a table says which of its files grew since scripts/sizes.json was written (UPDATE=1 writes it anew).
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { BUDGETS, KNOWN_MISSES } from './budgets.mjs';
import { entries, weighed } from './entries.mjs';
import { root, stop } from './run.mjs';
import { kilobytes } from './weigh.mjs';

const record = new URL('scripts/sizes.json', root);

const rows = entries().map((entry) => ({ ...entry, budget: BUDGETS[entry.key], sizes: total(entry.files) }));
print(rows);
if (process.env.UPDATE) writeRecord(rows);

const heavy = rows.filter(({ sizes, budget = Infinity }) => sizes.brotli > budget * 1000);
if (heavy.length > 0) {
  const named = `Over its budget: ${heavy.map(({ title, budget }) => `${title} (${budget} kB)`).join(', ')}.`;
  const worse = heavy.filter(({ key, sizes }) => sizes.brotli > (KNOWN_MISSES[key] ?? 0) * 1000);
  if (process.argv.includes('--check') && worse.length > 0) {
    for (const row of worse) printGrowth(row);
    stop(named);
  }
  console.log(`\n${named}`);
}

function total(files) {
  const sum = (key) => files.reduce((so, file) => so + weighed(file)[key], 0);
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') };
}

function print(rows) {
  console.log(`\n${'what'.padEnd(30)}${['raw', 'gzip', 'brotli', 'budget'].map((title) => title.padStart(11)).join('')}`);
  for (const { title, budget, sizes } of rows) {
    const allowed = budget === undefined ? '' : `${budget} kB`;
    const cells = [...[sizes.raw, sizes.gzip, sizes.brotli].map(kilobytes), allowed].map((cell) => cell.padStart(11));
    console.log(title.padEnd(30) + cells.join(''));
  }
}

/** The files of one entry, heaviest first, and what each has gained since the record. */
function printGrowth({ title, files }) {
  const before = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8'))[title] ?? {}) : {};
  const now = brotliByName(files);
  console.log(`\n${title.padEnd(30)}${['now', 'before', 'more'].map((head) => head.padStart(11)).join('')}`);
  for (const name of new Set([...Object.keys(now), ...Object.keys(before)])) {
    const [size, old] = [now[name] ?? 0, before[name] ?? 0];
    console.log(name.padEnd(30) + [size, old, size - old].map((bytes) => kilobytes(bytes).padStart(11)).join(''));
  }
}

function writeRecord(rows) {
  const all = Object.fromEntries(rows.map(({ title, files }) => [title, brotliByName(files)]));
  writeFileSync(record, `${JSON.stringify(all, null, 1)}\n`);
}

/** Without the hash that changes with every byte: `assets/walk-DKTC_HDa.js` is `walk.js`. */
function brotliByName(files) {
  const name = (file) => file.replace(/^assets\//, '').replace(/-[\w-]{8}(\.\w+)$/, '$1');
  return Object.fromEntries(files.map((file) => [name(file), weighed(file).brotli]).sort(([, a], [, b]) => b - a));
}
