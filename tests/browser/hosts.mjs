// Other people's pages: what they paste, and what a figure must leave alone there.
import assert from 'node:assert/strict';
import { openPage, serve } from './harness.mjs';

const CORS = { 'access-control-allow-origin': '*' };

/** The built site, readable from other origins as GitHub Pages is. */
export function serveSite(options = {}) {
  return serve({ headers: CORS, ...options });
}

/**
 * The texts of the share dialog, exactly as a reader copies them: place → texts; and by what they are: `frame` with a fixed height,
 * `tall` with its script, `element`.
 */
export async function snippets(browser, site, path = 'figure/walk.html?step=x_hat&epsilon=0.001') {
  const { page, close } = await openPage(browser, site.url + path);
  const dialog = page.locator('dialog');
  // The live figure: the one that was built has the same buttons until it comes.
  const live = page.locator('bn-figure .bn[data-theme]');
  await live.getByRole('button', { name: 'Share' }).click();
  const texts = { link: [await dialog.locator('input.address').inputValue()] };
  const places = dialog.locator('.menu select').first();
  for (const place of await places.locator('option').evaluateAll((options) => options.map(({ value }) => value))) {
    await places.selectOption(place);
    texts[place] = await dialog.locator('textarea').evaluateAll((fields) => fields.map((field) => field.value));
  }
  await close();
  const [tag, script] = texts.react;
  return { ...texts, frame: texts.lms, tall: texts.html, element: [`${script}\n${tag}`] };
}

/** A page of somebody who writes a blog. */
export function blog(body, { head = '', doctype = '<!DOCTYPE html>', attributes = 'lang="en"' } = {}) {
  return `${doctype}<html ${attributes}><head><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`;
}

/** Opens a page of another origin; `headers` are those of the host. */
export async function openHost(browser, html, { headers = {}, path = '/post.html', ...options } = {}) {
  const host = await serve({ pages: { [path]: html }, headers });
  const opened = await openPage(browser, undefined, options);
  // What a page has of its own before anything of ours runs.
  await opened.page.addInitScript(() => {
    if (parent === window) Object.defineProperty(window, '__before', { value: new Set(Reflect.ownKeys(window)), enumerable: false });
  });
  await opened.page.goto(host.origin + path, { waitUntil: 'load' });
  open.push(opened.close, host.close);
  return { ...opened, host };
}

const open = [];

/** Closes what `openHost` opened; a test that fails half-way must not keep the others waiting. */
export async function closeHosts() {
  for (const close of open.splice(0)) await close();
}

/** The figure inside a frame is there: a drawn canvas, and a table with the numbers of the state. */
export async function assertFigure(scope) {
  await scope.locator('bn-figure canvas').first().waitFor();
  await assertDrawn(scope);
  assert.ok((await scope.locator('bn-figure .result td').count()) >= 3, 'the table has too few cells');
}

export async function assertDrawn(scope) {
  await scope.locator('bn-figure canvas').first().scrollIntoViewIfNeeded();
  const inks = await scope.locator('bn-figure canvas').first().evaluate((canvas) => {
    // From a copy: reading the canvas itself twice would make the browser complain.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    return new Set(Array.from({ length: data.length / 4 }, (_, at) => data.slice(4 * at, 4 * at + 4).join())).size;
  });
  assert.ok(inks > 4, `the canvas has ${inks} colours`);
}

/** A frame is as tall as its content: at most 2 px short, at most 60 px too tall. */
export async function assertHeight(page, selector = 'iframe') {
  const frame = await page.locator(selector).elementHandle();
  const content = await (await frame.contentFrame()).evaluate(() => document.documentElement.getBoundingClientRect().height);
  const given = await frame.evaluate((element) => element.clientHeight);
  assert.ok(given >= content - 2, `the frame is ${content - given} px short`);
  assert.ok(given <= content + 60, `the frame is ${given - content} px too tall`);
}

/** Nothing of the host changed: no globals, no new elements, no history, no title, no place. */
export async function assertUntouched(page) {
  const found = await page.evaluate(() => ({
    globals: Reflect.ownKeys(window).filter((key) => typeof key === 'string' && !window.__before.has(key) && key !== '__before' && !/^\d+$/.test(key)),
    head: [...document.head.children].map((element) => element.localName).filter((name) => !['meta', 'title', 'link', 'style', 'script'].includes(name)),
    preloads: document.querySelectorAll('link[rel=modulepreload]').length,
    title: document.title,
    history: history.length,
    hash: location.hash,
  }));
  assert.deepEqual(found, { globals: [], head: [], preloads: 0, title: 'A blog', history: 2, hash: '' });
}
