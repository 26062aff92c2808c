// Every step of every walk has a sentence, and every symbol in its formula a name, in both languages and in every state.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Figure } from '../../www/figure.ts';
import { figureNames, loadFigure, loadWords } from '../../www/figures/index.ts';
import type { WalkWords } from '../../www/figures/kit/walk.ts';
import { parse } from '../../www/state.ts';
import { engine } from './engine.ts';

/** What a walk does not explain by its steps: where a reader looks, and how numbers are written. */
const ASIDE = new Set(['step', 'notation', 'from', 'to', 'preset', 'view']);

/** The first state, and one for each other value of every choice, alone and with those of one more. */
function statesOf({ fields }: Figure): string[] {
  const others = Object.entries(fields).filter(([name]) => !ASIDE.has(name)).flatMap(([name, field]) => {
    const values = 'options' in field ? (field.options as string[]) : typeof field.initial === 'boolean' ? ['1'] : [];
    return values.filter((value) => value !== field.initial && value !== 'own').map((value) => ({ name, text: `${name}=${value}` }));
  });
  const pairs = others.flatMap((one, at) => others.slice(at + 1).filter(({ name }) => name !== one.name).map((other) => `${one.text}&${other.text}`));
  return ['', ...others.map(({ text }) => text), ...pairs];
}

const figures = await Promise.all(figureNames.map(async (name) => ({ name, figure: await loadFigure(name), en: await loadWords(name, 'en') as WalkWords, ko: await loadWords(name, 'ko') as WalkWords })));
const walks = figures.filter(({ figure, en }) => figure.explain && en.sentences && 'step' in figure.fields);

test('there are walks', () => assert.ok(walks.length >= 7, walks.map(({ name }) => name).join()));

for (const { name, figure, ...words } of walks) {
  test(`${name} is spoken about in full`, () => {
    for (const text of statesOf(figure)) {
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
        assert.deepEqual(ids.filter((id) => !Object.keys(sentences).some((key) => key === id || key.endsWith(`.${id}`) || key.startsWith(`${id}.`))), [], `${lang} ${name}?${text}: sentences`);
        assert.deepEqual(notes.filter(({ key }) => !said[key]), [], `${lang} ${name}?${text}: notes`);
      }
    }
  });
}

/** Every key of nested words, with its path. */
const keysOf = (words: object, path = ''): string[] => Object.entries(words).flatMap(([key, value]) => [`${path}${key}`, ...(typeof value === 'object' && value !== null ? keysOf(value, `${path}${key}.`) : [])]);

for (const { name, en, ko } of figures) {
  test(`${name} has the same words in both languages`, () => {
    assert.deepEqual(keysOf(ko).sort(), keysOf(en).sort());
    assert.ok(en.title.length > 5 && ko.title !== en.title);
  });
}
