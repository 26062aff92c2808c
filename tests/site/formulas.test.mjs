// The formula font has every character that a formula shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { charactersOf, glyphs } from '../../scripts/glyphs.mjs';
import { pages } from './site.mjs';

test('no formula of the pages needs a character that the cut font lacks', () => {
  const known = new Set(glyphs);
  let formulas = 0;
  for (const [name, html] of pages()) {
    for (const [formula] of html.matchAll(/<math[^]*?<\/math>/g)) {
      formulas += 1;
      for (const character of charactersOf(formula)) {
        assert.ok(known.has(character), `${name}: “${character}” (U+${character.codePointAt(0).toString(16)}) in ${formula}`);
      }
    }
  }
  assert.ok(formulas > 0, 'the pages have no formulas');
});
