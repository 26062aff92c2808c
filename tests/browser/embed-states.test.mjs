// What an address says to a frame: every setting of every figure, parts hidden for a lesson, and nonsense of every kind.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import { defaults, format, parse } from '../../www/state.ts';
import { malformed } from '../www/malformed.ts';
import { assertNoFaults, openPage, stage } from './harness.mjs';

/** How many malformed queries: `npm run fuzz` sends ten thousand, as many as the parser alone gets. */
const STATES = Number(process.env.STATES ?? 200);

/** What a page had asked for when it was left is no fault. */
const unlessLeft = (faults) => faults.filter((fault) => !fault.endsWith('net::ERR_ABORTED'));

const { browser, site } = await stage();

/** Opens frames' pages one after the other in one tab. */
async function tab() {
  const opened = await openPage(browser, undefined, { viewport: { width: 900, height: 700 } });
  opened.page.on('dialog', (dialog) => (opened.faults.push(`dialog: ${dialog.message()}`), dialog.dismiss()));
  const go = async (query) => {
    await opened.page.goto(`${site.url}embed.html?${query}`);
    await opened.page.waitForFunction(() => document.querySelector('bn-figure').shadowRoot?.querySelector('.stage')?.childElementCount > 1);
  };
  return { ...opened, go };
}

/** Nothing of an address became an element that could act. */
function foreign() {
  const all = [...document.querySelectorAll('*'), ...document.querySelector('bn-figure').shadowRoot.querySelectorAll('*')];
  return all.filter((node) => /^(script|img|iframe|object|embed|base)$/.test(node.localName) && !node.closest('head') && !(node.localName === 'script' && node.src.includes('/assets/')))
    .concat(all.filter((node) => [...node.attributes].some(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value)))).map((node) => node.outerHTML.slice(0, 200));
}

const notes = (page) => page.locator('bn-figure .notes').first().innerText();

/** A value of a field that is not its default, as text. */
function otherValue(field, initial) {
  if (field.options) return field.options.find((option) => option !== initial);
  const tries = [typeof initial === 'boolean' ? (initial ? '0' : '1') : undefined, '3', '2', '200', '1000', '0.25', '1,2', 'A,B;1,2;3,4;7,5', 'mean', '0:0', 'x_hat:1:0'];
  return tries.find((text) => text !== undefined && field.read(text) !== undefined && field.write(field.clamp?.(field.read(text)) ?? field.read(text)) !== field.write(initial));
}

test('every setting of every figure is reached by the query', async (t) => {
  const { page, faults, go, close } = await tab();
  t.after(close);
  for (const name of figureNames) {
    const { fields } = await loadFigure(name);
    const base = defaults(fields);
    const settings = Object.entries(fields).map(([key, field]) => [key, otherValue(field, base[key])]);
    for (const [key, value] of settings) assert.notEqual(value, undefined, `${name}: no other value for ${key} was found`);
    const query = String(new URLSearchParams(settings));
    await go(`figure=${name}&${query}`);
    const told = new URLSearchParams(await page.locator('bn-figure').evaluate((figure) => figure.linkState));
    const { state } = parse(fields, query);
    for (const [key] of settings) assert.equal(told.get(key), fields[key].write(state[key]), `${name}: ${key}`);
  }
  assertNoFaults(unlessLeft(faults));
});

test('script-like strings in every field of every figure: defaults, a note, no markup', async (t) => {
  const { page, faults, go, close } = await tab();
  t.after(close);
  const bad = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  for (const name of figureNames) {
    const { fields } = await loadFigure(name);
    const query = String(new URLSearchParams([...Object.keys(fields), 'lang', 'theme', 'hide', 'title', 'style', 'onclick'].map((key) => [key, bad])));
    await go(`figure=${name}&${query}`);
    assert.deepEqual(await page.evaluate(foreign), [], name);
    const free = Object.entries(fields).filter(([, field]) => field.read(bad) !== undefined).map(([key]) => `${key}=`);
    assert.equal((await page.locator('bn-figure').evaluate((figure) => figure.linkState)).split('&').filter((part) => part && !free.some((key) => part.startsWith(key))).join(), '', name);
    assert.match(await notes(page), /img/, `${name} says nothing`);
  }
  await go(`figure=${encodeURIComponent(bad)}`);
  assert.match(await page.locator('[data-slot="note"]').innerText(), /img/);
  assert.deepEqual(await page.evaluate(foreign), []);
  assertNoFaults(unlessLeft(faults));
});

test('malformed queries and fragments of every figure do no harm', async (t) => {
  const { page, faults, go, close } = await tab();
  t.after(close);
  for (const { figure, text } of await malformed(3 * figureNames.length, 11)) {
    await go(`figure=${figure}&${text.replaceAll('figure=', 'figures=').replaceAll('#', '%23')}`);
    assert.deepEqual(await page.evaluate(foreign), [], text);
  }
  for (const fragment of ['%E0%A4%A', '__proto__=1&constructor=2', 'epsilon=1e309', `data=${'9'.repeat(20_000)}`, '?&&==#']) {
    await go(`figure=walk#${fragment}`);
    assert.deepEqual(await page.evaluate(foreign), [], fragment);
    // The next address differs in its fragment only: that alone would open nothing.
    await page.goto('about:blank');
  }
  assertNoFaults(unlessLeft(faults));
});

test(`${STATES} malformed queries, each with a fresh figure: the state that its parser gives, a note for what was refused, no markup`, { timeout: 3_600_000 }, async (t) => {
  const { page, faults, go, close } = await tab();
  t.after(close);
  // Experiments wait for a tap then: what is looked at here is what an address does.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await go('figure=walk');
  const cases = await malformed(STATES, 23);
  const expected = cases.map(({ fields, text }) => {
    const { state, notes } = parse(fields, text);
    return { settings: format(fields, state), noted: notes.length > 0 };
  });
  for (let first = 0; first < cases.length; first += 50) {
    const told = await page.evaluate(async (part) => {
      const told = [];
      for (const { figure, text } of part) {
        const element = document.createElement('bn-figure');
        element.setAttribute('name', figure);
        // As embed.html does with its query.
        element.pageState = text;
        const ready = new Promise((resolve) => element.addEventListener('bn-ready', resolve, { once: true }));
        document.body.append(element);
        await Promise.all([element.showFigure(), ready]);
        const acting = [...element.shadowRoot.querySelectorAll('*')].filter((node) => /^(script|img|iframe|object|embed|base)$/.test(node.localName) || [...node.attributes].some(({ name, value }) => /^on/.test(name) || /^\s*javascript:/i.test(value)));
        const noted = element.shadowRoot.querySelector('.stage > .notes.note p') !== null;
        told.push([{ settings: element.linkState, noted }, acting.map((node) => node.outerHTML.slice(0, 200)).join()]);
        element.remove();
      }
      return told;
    }, cases.slice(first, first + 50).map(({ figure, text }) => ({ figure, text })));
    for (const [place, [shown, acting]] of told.entries()) {
      const { figure, text } = cases[first + place];
      assert.deepEqual(shown, expected[first + place], `${figure}?${text}`);
      assert.equal(acting, '', `${figure}?${text}`);
    }
  }
  assertNoFaults(faults);
});

test('a lesson hides parts, begins at a step and stays within its limits', async (t) => {
  const { page, faults, go, close } = await tab();
  t.after(close);
  const figure = page.locator('bn-figure');
  const parts = { stepper: '.stepper', formula: '.formula', sentence: '.sentence', arithmetic: '.arithmetic', table: '.tables', plot: '.pictures', controls: '.beside', actions: '.actions' };
  await go('figure=walk&step=x_hat');
  for (const [name, selector] of Object.entries(parts)) assert.ok(await figure.locator(selector).first().isVisible(), name);
  for (const [name, selector] of Object.entries(parts)) {
    await go(`figure=walk&step=x_hat&hide=${name}`);
    assert.equal(await figure.locator(selector).first().isVisible(), false, name);
    const others = Object.entries(parts).filter(([other]) => other !== name);
    for (const [other, otherSelector] of others) assert.ok(await figure.locator(otherSelector).first().isVisible(), `hide=${name} hid ${other}`);
  }
  await go(`figure=walk&hide=${Object.keys(parts).join()},nonsense,<b>`);
  for (const selector of Object.values(parts)) assert.equal(await figure.locator(selector).first().isVisible(), false);
  const steps = () => figure.locator('[role="tab"]').evaluateAll((tabs) => tabs.map((tab) => tab.dataset.step));
  await go('figure=walk&step=3');
  const all = await steps();
  assert.equal(await figure.locator('[aria-selected="true"]').getAttribute('data-step'), all[2]);
  await go('figure=walk&from=mean&to=variance');
  const some = await steps();
  assert.deepEqual([some[0], some.at(-1)], ['mean', 'variance']);
  assert.ok(some.length < all.length);
  await go('figure=walk&from=2&to=4');
  assert.deepEqual(await steps(), all.slice(1, 4));
  await go('figure=walk&from=nonsense&to=99&step=77');
  assert.deepEqual(await steps(), all);
  assertNoFaults(unlessLeft(faults));
});
