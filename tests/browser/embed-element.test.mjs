// The element, exactly as the share dialog gives it, on the pages that blogs really have.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import { assertNoFaults, stage } from './harness.mjs';
import { assertDrawn, assertFigure, assertUntouched, blog, closeHosts, openHost, serveSite, snippets } from './hosts.mjs';

const { browser, site } = await stage(serveSite());
const [element] = (await snippets(browser, site)).element;
afterEach(closeHosts);

/** Opens a host and looks at its figure. */
async function check(html, options) {
  const opened = await openHost(browser, html, options);
  await assertFigure(opened.page);
  assert.match(await opened.page.locator('bn-figure .arithmetic').first().textContent(), /1\.5/, 'the state of the snippet is shown');
  await assertUntouched(opened.page);
  assertNoFaults(opened.faults);
  return opened;
}

test('on a plain page', () => check(blog(`<p>before</p>${element}<p>after</p>`)));

test('the snippet has no style attribute and needs nothing of the page', () => {
  assert.doesNotMatch(element, /style=|\sid=|\son\w+=/);
});

test('under a strict policy that names our origin', () => check(blog(element), {
  headers: { 'content-security-policy': `default-src 'none'; script-src ${site.origin} 'wasm-unsafe-eval'; connect-src ${site.origin}; img-src data:` },
}));

test('under Trusted Types', () => check(blog(element), {
  headers: { 'content-security-policy': `require-trusted-types-for 'script'; trusted-types 'none'` },
}));

test('in a page of quirks', () => check(blog(element, { doctype: '' })));

test('in XHTML', () => {
  const body = element.replace(/<script ([^>]*)>/, '<script $1 async="async">');
  const page = blog(body, { doctype: '<?xml version="1.0" encoding="utf-8"?>', attributes: 'xmlns="http://www.w3.org/1999/xhtml" lang="en"' }).replace('<meta charset="utf-8">', '').replace('href="data:,">', 'href="data:,"/>');
  return check(page, { path: '/post.xhtml' });
});

test('under a theme whose rules for everything are important, it looks as it does elsewhere', async () => {
  const looks = () => {
    const inside = document.querySelector('bn-figure').shadowRoot.querySelector('.bn');
    const cell = inside.querySelector('.result .cell');
    const { fontSize, color, letterSpacing, textTransform, lineHeight, textAlign, fontFamily } = getComputedStyle(cell);
    return { fontSize, color, letterSpacing, textTransform, lineHeight, textAlign, fontFamily, width: Math.round(inside.getBoundingClientRect().width) };
  };
  const plain = await (await check(blog(element))).page.evaluate(looks);
  const skin = `<style>* { font: 30px/3 serif !important; color: red !important; letter-spacing: 4px !important; text-transform: uppercase !important; text-align: right !important;
    box-sizing: content-box !important; margin: 0 !important; background: yellow !important; visibility: visible !important; float: none !important; }</style>`;
  const dressed = await (await check(blog(element, { head: skin }))).page.evaluate(looks);
  assert.deepEqual({ ...dressed, width: 0 }, { ...plain, width: 0 });
});

test('from right to left its numbers still run from left to right', async () => {
  const { page } = await check(blog(element, { attributes: 'lang="ar" dir="rtl"' }));
  const [first, second] = await page.locator('bn-figure .result .cell').evaluateAll((cells) => cells.slice(0, 2).map((cell) => cell.getBoundingClientRect().left));
  assert.ok(first < second, 'the columns of a table are in their order');
});

test('in a column of 280 px nothing sticks out', async () => {
  const { page } = await check(blog(`<div class="narrow">${element}</div>`, { head: '<style>.narrow { width: 280px }</style>' }), { viewport: { width: 320, height: 700 } });
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needed <= given, `${needed} px in ${given}`);
});

test('in a closed details it waits, and is drawn when that opens', async () => {
  const { page, faults } = await openHost(browser, blog(`<details><summary>More</summary>${element}</details>`));
  await page.waitForTimeout(500);
  await page.getByText('More').click();
  await assertFigure(page);
  await assertDrawn(page);
  assertNoFaults(faults);
});

test('moved in the document it keeps its state; removed it leaves, and comes back', async () => {
  const { page, faults } = await check(blog(`${element}<section></section>`));
  const mean = page.getByRole('tab', { name: 'mean' });
  await mean.click();
  await page.evaluate(() => document.querySelector('section').append(document.querySelector('bn-figure')));
  assert.equal(await mean.getAttribute('aria-selected'), 'true');
  await assertDrawn(page);
  await page.evaluate(() => {
    const figure = document.querySelector('bn-figure');
    figure.remove();
    Object.defineProperty(window, '__kept', { value: figure, configurable: true, enumerable: false });
  });
  await page.waitForFunction(() => window.__kept.shadowRoot.querySelectorAll('canvas').length === 0);
  await page.evaluate(() => document.querySelector('section').append(window.__kept));
  await assertFigure(page);
  assert.equal(await mean.getAttribute('aria-selected'), 'true');
  assertNoFaults(faults);
});

test('an attribute that changes changes the figure, and the figure tells its changes', async () => {
  const { page, faults } = await check(blog(element));
  await page.evaluate(() => {
    Object.defineProperty(window, '__told', { value: [], enumerable: false });
    document.addEventListener('bn-change', ({ detail }) => window.__told.push(detail.text));
    document.querySelector('bn-figure').setAttribute('step', 'mean');
  });
  await page.locator('bn-figure [data-step="mean"][aria-selected="true"]').waitFor();
  await page.getByRole('tab', { name: 'variance' }).click();
  assert.equal(await page.evaluate(() => window.__told.at(-1)), 'step=variance');
  assertNoFaults(faults);
});

test('ten on one page share one module and one engine', async () => {
  const [script, figure] = element.split('\n');
  const { page, faults } = await openHost(browser, blog(`${script}${`<p>text</p>${figure}`.repeat(10)}`));
  const before = site.requests.length;
  const asked = () => site.requests.slice(before - site.requests.length);
  for (let at = 0; at < 10; at += 1) {
    await page.locator('bn-figure').nth(at).scrollIntoViewIfNeeded();
    await page.locator('bn-figure').nth(at).locator('.result .cell').first().waitFor();
  }
  await assertUntouched(page);
  const modules = site.requests.filter((path) => path.endsWith('.wasm'));
  assert.ok(asked().filter((path) => path.endsWith('.wasm')).length <= 1, `${modules}`);
  assertNoFaults(faults);
});

test('pasted twice, under two addresses, the first one serves both', async () => {
  const other = await serveSite({ prefix: '/copy/' });
  const { page, faults } = await openHost(browser, blog(`${element}${element.replaceAll(site.url, other.url)}`));
  for (const at of [0, 1]) {
    await page.locator('bn-figure').nth(at).scrollIntoViewIfNeeded();
    await page.locator('bn-figure').nth(at).locator('.result .cell').first().waitFor();
  }
  await assertUntouched(page);
  assertNoFaults(faults);
  await other.close();
});

test('a base address of the page leads it nowhere else', async () => {
  const { page, faults } = await openHost(browser, blog(element, { head: '<base href="https://elsewhere.invalid/">' }));
  await assertFigure(page);
  assertNoFaults(faults);
});

test('where storage is refused it does without', async () => {
  const refuse = `<script>['localStorage', 'sessionStorage', 'indexedDB', 'caches'].forEach(function (name) {
    Object.defineProperty(window, name, { get: function () { throw new DOMException('refused', 'SecurityError'); } }); });
    Object.defineProperty(document, 'cookie', { get: function () { throw new DOMException('refused', 'SecurityError'); } });</script>`;
  const { page, faults } = await openHost(browser, blog(element, { head: refuse }));
  await assertFigure(page);
  assertNoFaults(faults);
});

test('where WebAssembly is refused it shows its text, its table and a sentence', async () => {
  const { page, faults } = await openHost(browser, blog(element), {
    headers: { 'content-security-policy': `default-src 'none'; script-src ${site.origin}; connect-src ${site.origin}; img-src data:` },
  });
  await page.locator('bn-figure [role="status"]').first().waitFor();
  assert.ok(await page.locator('bn-figure .result td').first().isVisible(), 'the first state is there');
  await assertUntouched(page);
  // The browser itself says that the policy refused; nothing else may go wrong.
  assert.deepEqual(faults.filter((fault) => !/Content Security Policy|WebAssembly/i.test(fault)), []);
});

test('no public member is called like a setting: frameworks would assign it instead of the attribute', async () => {
  const settings = new Set();
  for (const name of figureNames) for (const key of Object.keys((await loadFigure(name)).fields)) settings.add(key);
  assert.ok(settings.size > 60);
  // Settings are attributes, so lower case; our own members have an upper-case letter, also those to come.
  for (const key of settings) assert.match(key, /^[a-z][a-z0-9-]*$/);
  const { page } = await openHost(browser, blog(element));
  await assertFigure(page);
  const { taken, own } = await page.evaluate((settings) => {
    const figure = document.querySelector('bn-figure');
    return { taken: settings.filter((key) => key in figure), own: Object.getOwnPropertyNames(Object.getPrototypeOf(figure)) };
  }, [...settings]);
  assert.deepEqual(taken, []);
  assert.deepEqual(own.filter((member) => !/[A-Z]/.test(member)).sort(), ['constructor', 'hide', 'name', 'theme']);
});

test('what frameworks set is taken: properties before the element is defined and after, attributes in any order', async () => {
  const [script] = element.split('\n');
  const early = `<script>const early = document.createElement('bn-figure'); early.name = 'walk'; early.hide = 'stepper'; early.theme = 'dark'; document.body.append(early);</script>`;
  const { page, faults } = await openHost(browser, blog(early + script));
  await assertFigure(page);
  const told = await page.evaluate(() => {
    const figure = document.querySelector('bn-figure');
    const shown = figure.shadowRoot.querySelector('.bn');
    const before = [figure.getAttribute('name'), shown.dataset.theme, shown.dataset.hide];
    figure.theme = 'light';
    figure.hide = undefined;
    return new Promise((resolve) => setTimeout(() => resolve([...before, shown.dataset.theme, shown.dataset.hide ?? 'none', figure.hasAttribute('hide')]), 100));
  });
  assert.deepEqual(told, ['walk', 'dark', 'stepper', 'light', 'none', false]);
  assertNoFaults(faults);
});

test('the last name wins, however slowly what it needs arrives; a figure without a name waits for one', async (t) => {
  const [script] = element.split('\n');
  const { page, faults } = await openHost(browser, blog(`${script}<bn-figure>waiting</bn-figure>`));
  await page.waitForFunction(() => customElements.get('bn-figure'));
  await page.waitForTimeout(300);
  assert.equal(await page.evaluate(() => document.querySelector('bn-figure').shadowRoot), null, 'its content is in sight');
  // The code of the walk comes late, that of the fold at once.
  await page.route(/\/walk-[^/]*\.js$/, async (route) => (await new Promise((late) => setTimeout(late, 1500)), route.continue()));
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('name', 'walk'));
  await page.waitForTimeout(200);
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('name', 'fold'));
  await page.locator('bn-figure [data-step^="folded"]').first().waitFor();
  const tabs = () => page.locator('bn-figure [role="tab"]').evaluateAll((all) => all.map(({ dataset }) => dataset.step).join());
  const fold = await tabs();
  assert.match(fold, /folded/);
  await page.waitForTimeout(2000);
  assert.equal(await tabs(), fold);
  assertNoFaults(faults);
});

test('an error of an earlier name never replaces the figure of a later one', async () => {
  const [script] = element.split('\n');
  const { page } = await openHost(browser, blog(`${script}<bn-figure name="nothing-such">waiting</bn-figure>`));
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('name', 'walk'));
  await assertFigure(page);
  await page.waitForTimeout(500);
  assert.equal(await page.locator('bn-figure .stage > .notes.error').count(), 0);
  // And the other way round: the working figure goes, the sentence comes, and the next name works again.
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('name', 'nothing-such'));
  await page.locator('bn-figure .stage > .notes.error').waitFor();
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('name', 'fold'));
  await page.locator('bn-figure [data-step^="folded"]').first().waitFor();
  assert.equal(await page.locator('bn-figure .stage > .notes.error').count(), 0);
});

test('another language keeps the state', async () => {
  const { page, faults } = await check(blog(element));
  await page.getByRole('tab', { name: 'variance' }).click();
  await page.evaluate(() => document.querySelector('bn-figure').setAttribute('lang', 'ko'));
  await page.locator('bn-figure .bn[lang="ko"] [data-step="variance"][aria-selected="true"]').waitFor();
  assertNoFaults(faults);
});
