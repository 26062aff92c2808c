// The walks beyond the forward pass under fingers, by keyboard alone, and on the reader's own numbers.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, openSettings, stage } from './harness.mjs';

/**
 * Each figure with a step that has several results, what its first result reads, a table that a reader pastes and what the
 * result reads then. The bowl has no numbers of one's own: it is drawn over the two features of the hand example.
 */
const FIGURES = {
  backward: { step: 'dx', reads: '0.175', pasted: 'p\n1\n3\n5\n', then: /^0\.1021$/ },
  axes: { step: 'x_hat', reads: '−2', pasted: 'p\tq\n1\t5\n3\t9\n', then: /^−1$/ },
  fold: { step: 'folded_y', reads: '3', pasted: 'u\n1\n4\n', then: /^0$/ },
  shards: { step: 'shard_mean', reads: '3.667', pasted: 'p\n1\n3\n\n10\n20\n', then: /^2$/ },
  scale: { step: 'scaled_y', reads: '−1.5', pasted: 'u\n1\n3\n', then: /^−1$/ },
  bowl: { step: 'curvature', reads: '4' },
};
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, colorScheme: 'dark' };

const { browser, site } = await stage();

async function open(name, state = '', options = {}, lang = 'en') {
  const opened = await openPage(browser, `${site.url}embed.html?figure=${name}&lang=${lang}&${state}`, options);
  const figure = opened.page.locator('bn-figure .bn[data-theme]');
  await openSettings(figure);
  return { ...opened, figure, pinned: figure.locator('[data-mark~="pinned"]'), first: figure.locator('.result .cell').first(), step: figure.getByRole('tab', { selected: true }) };
}

for (const [name, { step, reads }] of Object.entries(FIGURES)) {
  test(`${name} under fingers: a tap tells a number's arithmetic and lights where it came from, a second lets go, steps follow`, async () => {
    const { page, figure, pinned, first, step: tab, faults, close } = await open(name, `step=${step}`, PHONE, 'ko');
    assert.equal(await first.textContent(), reads);
    await first.tap();
    assert.equal(await pinned.count(), 1);
    assert.match(await figure.locator('.arithmetic .line').innerText(), /=|≈/);
    assert.ok(await figure.locator('[data-mark~="source"], .box[data-lit]').count() > 0, 'sources are lit');
    assert.ok(await figure.locator('.formula .display [data-lit]').count() > 0, 'its symbol is lit');
    await first.tap();
    assert.equal(await pinned.count(), 0);
    const before = await tab.getAttribute('data-step');
    await figure.getByRole('button', { name: '이전 단계' }).tap();
    assert.notEqual(await tab.getAttribute('data-step'), before);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing sticks out of the page');
    assertNoFaults(faults);
    await close();
  });

  test(`${name} by keyboard: tabs, numbers, Escape, and the address keeps what was chosen`, async () => {
    const { page, figure, pinned, first, step: tab, close } = await open(name, `step=${step}`);
    await tab.focus();
    await page.keyboard.press('Home');
    const start = await tab.getAttribute('data-step');
    await page.keyboard.press('End');
    assert.notEqual(await tab.getAttribute('data-step'), start);
    await page.keyboard.press('ArrowLeft');
    await figure.locator(`[data-step="${step}"]`).first().click();
    await first.focus();
    await page.keyboard.press('Enter');
    assert.equal(await pinned.count(), 1);
    await page.waitForURL(/cell=/);
    const line = await figure.locator('.arithmetic .line').innerText();
    await page.reload();
    await pinned.waitFor();
    assert.equal(await figure.locator('.arithmetic .line').innerText(), line);
    await first.focus();
    await page.keyboard.press('Escape');
    assert.equal(await pinned.count(), 0);
    await close();
  });
}

for (const [name, { step }] of Object.entries(FIGURES)) {
  test(`${name}: Tab leads on from a number, whatever its leaving changes`, async () => {
    const { page, first, close } = await open(name, `step=${step}`);
    await first.focus();
    for (let stop = 0; stop < 3; stop += 1) {
      await page.keyboard.press('Tab');
      assert.ok(await page.evaluate(() => document.activeElement !== document.body), `stop ${stop + 1}`);
    }
    await close();
  });
}

for (const [name, { step, pasted, then }] of Object.entries(FIGURES).filter(([, { pasted }]) => pasted)) {
  test(`${name} on own numbers: they are taken, what is none is refused with its place, undo leads back`, async () => {
    const { figure, first, faults, close } = await open(name, `step=${step}`);
    const before = await first.textContent();
    await figure.getByText('Use your own numbers').click();
    const field = figure.getByRole('textbox', { name: 'Paste a table' });
    // No number in the last row: then no column holds only numbers.
    await field.fill(pasted.replace(/([^\n]+)(\n*)$/, (_, row, end) => row.replace(/[\d.]+/g, 'zwölf') + end));
    await figure.getByRole('button', { name: 'Use these numbers' }).click();
    assert.match(await figure.getByRole('alert').filter({ hasText: 'zwölf' }).innerText(), /row \d/i);
    assert.equal(await first.textContent(), before);
    assert.match(await field.inputValue(), /zwölf/, 'nothing that was entered is lost');
    await field.fill(pasted);
    await figure.getByRole('button', { name: 'Use these numbers' }).click();
    await first.filter({ hasText: then }).waitFor();
    await figure.getByRole('button', { name: 'Undo' }).click();
    assert.equal(await first.textContent(), before);
    assertNoFaults(faults);
    await close();
  });
}
