// What can go wrong under a figure, and that a reader loses nothing by it.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertNoFaults, openPage, openSettings, serve, stage } from './harness.mjs';

const PATIENCE = { timeout: 60_000 };
const { browser, site } = await stage();

/** A page that was prepared before its first script ran. */
async function open(path, prepare, options = {}) {
  const opened = await openPage(browser, undefined, options);
  if (prepare) await opened.page.addInitScript(prepare);
  await opened.page.goto(`${site.url}${path}`);
  return opened;
}

const figure = (page, name = '') => page.locator(`bn-figure${name && `[name=${name}]`} .bn[data-theme]`).first();
const cells = (locator) => locator.locator('.result .cell').allTextContents();

/** Every function of every wasm instance traps while `globalThis.trapping`. */
function traps() {
  const trapping = (exports) => new Proxy({}, { get: (_, name) => (typeof exports[name] === 'function' && !String(name).startsWith('__') ? (...given) => {
    if (globalThis.trapping) throw new WebAssembly.RuntimeError('unreachable');
    return exports[name](...given);
  } : exports[name]) });
  const wrap = (instance) => Object.create(WebAssembly.Instance.prototype, { exports: { value: trapping(instance.exports) } });
  const { Instance, instantiate, instantiateStreaming } = WebAssembly;
  const wrapAll = (made) => (made instanceof Instance ? wrap(made) : { module: made.module, instance: wrap(made.instance) });
  WebAssembly.instantiate = async (...given) => wrapAll(await instantiate(...given));
  WebAssembly.instantiateStreaming = async (...given) => wrapAll(await instantiateStreaming(...given));
  WebAssembly.Instance = function (...given) { return wrap(new Instance(...given)); };
  WebAssembly.Instance.prototype = Instance.prototype;
}

/** Two figures that share one engine. */
const TWO = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Two</title><link rel="icon" href="data:,"><script type="module" src="bn-figure.js"></script></head><body><bn-figure name="walk" step="y" epsilon="0.5"></bn-figure><bn-figure name="fold"></bn-figure></body></html>';

test('an instance that traps is noticed by every figure, said, and replaced without losing a number', async (t) => {
  const two = await serve({ pages: { '/two.html': TWO } });
  t.after(two.close);
  const { page, faults, close } = await openPage(browser, undefined);
  t.after(close);
  await page.addInitScript(traps);
  await page.goto(`${two.url}two.html`);
  const [walk, fold] = [figure(page, 'walk'), figure(page, 'fold')];
  await page.evaluate(() => document.querySelectorAll('bn-figure').forEach((one) => one.showFigure()));
  for (const one of [walk, fold]) await one.locator('.beside').first().waitFor(PATIENCE);
  await openSettings(walk);
  const epsilon = walk.getByRole('textbox', { name: /epsilon/ });
  const type = async (value) => (await epsilon.fill(value), epsilon.press('Enter'));
  await type('0.25');
  const wanted = await cells(walk);
  await type('0.5');
  const before = await cells(walk);
  assert.notDeepEqual(before, wanted);
  await page.evaluate(() => (globalThis.trapping = true));
  await type('0.7');
  for (const one of [walk, fold]) await one.locator('.stopped').waitFor(PATIENCE);
  await type('0.25');
  assert.equal(await walk.locator('.stopped').count(), 1);
  assert.equal(await page.evaluate(() => document.querySelector('bn-figure').figureState), 'epsilon=0.25');
  await page.evaluate(() => (globalThis.trapping = false));
  await walk.locator('.stopped').getByRole('button').click();
  for (const one of [walk, fold]) await one.locator('.stopped').waitFor({ state: 'detached', ...PATIENCE });
  assert.deepEqual(await cells(walk), wanted);
  assert.equal(await epsilon.inputValue(), '0.25');
  assertNoFaults(faults);
});

/** Keeps every worker within reach. */
function keepWorkers() {
  globalThis.workers = [];
  globalThis.Worker = class extends Worker {
    constructor(...given) {
      super(...given);
      globalThis.workers.push(this);
    }
  };
}

test('a worker that is killed in the middle of a run is replaced, and the runs come to their end', async () => {
  const { page, close } = await open('embed.html?figure=learning-rate', keepWorkers);
  const progress = figure(page).locator('.progress');
  await page.waitForFunction(() => /^[1-9]/.test(document.querySelector('bn-figure').shadowRoot?.querySelector('.progress-words')?.textContent ?? ''), undefined, PATIENCE);
  const before = await page.evaluate(() => {
    globalThis.workers.forEach((worker) => worker.terminate());
    return globalThis.workers.length;
  });
  await progress.and(page.locator('[data-kind=done]')).waitFor({ state: 'attached', ...PATIENCE });
  assert.ok((await page.evaluate(() => globalThis.workers.length)) > before);
  assert.equal(await figure(page).locator('.notes:not([hidden])').count(), 0);
  await close();
});

test('while the page is hidden no run begins; they go on when it is seen', async () => {
  const { page, close } = await open('embed.html?figure=learning-rate', () => {
    globalThis.hide = (hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      document.dispatchEvent(new Event('visibilitychange'));
    };
  });
  const done = () => page.evaluate(() => Number.parseInt(document.querySelector('bn-figure').shadowRoot.querySelector('.progress-words').textContent, 10));
  await page.waitForFunction(() => /^[1-9]/.test(document.querySelector('bn-figure').shadowRoot?.querySelector('.progress-words')?.textContent ?? ''), undefined, PATIENCE);
  await page.evaluate(() => globalThis.hide(true));
  // What is at work ends; then the number stands still.
  let [last, now] = [-1, await done()];
  while (now !== last) {
    await page.waitForTimeout(3000);
    [last, now] = [now, await done()];
  }
  const kind = () => figure(page).locator('.progress').getAttribute('data-kind');
  assert.equal(await kind(), 'running', `${now} runs`);
  await page.evaluate(() => globalThis.hide(false));
  await figure(page).locator('.progress[data-kind=done]').waitFor({ state: 'attached', ...PATIENCE });
  await close();
});

test('a canvas that lost its pixels is drawn again', async () => {
  const { page, faults, close } = await open('embed.html?figure=walk&step=x_hat');
  const canvas = figure(page).locator('canvas').first();
  const inked = () => canvas.evaluate((node) => node.getContext('2d', { willReadFrequently: true }).getImageData(0, 0, node.width, node.height).data.some((value) => value > 0));
  await page.waitForFunction(() => [...document.querySelector('bn-figure').shadowRoot?.querySelectorAll('canvas') ?? []].some(({ plot }) => plot), undefined, PATIENCE);
  assert.ok(await inked());
  await canvas.evaluate((node) => {
    node.getContext('2d').clearRect(-1e6, -1e6, 2e6, 2e6);
    node.width += 0;
  });
  assert.ok(!(await inked()));
  await canvas.evaluate((node) => node.dispatchEvent(new Event('contextrestored')));
  await page.waitForFunction(() => {
    const node = document.querySelector('bn-figure').shadowRoot.querySelector('canvas');
    return node.getContext('2d', { willReadFrequently: true }).getImageData(0, 0, node.width, node.height).data.some((value) => value > 0);
  }, undefined, PATIENCE);
  // Chromium has advice about reading pixels, which only this test does.
  assertNoFaults(faults.filter((fault) => !/willReadFrequently/.test(fault)));
  await close();
});

for (const [title, prepare] of [
  ['full', () => (Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); })],
  ['refused', () => Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('refused', 'SecurityError'); } })],
]) {
  test(`storage that is ${title} costs nothing but the memory of the colours`, async () => {
    const { page, faults, close } = await open('embedding.html', prepare);
    await page.getByRole('group', { name: 'Colours' }).getByLabel('Dark').check({ force: true });
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assertNoFaults(faults);
    await close();
  });
}

test('without its font the page shows formulas in another', async () => {
  const { page, faults, close } = await openPage(browser, undefined);
  await page.route(/\.woff2/, (route) => route.abort());
  await page.goto(`${site.url}figure/walk.html`);
  await figure(page, 'walk').locator('math').first().waitFor(PATIENCE);
  assert.ok(faults.some((fault) => /woff2/.test(fault)));
  assert.deepEqual(faults.filter((fault) => !/woff2|net::ERR_FAILED/.test(fault)), []);
  await close();
});

for (const [title, missing] of [['the code of the figure', /\/walk-[\w-]+\.js$/], ['the wasm module', /\/bn_bg-[\w-]+\.wasm$/]]) {
  test(`when ${title} does not arrive the first state stays, and another try shows the figure`, async () => {
    const { page, close } = await openPage(browser, undefined);
    let refused = 0;
    await page.route(missing, (route) => ((refused += 1), route.abort()));
    await page.goto(`${site.url}figure/walk.html`);
    const walk = page.locator('bn-figure');
    const again = walk.getByRole('button', { name: 'Try again' });
    await again.waitFor(PATIENCE);
    assert.ok(refused > 0);
    assert.ok(await walk.getByText('did not arrive').isVisible());
    assert.ok(await walk.locator('.stage table').first().isVisible());
    await page.unroute(missing);
    await again.click();
    await walk.locator('.bn[data-theme] .beside').waitFor(PATIENCE);
    assert.equal(await again.count(), 0);
    await close();
  });
}
