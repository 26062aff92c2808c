// What the guide says about places: each has its clicks, its text and a line in the table of what was tried, and nothing untried is called tried.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { PROJECTS } from '../../scripts/projects.mjs';
import { PLACES } from '../../www/share/places.ts';
import { read } from './site.mjs';

const json = (name) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8'));

test('both guides have a section and a line in the table for every place of the dialog', () => {
  const tried = json('data/places.json');
  assert.deepEqual(Object.keys(tried).sort(), [...PLACES].sort());
  for (const { how, date } of Object.values(tried)) {
    assert.ok(['tool', 'simulated', 'read'].includes(how), how);
    assert.match(date, /^\d{4}-\d{2}-\d{2}$/);
  }
  for (const page of ['embedding.html', 'ko/embedding.html']) {
    const html = read(page);
    for (const place of PLACES) assert.match(html, new RegExp(`<h3 id="${place}">`), `${page}: ${place}`);
    assert.equal([...html.matchAll(/<td>\d{4}-\d{2}-\d{2}<\/td>/g)].length, PLACES.length, page);
  }
});

test('what is said to be tried with its own tool has a test or a project that does it', () => {
  const tests = readFileSync(new URL('../browser/embed-blogs.test.mjs', import.meta.url), 'utf8') + PROJECTS.map(({ name }) => name).join() + readFileSync(new URL('../browser/engines.test.mjs', import.meta.url), 'utf8');
  const proof = { html: /engine/i, react: /React 19/, vue: /Vue 3/, hugo: /Hugo/, docusaurus: /MDX 3/ };
  for (const [place, { how }] of Object.entries(json('data/places.json'))) if (how === 'tool') assert.match(tests, proof[place] ?? /^never$/, place);
});

test('every project that can be tried was tried, and says with which versions and when', () => {
  const tried = json('examples/embeds/tried.json');
  for (const { name } of PROJECTS) assert.ok(tried[name]?.date && tried[name].versions.node && tried[name].saw, `${name}: run npm run test:projects`);
  const folders = readdirSync(new URL('../../examples/embeds/', import.meta.url), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const text = readFileSync(new URL('../../examples/embeds/README.md', import.meta.url), 'utf8');
  for (const folder of folders) assert.ok(text.includes(`\`${folder}\``), `the README does not name ${folder}`);
});
