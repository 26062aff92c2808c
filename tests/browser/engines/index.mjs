// The browsers on this machine, behind one small face: go, evaluate, press, type.
import { findChromium } from '../../../scripts/chromium.mjs';
import { missingEngines, programs } from '../../../scripts/engines.mjs';
import { launch } from '../harness.mjs';
import { openFirefox } from './firefox.mjs';
import { openWebkit } from './webkit.mjs';

/** Every engine by name, with what opens it; `missing` says what this machine lacks for it. */
export function engines() {
  const found = programs();
  const missing = missingEngines(found);
  return [
    { name: 'chromium', missing: findChromium() ? undefined : 'Chromium', open: openChromium },
    { name: 'firefox', missing: missing.firefox, open: async (options) => withHands(await openFirefox(found.firefox, options)) },
    { name: 'webkit', missing: missing.webkit, open: async (options) => withHands(await openWebkit(found.webkit, options)) },
  ];
}

async function openChromium({ width = 1280, height = 900 } = {}) {
  const browser = await launch({ whole: true });
  const page = await (await browser.newContext({ viewport: { width, height } })).newPage();
  const run = (code) => new Function(`return (async () => { ${code} })()`);
  return withHands({
    name: 'Chromium', version: browser.version(), close: () => browser.close(),
    goto: (url) => page.goto(url, { waitUntil: 'load' }),
    evaluate: (code, frame) => (frame === undefined ? page : page.mainFrame().childFrames()[frame]).evaluate(run(code)),
    async act([{ type, actions }]) {
      for (const action of actions) await perform(page, type, action);
    },
  });
}

async function perform(page, type, { type: action, x, y, value }) {
  if (action === 'pointerMove') return page.mouse.move(x, y);
  if (action === 'pause') return undefined;
  const down = action.endsWith('Down');
  if (type === 'pointer') return down ? page.mouse.down() : page.mouse.up();
  return down ? page.keyboard.down(KEYS[value] ?? value) : page.keyboard.up(KEYS[value] ?? value);
}

const ENTER = '\uE007';
const KEYS = { [ENTER]: 'Enter' };

/** Presses and keys as a person makes them, and waiting. */
function withHands(page) {
  const find = (selector) => `
    const found = [...(document.querySelector('bn-figure')?.shadowRoot ?? document).querySelectorAll(${JSON.stringify(selector)})].find((one) => one.checkVisibility());
    if (!found) return undefined;
    found.scrollIntoView({ block: 'center' });
    await new Promise((resolve) => setTimeout(resolve, 100));
    const { x, y, width, height } = found.getBoundingClientRect();
    return [x + width / 2, y + height / 2];`;
  return {
    ...page,
    /** Waits until the code gives something true, and gives that. */
    async until(code, frame, patience = 90_000) {
      for (const end = Date.now() + patience; ;) {
        const value = await page.evaluate(code, frame).catch((error) => (Date.now() > end ? Promise.reject(error) : undefined));
        if (value) return value;
        if (Date.now() > end) throw new Error(`${page.name} waited in vain for: ${code}`);
        await new Promise((resolve) => setTimeout(resolve, 150));
      }
    },
    /** Presses what a selector finds in the first figure, as soon as it is there. */
    async press(selector, frame) {
      const [x, y] = (await this.until(find(selector), frame)).map(Math.round);
      const [left, top] = frame === undefined ? [0, 0] : await page.evaluate(`const box = document.querySelectorAll('iframe')[${frame}]; const { x, y } = box.getBoundingClientRect(); return [Math.round(x + box.clientLeft), Math.round(y + box.clientTop)];`);
      const actions = [{ type: 'pointerMove', x: left + x, y: top + y }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }];
      await page.act([{ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions }]);
    },
    type: (text) => page.act([{ type: 'key', id: 'keys', actions: [...text, ENTER].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }]),
  };
}

