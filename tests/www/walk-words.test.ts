// Every step of every walk has a sentence, and every symbol in its formula a name, in both languages and in every state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../../www/figure.ts';
import { words as axes } from '../../www/figures/axes/words.ts';
import { words as backward } from '../../www/figures/backward/words.ts';
import { words as fold } from '../../www/figures/fold/words.ts';
import type { WalkWords } from '../../www/figures/kit/walk.ts';
import { words as scale } from '../../www/figures/scale/words.ts';
import { words as shards } from '../../www/figures/shards/words.ts';
import { words as walk } from '../../www/figures/walk/words.ts';
import { parse } from '../../www/state.ts';
import { engine } from './engine.ts';

type Spoken = { readonly en: WalkWords; readonly ko: WalkWords };

const WALKS: Readonly<Record<string, readonly [words: Spoken, states: readonly string[], given: readonly string[]]>> = {
  walk: [walk, ['', 'mode=inference', 'source=tiny&divisor=n-1'], ['x']],
  backward: [backward, ['', 'constants=1', 'gradient=half-square', 'gradient=mean-square&constants=1'], ['x']],
  axes: [axes, ['', 'norm=layer', 'norm=instance&layout=channels-last', 'norm=group', 'layout=dense', 'order=pre', 'order=post'], ['x']],
  fold: [fold, ['', 'layer=convolution', 'where=after', 'where=after&layer=convolution'], ['u', 'x']],
  shards: [shards, ['', 'sizes=1,2,2'], ['x']],
  scale: [scale, ['', 'factor=3&offset=1'], ['u']],
};

for (const [name, [words, states, given]] of Object.entries(WALKS)) {
  test(`${name} is spoken about in full`, async () => {
    const { figure } = (await import(`../../www/figures/${name}.ts`)) as { figure: Figure };
    for (const text of states) {
      const { state } = parse(figure.fields, text);
      const asked = figure.explain?.(engine, state);
      assert.ok(asked);
      const { steps, notes } = engine.outline(asked.request, asked.x, 'paper');
      assert.ok(steps.length > 3, `${name}?${text}`);
      for (const lang of ['en', 'ko'] as const) {
        const { quantities, sentences, notes: said } = words[lang];
        const symbols = steps.flatMap(({ formula }) => [...formula.mathml.matchAll(/data-q="([a-z_]+)"/g)].map(([, quantity = '']) => quantity));
        const ids = steps.map(({ id }) => id);
        assert.deepEqual([...new Set([...ids, ...symbols])].filter((id) => !quantities[id]), [], `${lang} ${name}?${text}: names`);
        assert.deepEqual([...given, ...ids].filter((id) => !Object.keys(sentences).some((key) => key === id || key.endsWith(`.${id}`))), [], `${lang} ${name}?${text}: sentences`);
        assert.deepEqual(notes.filter(({ key }) => !said[key]), [], `${lang} ${name}?${text}: notes`);
      }
    }
  });
}

test('both languages of a walk have the same keys', () => {
  for (const [name, [words]] of Object.entries(WALKS)) {
    for (const part of ['quantities', 'sentences', 'notes'] as const) {
      assert.deepEqual(Object.keys(words.ko[part]).sort(), Object.keys(words.en[part]).sort(), `${name}: ${part}`);
    }
  }
});
