// Reading the article: one switch for its letters, links to every place, the section being read, keys, and no scripts at all.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { articlePages, assertNoFaults, openPage, stage } from './harness.mjs';

const { browser, site } = await stage();

async function open(t, path = '', options = {}) {
  const opened = await openPage(browser, site.url + path, options);
  t.after(opened.close);
  return opened;
}

const symbolsOf = (page, quantity) => page.locator(`span[data-symbol="${quantity}"]`).allTextContents();

test('one switch gives the whole page the letters of the post, and the page remembers it', async (t) => {
  const { page, faults, context } = await open(t);
  const display = page.locator('[data-formula="forward.y"]').first();
  const before = await display.textContent();
  assert.deepEqual(new Set(await symbolsOf(page, 'gamma')), new Set(['γ']));
  await page.locator('input[name="notation"][value="post"]').check();
  await page.waitForFunction(() => document.querySelector('span[data-symbol="gamma"]')?.textContent === 'β');
  assert.deepEqual(new Set(await symbolsOf(page, 'gamma')), new Set(['β']));
  assert.deepEqual(new Set(await symbolsOf(page, 'beta')), new Set(['γ']));
  // Scale and shift change letters, not colours.
  assert.equal(await page.locator('span[data-symbol="gamma"] .q-gamma').first().textContent(), 'β');
  const swapped = (text) => text.replace(/[βγ]/g, (letter) => (letter === 'β' ? 'γ' : 'β'));
  assert.equal(await display.textContent(), swapped(before));
  await page.evaluate(() => document.querySelector('#walk').showFigure());
  const walk = page.locator('bn-figure#walk .bn[data-theme]');
  await walk.getByRole('tab', { name: 'output' }).click();
  const formula = await walk.locator('.formula .display').textContent();
  assert.match(formula.normalize('NFKC'), /β.*x.*\+.*γ/s);
  assertNoFaults(faults);
  const again = await context.newPage();
  await again.goto(`${site.url}ko/`);
  await again.waitForFunction(() => document.querySelector('span[data-symbol="gamma"]')?.textContent === 'β');
  assert.equal(await again.locator('input[name="notation"]:checked').getAttribute('value'), 'post');
  await again.locator('input[name="notation"][value="paper"]').check();
  await again.waitForFunction(() => document.querySelector('span[data-symbol="gamma"]')?.textContent === 'γ');
});

test('every heading and figure has a link that a keyboard reaches and that copies its address', async (t) => {
  const { page, context } = await open(t);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']).catch(() => undefined);
  const counts = await page.evaluate(() => ({
    places: document.querySelectorAll('section[id] > h2, h3[id], bn-figure[id] + figcaption').length,
    links: [...document.querySelectorAll('a.anchor')].filter((link) => link.tabIndex === 0 && link.getAttribute('aria-label')).length,
    lost: [...document.querySelectorAll('a.anchor')].filter((link) => !document.getElementById(link.hash.slice(1))).length,
  }));
  assert.ok(counts.places >= 8, `${counts.places} places`);
  assert.deepEqual(counts, { places: counts.places, links: counts.places, lost: 0 });
  const link = page.locator('#inference > h2 > a.anchor');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.notice')?.textContent !== '');
  assert.equal(new URL(page.url()).hash, '#inference');
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /#inference$/);
});

test('a symbol of the prose lights its like in the formulas of its section', async (t) => {
  const { page } = await open(t);
  const lit = () => page.locator('#by-hand [data-formula] [data-q="x_hat"][data-lit]').count();
  assert.equal(await lit(), 0);
  const symbol = page.locator('#by-hand span[data-symbol="x_hat"] [data-q="x_hat"]').first();
  // Scrolling there lays out figures that were far away: they settle first.
  await symbol.scrollIntoViewIfNeeded();
  await page.waitForTimeout(500);
  await symbol.hover();
  await page.waitForFunction(() => document.querySelector('#by-hand [data-formula] [data-q="x_hat"][data-lit]'));
  await page.locator('#by-hand > h2').hover();
  await page.waitForFunction(() => !document.querySelector('[data-formula] [data-lit]'));
});

test('on paper the page and its pictures are light, and afterwards as they were', async (t) => {
  const { page } = await open(t, '', { colorScheme: 'dark' });
  await page.evaluate(() => document.querySelector('#walk').showFigure());
  await page.waitForFunction(() => document.querySelector('#walk').shadowRoot);
  const themes = () => page.evaluate(() => [document.documentElement.getAttribute('data-theme'), document.querySelector('#walk').shadowRoot.querySelector('.bn').dataset.theme]);
  assert.deepEqual(await themes(), [null, 'dark']);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  assert.deepEqual(await themes(), ['light', 'light']);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  assert.deepEqual(await themes(), [null, 'dark']);
});

for (const path of articlePages) {
  test(`/${path}: at most 6 sheets of paper, controls left out`, async (t) => {
    const { page } = await open(t, path);
    await page.emulateMedia({ media: 'print' });
    for (const what of ['.button', 'input', 'select', '.stepper', '.beside']) assert.equal(await page.locator(`bn-figure ${what}:visible`).count(), 0, what);
    const pdf = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } });
    const sheets = pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
    assert.ok(sheets >= 1 && sheets <= 6, `${sheets} sheets`);
  });

  test(`/${path}: search engines get whole addresses, and a reader’s own style is let in`, async (t) => {
    const { page, faults } = await open(t, path);
    const addresses = await page.locator('link[rel="canonical"], link[hreflang]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    const english = path.replace('ko/', '');
    assert.deepEqual(addresses, [path, english, `ko/${english}`, english].map((end) => site.url + end));
    await page.addStyleTag({ content: 'p { letter-spacing: 0.12em !important; }' });
    assert.notEqual(await page.locator('article p').first().evaluate((node) => getComputedStyle(node).letterSpacing), 'normal');
    assertNoFaults(faults);
  });

  test(`/${path}: without scripts every section, formula, table and answer is there`, async (t) => {
    const { page, faults } = await open(t, path, { javaScriptEnabled: false, viewport: { width: 360, height: 800 } });
    const sections = page.locator('article > section[id]');
    for (const section of await sections.all()) assert.ok((await section.innerText()).length > 100);
    for (const formula of await page.locator('.display:not(.bn *, details:not([open]) *) > math').all()) {
      const box = await formula.boundingBox();
      assert.ok(box && box.width > 10 && box.height > 8, await formula.textContent());
    }
    for (const figure of await page.locator('bn-figure').all()) {
      const id = await figure.getAttribute('id');
      assert.ok(await figure.isVisible(), id);
      assert.ok((await figure.locator('table').count()) > 0 || (await figure.innerText()).length > 80, `${id} has nothing to read`);
    }
    // What is fetched early for scripts is of no use here; what must not happen is a request to anybody else.
    assert.deepEqual(faults.filter((fault) => fault.startsWith('left the site')), []);
  });
}
