// The article as built: its numbers are the crate's, its pictures can be read without being seen, its head tells what it is.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { renderCell, renderConvention, renderFormula, renderSymbol, start } from '../../www/static.ts';
import { brotliCompressSync } from 'node:zlib';
import { articlePages, LANGUAGES } from '../../build/pages.ts';
import { chapters, placeOf } from '../../www/pages.ts';
import { figureNames } from '../../www/figures/index.ts';
import { read } from './site.mjs';

/** What the HTML of a page may weigh after brotli. */
const HEAVIEST = 30_000;
/** Every recorded result that some page tells, by language. */
const told = { en: new Set(), ko: new Set() };
const bytes = (name) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
const runs = JSON.parse(readFileSync(new URL('../../data/runs.json', import.meta.url), 'utf8'));
await start(bytes('bn'), bytes('lab'));

const decoded = (text) => text.replaceAll('&amp;', '&');

for (const { name: chapter, lang, file: name } of articlePages()) {
  const html = read(name);
  const { document } = parseHTML(html);
  const source = readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

  test(`${name}: it weighs at most 30 kB`, () => assert.ok(brotliCompressSync(html).length <= HEAVIEST, `${brotliCompressSync(html).length}`));

  test(`${name}: ids are the page’s only ones of their name, and the tabs of every walk name what they show`, () => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    const tabs = [...document.querySelectorAll('[role="tab"]')];
    for (const tab of tabs) {
      const panel = document.getElementById(tab.getAttribute('aria-controls'));
      assert.equal(panel?.getAttribute('role'), 'tabpanel');
      assert.equal(panel.closest('bn-figure'), tab.closest('bn-figure'));
    }
  });

  test(`${name}: every number, symbol and formula of the prose is what the crate says`, () => {
    const home = parseHTML('<html><body></body></html>').document;
    let compared = 0;
    const check = (attribute, render) => {
      const asked = [...source.matchAll(new RegExp(`${attribute}="([^"]+)"(?: data-digits="(\\d+)")?`, 'g'))];
      const shown = [...document.querySelectorAll(`[${attribute}]`)];
      assert.equal(shown.length, asked.length, attribute);
      for (const [place, element] of shown.entries()) {
        const [, value = '', digits] = asked[place] ?? [];
        const mark = value.indexOf('|');
        const cell = digits && attribute !== 'data-sum' ? `${value.slice(0, mark)}${value.includes('?') ? '&' : '?'}digits=${digits}${value.slice(mark)}` : value;
        assert.equal(element.textContent, render(decoded(cell), element).textContent, `${attribute}="${value}"`);
        compared += 1;
      }
    };
    check('data-cell', (cell) => renderCell(cell, lang, home));
    check('data-sum', (sum, element) => {
      // Recomputed here, and rounded by the language: as many digits as are written.
      const shown = element.textContent.replaceAll(',', '').replace('\u2212', '-');
      const value = new Function('sqrt', `return ${sum}`)(Math.sqrt);
      const decimals = (shown.split('.')[1] ?? '').length;
      assert.ok(Math.abs(Number(shown) - value) <= 0.5 * 10 ** -decimals + 1e-12 * Math.abs(value), `${sum} is ${value}, not ${shown}`);
      return element;
    });
    check('data-convention', (path) => renderConvention(path, lang, home));
    check('data-symbol', (symbol) => renderSymbol(symbol, lang, home));
    check('data-formula', (formula, { localName }) => renderFormula(formula, localName === 'div', lang, home));
    if (chapter === undefined) assert.ok(compared > 40, `${compared} compared`);
  });

  test(`${name}: recorded results stand in the text, each as it was recorded`, () => {
    const text = document.querySelector('article').textContent;
    assert.equal(html.includes('data-run'), false);
    for (const [, figure, run] of source.matchAll(/data-run="([\w-]+)\.(\w+)"/g)) {
      assert.ok(text.includes(runs[figure][run]), `${figure}.${run}`);
      told[lang].add(`${figure}.${run}`);
    }
  });

  test(`${name}: every picture has a sentence, and its numbers in a table of its figure`, () => {
    // An experiment shows its first picture as built and keeps room for the others.
    const pictures = [...document.querySelectorAll('bn-figure .picture')].filter((picture) => picture.querySelector('svg'));
    for (const picture of pictures) {
      const figure = picture.closest('bn-figure');
      assert.equal(picture.getAttribute('role'), 'img', figure.id);
      assert.ok((picture.getAttribute('aria-label') ?? '').length > 12, `${figure.id}: ${picture.getAttribute('aria-label')}`);
      assert.ok(figure.querySelector('table'), `${figure.id} has no table`);
    }
  });

  test(`${name}: the head tells search engines and link cards what the page is`, () => {
    const attribute = (selector, name) => document.querySelector(selector)?.getAttribute(name) ?? '';
    assert.equal(document.documentElement.lang, lang);
    assert.ok(attribute('meta[name="description"]', 'content').length > 60);
    assert.ok(attribute('link[rel="canonical"]', 'href'));
    assert.deepEqual([...document.querySelectorAll('link[hreflang]')].map((link) => link.getAttribute('hreflang')), ['en', 'ko', 'x-default']);
    for (const property of ['og:title', 'og:description', 'og:url', 'og:image', 'og:image:alt', 'og:locale', 'og:site_name']) assert.ok(attribute(`meta[property="${property}"]`, 'content'), property);
    assert.equal(attribute('meta[name="twitter:card"]', 'content'), 'summary_large_image');
    const data = JSON.parse(document.querySelector('script[type="application/ld+json"]').textContent);
    assert.equal(data['@type'], 'TechArticle');
    assert.equal(data.inLanguage, lang);
    assert.equal(data.workTranslation.inLanguage, lang === 'en' ? 'ko' : 'en');
    assert.equal(data.isPartOf === undefined, chapter === undefined);
  });
}

test('every recorded result is told somewhere, in both languages', () => {
  const known = Object.entries(runs).flatMap(([figure, names]) => Object.keys(names).filter((run) => run !== 'source').map((run) => `${figure}.${run}`));
  for (const lang of LANGUAGES) {
    // Two are told by formulas' own cells or in words.
    assert.deepEqual(known.filter((run) => !told[lang].has(run)), ['constants.bias', 'constants.loss'], lang);
  }
});

test('every figure is at home on the page that www/pages.ts says, and on no other', () => {
  for (const lang of LANGUAGES) {
    for (const figure of figureNames) {
      const homes = articlePages().filter((page) => page.lang === lang && parseHTML(read(page.file)).document.querySelector(`bn-figure[name="${figure}"]`));
      const [file] = placeOf(figure).split('#');
      assert.deepEqual(homes.map((page) => page.file), [`${lang === 'ko' ? 'ko/' : ''}${file || 'index.html'}`], figure);
    }
  }
});

test('the chapters follow each other, and the front page has a picture, a sentence and a link for each', () => {
  for (const lang of LANGUAGES) {
    const folder = lang === 'ko' ? 'ko/' : '';
    const { document: front } = parseHTML(read(`${folder}index.html`));
    const items = [...front.querySelectorAll('.map li')];
    assert.deepEqual(items.map((item) => item.querySelector('a').getAttribute('href')), chapters.map(({ name }) => `./chapters/${name}.html`));
    for (const item of items) assert.ok(item.querySelector('svg') && item.querySelector('p').textContent.length > 20, item.textContent);
    for (const [at, { name }] of chapters.entries()) {
      const { document } = parseHTML(read(`${folder}chapters/${name}.html`));
      const to = (rel) => document.querySelector(`.neighbours a[rel="${rel}"]`)?.getAttribute('href');
      assert.equal(to('prev'), chapters[at - 1] && `./${chapters[at - 1].name}.html`);
      assert.equal(to('next'), chapters[at + 1] && `./${chapters[at + 1].name}.html`);
    }
  }
});

test('places of the one long page of before lead to the chapter that has them', () => {
  const before = ['result', 'drift', 'scale', 'by-hand', 'gamma-beta', 'backward-pass', 'where', 'small-batches', 'inference', 'mismatch', 'reasons', 'summary', 'references', 'fourteen', 'depth', 'epsilon',
    'zeros', 'bias', 'constants', 'axes-dense-conv', 'keras-snippet', 'before-after', 'several-devices', 'simple-average', 'exponential-average', 'whose-weights', 'conventions', 'wrong-numbers', 'folding',
    'dropout-variance', 'domain-shift', 'noisy-bn', 'smoothing', 'scale-invariance', 'larger-rates', 'overfitting-evidence', 'claims', 'answers', 'checklist', 'glance', 'learning-rate', 'layers', 'bowl', 'gradients', 'walk',
    'relu', 'backward', 'axes', 'order', 'batch-size', 'shards', 'running', 'averages', 'fold', 'dropout', 'shift', 'why', 'scale-2', 'overfitting'];
  for (const lang of LANGUAGES) {
    const { document } = parseHTML(read(lang === 'ko' ? 'ko/index.html' : 'index.html'));
    const moved = Object.values(JSON.parse(document.querySelector('script[data-moved]').textContent)).flatMap((ids) => ids.split(' '));
    for (const id of before) assert.equal(moved.filter((place) => place === id).length, document.getElementById(id) ? 0 : 1, `${lang}: #${id}`);
  }
});
