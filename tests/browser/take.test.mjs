// What a reader takes away: every file is there, is named after the figure and its state, and holds what the figure shows.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { assertNoFaults, openPage, stage } from './harness.mjs';

const { browser, site } = await stage();

const STEM = 'walk.step-x_hat.epsilon-0.001';

async function dialog(query = 'step=x_hat&epsilon=0.001') {
  const opened = await openPage(browser, `${site.url}figure/walk.html?${query}`, { permissions: ['clipboard-read', 'clipboard-write'] });
  const live = opened.page.locator('bn-figure .bn[data-theme]');
  await live.getByRole('button', { name: 'Export' }).click();
  const box = live.locator('dialog');
  // It is fetched now.
  await box.waitFor();
  const part = (title) => box.locator('section.part', { has: opened.page.getByRole('heading', { name: title, exact: true }) });
  /** Presses a button and gives the file that comes. */
  const take = async (button) => {
    const [download] = await Promise.all([opened.page.waitForEvent('download'), button.click()]);
    // Chromium drops the eleventh file of a page that saves ten a second; nobody presses so quickly.
    await opened.page.waitForTimeout(300);
    return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
  };
  return { ...opened, live, box, part, take };
}

test('pictures: PNG at twice the size, SVG of the same plot, and the numbers that were drawn', async (t) => {
  const { page, live, part, take, faults, close } = await dialog();
  t.after(close);
  const [width, height] = await live.locator('canvas').first().evaluate((canvas) => [canvas.clientWidth, canvas.clientHeight]);
  const row = part('Pictures').locator('li').first();
  const png = await take(row.getByRole('button', { name: 'PNG' }));
  assert.equal(png.name, `${STEM}.picture.png`);
  assert.deepEqual([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)], [2 * width, 2 * height]);
  const svg = await take(row.getByRole('button', { name: 'SVG' }));
  assert.equal(svg.name, `${STEM}.picture.svg`);
  const shapes = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return [root.localName, root.children.length];
  }, svg.bytes.toString());
  assert.equal(shapes[0], 'svg');
  assert.ok(shapes[1] > 5);
  const csv = await take(row.getByRole('button', { name: 'Numbers (CSV)' }));
  assert.equal(csv.name, `${STEM}.picture.csv`);
  const [heads, ...samples] = csv.bytes.toString().trim().split('\r\n').map((line) => line.split(','));
  assert.deepEqual(heads, ['A', 'B', 'C'].flatMap((name) => ['x', 'deviation', 'x_hat', 'y'].map((quantity) => `${name} ${quantity}`)));
  assert.deepEqual(samples.map((sample) => sample.slice(0, 2)), [['2', '-3'], ['4', '-1'], ['5', '0'], ['6', '1'], ['8', '3']]);
  // The variance of A is 4 and epsilon 0.001.
  assert.ok(Math.abs(Number(samples[0][2]) + 3 / Math.sqrt(4.001)) < 1e-12);
  assertNoFaults(faults);
});

test('tables: each as CSV with all digits, the same when copied', async (t) => {
  const { page, part, take, faults, close } = await dialog();
  t.after(close);
  const rows = part('Tables').locator('li');
  const files = [];
  for (let at = 0; at < (await rows.count()); at += 1) files.push(await take(rows.nth(at).getByRole('button', { name: 'CSV' })));
  assert.ok(files.length >= 8);
  for (const { name } of files) assert.match(name, new RegExp(`^${STEM.replaceAll('.', '\\.')}\\.\\w+\\.csv$`));
  assert.equal(new Set(files.map(({ name }) => name)).size, files.length);
  const text = (quantity) => files.find(({ name }) => name === `${STEM}.${quantity}.csv`)?.bytes.toString() ?? '';
  const numbers = text('x_hat').trim().split(/\r?\n/).slice(1).map((line) => Number(line.split(',').at(-3)));
  // (x − 5) / √(4 + 0.001), in the order of the batch.
  for (const [at, x] of [2, 4, 5, 6, 8].entries()) assert.ok(Math.abs(numbers[at] - (x - 5) / Math.sqrt(4.001)) < 1e-15, `${numbers}`);
  const last = files.findIndex(({ name }) => name.endsWith('.x_hat.csv'));
  await rows.nth(last).locator('button.copies').click();
  await rows.nth(last).getByRole('button', { name: 'Copied' }).waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text('x_hat'));
  assertNoFaults(faults);
});

test('all steps as LaTeX and Markdown, with the address of the state', async (t) => {
  const { part, take, faults, close } = await dialog();
  t.after(close);
  const steps = part('All steps');
  const tex = await take(steps.getByRole('button', { name: '.tex' }));
  assert.equal(tex.name, `${STEM}.tex`);
  for (const sign of ['\\hat{x}', '\\frac', '\\begin{array}', 'epsilon=0.001']) assert.ok(tex.bytes.toString().includes(sign), sign);
  const md = await take(steps.getByRole('button', { name: '.md' }));
  assert.equal(md.name, `${STEM}.md`);
  for (const sign of ['# Batch normalization, step by step', '\\hat{x}', '| ---: |', `<${site.url}figure/walk.html?step=x_hat&epsilon=0.001>`]) assert.ok(md.bytes.toString().includes(sign), sign);
  assertNoFaults(faults);
});

test('programs in four frameworks', async (t) => {
  const { part, take, faults, close } = await dialog();
  t.after(close);
  const rows = part('Program that prints these numbers').locator('li');
  await rows.first().waitFor();
  const programs = [];
  for (let at = 0; at < (await rows.count()); at += 1) programs.push(await take(rows.nth(at).getByRole('button', { name: '.py' })));
  assert.deepEqual(programs.map(({ name }) => name.replace(`${STEM}.`, '')).sort(), ['flax.py', 'keras.py', 'numpy.py', 'pytorch.py']);
  for (const { name, bytes } of programs) assert.match(bytes.toString(), /0\.001/, name);
  assertNoFaults(faults);
});

test('every snippet of the share dialog is copied as it stands there', async (t) => {
  const { page, live, faults, close } = await dialog();
  t.after(close);
  await page.keyboard.press('Escape');
  await live.getByRole('button', { name: 'Share' }).click();
  const box = live.locator('dialog');
  for (const kind of ['frame', 'tall', 'element', 'markdown', 'hugo', 'jekyll', 'notebook']) {
    await box.locator(`input[value="${kind}"]`).check();
    const pieces = box.locator('.piece');
    for (let at = 0; at < (await pieces.count()); at += 1) {
      const shown = await pieces.nth(at).locator('textarea').inputValue();
      assert.ok(shown.length > 40 && !/ style=/.test(shown), kind);
      await pieces.nth(at).locator('button.copies').click();
      await pieces.nth(at).getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown, kind);
    }
    const [state] = await box.locator('.piece textarea').evaluateAll((fields) => fields.map((field) => field.value));
    assert.match(state, /x_hat/, `${kind} has the state`);
    assert.match(state, /0\.001/, `${kind} has the state`);
  }
  assertNoFaults(faults);
});
