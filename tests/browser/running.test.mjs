// Running statistics in a real browser: the table, the pictures, the stories, own batches, inference, the address.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { figure } from '../../www/figures/running.ts';
import { parse } from '../../www/state.ts';
import { bn, desk } from '../node/engine.mjs';
import { assertNoFaults, launch, openPage, serve } from './harness.mjs';

let browser;
let site;
before(async () => ([browser, site] = await Promise.all([launch(), serve()])));
after(async () => {
  await browser.close();
  await site.close();
});

async function open(state = '', path = '', options = {}) {
  const opened = await openPage(browser, `${site.url}${path}#running?${state}`, options);
  const running = opened.page.locator('bn-figure#running .bn[data-theme]');
  await running.locator('.controls').waitFor();
  return { ...opened, running };
}

/** The walk that a state stands for, asked for by the figure's own code and answered by the crate in Node. */
function walkOf(text) {
  const { state } = parse(figure.fields, text);
  const { request, x } = figure.explain(bn, state);
  const view = { digits: state.digits, head: 1e6, tail: 0, columns: [], notation: 'paper' };
  return { request, x, view, table: (quantity) => bn.tables(request, x, view, [quantity]).tables[0] };
}

/** Every written number of the table: quantity, batch, text. */
const shown = (running) => running.locator('.tables table').evaluate((table) => {
  const heads = [...table.querySelectorAll('thead th[data-q]')].map((head) => head.getAttribute('data-q'));
  return [...table.querySelectorAll('tbody tr:not(.omitted)')].flatMap((row) => {
    const [name, ...cells] = [...row.children];
    return cells.flatMap((cell, at) => (cell.classList.contains('cell') ? [[heads[at], name.textContent, cell.textContent]] : []));
  });
});

const plots = (running) => running.locator('canvas').evaluateAll((all) => all.map(({ plot }) => JSON.parse(JSON.stringify(plot, (_, value) => (ArrayBuffer.isView(value) ? [...value] : value)))));
const line = (locator) => locator.innerText().then((text) => text.normalize('NFKC').replaceAll(/\s+/g, ''));
const batch = (running) => running.locator('.timeline .place').innerText();
const typed = (running, name) => running.getByRole('textbox', { name });

const STATES = [
  '', 'preset=drifting', 'preset=zero', 'preset=keras50&t=30', 'preset=jump&t=60&lines=window,average,cumulative&corrected=1', 'preset=settling&window=200&rho=0.995',
  'preset=hand&corrected=1', 'statistic=variance&stored=n-1&batch=4&start=first', 'batch=1&batches=7', 'preset=hand&rho=0.1', 'statistic=variance&start=zero&about=corrected&seed=9&digits=9',
];

test('every number of the table is the walk’s, and the lines are drawn from the same numbers', async () => {
  const { page, faults, close } = await openPage(browser, `${site.url}embed.html?figure=running`);
  const running = page.locator('bn-figure .bn[data-theme]');
  await running.locator('.controls').waitFor();
  for (const state of STATES) {
    await page.locator('bn-figure').evaluate((element, text) => (element.state = text), state);
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
    assert.equal(await line(running.locator('.average .arithmetic .line')), 'V3=0.9·1.15+(1−0.9)·6=1.035+0.6=1.635');
    assert.equal(await running.getByRole('radio', { name: words }).first().isChecked(), true);
    await close();
  });
}

test('the stream steps, jumps and plays; a dot and a number lead to their batch', async () => {
  const { page, running, close } = await open('preset=hand');
  assert.equal(await batch(running), '3 / 3');
  await running.getByRole('button', { name: 'Step back' }).click();
  assert.equal(await batch(running), '2 / 3');
  await running.getByRole('slider', { name: /^Batch/ }).press('Home');
  assert.equal(await batch(running), '1 / 3');
  await page.clock.install();
  await running.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(4000);
  assert.equal(await batch(running), '3 / 3');
  assert.equal(await running.getByRole('button', { name: 'Play' }).count(), 1, 'it stops at the end');
  await running.locator('.tables td.q-window').first().click();
  assert.equal(await batch(running), '1 / 3');
  assert.match(await line(running.locator('.average .arithmetic .line')), /^S1/);
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
    await running.getByRole('button', { name: 'Step forward' }).press('Enter');
  }
  assert.equal(await batch(running), '23 / 100');
  assert.match(await running.locator('.tables tr:has([data-mark~="active"])').innerText(), /^23/);
  await close();
});

test('a story sets every number of its own, a control changes one of them, and the address keeps both', async () => {
  for (const path of ['', 'ko/']) {
    const { page, running, close } = await open('', path);
    await running.locator('input[value="keras50"]').check();
    assert.equal(await batch(running), '50 / 50');
    assert.match(await running.locator('.story').innerText(), /0\.99.*39\.5 %/);
    await page.waitForURL(/#running\?preset=keras50$/);
    const rho = running.locator('.slider .typed').nth(6);
    await rho.fill('0.9');
    await rho.press('Enter');
    await page.waitForURL(/#running\?preset=keras50&rho=0\.9$/);
    const before = await shown(running);
    await page.reload();
    await running.locator('.controls').waitFor();
    assert.deepEqual(await shown(running), before);
    await running.locator('input[value="zero"]').first().check();
    await page.waitForURL(/#running\?preset=zero$/);
    await close();
  }
});

test('a link in the prose sets the figure', async () => {
  const { page, running, close } = await open();
  await page.locator('a.act[href="#running?preset=hand&rho=0.1"]').click();
  await page.waitForURL(/preset=hand&rho=0\.1/);
  assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'average').map(([, , text]) => text), ['0', '4.5', '6.75', '6.075']);
  await close();
});

test('own batches: blocks of rows are read, what is wrong is named beside the field, and nothing is lost', async () => {
  for (const [path, notFinite, oneRow] of [['', /Row 5, column 1 is not a finite number/, /has no variance/], ['ko/', /5행 1열은 유한한 수가 아닙니다/, /분산을 구할 수 없습니다/]]) {
    const { page, running, close } = await open('', path);
    const own = running.locator('details.own');
    await own.locator('summary').click();
    const field = own.locator('textarea');
    const use = own.locator('button').first();
    const before = await shown(running);
    await field.fill('A\n1\n3\n\nNaN\n4');
    await use.click();
    assert.match(await own.locator('.notes.error:visible').innerText(), notFinite);
    assert.deepEqual(await shown(running), before);
    assert.equal(await field.inputValue(), 'A\n1\n3\n\nNaN\n4');
    await field.fill(' ');
    await use.click();
    assert.equal(await own.locator('.notes.error').isVisible(), true);
    await field.fill('A,B\n1,10\n3,10\n\n5,20\n\n8,30\n10,50');
    await use.click();
    assert.equal(await own.locator('.notes.error').isVisible(), false);
    assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['2', '5', '9']);
    await running.locator('.controls select').first().selectOption('1');
    assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['10', '20', '40']);
    // The second batch has one row: no variance under N − 1.
    await running.locator('.controls input[value="variance"]').check();
    await running.locator('.controls input[value="n-1"]').check();
    assert.match(await running.locator('.controls .notes.error:visible').innerText(), oneRow);
    assert.equal(await running.locator('.controls input[value="n-1"]').isChecked(), true, 'the choice stays where the reader put it');
    await page.waitForURL(/stored=n-1.*data=A,B;1,10;3,10;;5,20;;8,30;10,50&feature=1/);
    await running.locator('.controls input[value="n"]').check();
    assert.equal(await running.locator('.controls .notes.error:visible').count(), 0);
    await close();
  }
});

test('a link with own batches shows them once what reads them is here', async () => {
  const { running, faults, close } = await open('preset=own&data=A;100;300;;500;900');
  await running.locator('.tables .cell', { hasText: '700' }).first().waitFor();
  assert.deepEqual((await shown(running)).filter(([quantity]) => quantity === 'theta').map(([, , text]) => text), ['200', '700']);
  assertNoFaults(faults);
  await close();
});

test('impossible settings are named beside their control, and the last number stays', async () => {
  for (const [path, rho, k, message] of [['', 'weight of the old value, typed', 'batches in the window, typed', /not possible/], ['ko/', '옛값의 무게 직접 입력', '구간 안의 배치 수 직접 입력', /쓸 수 없습니다/]]) {
    const { page, running, close } = await open('preset=hand', path);
    const slider = (name) => running.locator('.slider').filter({ has: page.getByRole('textbox', { name }) });
    const before = await shown(running);
    for (const [name, text] of [[rho, '1'], [rho, '-0.1'], [rho, 'abc'], [k, '0'], [k, '2.5']]) {
      const field = typed(running, name);
      await field.fill(text);
      await field.press('Enter');
      assert.match(await slider(name).locator('.complaint').innerText(), message, text);
      assert.equal(await field.inputValue(), text);
    }
    assert.deepEqual(await shown(running), before);
    await typed(running, rho).fill('0.5');
    await typed(running, rho).press('Enter');
    assert.equal(await slider(rho).locator('.complaint').isVisible(), false);
    await close();
  }
  const { running, close } = await open('rho=1&window=0&batches=none');
  assert.equal(await running.locator('.notes.note').first().locator('p').count(), 3, 'a link says what it asked for in vain');
  await close();
});

test('moving ρ redraws within a frame', async () => {
  const { page, running, close } = await open();
  const rho = running.getByRole('slider', { name: 'weight of the old value' });
  const frames = await rho.evaluate(async (range) => {
    const root = range.getRootNode();
    const canvas = root.querySelector('.stream canvas');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const counts = [];
    for (const notch of [100, 250, 400, 480]) {
      const [before, number] = [canvas.plot, root.querySelector('.tables td[data-mark~="active"]').textContent];
      await frame();
      range.value = String(notch);
      range.dispatchEvent(new Event('input'));
      let count = 0;
      do {
        await frame();
        count += 1;
      } while (count < 10 && (canvas.plot === before || root.querySelector('.tables td[data-mark~="active"]').textContent === number));
      counts.push(count);
    }
    return counts;
  });
  assert.deepEqual(frames, [1, 1, 1, 1]);
  await page.waitForURL(/rho=/);
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
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), desk.program(id, request, x, 'average').code);
    await programs.getByRole('button', { name: 'Copied' }).waitFor();
    await programs.getByRole('button', { name: 'Copy' }).waitFor();
  }
  await close();
});

test('at 360 px nothing sticks out, in light and in dark, and fingers find the controls', async () => {
  for (const colorScheme of ['light', 'dark']) {
    const { page, close } = await openPage(browser, `${site.url}embed.html?figure=running&lang=ko&preset=jump`, { viewport: { width: 360, height: 740 }, hasTouch: true, colorScheme });
    const running = page.locator('bn-figure .bn[data-theme]');
    await running.locator('.controls').waitFor();
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(needed <= given, `${needed} px`);
    const low = await running.locator('button, .range, select, .checkbox').evaluateAll((all) => all.filter((one) => one.offsetParent && one.getBoundingClientRect().height < 24).map((one) => one.className));
    assert.deepEqual(low, []);
    await running.locator('.timeline .range').tap();
    assert.notEqual(await batch(running), '120 / 120');
    await close();
  }
});
