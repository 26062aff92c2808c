// A long time on one page: sliders that move, figures that come and go, runs that are cancelled. Memory comes back to where it was.
// `npm run soak` takes all of it; this takes a share, SOAK = 1 everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, serve, stage } from './harness.mjs';

const SHARE = Number(process.env.SOAK ?? 0.02);
const times = (all) => Math.max(8, Math.ceil(all * SHARE));
const PATIENCE = { timeout: 120_000 };
/** What may be left behind for good, whatever the number of rounds: caches that fill once. */
const SLACK = { heap: 2.5e6, nodes: 400, listeners: 200 };

const { browser, site } = await stage(serve({ pages: { '/empty.html': '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Soak</title><link rel="icon" href="data:,"><script type="module" src="bn-figure.js"></script></head><body></body></html>' } }));

/** Opens a page that can be measured: heap after a collection, nodes, listeners, bytes of all wasm memories, workers. */
async function open(path) {
  const { page, context, faults, close } = await openPage(browser, undefined);
  await page.addInitScript(() => {
    globalThis.memories = new Set();
    globalThis.alive = 0;
    const note = (instance) => (instance.exports.memory && globalThis.memories.add(new WeakRef(instance.exports.memory)), instance);
    const { instantiate, instantiateStreaming } = WebAssembly;
    const noteAll = (made) => (note(made.instance ?? made), made);
    WebAssembly.instantiate = (...given) => instantiate(...given).then(noteAll);
    WebAssembly.instantiateStreaming = (...given) => instantiateStreaming(...given).then(noteAll);
    globalThis.Worker = class extends Worker {
      constructor(...given) {
        super(...given);
        globalThis.alive += 1;
      }

      terminate() {
        globalThis.alive -= 1;
        super.terminate();
      }
    };
  });
  await page.goto(site.url + path);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Performance.enable');
  const measure = async () => {
    // Twice, with a breath between: what a finaliser lets go is collected in the second turn.
    for (let turn = 0; turn < 2; turn += 1) {
      await devtools.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(300);
    }
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    const wasm = await page.evaluate(() => [...globalThis.memories].reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0), 0));
    return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners'), wasm, workers: await page.evaluate(() => globalThis.alive) };
  };
  return { page, faults, measure, close };
}

/** Warm, measured, worked, measured: nothing may have grown beyond the slack, and wasm memory by no page at all. */
async function soak(t, { measure, faults }, work, rounds) {
  await work(Math.min(rounds, 40));
  const before = await measure();
  await work(rounds);
  const now = await measure();
  t.diagnostic(`${rounds} rounds: heap ${mega(before.heap)} → ${mega(now.heap)} MB, nodes ${before.nodes} → ${now.nodes}, listeners ${before.listeners} → ${now.listeners}, wasm ${mega(before.wasm)} → ${mega(now.wasm)} MB, workers ${now.workers}`);
  for (const [what, slack] of Object.entries(SLACK)) assert.ok(now[what] - before[what] <= slack, `${what} grew from ${before[what]} to ${now[what]} in ${rounds} rounds`);
  assert.equal(now.wasm, before.wasm, 'wasm memory grew');
  assert.deepEqual(faults, []);
  return now;
}

const mega = (bytes) => (bytes / 1e6).toFixed(1);

test(`${times(10_000)} slider moves`, { timeout: 3_600_000 }, async (t) => {
  const opened = await open('embed.html?figure=walk');
  t.after(opened.close);
  const { page } = opened;
  await page.locator('bn-figure .bn[data-theme] input[type=range]').first().waitFor({ state: 'attached', ...PATIENCE });
  const move = (rounds) => page.evaluate(async (count) => {
    const sliders = [...document.querySelector('bn-figure').shadowRoot.querySelectorAll('input[type=range]')];
    for (let round = 0; round < count; round += 1) {
      const slider = sliders[round % sliders.length];
      const [min, max] = [Number(slider.min), Number(slider.max)];
      slider.value = String(min + (((round * 37) % 101) / 100) * (max - min));
      slider.dispatchEvent(new Event('input', { bubbles: true }));
      if (round % 4 === 0) await new Promise((next) => setTimeout(next));
    }
  }, rounds);
  await soak(t, opened, move, times(10_000));
});

test(`${times(1_000)} figures mounted and unmounted`, { timeout: 3_600_000 }, async (t) => {
  const opened = await open('empty.html');
  t.after(opened.close);
  const { page } = opened;
  const NAMES = ['walk', 'running', 'backward', 'fold', 'shards', 'gradients'];
  const mount = (rounds) => page.evaluate(async ([count, names]) => {
    await customElements.whenDefined('bn-figure');
    for (let round = 0; round < count; round += 1) {
      const figure = document.createElement('bn-figure');
      figure.setAttribute('name', names[round % names.length]);
      document.body.append(figure);
      await figure.showFigure();
      await new Promise((next) => requestAnimationFrame(next));
      figure.remove();
      await new Promise((next) => setTimeout(next));
    }
  }, [rounds, NAMES]);
  await soak(t, opened, mount, times(1_000));
});

test(`${times(200)} experiments cancelled half-way`, { timeout: 3_600_000 }, async (t) => {
  const opened = await open('embed.html?figure=learning-rate&depth=6');
  t.after(opened.close);
  const { page } = opened;
  await page.locator('bn-figure .bn[data-theme] .progress').waitFor({ state: 'attached', ...PATIENCE });
  const cancel = (rounds) => page.evaluate(async (count) => {
    const figure = document.querySelector('bn-figure');
    const bar = () => figure.shadowRoot.querySelector('.progress');
    const until = async (kind) => {
      while (bar().dataset.kind !== kind) await new Promise((next) => setTimeout(next, 5));
    };
    for (let round = 0; round < count; round += 1) {
      // Another seed each time: nothing is known yet.
      globalThis.seed = (globalThis.seed ?? 0) + 1;
      figure.figureState = `seed=${globalThis.seed % 999}`;
      if (bar().dataset.kind !== 'running') bar().querySelector('button').click();
      await until('running');
      await new Promise((next) => setTimeout(next, 60));
      if (bar().dataset.kind === 'running') bar().querySelector('button').click();
    }
  }, rounds);
  const { workers } = await soak(t, opened, cancel, times(200));
  assert.ok(workers <= 2, `${workers} workers are alive`);
});
