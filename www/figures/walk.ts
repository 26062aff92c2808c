// The walk: batch normalization forward, in training and in inference, number by number.
import { type Context, defineFigure } from '../figure.ts';
import { ANY, type Editable, NOT_NEGATIVE, SHARE } from './kit/typing.ts';
import { walkView } from './kit/walk.ts';
import { fetchPenguins, makeBatch, walkOf } from './walk/batch.ts';
import { controlWords } from './walk/control-words.ts';
import { controlsOf } from './walk/controls.ts';
import type { Numbers } from './walk/data.ts';
import { createEdits } from './walk/edits.ts';
import { fields, type State } from './walk/fields.ts';
import { createPictures } from './walk/pictures.ts';
import { slipNotes, words } from './walk/words.ts';

const EDITABLE: Editable = { x: null, gamma: ANY, beta: ANY, epsilon: SHARE, running_mean: ANY, running_variance: NOT_NEGATIVE };

export const figure = defineFigure({
  fields,
  explain: (engine, state) => walkOf(engine, state, makeBatch(engine, state) ?? engine.batch('hand')),
  create(context: Context<State>) {
    const { engine } = context;
    const hand: Numbers = engine.batch('hand');
    let batch = hand;
    let asked = '';
    const choose = (state: State) => {
      const key = JSON.stringify([state.source, state.size, state.width, state.seed, state.data]);
      const made = key === asked ? batch : makeBatch(engine, state);
      asked = made ? key : '';
      if (!made && state.source === 'penguins') void fetchPenguins().then(context.refresh);
      batch = made ?? hand;
      return batch;
    };
    const edits = createEdits(context, () => batch);
    return walkView(context, {
      fields, words: { en: { ...words.en, ...controlWords.en }, ko: { ...words.ko, ...controlWords.ko } }, first: 'x', editable: () => EDITABLE, edit: edits.type,
      source: (state) => walkOf(engine, state, choose(state)),
      sentence: ({ mode, slip, step }) => (mode === 'inference' ? `inference.${step}` : slip === 'none' ? step : `${slip}.${step}`),
      notes: ({ mode, slip, source }) => [
        ...(source === 'own' && batch === hand ? [context.strings.notes.data] : []),
        ...(mode === 'training' && slip !== 'none' ? [slipNotes[context.lang][slip]] : []),
      ],
      parts: ({ pointRow }) => ({ pictures: createPictures(context, pointRow) }),
      controls: () => controlsOf(context, edits),
    });
  },
});
