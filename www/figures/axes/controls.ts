// The controls of the axes: what is asked, which cells share, the tensor, one channel's scale and shift.
import { h, setAttribute, setText } from '../../dom.ts';
import { wordButton } from '../../elements/button.ts';
import { createMenu, createSegments } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import type { Context } from '../../figure.ts';
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { createOwn } from '../kit/own.ts';
import { displayGroup, group, optionsOf, quantitySlider, together } from '../kit/pieces.ts';
import type { WalkPart } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import { perFeature } from '../walk/batch.ts';
import { fields, MOST_CELLS, STARTS, type State } from './fields.ts';
import { labels } from './labels.ts';
import { channelOf, type Laid } from './planes.ts';
import { groupsOf, sizesOf } from './tensor.ts';

export function createControls(context: Context<State>, laid: () => Laid): WalkPart<State> {
  return together(questionGroup(context), normGroup(context), tensorGroup(context), layerGroup(context, laid), displayGroup(context, { letters: true }));
}

/** What the figure is about; everything else follows from it. */
function questionGroup(context: Context<State>): WalkPart<State> {
  const words = labels[context.lang];
  const order = createSegments<State['order']>(words.question, (value) => context.set({ order: value, step: STARTS[value], cell: '' }));
  return {
    node: h('div', { class: 'group whole' }, order.node),
    update: ({ state }) => order.update({ value: state.order, options: optionsOf(words.questions) }),
  };
}

function normGroup(context: Context<State>): WalkPart<State> {
  const { set, strings } = context;
  const words = labels[context.lang];
  const kit = kitWords[context.lang];
  const norm = createSegments<State['norm']>(words.kind, (value) => set({ norm: value, cell: '' }));
  const groups = createSlider({ label: words.groups, field: fields.groups, strings: strings.slider, change: (value) => set({ groups: value, cell: '' }) });
  const input = createMenu<State['input']>(words.input, (value) => set({ input: value, cell: '' }));
  const size = createSlider({ label: kit.size, field: integer(64, { min: 2, max: 256 }), strings: strings.slider, change: (value) => set({ size: value, cell: '' }) });
  const draw = wordButton('reset', kit.draw, () => set({ seed: (context.state.seed + 1) % 2 ** 32 }, 'seed'));
  const title = h('p', { class: 'group-title' });
  return {
    node: h('div', { class: 'group' }, title, norm.node, groups.node, input.node, size.node, h('div', { class: 'row' }, draw)),
    update({ state }) {
      const plain = state.order === 'none';
      const { channels } = sizesOf(state);
      setText(title, plain ? words.norm : kit.numbers);
      norm.update({ value: state.norm, options: optionsOf(words.norms) });
      groups.update({ value: groupsOf(state, channels) });
      input.update({ value: state.input, options: optionsOf(words.inputs) });
      size.update({ value: state.size });
      setAttribute(norm.node, 'hidden', !plain);
      setAttribute(groups.node, 'hidden', !plain || state.norm !== 'group');
      setAttribute(input.node, 'hidden', plain);
      setAttribute(size.node, 'hidden', plain || state.input === 'tensor');
      setAttribute(draw, 'hidden', plain || state.input === 'tensor');
    },
  };
}

function tensorGroup(context: Context<State>): WalkPart<State> {
  const { set, strings } = context;
  const words = labels[context.lang];
  const layout = createSegments<State['layout']>(words.layout, (value) => {
    const kind = (value === 'dense') !== (context.state.layout === 'dense');
    set({ layout: value, ...(kind ? { samples: fields.samples.initial, channels: fields.channels.initial, values: [] } : {}), cell: '' });
  });
  const sliders = (['samples', 'channels', 'height', 'width'] as const).map((key) => ({
    key,
    slider: createSlider({ label: words[key], field: fields[key], strings: strings.slider,
      change: (value) => set({ ...sizesOf(context.state), [key]: value, values: [], cell: '' }, key) }),
  }));
  // A table of the reader's: rows are samples, columns are channels of a dense layer.
  const own = createOwn(context, ({ names, values }) => {
    const channels = Math.min(names.length, fields.channels.max);
    const samples = Math.min(values.length / names.length, fields.samples.max, Math.floor(MOST_CELLS / channels));
    const kept = Array.from({ length: samples * channels }, (_, at) => values[Math.floor(at / channels) * names.length + (at % channels)] ?? 0);
    set({ layout: 'dense', samples, channels, values: kept, cell: '' }, 'own');
  });
  own.firstElementChild?.after(h('p', { class: 'hint' }, fillIn(words.first, { samples: fields.samples.max, channels: fields.channels.max })));
  const node = group(words.tensor, layout.node, sliders.map(({ slider }) => slider.node), own);
  return {
    node,
    update({ state }) {
      setAttribute(node, 'hidden', state.order !== 'none' && state.input !== 'tensor');
      const sizes = sizesOf(state);
      layout.update({ value: state.layout, options: optionsOf(words.layouts) });
      for (const { key, slider } of sliders) {
        slider.update({ value: sizes[key] });
        setAttribute(slider.node, 'hidden', state.layout === 'dense' && (key === 'height' || key === 'width'));
      }
    },
  };
}

function layerGroup(context: Context<State>, laid: () => Laid): WalkPart<State> {
  const words = labels[context.lang];
  const kit = kitWords[context.lang];
  let at = 0;
  const list = (state: State, key: 'gamma' | 'beta') => perFeature(state[key], laid().tensor.channels, key === 'gamma' ? 1 : 0);
  const slider = (key: 'gamma' | 'beta', reach: number) => quantitySlider<State>(context, {
    quantity: key, label: kit[key], field: number(0, { min: -reach, max: reach, step: 0.05 }), typed: { min: -1e9, max: 1e9 },
    value: (state) => list(state, key)[at] ?? 0,
    change: (value) => context.set({ [key]: list(context.state, key).with(at, value) }, `${key} ${at}`),
  });
  const parts = [slider('gamma', 3), slider('beta', 3), quantitySlider<State>(context, {
    quantity: 'epsilon', label: kit.epsilon, field: fields.epsilon, value: (state) => state.epsilon, change: (value) => context.set({ epsilon: value }, 'epsilon'),
  })];
  const title = h('p', { class: 'group-title' });
  return {
    node: h('div', { class: 'group', role: 'group', 'aria-label': kit.layer }, title, parts.map(({ node }) => node)),
    update(scene) {
      at = scene.state.order === 'none' ? channelOf(scene, laid()) : Math.min(scene.active?.col ?? 0, laid().tensor.channels - 1);
      setText(title, scene.state.order !== 'none' && scene.state.input !== 'tensor' ? kit.layer : fillIn(words.chosen, { c: at + 1 }));
      parts.forEach((part) => part.update(scene));
    },
  };
}
