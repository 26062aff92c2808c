// The controls of the backward pass: the batch, the arriving gradient, the layer, the wrong way beside the right one.
import { fill, h, setAttribute } from '../../dom.ts';
import { createCheckbox, createMenu } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import { wordButton } from '../../elements/button.ts';
import type { Context } from '../../figure.ts';
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { rowsOf } from '../kit/batches.ts';
import { createOwn } from '../kit/own.ts';
import { createDivisor, displayGroup, group, optionsOf, quantitySlider, together } from '../kit/pieces.ts';
import type { WalkPart } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import { perFeature } from '../walk/batch.ts';
import { keep, type Numbers } from '../walk/data.ts';
import { fields, MOST_ROWS, oneIn, spread, type State } from './fields.ts';
import { labels } from './labels.ts';
import { featureOf } from './pictures.ts';

const MOST_BUTTONS = 16;

export function createControls(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  return together(upstreamGroup(context, batch), layerGroup(context, batch), numbersGroup(context, batch), displayGroup(context, { letters: true }));
}

function upstreamGroup(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  const { set } = context;
  const words = labels[context.lang];
  const from = createMenu<State['gradient']>(words.from, (value) => {
    const { step } = context.state;
    set({ gradient: value, step: value === 'given' && (step === 'loss' || step === 'dy') ? 'x' : step, cell: '' });
  });
  const row = h('div', { class: 'row samples' });
  const send = h('div', { class: 'group', role: 'group', 'aria-label': words.send }, h('p', { class: 'label' }, words.send), row);
  const hint = h('p', { class: 'hint' });
  const constants = createCheckbox(words.constants, (value) => {
    const { step } = context.state;
    const own = step === 'dx_constants' || step === 'constants_sum' || step === 'difference';
    set({ constants: value, step: !value && own ? 'dx' : step }, 'constants');
  });
  let shown = 0;
  return {
    node: group(words.upstream, from.node, send, hint, constants.node),
    update({ state }) {
      const rows = rowsOf(batch());
      const count = Math.min(rows, MOST_BUTTONS);
      if (count !== shown) {
        shown = count;
        fill(row, Array.from({ length: count }, (_, sample) => h('button', {
          type: 'button', class: 'button square', 'aria-label': fillIn(words.sendInto, { k: sample + 1 }), title: fillIn(words.sendInto, { k: sample + 1 }),
          onclick: () => set({ gradient: 'given', upstream: oneIn(sample, rowsOf(batch())), cell: '' }, 'upstream'),
        }, sample + 1)));
      }
      const now = spread(state.upstream, rows, 1);
      const ones = now.filter((value) => value === 1).length === 1 && now.filter((value) => value === 0).length === rows - 1;
      [...row.children].forEach((button, sample) => setAttribute(button, 'aria-pressed', String(state.gradient === 'given' && ones && now[sample] === 1)));
      setAttribute(send, 'hidden', state.gradient !== 'given');
      fill(hint, state.gradient === 'given' ? words.typed : words.targets);
      from.update({ value: state.gradient, options: optionsOf(words.froms) });
      constants.update(state.constants);
    },
  };
}

function layerGroup(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  const kit = kitWords[context.lang];
  const ANY = { min: -1e9, max: 1e9 };
  let at = 0;
  const list = (state: State, key: 'gamma' | 'beta') => perFeature(state[key], batch().names.length, key === 'gamma' ? 1 : 0);
  const slider = (key: 'gamma' | 'beta', reach: number) => quantitySlider<State>(context, {
    quantity: key, label: kit[key], field: number(0, { min: -reach, max: reach, step: 0.05 }), typed: ANY,
    value: (state) => list(state, key)[at] ?? 0,
    change: (value) => context.set({ [key]: list(context.state, key).with(at, value) }, key),
  });
  const parts = [slider('gamma', 3), slider('beta', 3), quantitySlider<State>(context, {
    quantity: 'epsilon', label: kit.epsilon, field: fields.epsilon, value: (state) => state.epsilon, change: (value) => context.set({ epsilon: value }, 'epsilon'),
  })];
  const divisor = createDivisor(context, (value) => context.set({ divisor: value }));
  return {
    node: group(kit.layer, parts.map(({ node }) => node), divisor.node),
    update(scene) {
      at = featureOf(scene).col;
      parts.forEach((part) => part.update(scene));
      divisor.update({ value: scene.state.divisor, problem: scene.problem });
    },
  };
}

function numbersGroup(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  const { set, strings } = context;
  const words = kitWords[context.lang];
  // Gradients belong to the samples they were typed for.
  const anew = (rows: number) => ({ upstream: oneIn(0, rows), cell: '' });
  const source = createMenu<State['source']>(words.source, (value) => set({ source: value, ...anew(value === 'hand' ? 5 : context.state.size) }));
  const size = createSlider({ label: words.size, field: integer(16, { min: 2, max: MOST_ROWS }), strings: strings.slider, change: (value) => set({ size: value, ...anew(value) }, 'size') });
  const features = createSlider({ label: words.features, field: fields.features, strings: strings.slider, change: (value) => set({ features: value, ...anew(context.state.size) }) });
  const draw = wordButton('reset', words.draw, () => set({ seed: (context.state.seed + 1) % 2 ** 32 }, 'seed'));
  const random = h('div', { class: 'group' }, size.node, features.node, h('div', { class: 'row' }, draw));
  const own = createOwn(context, ({ names, values }) => set({ source: 'own', data: keep({ names, values }), ...anew(values.length / names.length) }, 'own'));
  return {
    node: group(words.numbers, source.node, random, own),
    update({ state }) {
      const all = { hand: batch().names.length === 1 && state.source === 'hand' ? [...batch().values].join(', ') : '2, 4, 5, 6, 8', ...words.generated, own: words.ownName };
      source.update({ value: state.source, options: optionsOf<State['source']>(all).filter(({ value }) => value !== 'own' || state.source === 'own') });
      setAttribute(random, 'hidden', state.source === 'hand' || state.source === 'own');
      size.update({ value: state.size });
      features.update({ value: state.features });
    },
  };
}
