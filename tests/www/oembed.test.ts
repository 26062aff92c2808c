// The endpoint that public registries need: any state of any figure, and nothing else.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import endpoint, { answer, onRequestGet } from '../../examples/embeds/oembed/oembed.mjs';

const SITE = 'https://example.org/bn/';
const ask = (url: string, more: Record<string, string> = {}) => answer(SITE, new URLSearchParams({ url, ...more }));
const source = (html: string) => new URL((/src="([^"]+)"/.exec(html)?.[1] ?? '').replaceAll('&amp;', '&'));

test('the page of a figure in a state becomes a frame in that state, with its picture', () => {
  const { status, body } = ask(`${SITE}figure/walk.html?step=x_hat&epsilon=0.001`);
  assert.equal(status, 200);
  assert.deepEqual([body.version, body.type, body.width, body.height], ['1.0', 'rich', 720, 640]);
  const frame = source(body.html);
  assert.equal(frame.origin + frame.pathname, `${SITE}embed.html`);
  assert.deepEqual(Object.fromEntries(frame.searchParams), { figure: 'walk', step: 'x_hat', epsilon: '0.001' });
  assert.equal(body.thumbnail_url, `${SITE}figure/walk.png`);
});

test('Korean pages, frames, and what a reader changed behind the sign #', () => {
  const korean = ask(`${SITE}ko/figure/batch-size.html#batch=4`).body;
  assert.deepEqual(Object.fromEntries(source(korean.html).searchParams), { figure: 'batch-size', lang: 'ko', batch: '4' });
  assert.equal(korean.thumbnail_url, `${SITE}ko/figure/batch-size.png`);
  const framed = ask(`${SITE}embed.html?figure=fold&lang=ko&theme=dark`).body;
  assert.deepEqual(Object.fromEntries(source(framed.html).searchParams), { figure: 'fold', lang: 'ko', theme: 'dark' });
});

test('sizes are kept within what the asker allows', () => {
  assert.deepEqual([ask(`${SITE}figure/walk.html`, { maxwidth: '400', maxheight: '300' }).body].map(({ width, height }) => [width, height]), [[400, 300]]);
  assert.equal(ask(`${SITE}figure/walk.html`, { maxwidth: 'wide' }).body.width, 720);
});

test('other sites, other pages, other formats and markup are refused or harmless', () => {
  assert.equal(ask('https://elsewhere.org/bn/figure/walk.html').status, 404);
  assert.equal(ask(`${SITE}index.html`).status, 404);
  assert.equal(ask(`${SITE}figure/../../walk.html`).status, 404);
  assert.equal(ask('no address').status, 400);
  assert.equal(answer(SITE, new URLSearchParams()).status, 400);
  assert.equal(ask(`${SITE}figure/walk.html`, { format: 'xml' }).status, 501);
  const { html } = ask(`${SITE}figure/walk.html?step="><script>alert(1)</script>`).body;
  assert.doesNotMatch(html, /<script|step=">/);
});

test('as a function of Netlify and of Cloudflare Pages', async () => {
  const request = new Request(`https://example.org/oembed?url=${encodeURIComponent('https://example.org/figure/walk.html?step=y')}`);
  for (const response of [endpoint(request), onRequestGet({ request, env: {} })]) {
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'application/json; charset=utf-8');
    assert.match((await response.json()).html, /https:\/\/example\.org\/embed\.html\?figure=walk&amp;step=y/);
  }
});
