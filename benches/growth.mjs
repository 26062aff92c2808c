// How time and memory grow with the figures on a page.
import { serve } from '../tests/browser/serve.mjs';

const COUNTS = [1, 2, 5, 10, 20];

/** Milliseconds until every figure is there, and megabytes of heap, for pages with more and more figures. */
export async function growthOfPage(browser) {
  const body = (count) => '<bn-figure name="walk"></bn-figure>'.repeat(count);
  const pages = Object.fromEntries(COUNTS.map((count) => [`/${count}.html`, `<!doctype html><title>${count}</title><link rel="icon" href="data:,"><script type="module" src="bn-figure.js"></script>${body(count)}`]));
  const site = await serve({ pages });
  const found = [];
  for (const count of COUNTS) {
    console.log(`measuring ${count} figures …`);
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send('Performance.enable');
    await page.goto(`${site.url}${count}.html`);
    // A figure is made when it comes into view.
    await page.evaluate(async (count) => {
      for (const figure of document.querySelectorAll('bn-figure')) {
        figure.scrollIntoView();
        while (!figure.shadowRoot?.querySelector('.bn[data-theme] td')) await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      window.there = [count, performance.now()];
    }, count);
    const [, time] = await page.evaluate(() => window.there);
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const metric = (name) => metrics.find((one) => one.name === name).value;
    found.push({ count, time, heap: metric('JSHeapUsedSize') / 1e6, nodes: metric('Nodes') });
    await context.close();
  }
  await site.close();
  return found;
}
