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
  assert.equal(png.name, `${STEM}.picture-1.png`);
  // With an edge around it, and room for words above and below.
  const [pngWidth, pngHeight] = [png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)];
  assert.equal(pngWidth, 2 * (Math.max(480, width) + 40));
  assert.ok(pngHeight > 2 * (height + 80), `${pngHeight}`);
  const svg = await take(row.getByRole('button', { name: 'SVG' }));
  assert.equal(svg.name, `${STEM}.picture-1.svg`);
  const shapes = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement;
    return [root.localName, root.querySelectorAll('svg').length, [...root.querySelectorAll(':scope > text')].map((text) => text.textContent).join('\n')];
  }, svg.bytes.toString());
  assert.deepEqual(shapes.slice(0, 2), ['svg', 1], 'the plot lies inside');
  // Title, and where the numbers come from; a long address is broken into lines.
  assert.match(shapes[2], /Batch normalization, step by step/);
  assert.ok(shapes[2].replaceAll('\n', '').includes(`${site.url}figure/walk.html?step=x_hat&epsilon=0.001`), shapes[2]);
  const csv = await take(row.getByRole('button', { name: 'Numbers (CSV)' }));
  assert.equal(csv.name, `${STEM}.picture-1.csv`);
  assert.deepEqual(csv.bytes.toString().trim().split('\r\n'), ['x', '2', '4', '5', '6', '8']);
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
  const places = box.locator('.menu select').first();
  const names = await places.locator('option').evaluateAll((options) => options.map(({ value }) => value));
  assert.ok(names.length >= 20);
  for (const place of names) {
    await places.selectOption(place);
    assert.ok((await box.locator('.steps').innerText()).length > 10 && (await box.locator('.seen').innerText()).length > 10, place);
    const pieces = box.locator('.piece');
    for (let at = 0; at < (await pieces.count()); at += 1) {
      const shown = await pieces.nth(at).locator('textarea').inputValue();
      assert.ok(shown.length > 30 && !/ style=/.test(shown), place);
      await pieces.nth(at).locator('button.copies').click();
      await pieces.nth(at).getByRole('button', { name: 'Copied' }).waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown, place);
    }
    const [state] = await box.locator('.piece textarea').evaluateAll((fields) => fields.map((field) => field.value));
    assert.match(state, /x_hat/, `${place} has the state`);
    assert.match(state, /0\.001/, `${place} has the state`);
  }
  assertNoFaults(faults);
});

test('CSV of curves: headings in the language of the page, the axis once, the names of the legend', async (t) => {
  const { page, faults, close } = await openPage(browser, `${site.url}ko/figure/running.html`);
  t.after(close);
  const live = page.locator('bn-figure .bn[data-theme]');
  await live.locator('canvas').first().waitFor();
  const legends = await live.locator('.legend-lines').first().locator('li').allInnerTexts();
  await live.getByRole('button', { name: '내보내기' }).click();
  const [download] = await Promise.all([page.waitForEvent('download'), live.locator('dialog').getByRole('button', { name: '숫자(CSV)' }).first().click()]);
  const [head] = readFileSync(await download.path(), 'utf8').split('\r\n');
  assert.doesNotMatch(head, /across|upright|running|population|corrected/);
  assert.ok(legends.some((name) => head.includes(name.trim())), `${head} has none of ${legends}`);
  assertNoFaults(faults);
});

test('the picture of this state for places that show pictures only: named as the text names it, with title and address, light on a dark screen', async (t) => {
  const { page, faults, close } = await openPage(browser, `${site.url}figure/walk.html?step=x_hat&epsilon=0.001`, { colorScheme: 'dark' });
  t.after(close);
  const live = page.locator('bn-figure .bn[data-theme]');
  await live.getByRole('button', { name: 'Share' }).click();
  const box = live.locator('dialog');
  await box.locator('.menu select').first().selectOption('github');
  const [download] = await Promise.all([page.waitForEvent('download'), box.getByRole('button', { name: 'Save PNG' }).click()]);
  assert.equal(download.suggestedFilename(), `${STEM}.png`);
  assert.ok((await box.locator('textarea').first().inputValue()).includes(`(${STEM}.png)`));
  const bytes = readFileSync(await download.path());
  const corner = await page.evaluate(async (data) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(data)], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return [...context.getImageData(2, 2, 1, 1).data];
  }, [...bytes]);
  assert.ok(corner[0] > 230 && corner[2] > 230, `${corner}`);
  assertNoFaults(faults);
});

test('the height in a share is the same from a phone and from a wide screen', async (t) => {
  const heights = [];
  for (const options of [{ viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }, { viewport: { width: 1280, height: 900 } }, { viewport: { width: 1920, height: 1080 } }]) {
    const { page, close } = await openPage(browser, `${site.url}figure/walk.html?step=x_hat&epsilon=0.001`, options);
    t.after(close);
    const live = page.locator('bn-figure .bn[data-theme]');
    await live.getByRole('button', { name: 'Share' }).click();
    await live.locator('dialog .menu select').first().selectOption('lms');
    const whole = Number(/height="(\d+)"/.exec(await live.locator('dialog textarea').first().inputValue())[1]);
    await live.locator('dialog .menu select').first().selectOption('tistory');
    const short = Number(/height="(\d+)"/.exec(await live.locator('dialog textarea').first().inputValue())[1]);
    assert.ok(short < whole && short > 150 && whole < 1500, `${short} ${whole}`);
    heights.push([whole, short].join());
  }
  assert.equal(new Set(heights).size, 1, heights.join(' | '));
});
