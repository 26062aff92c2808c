// Opens the built site in Chromium, and notices everything that goes wrong on a page.
import assert from 'node:assert/strict';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

export { dist, serve } from './serve.mjs';

const QUIET = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** Starts Chromium; the scroll bars that Playwright hides are left in, because they change layouts. */
export function launch() {
  return chromium.launch({ executablePath: findChromium(), args: QUIET, ignoreDefaultArgs: ['--hide-scrollbars'] });
}

/**
 * A page of its own (cookies, storage, cache) with a list of its faults: script errors, console errors,
 * refused or failed requests, and requests to any host but this machine.
 */
export async function openPage(browser, url, { viewport = { width: 1280, height: 900 }, ...options } = {}) {
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
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

/** Fails with the list of what went wrong. */
export function assertNoFaults(faults) {
  assert.deepEqual(faults, []);
}
