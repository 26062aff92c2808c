// The walks beyond the forward pass, in a real browser: their hand numbers, arithmetic, highlighting, own numbers, addresses, Korean.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { idOf, placeOf } from '../../www/pages.ts';
import { openPage, stage, unfold } from './harness.mjs';

const { browser, site } = await stage();

/** The article with one of its figures on screen. */
async function open(name, state = '', path = '', options = {}) {
  const opened = await openPage(browser, `${site.url}${path}${placeOf(name)}?${state}`, options);
  const figure = opened.page.locator(`bn-figure#${idOf(name)} .bn[data-theme]`);
  await figure.locator('.actions').waitFor();
  await unfold(figure);
  return { ...opened, figure };
}

/** Chooses an option by what it is called, among buttons or in a menu. */
async function choose(figure, name) {
  const button = figure.getByRole('radio', { name, exact: true });
  if ((await button.count()) > 0) return button.first().check();
  const option = figure.locator('option').filter({ hasText: name }).first();
  const value = await option.getAttribute('value');
  return figure.locator('select').filter({ has: figure.page().locator(`option[value="${value}"]`) }).first().selectOption(value);
}

const texts = (locator) => locator.evaluateAll((nodes) => nodes.map((node) => node.textContent));
const result = (figure) => texts(figure.locator('.result .cell'));
const line = (figure) => figure.locator('.arithmetic .line').innerText().then((text) => text.normalize('NFKC').replaceAll(/\s+/g, ''));
/** The numbers of a way, by its label. */
const way = (figure, label) => texts(figure.locator('.paths > li', { hasText: label }).locator('b'));
const step = (figure) => figure.getByRole('tab', { selected: true }).evaluate((tab) => tab.lastElementChild.textContent);
/** The cells of a quantity, whether its table stands alone or beside others. */
const cells = (figure, quantity) => figure.locator(`tbody[data-q="${quantity}"] .cell, td[data-q="${quantity}"]`);

test('one sample sends 1, and all five get a gradient that adds up to 0', async () => {
  const { figure, page, close } = await open('backward', 'gamma=2');
  assert.deepEqual(await result(figure), ['0.35', '−0.35', '−0.2', '−0.05', '0.25']);
  assert.deepEqual(await way(figure, /^Sum/), ['0', '0']);
  assert.deepEqual(await way(figure, 'Squared length'), ['0.35', '0.35']);
  await figure.getByRole('button', { name: 'Send 1 into sample 3' }).click();
  assert.deepEqual(await result(figure), ['−0.2', '−0.2', '0.8', '−0.2', '−0.2']);
  await page.waitForURL(/upstream=0,0,1,0,0/);
  await close();
});

test('the graph leads to the gradient of a node, by mouse and by key', async () => {
  const { figure, page, close } = await open('backward', 'gamma=2');
  await figure.getByRole('button', { name: 'Gradient of variance' }).click();
  assert.deepEqual(await result(figure), ['0.375']);
  await figure.getByRole('button', { name: 'Gradient of mean' }).focus();
  await page.keyboard.press('Enter');
  assert.deepEqual(await result(figure), ['−1']);
  assert.equal(await figure.locator('.node[aria-current]').getAttribute('aria-label'), 'Gradient of mean');
  await close();
});

test('constants give the wrong gradient, and training with it pushes the bias for ever', async () => {
  const { figure, close } = await open('backward', 'gamma=2&constants=1&step=dx_constants');
  assert.deepEqual(await result(figure), ['1', '0', '0', '0', '0']);
  assert.deepEqual(await way(figure, 'Sum, with constants'), ['1']);
  const outside = figure.locator('details.outside');
  assert.equal(await outside.getAttribute('open'), '');
  await outside.getByText('Numbers behind this picture').click();
  const rows = await outside.locator('tbody tr').evaluateAll((all) => all.map((row) => [...row.cells].map(({ textContent }) => textContent)));
  assert.deepEqual(rows.at(0), ['0', '0', '2.25', '−1']);
  // A hundred times 0.1 in binary is a little less than 10, and shown as the rounded number that it is.
  assert.deepEqual(rows.at(-1), ['100', '10.00', '2.25', '−1']);
  await close();
});

test('targets make a loss, and its gradient is the first step', async () => {
  const { figure, page, close } = await open('backward', 'gradient=half-square&step=dy');
  assert.deepEqual(await result(figure), ['−0.5', '−0.5', '−1', '0.5', '0.5']);
  await cells(figure, 'target').first().focus();
  await page.keyboard.type('-1.5');
  await page.keyboard.press('Enter');
  assert.equal((await result(figure))[0], '0');
  await close();
});

test('a cell of the tensor lights all cells that share its mean, and tells its arithmetic', async () => {
  const { figure, page, close } = await open('axes', 'norm=batch&step=x_hat');
  const boxes = figure.locator('.box');
  assert.deepEqual((await texts(boxes)).filter((_, at) => at % 16 < 4), ['−2', '0', '0', '0', '0', '0', '0', '2']);
  await boxes.first().hover();
  assert.equal(await figure.locator('.box[data-lit]').count(), 8);
  assert.match(await line(figure), /=−42=−2$/);
  assert.deepEqual(await way(figure, 'share'), ['8', '5', '4']);
  for (const [norm, count] of [['layer', 16], ['instance', 4], ['group', 8]]) {
    await choose(figure, norm);
    await boxes.first().hover();
    assert.equal(await figure.locator('.box[data-lit]').count(), count, norm);
  }
  await boxes.first().click();
  await page.waitForURL(/cell=0:0/);
  await page.keyboard.press('ArrowDown');
  assert.equal(await page.evaluate(() => document.querySelector('#axes').shadowRoot.activeElement.getAttribute('aria-label').replace(/:.*/, '')), 'sample 1, channel 1, row 2, column 1');
  await close();
});

test('the layout of a tensor changes no number', async () => {
  const { figure, close } = await open('axes', 'step=y&gamma=1,2,3,4&beta=0,1,0,1');
  const expected = await texts(figure.locator('.box'));
  await choose(figure, 'NHWC');
  assert.deepEqual(await texts(figure.locator('.box')), expected);
  await close();
});

test('both orders start from one input and hand on different shares of zeros', async () => {
  const { figure, close } = await open('axes', 'order=post');
  assert.equal(await step(figure), 'ReLU → BN');
  const plots = await figure.locator('canvas').evaluateAll((all) => all.map(({ plot, drawn }) => ({ zeros: [...plot.distribution.values].filter((value) => value === 0).length / plot.distribution.values.length, mean: drawn.mean[0] })));
  const shares = (await way(figure, 'Share of zeros')).map(Number);
  assert.ok(Math.abs(plots[1].zeros - shares[0]) < 1e-4 && plots[2].zeros === shares[1] && shares[0] > 0.3 && shares[1] === 0, JSON.stringify({ plots, shares }));
  assert.ok(Math.abs(plots[2].mean) < 1e-12);
  await choose(figure, 'BN, then ReLU');
  assert.equal(await step(figure), 'BN → ReLU');
  await close();
});

test('a folded layer gives the same output; behind a ReLU it does not', async () => {
  const { figure, close } = await open('fold', 'step=folded_weight');
  assert.deepEqual(await result(figure), ['3']);
  assert.deepEqual(await way(figure, 'Layer, then BN'), ['2', '7', '1', '3']);
  assert.deepEqual(await way(figure, 'Folded layer'), ['2', '3']);
  await figure.getByRole('tab', { name: 'folded bias' }).click();
  assert.deepEqual(await result(figure), ['−3']);
  await choose(figure, 'after the ReLU');
  assert.deepEqual(await result(figure), ['0', '0', '1', '5']);
  assert.match(await figure.locator('.paths .wrong').innerText(), /differs here/);
  await choose(figure, 'convolution');
  await figure.getByRole('button', { name: 'folded next layer' }).or(figure.getByRole('tab', { name: 'folded next layer' })).first().click();
  await figure.getByRole('tab', { name: 'difference' }).last().click();
  const differences = await result(figure);
  assert.deepEqual(differences.slice(1, -1), ['0', '0']);
  assert.ok(differences[0] !== '0' && differences.at(-1) !== '0', differences.join());
  await close();
});

test('shards merge to the variance of the whole, not to the mean of the variances', async () => {
  const { figure, page, close } = await open('shards', 'sizes=3,2');
  assert.deepEqual(await way(figure, 'Weighted by samples'), ['1.333']);
  assert.deepEqual(await way(figure, 'Within plus between'), ['1.333', '2.667', '4']);
  assert.deepEqual(await way(figure, 'whole batch'), ['4']);
  assert.deepEqual(await texts(cells(figure, 'shard_mean')), ['3.667', '7']);
  await figure.getByRole('button', { name: 'Move one sample away from device 2' }).click();
  await page.waitForURL(/sizes=4,1/);
  assert.deepEqual((await way(figure, 'Within plus between')).at(-1), '4');
  await figure.getByText('Use your own numbers').click();
  await figure.getByRole('textbox', { name: 'Paste a table' }).fill('p\n1\n3\n\n10\n20\n');
  await figure.getByRole('button', { name: 'Use these numbers' }).click();
  await cells(figure, 'shard_mean').filter({ hasText: /^15$/ }).first().waitFor();
  assert.deepEqual(await texts(cells(figure, 'shard_mean')), ['2', '15']);
  await close();
});

test('weights times c and a bias more: the output stays, the gradient is divided', async () => {
  const { figure, close } = await open('scale', 'factor=2&offset=7');
  assert.deepEqual(await result(figure), ['−1.5', '−0.5', '0', '0.5', '1.5']);
  assert.deepEqual(await way(figure, 'Gradient of the weight'), ['−0.3', '−0.15']);
  assert.deepEqual(await way(figure, 'Gradient of the bias'), ['0']);
  await close();
});

test('addresses restore every figure, in Korean and on a narrow screen, without a fault', async () => {
  const states = {
    backward: 'step=dgamma&upstream=0,2,0,0,1', axes: 'step=variance&norm=group&groups=4', fold: 'step=next&where=after&layer=convolution',
    shards: 'step=between&sizes=1,2,2', scale: 'step=scaled_dweight&factor=5',
  };
  for (const [name, state] of Object.entries(states)) {
    const { figure, page, faults, close } = await open(name, state, 'ko/', { viewport: { width: 360, height: 800 } });
    const expected = await result(figure);
    assert.ok(expected.length > 0, name);
    assert.match(await figure.locator('.sentence').innerText(), /니다\./, name);
    assert.ok(new URL(page.url()).hash.startsWith(`#${idOf(name)}?step=`), page.url());
    await page.reload();
    await figure.locator('.actions').waitFor();
  await unfold(figure);
    assert.deepEqual(await result(figure), expected, name);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${name}: ${wide} px too wide`);
    assert.deepEqual(faults.filter((fault) => fault.startsWith('error')), [], name);
    await close();
  }
});
