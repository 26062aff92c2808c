// What is promised in milliseconds and frames. These tests run alone: a busy machine would be measured instead of the page.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cells, finished, openExperiment, PATIENCE } from './experiments.mjs';
import { openPage, serve, stage } from './harness.mjs';
import { openRunning } from './running.mjs';
import { tasksWhile } from './tasks.mjs';

const { browser, site } = await stage(serve(), { whole: true });

const open = (name, state, options) => openExperiment(browser, site, name, state, options);

/** What a task of the main thread may take. */
const LONGEST = 50;

for (const [name, state] of [['learning-rate', 'activation=tanh'], ['layers', 'mode=train&seeds=5'], ['gradients', 'depth=40&seeds=5']]) {
  test(`training leaves the page alone: no task of the main thread over ${LONGEST} ms, ${name}`, async () => {
    const { page, figure, progress, close } = await open(name, state, { reducedMotion: 'reduce' });
    const run = progress.getByRole('button', { name: 'Run' });
    await run.waitFor();
    const tasks = await tasksWhile(browser, page, async () => {
      await run.click();
      await finished(progress);
      await figure.locator('.seen-now:not(:empty)').waitFor();
      if (state.includes('seeds=5')) await figure.locator('.result-table td', { hasText: '±' }).first().waitFor(PATIENCE);
    });
    assert.ok(tasks.length > 10, `${tasks.length} tasks seen`);
    const longest = Math.max(...tasks);
    assert.ok(longest < LONGEST, `${longest} ms of processor time`);
    await close();
  });
}

test('a task that is too long would be seen', async () => {
  const { page, close } = await openPage(browser, `${site.url}embed.html?figure=relu`);
  const tasks = await tasksWhile(browser, page, () => page.evaluate(() => {
    let sum = 0;
    for (let i = 0; i < 4e8; i += 1) sum += i % 7;
    return sum;
  }));
  assert.ok(Math.max(...tasks) > LONGEST);
  await close();
});

test('cancel takes effect within 100 ms, keeps what has come in, and running goes on from there', async () => {
  const { figure, page, progress, close } = await open('learning-rate', 'seeds=5&depth=8');
  const button = progress.getByRole('button');
  await page.waitForFunction(() => /^([3-9]|[1-7]\d) of 90/.test(document.querySelector('bn-figure').shadowRoot?.querySelector('.progress-words').textContent ?? ''), undefined, PATIENCE);
  const took = await page.evaluate(async () => {
    const bar = document.querySelector('bn-figure').shadowRoot.querySelector('.progress');
    const start = performance.now();
    bar.querySelector('button').click();
    while (bar.dataset.kind === 'running') await new Promise((next) => setTimeout(next));
    return performance.now() - start;
  });
  assert.ok(took < 100, `${took} ms`);
  const stopped = await progress.innerText();
  assert.match(stopped, /Stopped after \d+ of 90 runs/);
  await page.waitForTimeout(700);
  assert.equal(await progress.innerText(), stopped);
  assert.match((await cells(figure, 0))[1], /\d/);
  await button.click();
  await page.waitForFunction((before) => Number.parseInt(document.querySelector('bn-figure').shadowRoot.querySelector('.progress-words').textContent, 10) > before, Number(/\d+/.exec(stopped)[0]), PATIENCE);
  await close();
});

test('moving ρ redraws within a frame', async () => {
  const { page, running, close } = await openRunning(browser, site);
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
