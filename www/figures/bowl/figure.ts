// The bowl of two weights: the curvature that two features give the loss, and what gradient descent makes of it.
import type { Engine, Source } from '../../engine.ts';
import { type Context, defineFigure } from '../../figure.ts';
import { fields, type State } from './fields.ts';
import { createPictures } from './parts.ts';
import { walkView } from '../kit/walk.ts';
import { keep, type Numbers, recall } from '../kit/data.ts';
import type { Words } from './en.ts';

/** Two features make a bowl that can be drawn. */
const FEATURES = 2;

/** Features A and B of the hand batch, or a reader's own first two. */
function dataOf(engine: Engine, { data }: State): Numbers {
  const own = recall(data);
  const { names, values } = own && own.names.length >= FEATURES ? own : engine.batch('hand');
  if (names.length === FEATURES) return { names, values };
  return { names: names.slice(0, FEATURES), values: values.filter((_, at) => at % names.length < FEATURES) };
}

function walkOf(engine: Engine, state: State) {
  const { names, values } = dataOf(engine, state);
  return { request: { bowl: { names: [...names], inputs: state.inputs, rate: state.rate, steps: state.steps } }, x: values };
}

/** Takes a typed number. */
function edit(context: Context<State, Words>, { quantity, row, col }: Source, value: number): void {
  if (quantity === 'rate') return context.set({ rate: value }, 'rate');
  const { names, values } = dataOf(context.engine, context.state);
  context.set({ data: keep({ names, values: values.with(row * FEATURES + col, value) }) }, 'numbers');
}

/** The way to the standard deviation has a figure of its own. */
const BEHIND: ReadonlySet<string> = new Set(['mean', 'square', 'variance', 'root']);

export const figure = defineFigure({
  fields,
  explain: walkOf,
  create: (context: Context<State, Words>) => walkView(context, {
    fields, first: 'x', letters: false, head: 16, otherwise: () => 'curvature',
    editable: () => ({ x: null, rate: { min: fields.rate.min, max: fields.rate.max } }), edit: (ref, value) => edit(context, ref, value),
    source: (state) => walkOf(context.engine, state),
    tabs: ({ inputs }, ids) => ids.filter((id) => !BEHIND.has(id) && !(inputs === 'normalized' && id === 'deviation')),
    sentence: ({ inputs, step }) => (step === 'curvature' ? `curvature.${inputs}` : step),
    parts: ({ stepTo }) => createPictures(context, stepTo),
    controls: () => ({ beside: ['inputs', { field: 'rate', quantity: 'rate' }, 'steps'], settings: [] }),
  }),
});
