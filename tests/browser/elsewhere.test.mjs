// The element in a sandbox without an origin, and single files on disk. Other pages: embed-element.test.mjs.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { assertNoFaults, dist, openPage, serve, stage } from './harness.mjs';

// A host that sends what GitHub Pages sends.
const { browser, site: ours } = await stage(serve({ headers: { 'access-control-allow-origin': '*' } }));

const blog = (head, body) => `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>A blog</title><link rel="icon" href="data:,">${head}</head><body><h1>A blog</h1>${body}</body></html>`;
const snippet = () => `<script type="module" src="${ours.url}bn-figure.js"></script><bn-figure name="walk" lang="en">fallback</bn-figure>`;

/** Waits until the element shows its own inside, and gives the text of it. */
async function shown(page) {
  const inside = await page.waitForFunction(() => document.querySelector('bn-figure')?.shadowRoot?.querySelector('table')?.textContent);
  return inside.jsonValue();
}

test('in a sandboxed frame without an origin it works', async (t) => {
  const inner = blog('', snippet()).replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  const theirs = await serve({ pages: { '/': blog('', `<iframe sandbox="allow-scripts" width="800" height="600" srcdoc="${inner}"></iframe>`) } });
  t.after(theirs.close);
  const { page, faults, close } = await openPage(browser, theirs.origin);
  t.after(close);
  const frame = page.frames()[1];
  assert.match(await shown(frame), /\d/);
  assertNoFaults(faults);
});

const singles = existsSync(join(dist, 'single')) ? readdirSync(join(dist, 'single')) : [];

/** What a single file runs, and the figure that it names. */
function scriptOf(name) {
  const html = readFileSync(join(dist, 'single', name), 'utf8');
  const [, figure, lang] = /<bn-figure name="([\w-]+)" lang="(\w+)">/.exec(html) ?? [];
  assert.equal(`${figure}.${lang}.html`, name);
  return html.slice(html.lastIndexOf('<script>'));
}

test('every single file has the same script, and opens from disk with nothing beside it', async (t) => {
  assert.ok(singles.length > 0, 'the build has no single files');
  for (const name of singles) assert.ok(scriptOf(name) === scriptOf(singles[0]), `${name} runs something else`);
  // A walk, an experiment and one in Korean stand for all: what each figure does is tried elsewhere.
  for (const name of ['walk.en.html', 'gradients.en.html', 'running.ko.html']) {
    const { page, faults, close } = await openPage(browser, pathToFileURL(join(dist, 'single', name)).href);
    t.after(close);
    await page.waitForFunction(() => document.querySelector('bn-figure')?.shadowRoot?.querySelector('.stage')?.textContent);
    assertNoFaults(faults);
  }
});
