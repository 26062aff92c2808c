// Running statistics in a real browser: the table, the pictures, the stories, own batches, inference, the address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figure } from '../../www/figures/running/figure.ts';
import { parse } from '../../www/state.ts';
import { bn } from '../node/engine.mjs';
import { assertNoFaults, openPage, unfold, serve, stage } from './harness.mjs';
import { openRunning, shown } from './running.mjs';

const { browser, site } = await stage();

const open = (state, path, options) => openRunning(browser, site, state, path, options);

/** The walk that a state stands for, asked for by the figure's own code and answered by the crate in Node. */
function walkOf(text) {
  const { state } = parse(figure.fields, text);
  const { request, x } = figure.explain(bn, state);
  const view = { digits: state.digits, head: 1e6, tail: 0, columns: [], notation: 'paper' };
  return { request, x, view, table: (quantity) => bn.tables(request, x, view, [quantity]).tables[0] };
}

const plots = (running) => running.locator('canvas').evaluateAll((all) => all.map(({ plot }) => JSON.parse(JSON.stringify(plot, (_, value) => (ArrayBuffer.isView(value) ? [...value] : value)))));
const line = (locator) => locator.innerText().then((text) => text.normalize('NFKC').replaceAll(/\s+/g, ''));
const batch = (running) => running.locator('.timeline .place').innerText();

const STATES = [
  '', 'preset=drifting', 'preset=zero', 'preset=keras50&t=30', 'preset=jump&t=60&lines=window,average,cumulative&corrected=1', 'preset=settling&window=200&rho=0.995',
  'preset=hand&corrected=1', 'statistic=variance&stored=n-1&batch=4&start=first', 'batch=1&batches=7', 'preset=hand&rho=0.1', 'statistic=variance&start=zero&about=corrected&seed=9&digits=9',
];

test('every number of the table is the walk’s, and the lines are drawn from the same numbers', async () => {
  const { page, faults, close } = await openPage(browser, `${site.url}embed.html?figure=running`);
  const running = page.locator('bn-figure .bn[data-theme]');
  await unfold(running);
  for (const state of STATES) {
    await page.locator('bn-figure').evaluate((element, text) => (element.figureState = text), state);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
    const walk = walkOf(state);
    const cells = await shown(running);
    assert.ok(cells.length >= 10, state);
    for (const [quantity, name, text] of cells) {
      const table = walk.table(quantity);
      const row = table.rowNames.indexOf(name);
      assert.equal(text, table.cells.split('\n')[row], `${state}: ${quantity} of batch ${name}`);
    }
    const [stream] = await plots(running);
    const drawn = stream.curves.series.map(({ y }) => y);
    const theta = [...bn.columns(walk.request, walk.x, { columns: [['theta', 0]] }).columns[0]];
    const average = [...bn.columns(walk.request, walk.x, { columns: [['average', 0]] }).columns[0]];
    assert.deepEqual(drawn[0], theta, state);
    assert.ok(drawn.some((y) => y.length > 1 && y.every((value, at) => value === average[at])), `${state}: the line of the average`);
  }
  assertNoFaults(faults);
  await close();
});

for (const [path, words] of [['', 'exponential'], ['ko/', '지수']]) {
  test(`the example by hand has the digits of the hand, in ${path || 'en/'}`, async () => {
    const { running, close } = await open('preset=hand&corrected=1', path);
    const column = async (quantity) => (await shown(running)).filter(([one]) => one === quantity).map(([, , text]) => text);
    assert.deepEqual(await column('theta'), ['5', '7', '6']);
    assert.deepEqual(await column('average'), ['0', '0.5', '1.15', '1.635']);
    assert.deepEqual(await column('corrected'), ['5', '6.0526', '6.0332']);
    assert.equal(await line(running.locator('.explain .arithmetic .line')), 'V3=0.9·1.15+(1−0.9)·6=1.035+0.6=1.635');
    assert.match(await running.getByRole('tab', { selected: true }).innerText(), new RegExp(words));
    await close();
  });
}

test('the stream steps, jumps and plays; a dot and a number lead to their batch', async () => {
  const { page, running, close } = await open('preset=hand');
  assert.equal(await batch(running), '3 / 3');
  await running.getByRole('button', { name: 'Batch back' }).click();
  assert.equal(await batch(running), '2 / 3');
  await running.getByRole('slider', { name: /^Batch/ }).press('Home');
  assert.equal(await batch(running), '1 / 3');
  await page.clock.install();
  await running.getByRole('button', { name: 'Play the batches' }).click();
  await page.clock.runFor(4000);
  assert.equal(await batch(running), '3 / 3');
  assert.equal(await running.getByRole('button', { name: 'Play the batches' }).count(), 1, 'it stops at the end');
  await running.locator('.tables td.q-window').first().click();
  assert.equal(await batch(running), '1 / 3');
  assert.match(await line(running.locator('.explain .arithmetic .line')), /^S1/);
  const picture = running.locator('.stream .picture');
  const { x, edges } = await picture.locator('canvas').evaluate(({ drawn }) => drawn);
  const across = edges[0] + ((2 - x[0]) / (x[1] - x[0])) * (edges[2] - edges[0]);
  await picture.click({ position: { x: across, y: (edges[1] + edges[3]) / 2 } });
  assert.equal(await batch(running), '2 / 3');
  await close();
});

test('keys walk over the table from page to page and never lose their place', async () => {
  const { page, running, close } = await open('t=20');
  const cell = running.locator('.tables td[data-mark~="active"]');
  await cell.focus();
  await page.keyboard.press('Enter');
  for (let step = 0; step < 3; step += 1) {
    await running.getByRole('button', { name: 'Batch forward' }).press('Enter');
  }
  assert.equal(await batch(running), '23 / 100');
  assert.match(await running.locator('.tables tr:has([data-mark~="active"])').innerText(), /^23/);
  await close();
});

test('a story sets every number of its own, a control changes one of them, and the address keeps both', async () => {
  for (const path of ['', 'ko/']) {
    const { page, running, close } = await open('', path);
    await running.locator('select:has(option[value="keras50"])').selectOption('keras50');
    assert.equal(await batch(running), '50 / 50');
    assert.match(await running.locator('.story').innerText(), /0\.99.*39\.5 %/);
    await page.waitForURL(/#running\?preset=keras50$/);
    const rho = running.getByRole('textbox', { name: /weight of the old value|옛값의 무게/ }).first();
    await rho.fill('0.9');
    await rho.press('Enter');
    await page.waitForURL(/#running\?preset=keras50&rho=0\.9$/);
    const before = await shown(running);
    await page.reload();
    await unfold(running);
    assert.deepEqual(await shown(running), before);
    await running.locator('select:has(option[value="keras50"])').selectOption('zero');
    await page.waitForURL(/#running\?preset=zero$/);
    await close();
  }
});

test('a link in the prose sets the figure', async () => {
  const { page, running, close } = await open();
  await page.locator('a.act[href="#running?preset=hand&corrected=1"]').click();
  await page.waitForURL(/preset=hand&corrected=1/);
  assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'corrected').map(([, , text]) => text), walkOf('preset=hand&corrected=1').table('corrected').cells.split('\n'));
  await close();
});

test('a sample is served with every average, alone too, and the walk goes on with the same numbers', async () => {
  const { page, running, close } = await open('preset=keras50&sample=4&gamma=2&beta=0.5&use=corrected');
  const serve = running.locator('.serve');
  const { request, x, view } = walkOf('preset=keras50');
  const asked = { serve: { ...request.running, sample: [4], gamma: [2], beta: [0.5], epsilon: 1e-5 } };
  const names = ['kept_mean', 'kept_variance', 'served', 'gap', 'served_y'];
  const expected = bn.tables(asked, x, view, names).tables.map(({ cells }) => cells.split('\n'));
  const rows = await serve.locator('.sheet tbody tr').evaluateAll((all) => all.map((row) => [...row.querySelectorAll('.cell')].map((cell) => cell.textContent)));
  assert.deepEqual(rows, expected[0].map((_, row) => expected.map((column) => column[row])));
  assert.equal(rows.length, 6);
  const [training, inference] = await Promise.all([line(serve.locator('.card .both').nth(0)), line(serve.locator('.card .both').nth(1))]);
  assert.match(training, /=0\.5$/, 'a batch of one in training gives the shift');
  assert.ok(inference.endsWith(rows[3][4]), `${inference} ends with ${rows[3][4]}`);
  await serve.getByRole('link').click();
  const walk = page.locator('bn-figure#walk .bn[data-theme]');
  await walk.locator('tbody[data-q="x_hat"] .cell').waitFor();
  const full = bn.cell(asked, x, view, 'served', 3, 0).full;
  await walk.locator('.arithmetic').getByRole('button', { name: 'All digits' }).click();
  assert.equal(await walk.locator('.arithmetic .digits').innerText(), full);
  await close();
});

test('one rule has two spellings, and its program can be copied', async () => {
  const { page, running, close } = await open('preset=hand', '', { permissions: ['clipboard-read', 'clipboard-write'] });
  const rows = await running.locator('.spellings tbody tr').evaluateAll((all) => all.map((row) => row.innerText.replaceAll('\t', ' ')));
  assert.match(rows[0], /PyTorch BatchNorm1d\(momentum=0\.1\) the new batch/);
  assert.match(rows[1], /Keras BatchNormalization\(momentum=0\.9\) the old value/);
  const programs = running.locator('details.programs');
  await programs.locator('summary').click();
  const { request, x } = walkOf('preset=hand');
  for (const framework of ['NumPy', 'PyTorch', 'Keras', 'JAX']) {
    await programs.getByRole('radio', { name: framework }).check();
    await programs.getByRole('button', { name: 'Copy' }).click();
    const id = framework === 'JAX' ? 'flax' : framework.toLowerCase();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), bn.program(id, request, x, 'average').code);
    await programs.getByRole('button', { name: 'Copied' }).waitFor();
    await programs.getByRole('button', { name: 'Copy' }).waitFor();
  }
  await close();
});

test('at 360 px nothing sticks out, in light and in dark, and fingers find the controls', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page, close } = await openPage(browser, `${site.url}embed.html?figure=running&lang=ko&preset=jump`, { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme });
    const running = page.locator('bn-figure .bn[data-theme]');
    await unfold(running);
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(needed <= given, `${needed} px`);
    const low = await running.locator('button, .range, select, .checkbox').evaluateAll((all) => all.filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.className));
    assert.deepEqual(low, []);
    await running.locator('.timeline .range').tap();
    assert.notEqual(await batch(running), '120 / 120');
    await close();
  }
});

test('the arithmetic of a batch of one is whole: nothing of it is cut off or scrolls', async () => {
  const { running, close } = await open();
  const lines = await running.locator('.card .line').evaluateAll((all) => all.map((line) => [line.scrollHeight - line.clientHeight, line.scrollWidth - line.clientWidth]));
  assert.deepEqual(lines, [[0, 0], [0, 0], [0, 0], [0, 0]]);
  await close();
});
