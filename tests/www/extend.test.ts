// What CONTRIBUTING.md says one can add, added: a language in one file, a figure in one object.
import assert from 'node:assert/strict';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { parseHTML } from 'linkedom';
import { useDocument } from '../../www/dom.ts';
import { createController } from '../../www/controller.ts';
import { type Engine, engineFrom } from '../../www/engine.ts';
import type { AnyState, Context } from '../../www/figure.ts';
import { loadFigure, loadWords } from '../../www/figures/index.ts';
import { defaults } from '../../www/state.ts';
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
  const words = await loadWords('running', pickLang('ja'));
  const view = figure.create({ ...surroundings, state, set: nothing, strings: ja, words, lang: pickLang('ja') });
  view.update(state);
  assert.ok([...view.node.querySelectorAll('button')].some((button) => button.outerHTML.includes('再生')));
  assert.match(view.node.textContent ?? '', /average/);
});

// The whole of a figure: a folder with its settings, its nodes and what they show, and its words in each language.
const www = new URL('../../www/', import.meta.url);
const FOLDER = {
  'figure.ts': `
    import { h, setText } from '${new URL('dom.ts', www)}';
    import { defineFigure } from '${new URL('figure.ts', www)}';
    import { integer } from '${new URL('state.ts', www)}';
    export const figure = defineFigure({
      fields: { n: integer(2, { min: 0, max: 99 }) },
      create(context) {
        const shown = h('output');
        const more = h('button', { type: 'button', onclick: () => context.set({ n: context.state.n + 1 }) }, context.words.more);
        return { node: h('div', { class: 'figure' }, shown, more), update: ({ n }) => setText(shown, context.engine.writeNumber(n, 4)) };
      },
    });`,
  'en.ts': "export const words = { title: 'Counting', more: 'one more' };",
  'ko.ts': "export const words = { title: '세기', more: '하나 더' };",
};

test('a figure is one folder: found by its name, its words alone in each language, its state read, checked, changed and written', async () => {
  const home = mkdtempSync(join(tmpdir(), 'figure-'));
  try {
    mkdirSync(join(home, 'counting'));
    for (const [name, text] of Object.entries(FOLDER)) writeFileSync(join(home, 'counting', name), text);
    copyFileSync(new URL('figures/index.ts', www), join(home, 'index.ts'));
    const { figureNames, loadFigure: load, loadWords: loadTheirs } = (await import(pathToFileURL(join(home, 'index.ts')).href)) as typeof import('../../www/figures/index.ts');
    assert.deepEqual(figureNames, ['counting']);
    const [counting, words] = [await load('counting'), await loadTheirs('counting', 'ko')];
    assert.equal(words.title, '세기');
    await assert.rejects(load('nothing'), /nothing/);
    const controller = createController(counting.fields, defaults(counting.fields), () => view.update(controller.state));
    const context: Context<AnyState> = {
      ...surroundings, strings: en, words, lang: 'ko', set: controller.set,
      get state() {
        return controller.state;
      },
    };
    const view = counting.create(context);
    view.update(controller.state);
    assert.equal(view.node.querySelector('output')?.textContent, '2');
    assert.deepEqual(controller.read('n=7'), []);
    const button = view.node.querySelector('button') as HTMLButtonElement;
    assert.equal(button.textContent, '하나 더');
    button.click();
    assert.equal(view.node.querySelector('output')?.textContent, '8');
    assert.equal(controller.text, 'n=8');
  } finally {
    rmSync(home, { recursive: true });
  }
});
