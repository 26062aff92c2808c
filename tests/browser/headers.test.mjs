// On a host that sends what dist/_headers says, everything works as it does elsewhere.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { assertNoFaults, dist, openPage, serve, stage } from './harness.mjs';
import { assertFigure, blog, closeHosts, openHost } from './hosts.mjs';

const { browser, site } = await stage(serve({ headers: headersFor }));
after(closeHosts);

/** The rules of the file, as Netlify and Cloudflare Pages read it: all that match a path. */
const rules = [];
for (const line of readFileSync(join(dist, '_headers'), 'utf8').split('\n').filter((text) => text && !text.startsWith('#'))) {
  if (line.startsWith('/')) rules.push({ path: new RegExp(`^${line.replaceAll('.', '\\.').replace('*', '.*')}$`), headers: {} });
  else Object.assign(rules.at(-1).headers, Object.fromEntries([line.trim().split(/: (.*)/).slice(0, 2)]));
}

function headersFor(path) {
  return Object.assign({}, ...rules.filter((rule) => rule.path.test(path)).map(({ headers }) => headers));
}

test('article, figure pages and single files under the policy, without a complaint', async (t) => {
  assert.match(headersFor('/ko/')['Content-Security-Policy'], /default-src 'none'/);
  assert.equal(headersFor('/single/walk.en.html')['Content-Security-Policy'], undefined);
  for (const path of ['', 'ko/figure/walk.html', 'embed.html?figure=walk', 'single/walk.en.html']) {
    const { page, faults, close } = await openPage(browser, site.url + path);
    t.after(close);
    const walk = page.locator('bn-figure[name="walk"]').first();
    await walk.scrollIntoViewIfNeeded();
    await walk.locator('.bn[data-theme] .result .cell').first().waitFor();
    assertNoFaults(faults);
  }
});

test('a frame of it in a sandbox, and its element on another site', async () => {
  const frame = `<iframe sandbox="allow-scripts" src="${site.url}embed.html?figure=walk&amp;step=x_hat" title="A figure" width="800" height="600"></iframe>`;
  const framed = await openHost(browser, blog(frame));
  await assertFigure(framed.page.frameLocator('iframe'));
  assertNoFaults(framed.faults);
  const element = await openHost(browser, blog(`<script type="module" src="${site.url}bn-figure.js"></script><bn-figure name="walk" step="x_hat">fallback</bn-figure>`));
  await assertFigure(element.page);
  assertNoFaults(element.faults);
});
