// Every figure opens calm: no higher than a screen of a desktop, a few controls beside the picture, and the picture in sight of every slider.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureNames } from '../../www/figures/index.ts';
import { assertNoFaults, openPage, openSettings, stage } from './harness.mjs';

const { browser, site } = await stage();

/** A figure is as wide as the page without its margins and its scroll bar. */
const WIDE = { viewport: { width: 1132, height: 900 }, highest: 900 };
const NARROW = { viewport: { width: 360, height: 780 }, highest: 1300 };
const COMPACT = { viewport: { width: 732, height: 600 }, highest: 480 };

async function open(name, viewport, query = '') {
  const opened = await openPage(browser, `${site.url}embed.html?figure=${name}${query}`, { viewport });
  const figure = opened.page.locator('bn-figure .bn[data-theme]');
  await figure.locator('.beside').waitFor();
  return { ...opened, figure };
}

const heightOf = async (figure) => Math.round((await figure.boundingBox()).height);

for (const name of figureNames) {
  test(`${name} opens at most as high as it may, with two to four controls beside its picture`, async () => {
    for (const { viewport, highest } of [WIDE, NARROW]) {
      const { figure, faults, close } = await open(name, viewport);
      const height = await heightOf(figure);
      assert.ok(height <= highest, `${height} px at ${viewport.width}`);
      const beside = await figure.locator('.beside > :not(.progress):visible').count();
      assert.ok(beside >= 2 && beside <= 4, `${beside} controls beside the picture`);
      assert.equal(await figure.locator('.settings').isVisible(), false);
      assertNoFaults(faults);
      await close();
    }
  });

  test(`${name} as a small figure is at most ${COMPACT.highest} px high, and shows a picture and one control`, async () => {
    const { figure, close } = await open(name, COMPACT.viewport, '&compact');
    const height = await heightOf(figure);
    assert.ok(height <= COMPACT.highest, `${height} px`);
    assert.ok((await figure.locator('canvas, .tensor, .graph').filter({ visible: true }).count()) > 0, 'a picture');
    assert.equal(await figure.locator('.beside > :visible').count(), 1);
    await close();
  });

  test(`while a slider of ${name} is dragged its picture is in sight`, async () => {
    for (const { viewport } of [WIDE, NARROW]) {
      const { figure, close } = await open(name, viewport);
      await openSettings(figure);
      const hidden = await figure.evaluate((root, narrow) => {
        const sliders = [...root.querySelectorAll('.beside .range, .settings .range')].filter((one) => one.checkVisibility());
        return sliders.flatMap((slider) => {
          // On a desktop one window holds both; on a phone the picture sticks, wherever its slider stands.
          slider.scrollIntoView({ block: narrow ? 'center' : 'end' });
          const seen = [...root.querySelectorAll('canvas, .tensor')].some((picture) => {
            const { top, bottom, height } = picture.getBoundingClientRect();
            return picture.checkVisibility() && Math.min(bottom, innerHeight) - Math.max(top, 0) >= Math.min(height, 120) * 0.6;
          });
          return seen ? [] : [slider.getAttribute('aria-label')];
        });
      }, viewport.width < 500);
      assert.deepEqual(hidden, [], `at ${viewport.width} px`);
      await close();
    }
  });
}

test('the button of the settings says how many differ from the defaults, and remembers that it was opened', async () => {
  const { page, figure, close } = await open('layers', WIDE.viewport, '&depth=5');
  assert.match(await figure.locator('.toggle').innerText(), /1 changed/);
  await figure.locator('.toggle').click();
  assert.equal(await figure.locator('.settings').isVisible(), true);
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('lang', 'ko'));
  await figure.getByRole('button', { name: /설정/ }).waitFor();
  assert.equal(await figure.locator('.settings').isVisible(), true);
  assert.match(await figure.locator('.toggle').innerText(), /1개 변경/);
  await close();
});
