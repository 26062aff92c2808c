// `npm run heights`: measures the sections of the built article on a phone and writes what `www/style/heights.css` says of them.
import { writeFileSync } from 'node:fs';
import { launch, serve } from '../tests/browser/harness.mjs';
import { needSite, root } from './run.mjs';

const WIDTH = 375;
needSite();
const browser = await launch();
const site = await serve();
const rules = [];
for (const [selector, path] of [['', ''], [':lang(ko) ', 'ko/']]) {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: 800 }, hasTouch: true, isMobile: true });
  await page.goto(site.url + path, { waitUntil: 'networkidle' });
  const heights = await page.locator('article > section').evaluateAll(async (sections) => {
    for (const section of sections) section.classList.add('laid-out');
    // Some frames: what comes near the window by that is laid out with its own heights, and so on.
    for (let frame = 0; frame < 10; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return sections.map((section) => [section.id, Math.round(section.offsetHeight / 10) * 10]);
  });
  for (const [id, height] of heights) rules.push(`  ${selector}#${id} { contain-intrinsic-block-size: auto ${height}px; }`);
  await page.close();
}
await browser.close();
await site.close();
writeFileSync(new URL('www/style/heights.css', root), `/* How high sections are on a phone of ${WIDTH} px before anybody has laid them out: made by \`npm run heights\`, held near the truth by \`tests/browser/places.test.mjs\`. A place that is jumped to moves by what these are wrong. */
@media screen and (scripting: enabled) and (max-width: 30em) {
${rules.join('\n')}
}
`);
