// The formula font has every character that a formula of any walk shows, in every variant that its settings can choose.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { charactersOf, glyphs } from '../../scripts/glyphs.mjs';
import { useDocument } from '../../www/dom.ts';
import { engineFrom, isInputError } from '../../www/engine.ts';
import { figureNames, loadFigure } from '../../www/figures/index.ts';
import type { Figure } from '../../www/figure.ts';
import type { ChoiceField } from '../../www/state.ts';

useDocument(parseHTML('<html><body></body></html>').document as unknown as Document);
const engine = await engineFrom(readFileSync(new URL('../../www/pkg/bn_bg.wasm', import.meta.url)));
const known = new Set(glyphs);

/** The default state of a figure, and every state that differs from it by one choice. */
function statesOf(fields: Readonly<Record<string, unknown>>): Record<string, unknown>[] {
  const entries = Object.entries(fields) as [string, ChoiceField<string>][];
  const first = Object.fromEntries(entries.map(([name, { initial }]) => [name, initial]));
  return [first, ...entries.flatMap(([name, field]) => ('options' in field ? field.options.map((option) => ({ ...first, [name]: option })) : []))];
}

/** Undefined for a choice that needs numbers which the default state does not have. */
function explain(figure: Figure, state: Record<string, unknown>): ReturnType<NonNullable<Figure['explain']>> | undefined {
  try {
    return figure.explain?.(engine, state as never);
  } catch (error) {
    if (isInputError(error)) return undefined;
    throw error;
  }
}

function check(mathml: string, where: string): void {
  for (const character of charactersOf(mathml)) {
    assert.ok(known.has(character), `${where}: “${character}” (U+${character.codePointAt(0)?.toString(16)}) in ${mathml}`);
  }
}

for (const name of figureNames) {
  const figure = await loadFigure(name);
  if (!figure.explain) continue;
  test(`the font has what the formulas of ${name} need`, () => {
    let formulas = 0;
    for (const state of statesOf(figure.fields)) {
      const explained = explain(figure, state);
      if (!explained) continue;
      const { request, x } = explained;
      for (const notation of ['paper', 'post'] as const) {
        for (const { id, formula } of engine.outline(request, x, notation).steps) {
          check(formula.mathml, `${name}, ${id}`);
          check(engine.symbol(id, notation).mathml, `${name}, ${id}`);
          formulas += 1;
        }
      }
    }
    assert.ok(formulas > 3);
  });
}

test('the font has what numbers need', () => {
  for (const character of '0123456789.−∞NaN×(') assert.ok(known.has(character), character);
});

test('a letter alone is a character of its own in the font, unless it is upright', () => {
  assert.deepEqual(charactersOf('<mi>x</mi>'), ['\u{1d465}']);
  assert.deepEqual(charactersOf('<mi mathvariant="normal">E</mi><mi>Var</mi><mo>&lt;</mo><mtext>배치 run</mtext>'), [...'EVar<run']);
});
