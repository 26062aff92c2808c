// Figures in frames on pages of other origins.
import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { assertNoFaults, openSettings, stage } from './harness.mjs';
import { assertFigure, assertHeight, assertUntouched, blog, closeHosts, openHost, serveSite, snippets } from './hosts.mjs';

const { browser, site } = await stage(serveSite());
const texts = await snippets(browser, site);
afterEach(closeHosts);

/** Waits until the script on the host has set a height and nothing changes it any more. */
async function settled(page, selector = 'iframe') {
  await page.waitForFunction((selector) => {
    const all = [...document.querySelectorAll(selector)];
    const heights = all.map((frame) => frame.style.height).join();
    const same = window.heights === heights && all.every((frame) => frame.style.height !== '');
    Object.defineProperty(window, 'heights', { value: heights, configurable: true, enumerable: false });
    return same;
  }, selector, { polling: 400 });
  await page.evaluate(() => delete window.heights);
}

test('the frame that finds its height, as pasted on a plain page', async () => {
  const { page, faults } = await openHost(browser, blog(`<p>before</p>${texts.tall[0]}<p>after</p>`), { viewport: { width: 800, height: 900 } });
  await settled(page);
  await assertFigure(page.frameLocator('iframe'));
  await assertHeight(page);
  const arithmetic = await page.frameLocator('iframe').locator('.arithmetic').textContent();
  assert.match(arithmetic, /1\.5|1,5/, 'the state of the snippet is shown');
  await assertUntouched(page);
  assertNoFaults(faults);
});

test('the height follows a click, a narrower page and a wider one', async () => {
  const { page, faults } = await openHost(browser, blog(texts.tall[0]), { viewport: { width: 1000, height: 900 } });
  await settled(page);
  const heights = [];
  for (const width of [1000, 420, 900]) {
    await page.setViewportSize({ width, height: 900 });
    await page.waitForTimeout(600);
    await settled(page);
    await assertHeight(page);
    heights.push(await page.locator('iframe').evaluate((frame) => frame.clientHeight));
  }
  assert.ok(heights[1] > heights[0] + 100, 'a narrow figure is taller');
  await openSettings(page.frameLocator('iframe').locator('bn-figure .bn[data-theme]'));
  await page.frameLocator('iframe').locator('details.own summary').click();
  await page.waitForTimeout(600);
  await assertHeight(page);
  await assertUntouched(page);
  assertNoFaults(faults);
});

test('in a sandbox without an origin', async () => {
  const sandboxed = texts.tall[0].replace('<iframe ', '<iframe sandbox="allow-scripts" ');
  const { page, faults } = await openHost(browser, blog(sandboxed));
  await settled(page);
  const frame = page.frameLocator('iframe');
  await assertFigure(frame);
  await assertHeight(page);
  // A change writes the address where that is allowed; here it is not, and nothing may come of it.
  await frame.getByRole('button', { name: 'Step forward' }).click();
  await frame.getByRole('tab', { name: 'output', selected: true }).waitFor();
  assertNoFaults(faults);
});

test('without the script the frame keeps its height and scrolls', async () => {
  const text = texts.frame[0].replace(/height="\d+"/, 'height="500"');
  const { page, faults } = await openHost(browser, blog(text));
  await assertFigure(page.frameLocator('iframe'));
  const [outer, inner, scrolls] = await page.frames()[1].evaluate(() => [innerHeight, document.documentElement.scrollHeight, getComputedStyle(document.documentElement).overflowY]);
  assert.ok(inner > outer && scrolls !== 'hidden', 'what does not fit can be reached');
  await assertUntouched(page);
  assertNoFaults(faults);
});

test('newer browsers size the frame without any script', async (t) => {
  const text = `<style>iframe { frame-sizing: content-height; min-height: 640px }</style>${texts.frame[0].replace(/ height="\d+"/, '')}`;
  const { page, faults } = await openHost(browser, blog(text));
  if (!(await page.evaluate(() => CSS.supports('frame-sizing', 'content-height')))) {
    return t.skip('this browser does not know frame-sizing');
  }
  await assertFigure(page.frameLocator('iframe'));
  await page.waitForTimeout(500);
  await assertHeight(page);
  assertNoFaults(faults);
});

test('ten frames, far below the screen, each with its own height', async () => {
  const steps = ['x', 'mean', 'deviation', 'square', 'variance', 'root', 'x_hat', 'y', 'x_hat', 'mean'];
  const frames = steps.map((step) => texts.tall[0].replace('step=x_hat', `step=${step}`).replace('loading="lazy"', ''));
  const { page, faults } = await openHost(browser, blog(`<p>top</p><div class="far"></div>${frames.join('')}`, { head: '<style>.far { height: 9000px }</style>' }));
  await settled(page);
  for (let at = 0; at < steps.length; at += 1) await assertHeight(page, `iframe >> nth=${at}`);
  assert.equal(await page.evaluate(() => scrollY), 0, 'no figure scrolls its host');
  assertNoFaults(faults);
});

test('a theme that dresses every frame does not make it too short', async () => {
  const skin = '<style>iframe { box-sizing: border-box; border: 9px solid; padding: 7px 5px; height: auto !important; max-width: 100% }</style>';
  const { page, faults } = await openHost(browser, blog(texts.tall[0], { head: skin }));
  await settled(page);
  const inner = await page.frames()[1].evaluate(() => [innerHeight, document.documentElement.getBoundingClientRect().height]);
  assert.ok(inner[0] >= inner[1] - 2 && inner[0] <= inner[1] + 60, `${inner}`);
  assertNoFaults(faults);
});

test('junk messages and absurd heights change nothing', async () => {
  const noise = `<script>
    setInterval(function () {
      var frame = document.querySelector('iframe').contentWindow;
      [null, 0, 'x', [], {}, { source: 'bn-frame' }, { source: 'bn-frame', type: 'hello', height: 1e9 }, { source: 'bn-figure', type: 'height', height: 99999 }].forEach(function (junk) {
        frame.postMessage(junk, '*');
        window.postMessage(junk, '*');
      });
      ['1e9', NaN, Infinity, -5, 0, 39, null, {}, [900]].forEach(function (height) { window.postMessage({ source: 'bn-figure', type: 'height', height: height }, '*'); });
    }, 20);
  </script>`;
  const liar = '<iframe class="liar" srcdoc="<script>setInterval(() => parent.postMessage({ source: \'bn-figure\', type: \'height\', height: 5000 }, \'*\'), 20)</script>"></iframe>';
  const { page, faults } = await openHost(browser, blog(texts.tall[0] + liar + noise));
  await settled(page, 'iframe:not(.liar)');
  await assertHeight(page, 'iframe:not(.liar)');
  assert.equal(await page.locator('.liar').evaluate((frame) => frame.style.height), '', 'a frame that is not ours is left alone');
  assertNoFaults(faults);
});

test('a frame that lies about its height is held within limits', async () => {
  for (const [told, given] of [[1e9, 6000], [41, 80], [700, 700], ['700', undefined], [Number.NaN, undefined]]) {
    const liar = `<iframe data-bn-figure srcdoc="<script>parent.postMessage({ source: 'bn-figure', type: 'height', height: ${typeof told === 'string' ? `'${told}'` : told} }, '*')</script>"></iframe>`;
    const { page } = await openHost(browser, blog(`<script src="${site.url}bn-frame.js"></script>${liar}`));
    await page.waitForTimeout(200);
    const height = await page.locator('iframe').evaluate((frame) => frame.style.height);
    assert.equal(height, given === undefined ? '' : `${given}px`, `${told}`);
  }
});

test('a frame whose address is none does not stop the others', async () => {
  const malformed = '<iframe data-bn-figure src="http://[" title="Nowhere"></iframe>';
  const { page } = await openHost(browser, blog(malformed + texts.tall[0]));
  await settled(page, 'iframe:not([src="http://["])');
  await assertHeight(page, 'iframe:not([src="http://["])');
});
