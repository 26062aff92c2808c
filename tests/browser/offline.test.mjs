// Once visited, the site works without a network; on other people's pages nothing is kept.
import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openPage, serve, stage } from './harness.mjs';
import { blog, serveSite } from './hosts.mjs';

const { browser } = await stage();

/** Waits for the live inside of a figure. */
async function shown(page, figure = 'bn-figure') {
  await page.locator(figure).scrollIntoViewIfNeeded();
  await page.locator(`${figure} .bn[data-theme] .tables .cell`).first().waitFor();
}

/** Waits until the worker has stored what it wants. */
const kept = (page) => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

// Side by side: a page of ours waits some seconds before it keeps anything.
suite('without a network', { concurrency: true }, () => {
  test('after a visit the article opens offline, and a figure that was not looked at works', async (t) => {
    const site = await serve({ prefix: '/deep/down/' });
    t.after(site.close);
    const { page, context, close } = await openPage(browser, site.url);
    t.after(close);
    await shown(page, 'bn-figure#walk');
    await kept(page);
    // The host itself goes: no cache of the browser could answer for it.
    await site.close();
    await context.setOffline(true);
    await page.reload();
    await shown(page, 'bn-figure#walk');
    await shown(page, 'bn-figure#running');
  });

  test('a figure’s own page is kept too, in every state', async (t) => {
    const site = await serve();
    t.after(site.close);
    const { page, close } = await openPage(browser, `${site.url}figure/walk.html`);
    t.after(close);
    await shown(page);
    await kept(page);
    await site.close();
    await page.goto(`${site.url}figure/walk.html?step=x_hat&epsilon=0.25`);
    await shown(page);
    assert.equal(await page.locator('bn-figure .bn[data-theme] [aria-selected="true"]').getAttribute('data-step'), 'x_hat');
  });

  test('a new version replaces the old one, and the files that stayed the same are not fetched again', async (t) => {
    const site = await serve({ pages: {} });
    t.after(site.close);
    const { page, close } = await openPage(browser, site.url);
    t.after(close);
    await kept(page);
    const names = () => page.evaluate(() => caches.keys());
    const [first] = await names();
    const worker = await (await fetch(`${site.url}sw.js`)).text();
    site.pages['/sw.js'] = worker.replace(/VERSION = '\w+'/, "VERSION = 'another'");
    const before = site.requests.length;
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const next = registration.installing ?? registration.waiting;
      if (next && next.state !== 'installed') await new Promise((resolve) => next.addEventListener('statechange', () => next.state === 'installed' && resolve()));
    });
    assert.equal((await names()).length, 2, 'the open page keeps its version');
    assert.deepEqual(site.requests.slice(before).filter((path) => path.includes('/assets/')), []);
    await page.goto('about:blank');
    await page.waitForTimeout(500);
    await page.goto(site.url);
    await page.waitForFunction(async (first) => !(await caches.keys()).includes(first), first, { polling: 500 });
  });

  test('deployed twice: who comes back offline reads the second version, also on a page that was kept with the first', async (t) => {
    const files = {};
    // As GitHub Pages does: the browser may take a page of ten minutes ago for the newest.
    const site = await serve({ pages: files, headers: (path) => (path === '/sw.js' ? {} : { 'cache-control': 'max-age=600' }) });
    t.after(site.close);
    const { page, close } = await openPage(browser, `${site.url}figure/walk.html`);
    t.after(close);
    await kept(page);
    await page.goto(`${site.url}embedding.html`);
    await kept(page);
    // The second version changes prose alone: no file of it gets another name.
    const second = (html) => html.replace('<main>', '<main><p id="second">The second version.</p>');
    for (const path of ['figure/walk.html', 'embedding.html']) files[`/${path}`] = second(await (await fetch(site.url + path)).text());
    files['/sw.js'] = (await (await fetch(`${site.url}sw.js`)).text()).replace(/VERSION = '\w+'/, "VERSION = 'second'");
    await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.getRegistration();
      await registration.update();
      const next = registration.installing ?? registration.waiting;
      if (next && next.state !== 'installed') await new Promise((resolve) => next.addEventListener('statechange', () => next.state === 'installed' && resolve()));
    });
    // The reader leaves; with no page open the second version takes over.
    await page.goto('about:blank');
    await page.waitForTimeout(1000);
    await site.close();
    for (const path of ['embedding.html', 'figure/walk.html']) {
      await page.goto(site.url + path);
      assert.equal(await page.locator('#second').count(), 1, path);
    }
    await shown(page);
  });

  test('a frame and an element on another site keep nothing', async (t) => {
    const site = await serveSite();
    t.after(site.close);
    const theirs = await serve({ pages: { '/': blog(`<iframe src="${site.url}embed.html?figure=walk" width="800" height="600"></iframe><script type="module" src="${site.url}bn-figure.js"></script><bn-figure name="walk"></bn-figure>`) } });
    t.after(theirs.close);
    const { page, close } = await openPage(browser, theirs.origin);
    t.after(close);
    await shown(page);
    // Longer than a page of ours waits.
    await page.waitForTimeout(12_000);
    for (const frame of page.frames()) assert.equal(await frame.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0, frame.url());
    assert.ok(!site.requests.includes('/sw.js'));
  });
});
