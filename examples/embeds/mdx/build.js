// MDX 3, the compiler of Docusaurus: posts become components, and the page is rendered as Docusaurus renders it, on a server.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { compile } from '@mdx-js/mdx';
import { build } from 'esbuild';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

const complaints = [];
console.error = (...words) => complaints.push(words.join(' '));

async function render(name) {
  writeFileSync(`${name}.js`, String(await compile(readFileSync(`${name}.mdx`, 'utf8'))));
  return renderToStaticMarkup(createElement((await import(`./${name}.js`)).default));
}

const frame = await render('frame');
assert.match(frame, /<iframe [^>]*src="https:\/\/example\.org\/embed\.html\?figure=walk&amp;step=x_hat"[^>]*frameBorder="0"/i);
const post = await render('post');
assert.deepEqual(complaints, []);
mkdirSync('dist', { recursive: true });
writeFileSync('element.js', "import 'batch-norm-explained/element';\n");
await build({ entryPoints: ['element.js'], bundle: true, format: 'esm', splitting: true, outdir: 'dist', logLevel: 'error' });
writeFileSync('dist/index.html', `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title><link rel="icon" href="data:,"></head><body>${post}<script type="module" src="element.js"></script></body></html>`);
