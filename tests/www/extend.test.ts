// What CONTRIBUTING.md says one can add, added: a language in one file, a figure in one object.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { h, setText, useDocument } from '../../www/dom.ts';
import { createController } from '../../www/controller.ts';
import { type Engine, engineFrom } from '../../www/engine.ts';
import { type Context, defineFigure } from '../../www/figure.ts';
import { loadFigure } from '../../www/figures/index.ts';
import { defaults, integer } from '../../www/state.ts';
import { drawing } from '../../www/stills/drawing.ts';
import { en } from '../../www/strings/en.ts';
import { languages, loadStrings, pickLang, type Strings } from '../../www/strings/index.ts';

useDocument(parseHTML('<html><body></body></html>').document as unknown as Document);
const bytes = (name: string) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
const engine: Engine = await engineFrom(bytes('bn'));
const { svg } = engine;
const nothing = () => undefined;
const surroundings = { engine, picture: drawing, svg, dark: () => false, undo: nothing, reset: nothing, refresh: nothing, announce: nothing, canUndo: () => false, isChanged: () => false };

// The whole of www/strings/ja.ts, as far as it is translated: what is missing stays English, and the compiler knows every key.
const ja: Strings = { ...en, stepper: { ...en.stepper, play: '再生' } };

test('a language is one file and one line: the elements speak it, the words of figures fall back to English', async () => {
  const known = { ...languages, ja: async () => ja };
  assert.equal((await loadStrings('ja-JP', known)).stepper.play, '再生');
  assert.equal((await loadStrings('de', known)).stepper.play, en.stepper.play);
  assert.equal((await loadStrings('toString')).stepper.play, en.stepper.play);
  const figure = await loadFigure('running');
  const state = defaults(figure.fields);
  const view = figure.create({ ...surroundings, state, set: nothing, strings: ja, lang: pickLang('ja') });
  view.update(state);
  assert.ok([...view.node.querySelectorAll('button')].some((button) => button.outerHTML.includes('再生')));
  assert.match(view.node.textContent ?? '', /average/);
});

// The whole of a figure: settings, nodes, and what they show.
const doubling = defineFigure({
  fields: { n: integer(2, { min: 0, max: 99 }) },
  create(context) {
    const shown = h('output');
    const more = h('button', { type: 'button', onclick: () => context.set({ n: context.state.n + 1 }) }, '+');
    return { node: h('div', { class: 'figure' }, shown, more), update: ({ n }) => setText(shown, context.engine.writeNumber(n, 4)) };
  },
});

test('a figure is one object: its state is read, checked, changed and written without a word about addresses', () => {
  const controller = createController(doubling.fields, defaults(doubling.fields), () => view.update(controller.state));
  const context: Context<{ readonly n: number }> = {
    ...surroundings, strings: en, lang: 'en', set: controller.set,
    get state() {
      return controller.state;
    },
  };
  const view = doubling.create(context);
  view.update(controller.state);
  assert.equal(view.node.querySelector('output')?.textContent, '2');
  assert.deepEqual(controller.read('n=7'), []);
  (view.node.querySelector('button') as HTMLButtonElement).click();
  assert.equal(view.node.querySelector('output')?.textContent, '8');
  assert.equal(controller.text, 'n=8');
});
