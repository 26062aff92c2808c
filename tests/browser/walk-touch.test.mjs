// The walk under fingers and under the keyboard alone: choosing, lighting, releasing, typing over.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, openSettings, stage } from './harness.mjs';

const { browser, site } = await stage();

async function open(state = '', options = {}) {
  const opened = await openPage(browser, `${site.url}embed.html?figure=walk&${state}`, options);
  const walk = opened.page.locator('bn-figure .bn[data-theme]');
  await openSettings(walk);
  return { ...opened, walk };
}

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const result = (walk) => walk.locator('.result .cell').evaluateAll((cells) => cells.map((cell) => cell.textContent));
const cell = (walk, quantity, row, col) => walk.locator(`tbody[data-q="${quantity}"] tr:has(.cell)`).nth(row).locator('.cell').nth(col);
const pinned = (walk) => walk.locator('[data-mark~="pinned"]');

test('a tap chooses a number, its mark and its symbol light up, a second tap lets go', async () => {
  const { walk, faults, close } = await open('view=distribution&step=x_hat', PHONE);
  await cell(walk, 'x_hat', 3, 0).tap();
  assert.equal(await pinned(walk).textContent(), '0.5');
  assert.deepEqual(await walk.locator('[data-mark~="source"]').evaluateAll((all) => all.map((one) => one.textContent)), ['1', '2']);
  const highlights = await walk.locator('canvas').evaluateAll((all) => all.filter(({ plot }) => plot?.distribution).map(({ plot }) => plot.distribution.highlight));
  assert.deepEqual(highlights, [6, 0.5]);
  await cell(walk, 'deviation', 3, 0).tap();
  assert.equal(await walk.locator('.formula .display [data-lit]').first().getAttribute('data-q'), 'deviation');
  await cell(walk, 'deviation', 3, 0).tap();
  assert.equal(await pinned(walk).count(), 0);
  assertNoFaults(faults);
  await close();
});

test('a tapped symbol leads to its step, or lights its numbers until the next tap', async () => {
  const { walk, close } = await open('step=root', PHONE);
  const epsilon = walk.getByRole('button', { name: 'epsilon' }).first();
  await epsilon.tap();
  assert.equal(await walk.locator('tbody[data-lit]').getAttribute('data-q'), 'epsilon');
  await epsilon.tap();
  await walk.locator('tbody[data-lit]').waitFor({ state: 'detached' });
  await walk.getByRole('button', { name: 'variance' }).tap();
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'variance');
  await close();
});

test('a chosen number is typed over in its field, and a slip is named there', async () => {
  const { walk, close } = await open('step=mean', PHONE);
  await cell(walk, 'x', 0, 0).tap();
  const field = walk.getByRole('textbox', { name: 'Change this number' });
  await field.fill('zwölf');
  await field.press('Enter');
  assert.match(await walk.locator('.arithmetic .complaint').innerText(), /Row 1, column 1 is not a number: “zwölf”/);
  await field.fill('12');
  await field.press('Enter');
  assert.deepEqual(await result(walk), ['7', '50', '1']);
  assert.equal(await walk.locator('.arithmetic .complaint').textContent(), '');
  await close();
});

test('the present step is in sight on a phone, from the first moment and after every move', async () => {
  const { page, walk, close } = await open('step=y', PHONE);
  const seen = () => walk.getByRole('tab', { selected: true }).evaluate((tab) => {
    const [inner, outer] = [tab.getBoundingClientRect(), tab.parentElement.getBoundingClientRect()];
    return inner.left >= outer.left - 1 && inner.right <= outer.right + 1;
  });
  assert.equal(await seen(), true);
  await page.goto(`${site.url}embed.html?figure=backward`);
  const backward = page.locator('bn-figure .bn[data-theme]');
  await openSettings(backward);
  assert.equal(await seen(), true);
  await backward.getByRole('button', { name: 'Step back' }).tap();
  assert.equal(await seen(), true);
  await close();
});

test('keys alone: tabs, cells, symbols; Escape lets go wherever the focus is', async () => {
  const { page, walk, close } = await open('step=mean');
  await walk.getByRole('tab', { selected: true }).focus();
  await page.keyboard.press('ArrowRight');
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'deviation');
  await cell(walk, 'deviation', 0, 0).focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press(' ');
  assert.equal(await pinned(walk).textContent(), '−30');
  await page.waitForURL(/cell=1:1/);
  await walk.getByRole('button', { name: 'All digits' }).focus();
  await page.keyboard.press('Escape');
  assert.equal(await pinned(walk).count(), 0);
  await walk.getByRole('button', { name: 'mean' }).focus();
  assert.equal(await walk.locator('tbody[data-lit]').getAttribute('data-q'), 'mean');
  await page.keyboard.press('Enter');
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'mean');
  await close();
});

test('two features as a cloud: each picture has the numbers of its table, raw, centred, scaled, shifted', async () => {
  const { page, walk, close } = await open('view=cloud&feature=0&against=1&gamma=2,1,1&beta=0,3,0');
  const column = (quantity, at) => walk.locator(`tbody[data-q="${quantity}"] tr:has(.cell)`).evaluateAll((rows, index) => rows.map((row) => Number(row.querySelectorAll('.cell')[index].textContent.replace('−', '-'))), at);
  for (const step of ['deviation', 'x_hat', 'y']) {
    await walk.locator(`[data-step="${step}"]`).click();
    const [, after] = await walk.locator('canvas').evaluateAll((all) => all.filter(({ plot }) => plot?.cloud).map(({ plot }) => [[...plot.cloud.x], [...plot.cloud.y]]));
    assert.deepEqual(after, [await column(step, 0), await column(step, 1)], step);
  }
  // Sharp on any pixel ratio.
  const ratio = await page.evaluate(() => devicePixelRatio);
  const [width, shown] = await walk.locator('canvas:visible').first().evaluate((canvas) => [canvas.width, canvas.clientWidth]);
  assert.ok(Math.abs(width - shown * ratio) <= 1, `${width} for ${shown}`);
  await page.setViewportSize({ width: 600, height: 800 });
  await page.waitForFunction((before) => [...document.querySelector('bn-figure').shadowRoot.querySelectorAll('canvas')].find((canvas) => canvas.clientWidth > 0).width !== before, width);
  await close();
});
