// Link cards, oEmbed and headers: every file that they name is there and is what it says.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { dist, pages, read } from './site.mjs';

/** A relative address seen from a file; a whole one as the build was told to write it. */
function fileOf(address, from) {
  const site = process.env.SITE?.replace(/\/*$/, '/');
  const inside = site && address.startsWith(site) ? address.slice(site.length) : posix.join(posix.dirname(from), address);
  const path = inside.replace(/[?#].*$/, '');
  return path === '' || path === '.' || path.endsWith('/') ? posix.join(path, 'index.html') : path;
}

/** Width and height of a PNG, from its first block. */
function sizeOf(name) {
  const bytes = readFileSync(join(dist, name));
  assert.equal(bytes.subarray(1, 4).toString(), 'PNG', name);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('every page but the bare frame has a link card, whose picture is 1200 by 630', () => {
  let cards = 0;
  for (const [name, html] of pages()) {
    const images = [...html.matchAll(/<meta (?:property="og:image"|name="twitter:image") content="([^"]+)"/g)].map(([, address]) => address);
    if (name !== 'embed.html') assert.ok(images.length > 0, `${name} has no picture`);
    for (const image of images) {
      const file = fileOf(image, name);
      assert.ok(existsSync(join(dist, file)), `${name}: ${file} is missing`);
      assert.deepEqual(sizeOf(file), [1200, 630], file);
      cards += 1;
    }
    if (images.length > 0) for (const tag of ['og:title', 'og:description', 'og:url', 'og:type']) assert.match(html, new RegExp(`property="${tag}" content="[^"]+"`), `${name}: ${tag}`);
  }
  assert.ok(cards >= 36, `${cards} cards`);
});

test('no two figures share a picture, and none is empty', () => {
  for (const folder of ['figure', 'ko/figure']) {
    const bytes = readdirSync(join(dist, folder)).filter((name) => name.endsWith('.png')).map((name) => readFileSync(join(dist, folder, name)));
    assert.ok(bytes.length >= 18, folder);
    assert.equal(new Set(bytes.map((one) => one.toString('base64'))).size, bytes.length);
    for (const one of bytes) assert.ok(one.length > 10_000 && one.length < 300_000, `${one.length} bytes`);
  }
});

test('every oEmbed answer names a frame and a picture that are there, and its page names it', () => {
  for (const folder of ['figure', 'ko/figure']) {
    for (const name of readdirSync(join(dist, folder)).filter((one) => one.endsWith('.json'))) {
      const path = `${folder}/${name}`;
      const answer = JSON.parse(read(path));
      assert.equal(answer.version, '1.0', path);
      // A frame needs a whole address: relative to a blog it would lead to the blogger's own site.
      assert.equal(answer.type, process.env.SITE ? 'rich' : 'link', path);
      assert.equal('html' in answer, Boolean(process.env.SITE), path);
      if (answer.html) assertFrame(answer, name, path);
      for (const address of [answer.thumbnail_url, answer.provider_url]) assert.ok(existsSync(join(dist, fileOf(address, path))), `${path}: ${address}`);
      assert.deepEqual(sizeOf(fileOf(answer.thumbnail_url, path)), [answer.thumbnail_width, answer.thumbnail_height]);
      const page = `${folder}/${name.replace('.json', '.html')}`;
      const [, discovery] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(read(page)) ?? [];
      assert.equal(fileOf(discovery, page), path);
      // WordPress reads the first 150 kB up to the end of the head.
      assert.ok(read(page).indexOf('</head>') < 150_000, page);
    }
  }
  const whole = JSON.parse(read('oembed.json'));
  assert.ok(existsSync(join(dist, fileOf(whole.thumbnail_url, 'oembed.json'))));
});

function assertFrame({ html }, name, path) {
  const [, source] = /^<iframe [^>]*src="([^"]+)"/.exec(html.replaceAll(/\s+/g, ' ')) ?? [];
  assert.match(source, /^https?:/, path);
  assert.ok(existsSync(join(dist, fileOf(source, path))), `${path}: ${source}`);
  assert.ok(source.includes(`figure=${name.replace('.json', '')}`), source);
  assert.doesNotMatch(html, /style=|<script/);
}

test('addresses of snippets on the embedding pages lead to files', () => {
  for (const page of ['embedding.html', 'ko/embedding.html']) {
    const code = [...read(page).matchAll(/<pre[^>]*><code[^>]*>([^]*?)<\/code><\/pre>/g)].map(([, text]) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')).join('\n');
    const addresses = [...code.matchAll(/(?:src="|\]\()([^")]+)/g)].map(([, address]) => address)
      // Hugo and Jekyll fill theirs in; a README's picture is the file that its writer saved.
      .filter((address) => !address.includes('{') && address !== 'walk.step-x_hat.png');
    assert.ok(addresses.length >= 15, page);
    for (const address of addresses) assert.ok(existsSync(join(dist, fileOf(address, page))), `${page}: ${address}`);
    assert.doesNotMatch(code, /<[^>]+ style=/, page);
  }
});

test('headers for hosts: hashed files for a year, everything readable from anywhere, a policy that allows nothing else', () => {
  const text = read('_headers');
  assert.match(text, /\/\*\n(?: {2}.*\n)*? {2}Access-Control-Allow-Origin: \*/);
  assert.match(text, /\/assets\/\*\n {2}Cache-Control: public, max-age=31536000, immutable/);
  const policies = [...text.matchAll(/Content-Security-Policy: (.*)/g)].map(([, policy]) => policy);
  assert.ok(policies.length >= 4);
  for (const policy of policies) {
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /'unsafe-eval'|https?:|script-src[^;]*'unsafe-inline'/);
  }
});

test('what is kept for readers without a network is every file that pages load, and each is there', () => {
  const worker = read('sw.js');
  const hashes = JSON.parse(/FILES = (\{.*?\});/.exec(worker)?.[1] ?? '{}');
  const files = Object.keys(hashes);
  for (const name of files) assert.equal(hashes[name], createHash('sha256').update(readFileSync(join(dist, name))).digest('hex').slice(0, 12), name);
  for (const name of readdirSync(join(dist, 'assets'))) assert.ok(files.includes(`assets/${name}`), name);
  assert.match(worker, /VERSION = '[0-9a-f]{12}'/);
});

test('the version of the offline worker changes with every word of a page, and with nothing else', async () => {
  const { offline } = await import('../../build/offline.ts');
  const worker = (html) => {
    const plugin = offline();
    plugin.configResolved({ root: fileURLToPath(new URL('../..', import.meta.url)) });
    const emitted = [];
    const bundle = { 'assets/a.js': { type: 'chunk', code: '1' }, 'index.html': { type: 'asset', source: html } };
    plugin.generateBundle.handler.call({ emitFile: (file) => emitted.push(file) }, {}, bundle);
    return /VERSION = '(\w+)'/.exec(emitted[0].source)[1];
  };
  assert.equal(worker('<p>one</p>'), worker('<p>one</p>'));
  assert.notEqual(worker('<p>one</p>'), worker('<p>two</p>'));
});
