// The layer before batch normalization, its weights multiplied and its bias moved: the output stays, the gradient is divided.
import type { Source } from '../../engine.ts';
import { type Context, defineFigure } from '../../figure.ts';
import { ownControl } from '../kit/batch-controls.ts';
import { ANY, type Editable, type Limits } from '../kit/typing.ts';
import { walkView } from '../kit/walk.ts';
import { fields, type State, TABS } from './fields.ts';
import { createWays } from './parts.ts';
import { perFeature } from '../kit/batches.ts';
import { keep, type Numbers, recall } from '../kit/data.ts';
import type { Words } from './en.ts';

/** Two inputs that the weights 1 and 2 turn into the first feature of the hand batch. */
const FIRST: Numbers = { names: ['p', 'q'], values: Float64Array.of(0, 1, 2, 1, 1, 2, 4, 1, 2, 3) };

const dataOf = ({ data }: State): Numbers => recall(data) ?? FIRST;

/** One per sample; what is missing is 0. */
const upstreamOf = ({ upstream }: State, rows: number) => Array.from({ length: rows }, (_, row) => upstream[row] ?? 0);

function walkOf(state: State) {
  const { names, values } = dataOf(state);
  const { factor, offset, epsilon, gamma, beta, bias } = state;
  return {
    request: { scale: {
      inputs: [...names], names: [''], weight: perFeature(state.weight, names.length, 1), bias: [bias], factor, offset,
      gamma: [gamma], beta: [beta], epsilon, divisor: 'n' as const, dy: upstreamOf(state, values.length / names.length),
    } },
    x: values,
  };
}

const SINGLE = { layer_bias: 'bias', factor: 'factor', offset: 'offset', gamma: 'gamma', beta: 'beta', epsilon: 'epsilon' } as const;

const limitsOf = (key: 'factor' | 'offset' | 'gamma' | 'beta' | 'epsilon' | 'bias'): Limits => ({ min: fields[key].min, max: fields[key].max });
const EDITABLE: Editable = { u: null, layer_weight: ANY, dy: ANY, ...Object.fromEntries(Object.entries(SINGLE).map(([quantity, key]) => [quantity, limitsOf(key)])) };

/** Takes a typed number. */
function edit(context: Context<State, Words>, { quantity, row, col }: Source, value: number): void {
  const { state } = context;
  const { names, values } = dataOf(state);
  const single = SINGLE[quantity as keyof typeof SINGLE];
  if (single) context.set({ [single]: value }, single);
  else if (quantity === 'layer_weight') context.set({ weight: perFeature(state.weight, names.length, 1).with(row, value) }, 'weight');
  else if (quantity === 'dy') context.set({ upstream: upstreamOf(state, values.length / names.length).with(row, value) }, 'upstream');
  else context.set({ data: keep({ names, values: values.with(row * names.length + col, value) }) }, 'numbers');
}

/** Beside a step's own operands: what it is to be compared with. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { scaled_y: ['y'], scaled_x: ['x'], scaled_mean: ['mean'], scaled_root: ['root'], scaled_dweight: ['dweight'] };

export const figure = defineFigure({
  fields, card: 'scaled_y',
  explain: (_, state) => walkOf(state),
  create: (context: Context<State, Words>) => walkView(context, {
    fields, first: 'u', head: 16, otherwise: () => 'scaled_y',
    editable: () => EDITABLE, edit: (ref, value) => edit(context, ref, value),
    source: walkOf,
    tabs: () => TABS,
    reads: (step, reads) => (step === 'u' ? ['layer_weight', 'layer_bias', 'factor', 'offset', 'gamma', 'beta', 'epsilon', 'dy'] : [...reads, ...(BESIDE[step] ?? [])]),
    parts: ({ stepTo }) => createWays(context, stepTo),
    controls: () => ({
      beside: [{ field: 'factor', quantity: 'factor' }, { field: 'offset', quantity: 'offset' }],
      settings: [
        { title: 'layer', controls: [{ field: 'gamma', quantity: 'gamma' }, { field: 'beta', quantity: 'beta' }, { field: 'epsilon', quantity: 'epsilon' }] },
        { title: 'numbers', controls: [ownControl(context, ['data'], ({ names, values }) => context.set({ data: keep({ names, values }), weight: names.map((_, at) => at + 1), cell: '' }, 'own'))] },
      ],
    }),
  }),
});
