// The pages as built: whole, strict, and at home.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import { attributes, dist, pages, read } from './site.mjs';

test('every figure, formula, symbol and number of the prose was written in', () => {
  for (const [name, html] of pages()) {
    const empty = html.match(/<(bn-figure|span|div)(?=[^>]*\s(?:name|data-formula|data-symbol|data-cell|data-sum|data-still)=)[^>]*>\s*<\/\1>/g);
    assert.equal(empty, null, `${name}: ${empty?.join('\n')}`);
    assert.ok(!html.includes('%SITE%'), name);
  }
});

test('no element has a style attribute or an inline handler', () => {
  for (const [name, html] of pages()) {
    assert.equal(/<[^>]+\s(style|on[a-z]+)="/.exec(html)?.[0], undefined, name);
  }
});

test('what waits for its figure cannot be used before', () => {
  let waiting = 0;
  for (const [name, html] of pages()) {
    for (const part of parseHTML(html).document.querySelectorAll('[inert]')) {
      for (const button of part.querySelectorAll('button')) {
        waiting += 1;
        assert.ok(button.hasAttribute('disabled'), `${name}: ${button.outerHTML}`);
      }
    }
    // Fields have stand-ins there: browsers look for fields, and would lay out every figure for them.
    assert.equal(parseHTML(html).document.querySelector('.bn :is(input, select, textarea)')?.outerHTML, undefined, name);
  }
  assert.ok(waiting > 100, `${waiting}`);
});

test('the embedding pages list every setting of every figure', async () => {
  for (const name of ['embedding.html', 'ko/embedding.html']) {
    const { document } = parseHTML(read(name));
    const rows = new Map([...document.querySelectorAll('tr:has(.fields)')].map((row) => [row.querySelector('th').textContent, [...row.querySelectorAll('.fields code')].map(({ textContent }) => textContent)]));
    assert.deepEqual([...rows.keys()].sort(), [...figureNames].sort(), name);
    for (const [figure, keys] of rows) assert.deepEqual(keys, Object.keys((await loadFigure(figure)).fields), `${name}: ${figure}`);
  }
});

test('nothing is loaded from another host', () => {
  for (const [name, html] of pages()) {
    const loading = html.match(/<(?:script|img|iframe|source|video|audio|link(?![^>]*rel="(?:canonical|alternate)"))\b[^>]*>/g) ?? [];
    for (const tag of loading) assert.equal(/(?:src|href)="(?:https?:)?\/\//.exec(tag)?.[0], undefined, `${name}: ${tag}`);
  }
});

test('every id is there once', () => {
  for (const [name, html] of pages()) {
    const ids = attributes(html, 'id');
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    assert.deepEqual(twice, [], name);
  }
});

test('every link inside the site leads to something', () => {
  const ids = new Map(pages().map(([name, html]) => [name, new Set(attributes(html, 'id'))]));
  for (const [name, html] of pages()) {
    for (const href of attributes(html, 'href').filter((href) => !/^(\w+:|\/\/)/.test(href))) {
      const [, address = '', fragment] = /^([^#?]*)(?:\?[^#]*)?(?:#([^?]*))?/.exec(href);
      const joined = address === '' ? name : posix.join(posix.dirname(name), address);
      const target = joined === '.' ? 'index.html' : joined.endsWith('/') ? `${joined}index.html` : joined;
      assert.ok(existsSync(join(dist, target)), `${name}: ${href} leads to no file`);
      if (fragment && ids.has(target)) assert.ok(ids.get(target).has(fragment), `${name}: ${href} leads to no element`);
    }
  }
});

test('the licences of the font, the data and the crates are told', () => {
  const text = read('licences.txt');
  for (const part of ['SIL OPEN FONT LICENSE', 'Palmer penguins', 'ndarray', 'plotters', 'wasm-bindgen']) assert.ok(text.includes(part), part);
});
