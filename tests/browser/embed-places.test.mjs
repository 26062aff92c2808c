// Every text of the share dialog as it is given, in a page that does with it what its place does: strips, rewrites, wraps.
// Hugo, MkDocs and Jekyll are in embed-blogs.test.mjs; React, Vue, Next and VitePress in `npm run test:projects`.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { assertNoFaults, openPage, stage } from './harness.mjs';
import { assertFigure, blog, closeHosts, openHost, serveSite, snippets } from './hosts.mjs';

const { browser, site } = await stage(serveSite());
after(closeHosts);
const texts = await snippets(browser, site);

/** The white skin of a blog, with the rules for pictures and frames that such skins have. */
const SKIN = '<style>body { background: #fff; color: #222; font: 16px/1.7 sans-serif } .post { width: min(720px, 100%); margin: auto } .post iframe, .post img { max-width: 100% } p { margin: 1em 0 }</style>';

/** The page of a blog, in the browser of a reader whose system is dark. */
const post = (body, options = {}) => openHost(browser, blog(`<div class="post"><p>before</p>${body}<p>after</p></div>`, { head: SKIN }), { colorScheme: 'dark', ...options });

/** Tags and attributes that a sanitizer leaves, as lists of names; scripts go with their content. */
function sanitized(html, allowed) {
  return html.replaceAll(/<script[^]*?<\/script>/g, '').replaceAll(/<(\/?)([\w-]+)((?:\s+[\w-]+(?:="[^"]*")?)*)\s*>/g, (_, close, tag, attributes) => {
    if (!Object.hasOwn(allowed, tag)) return '';
    const kept = [...attributes.matchAll(/\s+([\w-]+)(?:="([^"]*)")?/g)].filter(([, name]) => allowed[tag].includes(name)).map(([whole]) => whole.replaceAll(/\s+/g, ' '));
    return `<${close}${tag}${kept.join('')}>`;
  });
}

async function assertFramed({ page, faults }, { theme, compact = false } = {}) {
  const frame = page.frameLocator('iframe');
  await assertFigure(frame);
  const inside = frame.locator('bn-figure .bn').first();
  if (theme) assert.equal(await inside.getAttribute('data-theme'), theme);
  assert.equal((await inside.getAttribute('data-compact')) !== null, compact);
  assert.match(await frame.locator('bn-figure').first().evaluate((figure) => figure.linkState), /step=x_hat&epsilon=0\.001/);
  const border = await page.locator('iframe').evaluate((element) => getComputedStyle(element).borderTopWidth);
  assert.equal(border, '0px', 'no border');
  const [needed, given] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(needed <= given, `${needed} px in ${given}`);
  assertNoFaults(faults);
}

/** In a frame of fixed height the whole figure is in sight, or nearly. */
async function assertFits(page) {
  const [outer, inner] = await page.frames()[1].evaluate(() => [innerHeight, document.documentElement.scrollHeight]);
  assert.ok(inner <= outer + 60, `${inner} px in a frame of ${outer}`);
}

/** A link: its page says what a card needs, and shows the state. */
async function assertLink(address) {
  const html = await (await fetch(address)).text();
  for (const property of ['og:title', 'og:description', 'og:image', 'og:url']) assert.match(html, new RegExp(`property="${property}" content="[^"]+"`), property);
  const { page, faults, close } = await openPage(browser, address);
  await assertFigure(page);
  assert.match(await page.locator('bn-figure').evaluate((figure) => figure.linkState), /step=x_hat&epsilon=0\.001/);
  // Whole addresses, also where the build did not know its own.
  const cards = await page.locator('meta[property="og:image"], meta[property="og:url"]').evaluateAll((metas) => metas.map(({ content }) => content));
  for (const card of cards) assert.match(card, /^https?:\/\//);
  if (!process.env.SITE) assert.equal((await fetch(cards.find((card) => card.endsWith('.png')))).status, 200);
  assertNoFaults(faults);
  await close();
}

test('Tistory: HTML mode keeps the frame and its attributes; the skin is white, the reader dark, the figure light and short', async () => {
  const kept = sanitized(texts.tistory[0], { iframe: ['src', 'title', 'width', 'height', 'frameborder', 'loading', 'allowfullscreen'] });
  assert.equal(kept.replaceAll(/\s+/g, ' '), texts.tistory[0].replaceAll(/\s+/g, ' '), 'nothing is lost');
  const opened = await post(kept);
  await assertFramed(opened, { theme: 'light', compact: true });
  await assertFits(opened.page);
});

test('on a phone the same text fits into the column', async () => {
  await assertFramed(await post(texts.tistory[0], { viewport: { width: 360, height: 740 } }), { theme: 'light', compact: true });
});

test('WordPress: the comments of the block go, the frame stays', async () => {
  assert.match(texts.wordpress[0], /^<!-- wp:html -->\n<iframe [^]*<\/iframe>\n<!-- \/wp:html -->$/);
  const opened = await post(texts.wordpress[0].replaceAll(/<!--[^]*?-->\n?/g, ''));
  await assertFramed(opened, { theme: 'light', compact: true });
  await assertFits(opened.page);
});

test('Ghost: the HTML card as it is, as tall as its content', async () => {
  const opened = await post(`<!--kg-card-begin: html-->${texts.ghost[0]}<!--kg-card-end: html-->`);
  await assertFramed(opened, { theme: 'light', compact: true });
  await opened.page.waitForFunction(() => document.querySelector('iframe').style.height !== '');
  await assertFits(opened.page);
});

test('plain HTML follows the reader', async () => {
  await assertFramed(await post(texts.html[0]), { theme: 'dark' });
});

test('a learning platform strips scripts and keeps the frame', async () => {
  const opened = await post(sanitized(texts.lms[0], { iframe: ['src', 'title', 'width', 'height', 'frameborder'] }));
  await assertFramed(opened, { theme: 'light' });
  await assertFits(opened.page);
});

test('Notion: the bare address in a frame of its own, in a sandbox', async () => {
  assert.match(texts.notion[0], /^http\S+$/);
  const frame = `<iframe src="${texts.notion[0].replaceAll('&', '&amp;')}" sandbox="allow-scripts allow-popups allow-forms allow-same-origin" style="width: 100%; height: 500px; border: 0"></iframe>`;
  await assertFramed(await post(frame));
});

test('Velog, Naver, brunch, Medium, Substack: the link in the text leads to the state, with a card', async () => {
  const link = (text) => /https?:[^)\s]+/.exec(text)[0].replaceAll('%28', '(').replaceAll('%29', ')');
  const addresses = ['velog', 'naver', 'brunch', 'medium', 'substack'].map((place) => link(texts[place][0]));
  assert.deepEqual(new Set(addresses), new Set(texts.link), 'one address for all');
  await assertLink(addresses[0]);
});

test('the top row is the bare link, as it has to be pasted: no signs for HTML in it', () => {
  assert.match(texts.link[0], /^http:\S+figure\/walk\.html\?step=x_hat&epsilon=0\.001$/);
});

test('dev.to: a link here; the frame where the site lies on Netlify', async () => {
  assert.match(texts.devto[0], /^\[[^\]]+\]\(http\S+\)$/);
  const { RULES } = await import('../../www/share/places.ts');
  const shared = { root: 'https://bn.netlify.app/', name: 'walk', lang: 'en', settings: 'step=x_hat', title: 'A title', height: 640, theme: 'auto', compact: false, picture: '' };
  assert.deepEqual(RULES.devto.pieces(shared), [{ text: '{% embed https://bn.netlify.app/embed.html?figure=walk&step=x_hat %}' }]);
});

test('React and Vue: the script once, the tag where the page wants it', async () => {
  for (const [tag, script] of [texts.react, texts.vue]) {
    const { page, faults } = await post(`${script}${tag}`);
    await assertFigure(page);
    assert.match(await page.locator('bn-figure').evaluate((figure) => figure.linkState), /step=x_hat&epsilon=0\.001/);
    assertNoFaults(faults);
  }
  assert.match(texts.vue[2], /isCustomElement/);
});

test('Docusaurus: the frame in JSX, the script in the configuration', async () => {
  const [frame, configuration] = texts.docusaurus;
  assert.doesNotMatch(frame, /style=|frameborder=|\{/);
  const source = /src: '([^']+)'/.exec(configuration)[1];
  // JSX becomes HTML: attributes are written in small letters.
  const opened = await post(`${frame.replace('frameBorder', 'frameborder')}<script src="${source}" async></script>`);
  await assertFramed(opened, { theme: 'dark' });
  await opened.page.waitForFunction(() => document.querySelector('iframe').style.height !== '');
});

test('Quarto: the part for pages in a page, the picture and the link of the other part', async () => {
  const [, html, , markdown] = /```\{=html\}\n([^]*?)\n```([^]*?)\n(\[!\[[^]*?)\n:::/.exec(texts.quarto[0]) ?? [];
  await assertFramed(await post(html), { theme: 'light' });
  const [, picture, link] = /\]\((\S+\.png)\)\]\((\S+)\)/.exec(markdown);
  assert.equal((await fetch(picture)).status, 200);
  assert.equal(link, texts.link[0]);
});
