// The walk in a real browser: steps, arithmetic, own numbers, modes, the address, the pictures.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { openPage, openSettings, stage } from './harness.mjs';

const { browser, site } = await stage();

/** The article with its walk on screen. */
async function open(state = '', path = '', options = {}) {
  const opened = await openPage(browser, `${site.url}${path}#walk?${state}`, options);
  // The live figure; the built one in the light DOM has no theme of its own.
  const walk = opened.page.locator('bn-figure#walk .bn[data-theme]');
  await openSettings(walk);
  return { ...opened, walk };
}

const texts = (locator) => locator.evaluateAll((cells) => cells.map((cell) => cell.textContent));
const result = (walk) => texts(walk.locator('.result .cell'));
const line = (walk) => walk.locator('.arithmetic .line').innerText().then((text) => text.normalize('NFKC').replaceAll(/\s+/g, ''));
const cell = (walk, quantity, row, col) => walk.locator(`tbody[data-q="${quantity}"] tr:has(.cell)`).nth(row).locator('.cell').nth(col);

test('steps lead forward, back, and to any step, by button and by key', async () => {
  const { walk, page, close } = await open('step=x');
  await walk.getByRole('button', { name: 'Step forward' }).click();
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  await walk.getByRole('tab', { name: 'normalized' }).click();
  assert.deepEqual((await result(walk)).slice(0, 3), ['−1.5', '1.5', '−0.5']);
  await page.keyboard.press('ArrowLeft');
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'root');
  await page.keyboard.press('End');
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'y');
  await page.keyboard.press('Home');
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'x');
  await close();
});

test('play walks through the steps and pause stops it', async () => {
  const { walk, page, close } = await open('step=x');
  await page.clock.install();
  await walk.getByRole('button', { name: 'Play' }).click();
  await page.clock.runFor(3000);
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'deviation');
  await walk.getByRole('button', { name: 'Pause' }).click();
  await page.clock.runFor(9000);
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'deviation');
  await close();
});

test('a cell tells its arithmetic and lights its sources; Escape releases it', async () => {
  const { walk, page, close } = await open('step=mean');
  await cell(walk, 'mean', 0, 1).click();
  assert.equal(await line(walk), 'μB=80+20+50+40+605=2505=50');
  assert.deepEqual(await texts(walk.locator('[data-mark~="source"]')), ['80', '20', '50', '40', '60', '5']);
  await page.keyboard.press('Escape');
  assert.equal(await walk.locator('[data-mark~="pinned"]').count(), 0);
  await page.keyboard.press('ArrowRight');
  assert.equal(await line(walk), 'μB=0+0+0+0+55=55=1');
  await page.keyboard.press('Enter');
  assert.equal(await walk.locator('[data-mark~="pinned"]').textContent(), '1');
  await close();
});

test('a pinned cell is followed from step to step, and a second click releases it', async () => {
  const { walk, page, close } = await open('step=x_hat&cell=4:2');
  assert.equal(await walk.locator('[data-mark~="pinned"]').textContent(), '2');
  await walk.getByRole('tab', { name: 'output' }).click();
  assert.equal(await walk.locator('tbody[data-q="y"] [data-mark~="pinned"]').textContent(), '2');
  await page.waitForURL(/cell=4:2/);
  await walk.locator('[data-mark~="pinned"]').click();
  assert.equal(await walk.locator('[data-mark~="pinned"]').count(), 0);
  await close();
});

test('a symbol lights its table, and a cell its symbol', async () => {
  const { walk, close } = await open('step=deviation');
  await walk.locator('.formula .display [data-q="mean"]').hover();
  assert.equal(await walk.locator('tbody[data-lit]').getAttribute('data-q'), 'mean');
  await cell(walk, 'x', 2, 0).hover();
  assert.equal(await walk.locator('.formula .display [data-lit]').first().getAttribute('data-q'), 'x');
  await walk.getByRole('button', { name: 'mean' }).click();
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'mean');
  await close();
});

test('typing over a number changes everything that follows, and undo takes it back', async () => {
  const { walk, page, close } = await open('step=mean');
  await cell(walk, 'x', 0, 0).focus();
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  assert.deepEqual(await result(walk), ['7', '50', '1']);
  await cell(walk, 'x', 0, 0).dblclick();
  await page.keyboard.type('zwölf');
  await page.keyboard.press('Enter');
  assert.equal(await walk.locator('.over').getAttribute('aria-invalid'), 'true');
  await page.keyboard.press('Escape');
  assert.deepEqual(await result(walk), ['7', '50', '1']);
  await walk.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  await close();
});

test('a pasted table is taken, a broken one is refused with its place, and the numbers before it stay', async () => {
  const { walk, close } = await open('step=mean');
  await walk.getByText('Use your own numbers').click();
  const area = walk.getByRole('textbox', { name: 'Paste a table' });
  await area.fill('name;p;q\nann;1,5;10\nbob;2,5;30\n');
  await walk.getByRole('button', { name: 'Use these numbers' }).click();
  await walk.locator('.result .cell', { hasText: /^20$/ }).waitFor();
  assert.deepEqual(await result(walk), ['2', '20']);
  assert.match(await walk.locator('.data-input .note').innerText(), /name/);
  await area.fill('p,q\n1,10\n2,20\n3,30\n4\n5,50,6\n"');
  await walk.getByRole('button', { name: 'Use these numbers' }).click();
  assert.match(await walk.getByRole('alert').innerText(), /row 7/i);
  assert.deepEqual(await result(walk), ['2', '20']);
  await close();
});

test('a chosen file of many rows shows its ends and counts the rest', async () => {
  const { walk, close } = await open('step=mean');
  await walk.getByText('Use your own numbers').click();
  const rows = Array.from({ length: 20000 }, (_, row) => `${row},${row % 2}`);
  await walk.locator('input[type=file]').setInputFiles({ name: 'many.csv', mimeType: 'text/csv', buffer: Buffer.from(`a,b\n${rows.join('\n')}`) });
  await walk.locator('.omitted').first().waitFor();
  assert.match(await walk.locator('.omitted').first().innerText(), /19,990 more rows/);
  assert.equal((await result(walk))[1], '0.5');
  await close();
});

test('penguins come with their names', async () => {
  const { walk, close } = await open('step=x');
  await walk.getByRole('combobox', { name: 'Batch' }).selectOption('penguins');
  await walk.locator('thead th', { hasText: 'body_mass_g' }).first().waitFor();
  await close();
});

test('inference uses the running statistics, which can be changed', async () => {
  const { walk, close } = await open('step=x_hat');
  await walk.getByRole('radio', { name: 'Inference' }).check();
  assert.equal((await result(walk))[0], '−1.342');
  const field = walk.getByRole('textbox', { name: 'running variance, typed' });
  await field.fill('4');
  await field.press('Enter');
  assert.equal((await result(walk))[0], '−1.5');
  await close();
});

test('the address carries the state, and a reload restores it', async () => {
  const { walk, page, close } = await open('step=y');
  const gamma = walk.getByRole('textbox', { name: 'scale, typed' });
  await gamma.fill('2');
  await gamma.press('Enter');
  await walk.getByRole('radio', { name: 'β · x̂ + γ' }).check();
  const expected = await result(walk);
  await page.waitForURL(/#walk\?step=y&gamma=2,1,1&notation=post$/);
  await page.reload();
  await openSettings(walk);
  assert.deepEqual(await result(walk), expected);
  await close();
});

test('nonsense in the address gives the defaults and a note', async () => {
  const { walk, faults, close } = await open('step=nowhere&epsilon=1e309&gamma=%E0%A4%A&__proto__=1&data=<b>');
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  assert.match(await walk.locator('.notes.note').first().innerText(), /epsilon/);
  assert.deepEqual(faults.filter((fault) => fault.startsWith('error')), []);
  await close();
});

test('the pictures are drawn from the numbers in the tables', async () => {
  const { walk, close } = await open('step=x_hat&cell=0:1&view=distribution');
  const [before, after] = await walk.locator('.pictures:not(.slide) canvas').evaluateAll((all) => all.map(({ plot, drawn, width }) => ({
    values: [...plot.distribution.values], highlight: plot.distribution.highlight, mean: drawn.mean[0], deviation: drawn.deviation[0], width,
  })));
  const column = async (quantity) => (await texts(walk.locator(`tbody[data-q="${quantity}"] tr td:nth-of-type(2)`))).map((text) => Number(text.replace('−', '-')));
  assert.deepEqual(after.values, await column('x_hat'));
  assert.deepEqual(before.values, [80, 20, 50, 40, 60]);
  assert.deepEqual([before.mean, before.deviation, before.highlight], [50, 20, 80]);
  assert.deepEqual([after.mean, after.deviation, after.highlight], [0, 1, 1.5]);
  assert.ok(before.width > 200);
  await close();
});

test('the Korean page says the same in Korean', async () => {
  const { walk, close } = await open('step=variance', 'ko/');
  assert.match(await walk.getByRole('tab', { selected: true }).innerText(), /분산/);
  assert.deepEqual(await result(walk), ['4', '400', '4']);
  assert.match(await walk.locator('.sentence').innerText(), /니다\./);
  await close();
});

test('a link in the prose sets the figure', async () => {
  const { walk, page, close } = await open();
  await page.locator('a.act[href="#walk?notation=post&step=y"]').first().click();
  await walk.locator('.formula').waitFor();
  await page.waitForURL(/#walk\?.*notation=post/);
  assert.match(await page.locator('bn-figure#walk').evaluate((figure) => figure.figureState), /notation=post/);
  await close();
});

test('the figure survives a move, a closed drawer and a second copy', async () => {
  const { walk, page, faults, close } = await open('step=mean');
  await page.evaluate(() => {
    const figure = document.querySelector('#walk');
    const copy = document.createElement('bn-figure');
    copy.setAttribute('name', 'walk');
    copy.setAttribute('step', 'variance');
    copy.id = 'copy';
    const drawer = document.createElement('details');
    drawer.append(document.createElement('summary'), copy);
    figure.after(drawer);
    document.querySelector('h1').after(figure);
  });
  assert.deepEqual(await result(walk), ['5', '50', '1']);
  await page.locator('details:has(#copy) > summary').click();
  const copy = page.locator('#copy .bn[data-theme]');
  await openSettings(copy);
  assert.deepEqual(await result(copy), ['4', '400', '4']);
  await page.waitForFunction(() => document.querySelector('#copy').shadowRoot.querySelector('canvas').width > 200);
  await page.evaluate(() => document.querySelector('#copy').setAttribute('step', 'mean'));
  await copy.locator('tbody[data-q="mean"] .cell').first().waitFor();
  assert.deepEqual(await result(copy), ['5', '50', '1']);
  assert.deepEqual(faults.filter((fault) => fault.startsWith('error')), []);
  await close();
});
