// What the folded layer adds to its walk: the two paths, and the controls.
import type { Source } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { number } from '../../state.ts';
import { countControl, ownControl } from '../kit/batch-controls.ts';
import { type Controls, quantityControl } from '../kit/controls.ts';
import { foldOnPhones } from '../kit/part.ts';
import { createPaths, type Path, textAt } from '../kit/paths.ts';
import { ANY, type Editable, NOT_NEGATIVE, SHARE } from '../kit/typing.ts';
import type { WalkParts, WalkScene } from '../kit/walk.ts';
import { keep } from '../kit/data.ts';
import type { State } from './fields.ts';
import { dataOf, layerOf } from './layer.ts';
import { createLines } from './lines.ts';
import type { Words } from './en.ts';

/** Which list a typed number belongs to. */
const LISTS = {
  layer_weight: 'weight', next_weight: 'weight', layer_bias: 'bias', next_bias: 'bias',
  running_mean: 'mean', running_variance: 'variance', gamma: 'gamma', beta: 'beta',
} as const;

export const EDITABLE: Editable = { ...Object.fromEntries(Object.keys(LISTS).map((quantity) => [quantity, ANY])), running_variance: NOT_NEGATIVE, epsilon: SHARE, u: null };

/** Takes a typed number. */
export function edit(context: Context<State, Words>, { quantity, row, col }: Source, value: number): void {
  const { state } = context;
  const data = dataOf(state);
  const list = LISTS[quantity as keyof typeof LISTS];
  if (quantity === 'epsilon') context.set({ epsilon: value });
  else if (list) {
    const now = layerOf(state)[list];
    const columns = list === 'weight' ? state.outputs : now.length;
    context.set({ [list]: now.with(row * columns + col, value) }, list);
  } else context.set({ data: keep({ names: data.names, values: data.values.with(row * data.names.length + col, value) }) }, 'numbers');
}

export function createPathsOf(context: Context<State, Words>, stepTo: (step: string) => void): WalkParts<State> {
  const words = context.words.labels;
  const verdict = (scene: WalkScene<State>, one: string, other: string) => {
    const same = textAt(scene, one) === textAt(scene, other);
    return { wrong: !same, verdict: same ? words.same : words.differs };
  };
  const paths = createPaths<State>(stepTo, (scene): { title: string; paths: Path[] } => {
    // With several inputs there is no one number to begin with.
    const start = scene.state.where === 'before' && scene.state.layer === 'dense' && scene.session.table('u').columns === 1 ? ['u', '→'] : [];
    return { title: words.ways, paths: scene.state.where === 'before'
      ? [
          { label: words.long, stops: [...start, 'x', '→', 'x_hat', '→', 'y'] },
          { label: words.short, stops: [...start, 'folded_y'], ...verdict(scene, 'folded_y', 'y') },
        ]
      : [
          { label: words.order, stops: ['x', '→', 'activated', '→', 'x_hat', '→', 'y'] },
          { label: words.back, stops: ['x', '→', 'misfolded'], ...verdict(scene, 'misfolded', 'y') },
          { label: words.next, stops: ['y', '→', 'next'] },
          { label: words.forward, stops: ['activated', '→', 'folded_next'], ...verdict(scene, 'folded_next', 'next') },
        ] };
  });
  return { pictures: createLines(context), side: foldOnPhones(context, words.ways, paths) };
}

/** The layer and where BN stands are the figure's question; what was stored decides its numbers. */
export function controlsOf(context: Context<State, Words>): Controls<State, WalkScene<State>> {
  const { set } = context;
  const words = context.words.labels;
  const kit = context.strings.walk;
  const stored = (quantity: string, key: 'mean' | 'variance' | 'gamma' | 'beta', label: string, min: number, max: number, least = ANY.min) => quantityControl<State, WalkScene<State>>(context, {
    fields: [key], quantity, label, field: number(0, { min, max, step: 0.1 }), typed: { min: least, max: ANY.max },
    value: ({ state }) => layerOf(state)[key][0] ?? 0,
    change: (value) => set({ [key]: layerOf(context.state)[key].with(0, value) }, key),
  });
  const reshape = (more: boolean) => {
    const { names, values } = dataOf(context.state);
    const next = more ? Float64Array.from([...values, ...values.slice(-names.length)]) : values.slice(0, -names.length);
    if (next.length > 0) set({ data: keep({ names, values: next }), cell: '' }, 'numbers');
  };
  return {
    beside: [
      { field: 'where', also: (value: State['where']) => ({ step: value === 'before' ? 'folded_y' : 'misfolded', cell: '' }) },
      stored('gamma', 'gamma', kit.fields.gamma ?? '', -3, 3), stored('running_variance', 'variance', words.variance, 0, 25, 0),
    ],
    settings: [
      { title: 'layer', controls: [
        { field: 'layer', also: () => ({ weight: [], cell: '' }) }, { field: 'outputs', also: () => ({ weight: [], cell: '' }) },
      ] },
      { title: 'stored', controls: [stored('running_mean', 'mean', words.mean, -10, 10), { field: 'epsilon', quantity: 'epsilon' }, stored('beta', 'beta', kit.fields.beta ?? '', -6, 6)] },
      { title: 'numbers', controls: [
        countControl(['data'], kit.fields.size ?? '', kit, reshape),
        ownControl(context, ['data'], ({ names, values }) => set({ data: keep({ names, values }), weight: [], cell: '' }, 'own')),
      ] },
    ],
  };
}
