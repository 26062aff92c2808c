// The backward pass: from the gradient of the output to that of the input, the scale and the shift.
import type { Source } from '../../engine.ts';
import { type Context, defineFigure } from '../../figure.ts';
import { controlsOf } from './controls.ts';
import { fields, spread, type State, TABS } from './fields.ts';
import { createPictures } from './pictures.ts';
import { batchOf, handColumn, rowsOf } from '../kit/batches.ts';
import { ANY, type Editable, SHARE } from '../kit/typing.ts';
import { walkView } from '../kit/walk.ts';
import { perFeature } from '../kit/batches.ts';
import { keep, type Numbers } from '../kit/data.ts';
import type { Words } from './en.ts';

function walkOf(state: State, batch: Numbers) {
  const { names } = batch;
  const shared = { names: [...names], gamma: perFeature(state.gamma, names.length, 1), beta: perFeature(state.beta, names.length, 0) };
  const { gradient, epsilon, divisor, constants } = state;
  const values = spread(gradient === 'given' ? state.upstream : state.target, rowsOf(batch), names.length);
  return { request: { backward: { ...shared, epsilon, divisor, upstream: gradient === 'given' ? 'typed' as const : gradient, values, row: 0, constants } }, x: batch.values };
}

const LAYER: Editable = { x: null, gamma: ANY, beta: ANY, epsilon: SHARE };

/** Takes a typed number. */
function edit(context: Context<State, Words>, batch: Numbers, { quantity, row, col }: Source, value: number): void {
  const { state } = context;
  const { names } = batch;
  const at = row * names.length + col;
  if (quantity === 'x') context.set({ source: 'own', data: keep({ names, values: batch.values.with(at, value) }) }, 'numbers');
  else if (quantity === 'dy') context.set({ upstream: spread(state.upstream, rowsOf(batch), names.length).with(at, value) }, 'upstream');
  else if (quantity === 'target') context.set({ target: spread(state.target, rowsOf(batch), names.length).with(at, value) }, 'target');
  else if (quantity === 'gamma') context.set({ gamma: perFeature(state.gamma, names.length, 1).with(col, value) }, 'gamma');
  else if (quantity === 'beta') context.set({ beta: perFeature(state.beta, names.length, 0).with(col, value) }, 'beta');
  else context.set({ epsilon: value }, 'epsilon');
}

export const figure = defineFigure({
  fields, card: 'dx',
  explain: (engine, state) => walkOf(state, batchOf(engine, state) ?? handColumn(engine)),
  create(context: Context<State, Words>) {
    const { engine } = context;
    let batch: Numbers = handColumn(engine);
    let asked = '';
    let lost = false;
    const choose = (state: State) => {
      const key = [state.source, state.size, state.features, state.seed, state.data].join();
      if (key === asked) return batch;
      asked = key;
      const made = batchOf(engine, state);
      lost = !made;
      batch = made ?? handColumn(engine);
      return batch;
    };
    const given = () => (context.state.gradient === 'given' ? ['dy'] : ['target']);
    return walkView(context, {
      fields, first: 'x', head: 16, otherwise: () => 'dx',
      editable: ({ gradient }) => ({ ...LAYER, [gradient === 'given' ? 'dy' : 'target']: ANY }),
      edit: (ref, value) => edit(context, batch, ref, value),
      source: (state) => walkOf(state, choose(state)),
      tabs: () => TABS,
      reads(step, reads) {
        if (step === 'x') return ['x_hat', 'y', ...given(), 'gamma', 'beta', 'epsilon'];
        return step === 'dx' ? ['dy', ...(context.state.constants ? ['dx_constants'] : []), ...reads] : reads;
      },
      notes: () => (lost ? [context.strings.notes.data] : []),
      parts: (tools) => createPictures(context, tools),
      controls: () => controlsOf(context, () => batch),
    });
  },
});
