// Opens the built site in Chromium, and notices everything that goes wrong on a page.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { chapters } from '../../www/pages.ts';
import { findChromium, findShell } from '../../scripts/chromium.mjs';
import { serve } from './serve.mjs';

export { dist, serve } from './serve.mjs';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/**
 * Starts Chromium, `whole` or, where there is one, as its headless shell: the same engine without a browser around it.
 * The scroll bars that Playwright hides are left in, because they change layouts.
 */
export function launch({ whole = false } = {}) {
  const executablePath = (!whole && findShell()) || findChromium();
  return chromium.launch({ executablePath, args: QUIET, ignoreDefaultArgs: ['--hide-scrollbars'] });
}

/** A browser and a site, by default the built one, for the tests of one file; both are closed after them. */
export async function stage(serving = serve(), options = {}) {
  const [browser, site] = await Promise.all([launch(options), serving]);
  after(async () => {
    await browser.close();
    await site.close();
  });
  return { browser, site };
}

/**
 * A page of its own (cookies, storage, cache) with a list of its faults: script errors, console errors,
 * refused or failed requests, and requests to any host but this machine.
 */
export async function openPage(browser, url, { viewport = { width: 1280, height: 900 }, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  if (process.env.BN_PATIENCE) page.setDefaultTimeout(Number(process.env.BN_PATIENCE));
  const faults = watch(page);
  if (url !== undefined) await page.goto(url, { waitUntil: 'load' });
  return { page, faults, context, close: () => context.close() };
}

/** Collects the faults of a page from now on. */
export function watch(page) {
  const faults = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('requestfailed', (request) => faults.push(`failed: ${request.url()} ${request.failure()?.errorText}`));
  page.on('request', (request) => {
    if (!/^(http:\/\/(127\.0\.0\.1|localhost)[:/]|data:|blob:|file:)/.test(request.url())) faults.push(`left the site: ${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return faults;
}

/** The pages of the article, seen from the root of the site: `''`, `ko/`, `chapters/scale.html` … */
export const articlePages = ['', 'ko/'].flatMap((folder) => [folder, ...chapters.map(({ name }) => `${folder}chapters/${name}.html`)]);

/** Opens the folded settings of a live figure, so that every control is there. */
export async function openSettings(figure) {
  await figure.locator('.beside').first().waitFor();
  const button = figure.locator('.toggle').first();
  if ((await button.count()) > 0 && (await button.getAttribute('aria-expanded')) === 'false') await button.press('Enter');
}

/** Opens everything that a live figure folds away: its settings, and what stands behind a summary. */
export async function unfold(figure) {
  await openSettings(figure);
  await figure.locator('details.fold:not([open], .programs)').evaluateAll((folds) => folds.forEach((fold) => { fold.open = true; }));
}

/** Fails with the list of what went wrong. */
export function assertNoFaults(faults) {
  assert.deepEqual(faults, []);
}
