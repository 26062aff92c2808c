// Every page of the built site loads cleanly, at the root of a host and deep below it, in a narrow and a wide window.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { articlePages, assertNoFaults, dist, openPage, serve, stage } from './harness.mjs';

const pages = [...articlePages, 'embed.html?figure=walk', 'embedding.html', 'ko/embedding.html'].filter((page) =>
  existsSync(join(dist, page.replace(/\?.*/, '').replace(/(^|\/)$/, '$1index.html'))),
);

const { browser } = await stage();

for (const prefix of ['/', '/some/where/deep/']) {
  test(`under ${prefix} every page loads without a fault`, async (t) => {
    const site = await serve({ prefix });
    t.after(site.close);
    for (const path of pages) {
      const { page, faults, close } = await openPage(browser, site.url + path);
      t.after(close);
      await page.waitForLoadState('networkidle');
      assert.ok(await page.title(), `${path} has no title`);
      assertNoFaults(faults);
    }
  });
}

test('at 320 px nothing sticks out sideways', async (t) => {
  const site = await serve();
  t.after(site.close);
  for (const path of pages) {
    const { page, close } = await openPage(browser, site.url + path, { viewport: { width: 320, height: 640 } });
    t.after(close);
    await page.waitForLoadState('networkidle');
    const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    assert.ok(needed <= given, `${path} is ${needed} px wide`);
  }
});
