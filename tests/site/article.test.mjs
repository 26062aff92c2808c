// The article as built: its numbers are the crate's, its pictures can be read without being seen, its head tells what it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { renderCell, renderConvention, renderFormula, renderSymbol, start } from '../../www/static.ts';
import { read } from './site.mjs';

const PAGES = [['en', 'index.html'], ['ko', 'ko/index.html']];
const bytes = (name) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
const runs = JSON.parse(readFileSync(new URL('../../data/runs.json', import.meta.url), 'utf8'));
await start(bytes('bn'), bytes('desk'), bytes('lab'));

const decoded = (text) => text.replaceAll('&amp;', '&');

for (const [lang, name] of PAGES) {
  const html = read(name);
  const { document } = parseHTML(html);
  const source = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

  test(`${lang}: ids are the page’s only ones of their name, and the tabs of every walk name what they show`, () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const tabs = [...document.querySelectorAll('[role="tab"]')];
    assert.ok(tabs.length > 50);
    for (const tab of tabs) {
      const panel = document.getElementById(tab.getAttribute('aria-controls'));
      assert.equal(panel?.getAttribute('role'), 'tabpanel');
      assert.equal(panel.closest('bn-figure'), tab.closest('bn-figure'));
    }
  });

  test(`${lang}: every number, symbol and formula of the prose is what the crate says`, () => {
    const home = parseHTML('<html><body></body></html>').document;
    let compared = 0;
    const check = (attribute, render) => {
      const asked = [...source.matchAll(new RegExp(`${attribute}="([^"]+)"(?: data-digits="(\\d+)")?`, 'g'))];
      const shown = [...document.querySelectorAll(`[${attribute}]`)];
      assert.equal(shown.length, asked.length, attribute);
      for (const [place, element] of shown.entries()) {
        const [, value = '', digits] = asked[place] ?? [];
        const mark = value.indexOf('|');
        const cell = digits ? `${value.slice(0, mark)}${value.includes('?') ? '&' : '?'}digits=${digits}${value.slice(mark)}` : value;
        assert.equal(element.textContent, render(decoded(cell), element).textContent, `${attribute}="${value}"`);
        compared += 1;
      }
    };
    check('data-cell', (cell) => renderCell(cell, lang, home));
    check('data-convention', (path) => renderConvention(path, lang, home));
    check('data-symbol', (symbol) => renderSymbol(symbol, lang, home));
    check('data-formula', (formula, { localName }) => renderFormula(formula, localName === 'div', lang, home));
    assert.ok(compared > 150, `${compared} compared`);
  });

  test(`${lang}: recorded results stand in the text, each as it was recorded`, () => {
    const text = document.querySelector('article').textContent;
    const asked = [...source.matchAll(/data-run="([\w-]+)\.(\w+)"/g)];
    assert.ok(asked.length > 90, `${asked.length} results`);
    assert.equal(html.includes('data-run'), false);
    for (const [, figure, run] of asked) assert.ok(text.includes(runs[figure][run]), `${figure}.${run}`);
    const told = new Set(asked.map(([, figure, run]) => `${figure}.${run}`));
    const known = Object.entries(runs).flatMap(([figure, names]) => Object.keys(names).filter((run) => run !== 'source').map((run) => `${figure}.${run}`));
    // Two are told by formulas' own cells or in words.
    assert.deepEqual(known.filter((run) => !told.has(run)), ['constants.bias', 'constants.loss']);
  });

  test(`${lang}: every picture has a sentence, and its numbers in a table of its figure`, () => {
    // An experiment shows its first picture as built and keeps room for the others.
    const pictures = [...document.querySelectorAll('bn-figure .picture')].filter((picture) => picture.querySelector('svg'));
    assert.ok(pictures.length >= 12, `${pictures.length} pictures`);
    for (const picture of pictures) {
      const figure = picture.closest('bn-figure');
      assert.equal(picture.getAttribute('role'), 'img', figure.id);
      assert.ok((picture.getAttribute('aria-label') ?? '').length > 12, `${figure.id}: ${picture.getAttribute('aria-label')}`);
      assert.ok(figure.querySelector('table'), `${figure.id} has no table`);
    }
  });

  test(`${lang}: the head tells search engines and link cards what the page is`, () => {
    const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? '';
    assert.equal(document.documentElement.lang, lang);
    assert.ok(attribute('meta[name="description"]', 'content').length > 60);
    assert.ok(attribute('link[rel="canonical"]', 'href'));
    assert.deepEqual([...document.querySelectorAll('link[hreflang]')].map((link) => link.getAttribute('hreflang')), ['en', 'ko', 'x-default']);
    for (const property of ['og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt', 'og:locale']) assert.ok(attribute(`meta[property="${property}"]`, 'content'), property);
    assert.equal(attribute('meta[name="twitter:card"]', 'content'), 'summary_large_image');
    const data = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
    assert.equal(data['@type'], 'TechArticle');
    assert.equal(data.inLanguage, lang);
    assert.equal(data.workTranslation.inLanguage, lang === 'en' ? 'ko' : 'en');
  });
}
