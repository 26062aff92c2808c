// Places far down the page, whose sections nobody has laid out yet: links lead there, a reload comes back, self-checks wait there.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertNoFaults, openPage, stage } from './harness.mjs';

const PHONE = { viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true };

const { browser, site } = await stage();

async function open(t, path, options) {
  const opened = await openPage(browser, site.url + path, options);
  t.after(opened.close);
  return opened;
}

/** Where an element is in the window, once it has not moved for half a second. */
async function placeOf(page, selector) {
  return page.evaluate(async (selector) => {
    const top = () => Math.round(document.querySelector(selector).getBoundingClientRect().top);
    let [place, since] = [top(), performance.now()];
    while (performance.now() - since < 500) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      if (top() !== place) [place, since] = [top(), performance.now()];
    }
    return place;
  }, selector);
}

for (const [what, options] of [['at 1280 px', undefined], ['on a phone', PHONE]]) {
  test(`every line of the contents leads to its section, ${what}`, async (t) => {
    const { page, faults } = await open(t, '', options);
    const links = await page.locator('nav.contents li a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    assert.ok(links.length > 10);
    for (const link of links) {
      await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await page.locator(`nav.contents li a[href="${link}"]`).click();
      const top = await placeOf(page, `${link} h2`);
      assert.ok(top >= 0 && top < 200, `${link}: its heading is at ${top} px`);
    }
    assertNoFaults(faults);
  });

  test(`a page that is loaded again shows what it showed, ${what}`, async (t) => {
    const { page } = await open(t, 'ko/#mismatch', options);
    await placeOf(page, '#mismatch p');
    await page.mouse.wheel(0, 150);
    const before = await placeOf(page, '#mismatch p');
    await page.reload({ waitUntil: 'load' });
    const after = await placeOf(page, '#mismatch p');
    assert.ok(Math.abs(after - before) <= 40, `the paragraph was at ${before} px and is at ${after} px`);
  });
}

test('a self-check far down waits for a guess when the reader gets there', async (t) => {
  const { page, faults } = await open(t, '', PHONE);
  const check = page.locator('#mismatch .check, #reasons .check').first();
  await check.scrollIntoViewIfNeeded();
  const field = check.locator('input').first();
  await field.waitFor();
  if ((await field.getAttribute('type')) === 'radio') await field.check();
  else {
    await field.fill('1');
    await check.getByRole('button').click();
  }
  await check.locator('details[open]').waitFor();
  assert.match(await check.locator('.said').innerText(), /^Your guess/);
  assertNoFaults(faults);
});

for (const [lang, path] of [['en', ''], ['ko', 'ko/']]) {
  test(`${lang}: on a phone, sections are as high as heights.css says, and figures that are jumped to live`, async (t) => {
    const { page } = await open(t, path, PHONE);
    for (const name of ['fold', 'averages', 'shift', 'overfitting']) {
      await page.locator(`bn-figure[name="${name}"]`).scrollIntoViewIfNeeded();
      await page.locator(`bn-figure[name="${name}"] .bn[data-theme]`).waitFor({ state: 'attached', timeout: 10_000 });
    }
    const guesses = await page.locator('article > section').evaluateAll((sections) => sections.map((section) => [section.id, parseFloat(getComputedStyle(section).containIntrinsicBlockSize.split(' ').at(-1)), section]).map(([id, guess, section]) => {
      section.classList.add('laid-out');
      return [id, guess, section.offsetHeight];
    }));
    // What lives is a little higher or lower than its first state, by a control here and a line there.
    for (const [id, guess, height] of guesses) assert.ok(Math.abs(height / guess - 1) < 0.15, `${id} is ${height} px high, not ${guess}: npm run heights`);
  });
}

test('the way back through the history leads to where the reader was', async (t) => {
  const { page } = await open(t, '');
  const link = page.locator('nav.contents li a[href="#where"]');
  await link.scrollIntoViewIfNeeded();
  const contents = await placeOf(page, 'nav.contents');
  await link.click();
  await placeOf(page, '#where h2');
  await page.goBack();
  assert.ok(Math.abs(await placeOf(page, 'nav.contents') - contents) < 40, 'the contents are where they were');
});

test('an address that leads to a place lets go of a page that is scrolled elsewhere', async (t) => {
  const { page } = await open(t, '#mismatch');
  await placeOf(page, '#mismatch h2');
  await page.evaluate(() => document.querySelector('bn-figure[name="fold"]').scrollIntoView({ behavior: 'instant' }));
  await page.locator('bn-figure[name="fold"] .bn[data-theme]').waitFor({ state: 'attached', timeout: 10_000 });
  assert.ok(await placeOf(page, 'bn-figure[name="fold"]') < 900, 'the figure is in sight');
});

test('while the reader rests every section gets its height, and what is in sight stays', async (t) => {
  const context = await browser.newContext(PHONE);
  t.after(() => context.close());
  const page = await context.newPage();
  await page.clock.install();
  await page.goto(`${site.url}#mismatch`, { waitUntil: 'load' });
  await page.clock.runFor(1000);
  await page.waitForTimeout(1000);
  const top = () => page.evaluate(() => document.querySelector('#mismatch h2').getBoundingClientRect().top);
  const [before, waiting] = [await top(), page.locator('article > section:not(.laid-out)')];
  assert.ok(await waiting.count() > 10);
  for (let second = 0; second < 60 && await waiting.count() > 0; second += 1) {
    await page.clock.runFor(1000);
    // A frame of the browser's own, between one section and the next, as there are many in a second.
    await page.waitForTimeout(50);
  }
  assert.equal(await waiting.count(), 0);
  const after = await top();
  assert.ok(Math.abs(after - before) < 2, `the heading was at ${before} px and is at ${after} px`);
});
