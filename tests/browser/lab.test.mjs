// Experiments in a real browser: they finish, they can be cancelled, they leave the page alone, they follow the address.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, finished, openExperiment, PATIENCE } from './experiments.mjs';
import { assertNoFaults, openPage, serve, stage, unfold } from './harness.mjs';

/** Each figure, and what its default table holds. */
const FIGURES = {
  layers: { rows: 10, cell: [9, 3], reads: /^1\.0|^1$|^0\.99/ },
  'learning-rate': { rows: 9, cell: [5, 1], reads: /^0\.00/ },
  gradients: { rows: 3, cell: [2, 3], reads: /^1\.211$/ },
  relu: { rows: 3, cell: [0, 1], reads: /^0\.(49|50)/ },
  'batch-size': { rows: 7, cell: [4, 7], reads: /^0\.177$/ },
  why: { rows: 4, cell: [2, 3], reads: /^0\.(29|30)/ },
  order: { rows: 3, cell: [2, 4], reads: /^1\.00$/ },
  dropout: { rows: 2, cell: [1, 1], reads: /^0\.9/ },
  overfitting: { rows: 6, cell: [5, 1], reads: /^1$|^0\.99/ },
  shift: { rows: 7, cell: [2, 1], reads: /^0\.9/ },
  averages: { rows: 5, cell: [0, 2], reads: /^0\.333$/ },
};

const { browser, site } = await stage();

const open = (name, state, options) => openExperiment(browser, site, name, state, options);

for (const [name, { rows, cell: [row, column], reads }] of Object.entries(FIGURES)) {
  for (const lang of ['en', 'ko']) {
    test(`${name} runs by itself and shows its table and pictures, ${lang}`, async () => {
      const { figure, progress, faults, close } = await open(name, '', { lang });
      await finished(progress);
      await figure.locator('.seen-now:not(:empty)').waitFor();
      assert.equal(await figure.locator('.result-table tbody tr').count(), rows);
      assert.match((await cells(figure, row))[column], reads);
      assert.doesNotMatch(await figure.innerText(), /NaN|undefined|\{\w+\}|…/);
      for (const picture of await figure.locator('.picture').all()) assert.match(await picture.getAttribute('aria-label'), /\d/);
      assertNoFaults(faults);
      await close();
    });
  }
}

test('the picture and the table of the sweep hold the same numbers', async () => {
  const { figure, progress, close } = await open('learning-rate');
  await finished(progress);
  const drawn = await figure.locator('canvas').first().evaluate(({ plot }) => Array.from(plot.curves.series[0].y));
  for (const [row, value] of drawn.entries()) assert.equal(Number((await cells(figure, row))[1].replace(/[^\d.]/g, '')), Number(value.toPrecision(3)));
  await close();
});

test('five seeds give a middle and a deviation', async () => {
  const { figure, progress, close } = await open('gradients', 'seeds=5');
  await finished(progress);
  await figure.locator('.result-table td', { hasText: '±' }).first().waitFor(PATIENCE);
  assert.match(await figure.locator('.seed-note').innerText(), /seeds 1 to 5/);
  await close();
});

test('a new setting keeps the old results in sight until there are newer ones, and an old one is known at once', async () => {
  const { figure, progress, page, close } = await open('relu');
  await finished(progress);
  const before = await cells(figure, 0);
  const beta = figure.getByRole('textbox', { name: /shift/ });
  await beta.fill('1');
  await beta.press('Enter');
  assert.deepEqual((await cells(figure, 0)).length, before.length);
  await page.waitForFunction(() => /0\.15\d/.test(document.querySelector('bn-figure').shadowRoot.querySelector('.result-table').textContent), undefined, PATIENCE);
  await figure.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual(await cells(figure, 0), before);
  await close();
});

test('without its module the laboratory says so, and runs when it is there', async () => {
  const { page, close } = await openPage(browser, undefined);
  await page.route('**/lab_bg*', (route) => route.abort());
  await page.goto(`${site.url}embed.html?figure=gradients&lang=ko`);
  const figure = page.locator('bn-figure .bn[data-theme]');
  const progress = figure.locator('.progress');
  await figure.locator('.experiment .notes', { hasText: '계산하는 부분' }).waitFor(PATIENCE);
  assert.equal(await progress.getAttribute('data-kind'), 'waiting');
  await page.unroute('**/lab_bg*');
  await progress.getByRole('button').click();
  await finished(progress);
  assert.equal(await figure.locator('.experiment .notes').innerText(), '');
  await close();
});

test('steps of a training can be played through, and undo does not remember them', async () => {
  const { figure, progress, close } = await open('layers', 'mode=train&step=180');
  await finished(progress);
  const shown = figure.getByRole('textbox', { name: /Step shown/ });
  await figure.getByRole('button', { name: 'Step back' }).click();
  assert.equal(await shown.inputValue(), '170');
  await figure.getByRole('button', { name: 'Play' }).click();
  await figure.getByText('with BN, step 200').waitFor(PATIENCE);
  assert.equal(await shown.inputValue(), '200');
  assert.ok(await figure.getByRole('button', { name: 'Undo' }).isDisabled());
  await close();
});

test('under reduced motion nothing runs before a reader asks', async () => {
  const { figure, page, progress, close } = await open('gradients', '', { reducedMotion: 'reduce' });
  await progress.waitFor();
  await page.waitForTimeout(600);
  assert.equal(await progress.getAttribute('data-kind'), 'waiting');
  await progress.getByRole('button', { name: 'Run' }).click();
  await finished(progress);
  assert.equal(await figure.locator('.result-table tbody tr').count(), 3);
  await close();
});

test('the links of the article set the figures', async () => {
  const { page, faults, close } = await openPage(browser, `${site.url}chapters/scale.html#learning-rate?depth=1`);
  const sweep = page.locator('bn-figure#learning-rate .bn[data-theme]');
  await finished(sweep.locator('.progress'));
  await unfold(sweep);
  assert.equal(await sweep.getByRole('textbox', { name: /Hidden layers/ }).inputValue(), '1');
  await page.locator('a.act[href="#gradients?activation=sigmoid"]').click();
  const gradients = page.locator('bn-figure#gradients .bn[data-theme]');
  await finished(gradients.locator('.progress'));
  await unfold(gradients);
  assert.match(await page.locator('bn-figure#gradients').evaluate((figure) => figure.figureState), /activation=sigmoid/);
  assertNoFaults(faults);
  await close();
});

for (const [title, headers] of [
  ['a strict policy without blobs', { 'content-security-policy': "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'; font-src 'self'" }],
  ['a sandbox without an origin', { 'content-security-policy': 'sandbox allow-scripts', 'access-control-allow-origin': '*' }],
]) {
  test(`under ${title} a worker is found`, async () => {
    const strict = await serve({ headers });
    const { page, close } = await openPage(browser, `${strict.url}embed.html?figure=gradients`);
    const figure = page.locator('bn-figure .bn[data-theme]');
    await finished(figure.locator('.progress'));
    assert.equal(await figure.locator('.notes', { hasText: 'background work' }).count(), 0);
    await close();
    await strict.close();
  });
}

test('without any worker the page computes by itself and says so', async () => {
  const { page, close } = await openPage(browser, undefined);
  await page.addInitScript(() => (globalThis.Worker = class { constructor() { throw new Error('refused'); } }));
  await page.goto(`${site.url}embed.html?figure=gradients`);
  const figure = page.locator('bn-figure .bn[data-theme]');
  await finished(figure.locator('.progress'));
  await figure.locator('.notes', { hasText: 'background work' }).waitFor();
  await close();
});
