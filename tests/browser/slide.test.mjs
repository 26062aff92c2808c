// The slide: dots move from step to step, the line is drawn along, a dot is dragged by mouse, finger and key.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assertNoFaults, openPage, stage } from './harness.mjs';
import { tasksWhile } from './tasks.mjs';

const { browser, site } = await stage();

/** The walk alone, and what its picture was drawn from. */
async function open(state = '', options = {}) {
  const opened = await openPage(browser, `${site.url}embed.html?figure=walk&${state}`, options);
  const walk = opened.page.locator('bn-figure .bn[data-theme]');
  const canvas = walk.locator('.picture.slide canvas');
  await opened.page.waitForFunction(() => document.querySelector('bn-figure')?.shadowRoot?.querySelector('.picture.slide canvas')?.drawn);
  const read = () => canvas.evaluate(({ plot, drawn }) => ({
    at: plot.slide.at, x: drawn.x, edges: drawn.edges,
    rows: drawn.rows.map(({ values, dots, centre, spread }) => ({ values: [...values], dots: [...dots], centre, spread })),
    chosen: plot.slide.chosen,
  }));
  const rest = async () => {
    for (let last; ;) {
      const now = await read();
      if (last && JSON.stringify(last) === JSON.stringify(now)) return now;
      last = now;
      await opened.page.waitForTimeout(400);
    }
  };
  return { ...opened, walk, read, rest, step: (name) => walk.getByRole('tab', { name }).click() };
}

const number = (text) => Number(text.replace('−', '-'));
const column = (walk, quantity, col) => walk.locator(`tbody[data-q="${quantity}"]`).first().locator(`tr td:nth-of-type(${col + 1})`).evaluateAll((cells) => cells.map((cell) => cell.textContent)).then((texts) => texts.map(number));
const across = ({ dots }) => dots.filter((_, index) => index % 2 === 0);
/** A dot on the screen. */
const spot = async (walk, { rows }, row, sample) => {
  const box = await walk.locator('.picture.slide').boundingBox();
  return { x: box.x + rows[row].dots[2 * sample], y: box.y + rows[row].dots[2 * sample + 1] };
};

test('at each step the dots stand where its table says, on one axis until it comes closer', async () => {
  const { walk, rest, step, faults, close } = await open('step=x');
  const wide = await rest();
  for (const [name, quantity] of [['input', 'x'], ['deviation', 'deviation'], ['normalized', 'x_hat'], ['output', 'y']]) {
    await step(name);
    const { rows, x, edges } = await rest();
    for (const [feature, row] of rows.entries()) {
      assert.deepEqual(row.values, await column(walk, quantity, feature));
      for (const [sample, left] of across(row).entries()) {
        assert.ok(Math.abs(x[0] + ((left - edges[0]) / (edges[2] - edges[0])) * (x[1] - x[0]) - row.values[sample]) < 1e-6);
      }
    }
    if (quantity === 'deviation') assert.deepEqual(x, wide.x);
    if (quantity === 'x_hat') {
      assert.ok((x[1] - x[0]) * 10 < wide.x[1] - wide.x[0], 'it came closer');
      const places = (row) => across(rows[row]).sort((a, b) => a - b).map(Math.round);
      assert.deepEqual(places(0), places(1));
    }
  }
  assertNoFaults(faults);
  await close();
});

test('between two steps everything is between, and the marks shrink on the way', async () => {
  const { walk, page, read, rest, close } = await open('step=mean');
  const before = await rest();
  const seen = page.evaluate(() => new Promise((done) => {
    const canvas = document.querySelector('bn-figure').shadowRoot.querySelector('.picture.slide canvas');
    const frames = [];
    const look = () => {
      const { at } = canvas.plot.slide;
      frames.push({ at, first: canvas.drawn.rows[1].values[0], centre: canvas.drawn.rows[1].centre });
      if (at >= 2 && frames.length > 5) done(frames);
      else requestAnimationFrame(look);
    };
    look();
  }));
  await walk.getByRole('button', { name: 'Step forward' }).click();
  const frames = await seen;
  const after = await read();
  assert.deepEqual([before.rows[1].values[0], after.rows[1].values[0]], [80, 30]);
  const between = frames.filter(({ at }) => at > 1 && at < 2);
  assert.ok(between.length >= 2, 'it moves');
  for (const { at, first, centre } of between) {
    assert.ok(Math.abs(first - (80 - 50 * (at - 1))) < 1e-9 && Math.abs(centre - 50 * (2 - at)) < 1e-9);
  }
  await close();
});

test('the line is drawn along and rests on the nearest step; arrows are steps and page keys tenths', async () => {
  const { walk, page, read, rest, close } = await open('step=x');
  const line = walk.getByRole('slider', { name: 'Place between the steps' });
  const { x, y, width, height } = await line.locator('.track').boundingBox();
  const at = (position) => x + (width * position) / 7;
  await page.mouse.move(at(0), y + height / 2);
  await page.mouse.down();
  await page.mouse.move(at(1.4), y + height / 2, { steps: 8 });
  const held = await read();
  assert.ok(held.at > 1.3 && held.at < 1.5, String(held.at));
  assert.ok(Math.abs(held.rows[1].centre - 50 * (2 - held.at)) < 1e-9);
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'mean');
  await page.mouse.up();
  assert.equal((await rest()).at, 1);
  await line.press('ArrowRight');
  assert.equal((await rest()).at, 2);
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'deviation');
  await line.press('PageUp');
  const tenth = (await rest()).at;
  assert.ok(tenth > 2 && tenth < 2.2, String(tenth));
  assert.match(await line.getAttribute('aria-valuetext'), /between deviation and square/);
  await line.press('End');
  await rest();
  assert.equal(await walk.getByRole('tab', { selected: true }).getAttribute('data-step'), 'y');
  await close();
});

for (const [how, options] of [['mouse', {}], ['finger', { hasTouch: true, isMobile: true, viewport: { width: 360, height: 780 } }]]) {
  test(`a dot dragged by ${how} changes every output of its feature and of no other; undo takes the whole drag back`, async () => {
    const { walk, page, rest, step, close } = await open('step=y', options);
    const outputs = async () => (await rest()).rows.map(({ values }) => values);
    const before = await outputs();
    await step('input');
    const from = await spot(walk, await rest(), 1, 0);
    const to = { x: from.x - 60, y: from.y + 3 };
    if (how === 'mouse') {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(from.x - 20, from.y, { steps: 4 });
      // Longer than what makes two changes of a slider two.
      await page.waitForTimeout(1200);
      await page.mouse.move(to.x, to.y, { steps: 4 });
      await page.mouse.up();
    } else {
      const cdp = await page.context().newCDPSession(page);
      const touch = (type, points) => cdp.send('Input.dispatchTouchEvent', { type, touchPoints: points });
      await touch('touchStart', [from]);
      for (let share = 1; share <= 6; share += 1) await touch('touchMove', [{ x: from.x + ((to.x - from.x) * share) / 6, y: from.y }]);
      await touch('touchEnd', []);
    }
    const { rows, chosen } = await rest();
    assert.ok(rows[1].values[0] < 75, `x is now ${rows[1].values[0]}`);
    assert.deepEqual([chosen.row, chosen.sample], [1, 0]);
    await step('output');
    const after = await outputs();
    assert.deepEqual([after[0], after[2]], [before[0], before[2]]);
    for (const [sample, value] of after[1].entries()) assert.notEqual(value, before[1][sample]);
    await walk.getByRole('button', { name: 'Undo' }).click();
    assert.deepEqual(await outputs(), before);
    assert.ok(await walk.getByRole('button', { name: 'Undo' }).isDisabled());
    await close();
  });
}

test('keys choose a dot and move it; undo takes the run of keys back', async () => {
  const { walk, page, rest, close } = await open('step=x');
  await walk.getByRole('slider', { name: 'Sample 1 of A' }).focus();
  await page.keyboard.press('ArrowDown');
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('ArrowRight');
  const { rows, chosen } = await rest();
  assert.deepEqual([chosen.row, chosen.sample], [0, 1]);
  assert.deepEqual(rows[0].values, [2, 7, 5, 6, 8]);
  assert.equal(await walk.locator('.handle').getAttribute('aria-valuetext'), 'x = 7');
  await walk.getByRole('button', { name: 'Undo' }).click();
  assert.deepEqual((await rest()).rows[0].values, [2, 4, 5, 6, 8]);
  await close();
});

test('a pressed dot chooses its cell, and a chosen cell rings its dot', async () => {
  const { walk, page, rest, close } = await open('step=deviation');
  const { x, y } = await spot(walk, await rest(), 1, 1);
  await page.mouse.click(x, y);
  assert.equal(await walk.locator('[data-mark~="pinned"]').textContent(), '−30');
  await walk.locator('tbody[data-q="deviation"] tr:has(.cell)').nth(4).locator('.cell').nth(2).click();
  const { chosen } = await rest();
  assert.deepEqual([chosen.row, chosen.sample], [2, 4]);
  await close();
});

test('one key pauses what moves, and plays', async () => {
  const { walk, page, read, close } = await open('step=root');
  await walk.getByRole('tab', { name: 'normalized' }).click();
  await page.waitForFunction(() => document.querySelector('bn-figure').shadowRoot.querySelector('.picture.slide canvas').plot.slide.at > 5.05);
  await page.keyboard.press('p');
  const paused = (await read()).at;
  await page.waitForTimeout(300);
  assert.equal((await read()).at, paused);
  assert.ok(paused > 5 && paused < 7, String(paused));
  await page.keyboard.press('p');
  await walk.getByRole('button', { name: 'Pause' }).waitFor();
  await page.keyboard.press('p');
  await walk.getByRole('button', { name: 'Play' }).waitFor();
  await close();
});

test('where motion is not wanted the ends stand there at once', async () => {
  const { walk, read, close } = await open('step=x', { reducedMotion: 'reduce' });
  await walk.getByRole('tab', { name: 'normalized' }).click();
  const { at, rows } = await read();
  assert.equal(at, 7);
  assert.deepEqual(rows[0].values, [-1.5, -0.5, 0, 0.5, 1.5]);
  await close();
});

test('more than 60 samples are bars, which keep their counts', async () => {
  const { page, rest, step, close } = await open('source=normal&size=200&step=x');
  await rest();
  const counts = () => page.evaluate(() => document.querySelector('bn-figure').shadowRoot.querySelector('.picture.slide canvas').plot.slide.track.rows.map((row) => row.counts.join()));
  const before = await counts();
  await step('output');
  const { rows } = await rest();
  assert.deepEqual(await counts(), before);
  assert.equal(before[0].split(',').reduce((sum, count) => sum + Number(count), 0), 200);
  assert.deepEqual(rows[0].dots, []);
  await close();
});

test('no frame of the slide takes over 50 ms on a processor four times as slow', async () => {
  const { walk, page, read, rest, close } = await open('step=deviation');
  await rest();
  const line = walk.getByRole('slider', { name: 'Place between the steps' });
  await line.press('PageUp');
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const tasks = await tasksWhile(browser, page, async () => {
    // On the way to the next step the tables stay as they are: every task is a picture.
    for (let tenth = 0; tenth < 3; tenth += 1) await line.press('PageUp');
    await rest();
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  assert.ok((await read()).at > 2.3);
  const longest = Math.max(...tasks);
  assert.ok(longest <= 50, `the longest task takes ${longest.toFixed(1)} ms`);
  await close();
});
