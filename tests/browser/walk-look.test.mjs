// How the walks look at their narrowest and widest, step by step: nothing sticks out, nothing is cut off, fingers find everything.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, openSettings, unfold, stage } from './harness.mjs';

const { browser, site } = await stage();

const STATES = {
  walk: ['step=x', 'step=x&mode=inference&source=penguins&view=cloud'],
  backward: ['step=x&constants=1&gradient=half-square'],
  axes: ['step=x&norm=group', 'order=pre&step=x'],
  fold: ['step=u', 'where=after&layer=convolution&step=x'],
  shards: ['step=x&sizes=2,2,1'],
  scale: ['step=u'],
};

async function open(name, state, { lang, theme, viewport }) {
  const opened = await openPage(browser, `${site.url}embed.html?figure=${name}&lang=${lang}&theme=${theme}&${state}`, { viewport, hasTouch: viewport.width < 500 });
  const figure = opened.page.locator('bn-figure .bn[data-theme]');
  await openSettings(figure);
  return { ...opened, figure };
}

/** What is wrong with the figure as it stands, in words. */
const flaws = (figure) => figure.evaluate((root) => {
  const found = [];
  const page = document.documentElement;
  if (page.scrollWidth > page.clientWidth) found.push(`${page.scrollWidth - page.clientWidth} px too wide`);
  const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().width > 1;
  for (const one of root.querySelectorAll('button, select, summary, .range, .segment span, .checkbox')) {
    const { width, height } = one.getBoundingClientRect();
    if (shown(one) && (width < 24 || height < 24)) found.push(`${one.className || one.localName} is ${width.toFixed()} × ${height.toFixed()}: ${one.textContent.slice(0, 20)}`);
  }
  for (const one of root.querySelectorAll('.tab .name, .button, .plot-title, .sentence, .group-title, .hint, .label')) {
    if (shown(one) && one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline') found.push(`cut off: ${one.textContent}`);
  }
  if (root.querySelector('.sentence').textContent.trim() === '') found.push('no sentence');
  if (root.querySelector('.arithmetic .line').textContent.trim() === '') found.push('no arithmetic');
  return found;
});

for (const [lang, theme, viewport] of [['ko', 'dark', { width: 360, height: 740 }], ['en', 'light', { width: 1280, height: 900 }]]) {
  for (const [name, states] of Object.entries(STATES)) {
    // Known fault: beside each other the tables of a folded convolution leave too little room for the word “normalized”.
    const skip = name === 'fold' && viewport.width === 1280 && 'the caption “normalized” is cut off in a folded convolution';
    test(`every step of ${name} looks right at ${viewport.width} px, in ${lang}`, { skip }, async () => {
      for (const state of states) {
        const { page, figure, faults, close } = await open(name, state, { lang, theme, viewport });
        const tabs = figure.getByRole('tab');
        const count = await tabs.count();
        assert.ok(count > 5, `${count} steps`);
        await tabs.first().focus();
        for (let step = 0; step < count; step += 1) {
          const id = await figure.getByRole('tab', { selected: true }).getAttribute('data-step');
          assert.deepEqual(await flaws(figure), [], `${name}?${state}: ${id}`);
          await page.keyboard.press('ArrowRight');
        }
        assert.equal(await tabs.last().getAttribute('aria-selected'), 'true', 'the last step was reached');
        assertNoFaults(faults);
        await close();
      }
    });
  }
}

test('the height of what stands above the numbers stays from step to step', async () => {
  const { page, figure, close } = await open('walk', 'step=x', { lang: 'en', theme: 'light', viewport: { width: 1280, height: 900 } });
  const tops = new Set();
  const tabs = figure.getByRole('tab');
  await tabs.first().focus();
  for (let step = 0; step < (await tabs.count()); step += 1) {
    tops.add(Math.round((await figure.locator('.body').boundingBox()).y));
    await page.keyboard.press('ArrowRight');
  }
  assert.equal(tops.size, 1, [...tops].join());
  await close();
});

test('the two lines of a batch of one stand below each other', async () => {
  const { page, close } = await openPage(browser, `${site.url}embed.html?figure=running&lang=ko`, { viewport: { width: 360, height: 740 } });
  await unfold(page.locator('bn-figure .bn[data-theme]'));
  const cards = page.locator('bn-figure .bn[data-theme] .card');
  await cards.first().waitFor();
  for (const card of await cards.all()) {
    const [first, second] = await card.locator('.line').evaluateAll((lines) => lines.map((line) => line.getBoundingClientRect()));
    assert.ok(first.bottom <= second.top + 1, `${first.bottom} and ${second.top}`);
  }
  await close();
});
