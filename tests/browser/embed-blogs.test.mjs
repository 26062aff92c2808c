// The snippets in the hands of blog software: Hugo and MkDocs themselves, where this machine has them; Jekyll's include filled in by hand.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, test } from 'node:test';
import { missingEngines, programs } from '../../scripts/engines.mjs';
import { assertNoFaults, openPage, serve, stage } from './harness.mjs';
import { assertFigure, assertHeight, blog, closeHosts, openHost, serveSite, snippets } from './hosts.mjs';

const { browser, site } = await stage(serveSite());
after(closeHosts);
const texts = await snippets(browser, site);

const found = programs();
const missing = missingEngines(found);

/** Writes a blog, builds it with its program, and opens one page of what came out. */
async function built(t, program, { files, command, output, path }) {
  if (missing[program]) {
    assert.notEqual(process.env.BN_ENGINES, 'insist', `${program} is missing`);
    t.skip(`${program} is not installed (npm run test:browsers adds it where it can)`);
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), `bn-${program}-`));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  execFileSync(found[program], command, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const theirs = await serve({ folder: join(folder, output) });
  t.after(theirs.close);
  const opened = await openPage(browser, theirs.url + path);
  t.after(opened.close);
  return opened;
}

async function assertFrame({ page, faults }, selector = 'iframe') {
  const frame = page.frameLocator(selector);
  await assertFigure(frame);
  assert.match(await frame.locator('.arithmetic').textContent(), /1\.5/, 'the state of the snippet is shown');
  await page.waitForFunction((selector) => document.querySelector(selector).style.height !== '', selector);
  await page.waitForTimeout(300);
  await assertHeight(page, selector);
  assertNoFaults(faults);
}

test('Hugo: the shortcode in a post, its file in the site', async (t) => {
  const [post, shortcode] = texts.hugo;
  const layout = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>{{ .Title }}</title></head><body>{{ .Content }}</body></html>';
  const opened = await built(t, 'hugo', {
    files: {
      'config.toml': 'baseURL = "https://blog.invalid/"\ntitle = "A blog"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
      'layouts/_default/single.html': layout, 'layouts/index.html': layout,
      'layouts/shortcodes/bn-figure.html': shortcode,
      'content/post.md': `---\ntitle: A post\n---\n\nBefore.\n\n${post}\n\nAfter.\n`,
    },
    command: ['--quiet'], output: 'public', path: 'post/',
  });
  if (opened) await assertFrame(opened);
});

test('MkDocs: frame and element pasted into Markdown', async (t) => {
  const opened = await built(t, 'mkdocs', {
    files: {
      'mkdocs.yml': 'site_name: A blog\ntheme:\n  name: mkdocs\n  highlightjs: false\n',
      'docs/index.md': `# A post\n\nBefore.\n\n${texts.tall[0]}\n\nBetween.\n\n${texts.element[0]}\n\nAfter.\n`,
    },
    command: ['build', '--quiet'], output: 'site', path: '',
  });
  if (!opened) return;
  await assertFrame(opened);
  await opened.page.locator('bn-figure').scrollIntoViewIfNeeded();
  await assertFigure(opened.page);
  assertNoFaults(opened.faults);
});

test('Jekyll: the include, as Liquid fills it in', async () => {
  const [post, include] = texts.jekyll;
  const given = Object.fromEntries([...post.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value.replaceAll('&amp;', '&')]));
  const filled = include.replaceAll(/\{\{ include\.(\w+) \|[^}]*\}\}/g, (_, key) => given[key].replaceAll('&', '&amp;').replaceAll('"', '&quot;'));
  assert.doesNotMatch(filled, /\{\{/);
  await assertFrame(await openHost(browser, blog(filled)));
});

test('a notebook: the address of its cell opens the figure', async (t) => {
  const address = /IFrame\("([^"]+)"/.exec(texts.jupyter[0])?.[1];
  const { page, faults, close } = await openPage(browser, address);
  t.after(close);
  await assertFigure(page);
  assertNoFaults(faults);
});

test('Markdown: a picture, and a link that leads to the state', async (t) => {
  // Its picture is the file that the dialog offers (take.test.mjs saves it).
  const [, , link] = /^\[!\[[^\]]+\]\(([^)]+\.png)\)\]\(([^)]+)\)$/.exec(texts.github[0]) ?? [];
  const { page, faults, close } = await openPage(browser, link);
  t.after(close);
  await assertFigure(page);
  assert.match(await page.locator('bn-figure .bn[data-theme] .arithmetic').textContent(), /1\.5/);
  assertNoFaults(faults);
});
