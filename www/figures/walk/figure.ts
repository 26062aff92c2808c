// The walk: batch normalization forward, in training and in inference, number by number.
import { type Context, defineFigure } from '../../figure.ts';
import { ANY, type Editable, NOT_NEGATIVE, SHARE } from '../kit/typing.ts';
import { walkView } from '../kit/walk.ts';
import { fetchPenguins, makeBatch, walkOf } from './batch.ts';
import { controlsOf } from './controls.ts';
import type { Numbers } from '../kit/data.ts';
import { createEdits } from './edits.ts';
import { fields, type State } from './fields.ts';
import { createPictures } from './pictures.ts';
import type { Words } from './en.ts';
import { createSlide } from './slide.ts';

const EDITABLE: Editable = { x: null, gamma: ANY, beta: ANY, epsilon: SHARE, running_mean: ANY, running_variance: NOT_NEGATIVE };

export const figure = defineFigure({
  fields, card: 'x_hat',
  explain: (engine, state) => walkOf(engine, state, makeBatch(engine, state) ?? engine.batch('hand')),
  create(context: Context<State, Words>) {
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
      fields, first: 'x', editable: () => EDITABLE, edit: edits.type,
      source: (state) => walkOf(engine, state, choose(state)),
      sentence: ({ mode, slip, step }) => (mode === 'inference' ? `inference.${step}` : slip === 'none' ? step : `${slip}.${step}`),
      notes: ({ mode, slip, source }) => [
        ...(source === 'own' && batch === hand ? [context.strings.notes.data] : []),
        ...(mode === 'training' && slip !== 'none' ? [context.words.labels.slips[slip]] : []),
      ],
      parts(tools) {
        const { line, picture, pause } = createSlide(context, tools, edits, (state) => walkOf(engine, state, choose(state)));
        return { line, lead: picture, pause, pictures: createPictures(context, tools.pointRow) };
      },
      controls: () => controlsOf(context, edits),
    });
  },
});
