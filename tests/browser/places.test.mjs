// Places of the article: links and addresses lead there, old ones too, with the state that they name, and a page stays where it is put.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, stage } from './harness.mjs';

const PHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

const { browser, site } = await stage();

async function open(t, path, options) {
  const opened = await openPage(browser, site.url + path, options);
  t.after(opened.close);
  return opened;
}

/** What went wrong, apart from what a page asked for while the reader was already on the way to the next one. */
const wrong = (faults) => faults.filter((fault) => !fault.endsWith('net::ERR_ABORTED'));

/** Where an element is in the window, once it has not moved for half a second. */
async function placeOf(page, selector) {
  await page.locator(selector).first().waitFor();
  return page.evaluate(async (selector) => {
    const top = () => Math.round(document.querySelector(selector).getBoundingClientRect().top);
    let [place, since] = [top(), performance.now()];
    const start = since;
    while (performance.now() - since < 500 && performance.now() - start < 8000) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      if (top() !== place) [place, since] = [top(), performance.now()];
    }
    return place;
  }, selector);
}

for (const [what, options] of [['on a phone', PHONE], ['in a wide window', {}]]) {
  test(`an address from the time of the one long page leads to the chapter that has the place, ${what}`, async (t) => {
    for (const [path, there, selector] of [
      ['#folding', 'chapters/modes.html#folding', '#folding'], ['ko/#mismatch', 'ko/chapters/shift.html#mismatch', '#mismatch'],
      ['#conventions', 'chapters/checklist.html#conventions', '#conventions'], ['#by-hand', '#by-hand', '#by-hand'],
    ]) {
      const { page, faults, close } = await openPage(browser, site.url + path, options);
      await page.waitForURL(site.url + there);
      const top = await placeOf(page, selector);
      assert.ok(top > -200 && top < 400, `${path}: it is at ${top} px`);
      assertNoFaults(wrong(faults));
      await close();
    }
  });
}

test('an old address brings its state along, and an address of the front page keeps its own', async (t) => {
  const { page } = await open(t, 'ko/#fold?where=after');
  await page.waitForURL(`${site.url}ko/chapters/modes.html#fold?where=after`);
  await page.waitForFunction(() => document.querySelector('#fold')?.figureState === 'where=after');
  await page.goto(`${site.url}#running?preset=keras50`);
  await page.waitForFunction(() => document.querySelector('#running')?.figureState === 'preset=keras50');
  assert.equal(page.url(), `${site.url}#running?preset=keras50`);
});

test('a page that is loaded again shows what it showed', async (t) => {
  const { page } = await open(t, 'ko/chapters/shift.html#domain-shift');
  await placeOf(page, '#domain-shift');
  await page.mouse.wheel(0, 150);
  const before = await placeOf(page, '#domain-shift');
  await page.reload({ waitUntil: 'load' });
  const after = await placeOf(page, '#domain-shift');
  assert.ok(Math.abs(after - before) <= 40, `it was at ${before} px and is at ${after} px`);
});

test('the chapters lead from one to the next, and back to the map', async (t) => {
  const { page, faults } = await open(t, '');
  await page.locator('.map a').first().click();
  let chapters = 1;
  for (; await page.locator('.neighbours a[rel="next"]').count() > 0; chapters += 1) {
    const title = (await page.locator('.neighbours a[rel="next"]').innerText()).split('\n').at(-1).trim();
    await page.locator('.neighbours a[rel="next"]').click();
    await page.locator('h1', { hasText: title.replace(/^Next /, '') }).waitFor();
  }
  assert.equal(chapters, 9);
  await page.locator('.neighbours a:not([rel])').click();
  await page.waitForURL(/#chapters$/);
  assertNoFaults(wrong(faults));
});
