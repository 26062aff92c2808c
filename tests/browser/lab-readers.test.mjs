// Every experiment as readers meet it: on a phone in the dark, by keyboard alone, in the article, and back from its address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { placeOf } from '../../www/pages.ts';
import { assertNoFaults, openPage, stage, unfold } from './harness.mjs';

/** Each figure with a slider of it and a state that differs from its first one. */
const FIGURES = {
  layers: { slider: 'Hidden layers', state: 'activation=tanh&scale=2' },
  'learning-rate': { slider: 'Hidden layers', state: 'activation=sigmoid&depth=2' },
  gradients: { slider: 'Hidden layers', state: 'activation=tanh&depth=9' },
  relu: { slider: 'shift', state: 'beta=1&gamma=2' },
  'batch-size': { slider: 'Learning rate', state: 'activation=tanh' },
  why: { slider: 'Noise after BN, times', state: 'activation=tanh&noise=2' },
  order: { slider: 'Seed', state: 'activation=sigmoid' },
  dropout: { slider: 'Drop rate', state: 'rate=0.2' },
  overfitting: { slider: 'Batch size with BN', state: 'batch=16' },
  shift: { slider: 'Brightness, plus', state: 'brightness=1' },
  averages: { slider: 'Steps', state: 'steps=50' },
};
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'dark', reducedMotion: 'reduce' };
const PATIENCE = { state: 'attached', timeout: 60_000 };

const { browser, site } = await stage();

async function open(address, options) {
  const opened = await openPage(browser, `${site.url}${address}`, options);
  const figure = opened.page.locator('bn-figure .bn[data-theme]');
  await unfold(figure);
  return { ...opened, ...partsOf(figure) };
}

function partsOf(figure) {
  return { figure, progress: figure.locator('.progress'), finished: () => figure.locator('.progress[data-kind=done]').waitFor(PATIENCE), table: () => figure.locator('.result-table').first().innerText() };
}

for (const [name, { slider, state }] of Object.entries(FIGURES)) {
  test(`${name} on a phone, dark, in Korean: it waits, runs at a tap, fits, and its table scrolls alone`, async () => {
    const { page, figure, progress, finished, faults, close } = await open(`embed.html?figure=${name}&lang=ko`, PHONE);
    await progress.waitFor();
    await page.waitForTimeout(300);
    assert.equal(await progress.getAttribute('data-kind'), 'waiting');
    await progress.getByRole('button').tap();
    await finished();
    assert.match(await figure.locator('.result-table tbody').first().innerText(), /\d/);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out of the page');
    const [ground, ink] = await figure.evaluate((node) => [getComputedStyle(document.body).backgroundColor, getComputedStyle(node).color].map((colour) => Math.max(...colour.match(/\d+/g).slice(0, 3).map(Number))));
    assert.ok(ground < 64 && ink > 192, `ground ${ground}, ink ${ink}`);
    assertNoFaults(faults);
    await close();
  });

  test(`${name} by keyboard: an arrow moves its slider, the runs follow, undo takes it back`, async () => {
    const { page, figure, finished, table, close } = await open(`embed.html?figure=${name}`);
    await finished();
    const before = await table();
    const input = figure.getByRole('slider', { name: slider, exact: true });
    await input.focus();
    const value = await input.inputValue();
    await page.keyboard.press('ArrowRight');
    assert.notEqual(await input.inputValue(), value);
    await page.waitForFunction((was) => document.querySelector('bn-figure').shadowRoot.querySelector('.result-table').innerText !== was, before, { timeout: 60_000 });
    await finished();
    await figure.getByRole('button', { name: 'Undo' }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await input.inputValue(), value);
    await page.waitForFunction((was) => document.querySelector('bn-figure').shadowRoot.querySelector('.result-table').innerText === was, before, { timeout: 60_000 });
    await close();
  });

  test(`${name} in the article follows its address, and shows what it shows alone`, async () => {
    const alone = await open(`embed.html?figure=${name}&lang=ko&${state}`);
    await alone.finished();
    const expected = await alone.table();
    await alone.close();
    const { page, faults, close } = await openPage(browser, `${site.url}ko/${placeOf(name)}?${state}`);
    const figure = page.locator(`bn-figure[name="${name}"] .bn[data-theme]`);
    await unfold(figure);
    const { finished, table } = partsOf(figure);
    await finished();
    assert.equal(await table(), expected);
    assertNoFaults(faults);
    await close();
  });
}
