// What the folded layer adds to its walk: the two paths, and the controls.
import { h } from '../../dom.ts';
import { iconButton } from '../../elements/button.ts';
import { createSegments } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import type { Source } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { number } from '../../state.ts';
import { createOwn } from '../kit/own.ts';
import { createPaths, type Path, textAt } from '../kit/paths.ts';
import { displayGroup, group, optionsOf, quantitySlider, together } from '../kit/pieces.ts';
import { ANY, type Editable, NOT_NEGATIVE, SHARE } from '../kit/typing.ts';
import type { WalkPart, WalkScene } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import { keep } from '../walk/data.ts';
import { fields, type State } from './fields.ts';
import { dataOf, layerOf } from './layer.ts';
import { createLines } from './lines.ts';
import { labels } from './words.ts';

/** Which list a typed number belongs to. */
const LISTS = {
  layer_weight: 'weight', next_weight: 'weight', layer_bias: 'bias', next_bias: 'bias',
  running_mean: 'mean', running_variance: 'variance', gamma: 'gamma', beta: 'beta',
} as const;

export const EDITABLE: Editable = { ...Object.fromEntries(Object.keys(LISTS).map((quantity) => [quantity, ANY])), running_variance: NOT_NEGATIVE, epsilon: SHARE, u: null };

/** Takes a typed number. */
export function edit(context: Context<State>, { quantity, row, col }: Source, value: number): void {
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

export function createPathsOf(context: Context<State>, stepTo: (step: string) => void): WalkPart<State> {
  const words = labels[context.lang];
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
  const lines = createLines(context);
  return {
    node: h('div', { class: 'pictures' }, paths.node, lines.node),
    update(scene) {
      paths.update(scene);
      lines.update(scene);
    },
    resize: lines.resize,
  };
}

export function createControls(context: Context<State>): WalkPart<State> {
  return together(layerGroup(context), storedGroup(context), displayGroup(context, { letters: true }));
}

function layerGroup(context: Context<State>): WalkPart<State> {
  const { set, strings } = context;
  const words = labels[context.lang];
  const kit = kitWords[context.lang];
  const where = createSegments<State['where']>(words.where, (value) => set({ where: value, step: value === 'before' ? 'folded_y' : 'misfolded', cell: '' }));
  const layer = createSegments<State['layer']>(words.layer, (value) => set({ layer: value, weight: [], cell: '' }));
  const outputs = createSlider({ label: words.outputs, field: fields.outputs, strings: strings.slider, change: (value) => set({ outputs: value, weight: [], cell: '' }) });
  const reshape = (more: number) => {
    const { names, values } = dataOf(context.state);
    const width = names.length;
    const last = values.slice(-width);
    const next = more > 0 ? Float64Array.from([...values, ...last]) : values.slice(0, -width);
    if (next.length > 0) set({ data: keep({ names, values: next }), cell: '' }, 'numbers');
  };
  const own = createOwn(context, ({ names, values }) => set({ data: keep({ names, values }), weight: [], cell: '' }, 'own'));
  return {
    node: group(kit.layer, where.node, layer.node, outputs.node,
      h('div', { class: 'row pair' }, h('span', { class: 'label' }, kit.size), iconButton('minus', kit.fewer, () => reshape(-1)), iconButton('plus', kit.more, () => reshape(1))), own),
    update({ state }) {
      where.update({ value: state.where, options: optionsOf(words.wheres) });
      layer.update({ value: state.layer, options: optionsOf(words.layers) });
      outputs.update({ value: state.outputs });
    },
  };
}

function storedGroup(context: Context<State>): WalkPart<State> {
  const words = labels[context.lang];
  const kit = kitWords[context.lang];
  const slider = (quantity: string, key: 'mean' | 'variance' | 'gamma' | 'beta', label: string, min: number, max: number, least = ANY.min) =>
    quantitySlider(context, {
      quantity, label, field: number(0, { min, max, step: 0.1 }), typed: { min: least, max: ANY.max },
      value: (state) => layerOf(state)[key][0] ?? 0,
      change: (value) => context.set({ [key]: layerOf(context.state)[key].with(0, value) }, key),
    });
  const epsilon = quantitySlider(context, { quantity: 'epsilon', label: kit.epsilon, field: fields.epsilon, value: (state) => state.epsilon, change: (value) => context.set({ epsilon: value }, 'epsilon') });
  const sliders = [
    slider('running_mean', 'mean', words.mean, -10, 10), slider('running_variance', 'variance', words.variance, 0, 25, 0), epsilon,
    slider('gamma', 'gamma', kit.gamma, -3, 3), slider('beta', 'beta', kit.beta, -6, 6),
  ];
  return { node: group(words.feature, sliders.map((one) => one.node)), update: (scene) => sliders.forEach((one) => one.update(scene)) };
}
