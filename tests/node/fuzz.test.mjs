// Every export with random values, wrong types, odd shapes and sizes: a value or an Error that says what is wrong;
// never a trap, never a hang, never memory without bound. `npm run fuzz` tries a million cases, this a sample of them.
import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { Worker } from 'node:worker_threads';

/** How many cases, and the number of the first: `FUZZ=1000000 SEED=7`. */
const CASES = Number(process.env.FUZZ ?? 2000);
const FIRST = Number(process.env.SEED ?? 1);
/** No single call may take so long, on whatever machine. */
const SILENCE = 60_000;

/** Every package of the page. */
const packages = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.d.ts')).map((name) => name.replace('.d.ts', '')).filter((name) => existsSync(new URL(`../../www/pkg/${name}.js`, import.meta.url)));
/** A run of the laboratory trains a network: one of them takes as long as hundreds of other calls. */
const SHARES = { lab: 0.03 };

for (const name of packages) {
  const count = Math.ceil(CASES * (SHARES[name] ?? 1));
  test(`${name}: ${count} random calls from seed ${FIRST}`, { timeout: Infinity }, async (t) => {
    const progress = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('../fuzz/worker.mjs', import.meta.url), { workerData: { name, first: FIRST, count, progress } });
    const { failures, tally, slowest, bytes } = await outcome(worker, progress, name);
    assert.deepEqual(failures, []);
    for (const [called, { values, refusals, mistakes }] of Object.entries(tally)) t.diagnostic(`${called}: ${values} values, ${refusals} refusals, ${mistakes} wrong types`);
    t.diagnostic(`slowest ${slowest.milliseconds.toFixed(0)} ms (seed ${slowest.seed}), memory ${(bytes / 2 ** 20).toFixed(1)} MB`);
    // A sample in which a function never gave a value, or never refused one, tries nothing.
    if (count >= 50_000) for (const [called, { values }] of Object.entries(tally)) assert.ok(values > 0, `${called} never gave a value`);
  });
}

/** What the worker says at its end, or at which case it fell silent. */
function outcome(worker, progress, name) {
  return new Promise((resolve, reject) => {
    let [seen, since] = [-1, Date.now()];
    const watch = setInterval(() => {
      const now = Atomics.load(progress, 0);
      if (now !== seen) [seen, since] = [now, Date.now()];
      else if (Date.now() - since > SILENCE) settle(reject)(new Error(`a call did not end: node tests/fuzz/show.mjs ${name} ${now}`));
    }, 500);
    const settle = (end) => (value) => {
      clearInterval(watch);
      void worker.terminate();
      end(value);
    };
    worker.once('message', settle(resolve));
    worker.once('error', settle(reject));
  });
}
