// The controls of the batch on several devices: where the samples come from, and how they are dealt out.
import { fill, h, setAttribute } from '../../dom.ts';
import { iconButton, wordButton } from '../../elements/button.ts';
import { createMenu } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import type { Context } from '../../figure.ts';
import { integer } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { rowsOf } from '../kit/batches.ts';
import { createOwn } from '../kit/own.ts';
import { displayGroup, group, optionsOf, together } from '../kit/pieces.ts';
import type { WalkPart } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import { keep, type Numbers } from '../walk/data.ts';
import { evenly, fields, fitSizes, MOST_DEVICES, moveOne, type State } from './fields.ts';
import { labels } from './words.ts';

export function createControls(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  return together(numbersGroup(context, batch), devicesGroup(context, batch), callsGroup(context), displayGroup(context, { letters: false }));
}

function numbersGroup(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  const { set, strings } = context;
  const words = kitWords[context.lang];
  const source = createMenu<State['source']>(words.source, (value) => {
    const rows = value === 'hand' ? 5 : context.state.size;
    set({ source: value, sizes: value === 'hand' ? fields.sizes.initial : evenly(rows, sizesNow(context.state, batch()).length), cell: '' });
  });
  const size = createSlider({ label: words.size, field: integer(16, { min: 2, max: 64 }), typed: fields.size, strings: strings.slider,
    change: (value) => set({ size: value, sizes: evenly(value, context.state.sizes.length) }, 'size') });
  const features = createSlider({ label: words.features, field: fields.features, strings: strings.slider, change: (value) => set({ features: value }) });
  const draw = wordButton('reset', words.draw, () => set({ seed: (context.state.seed + 1) % 2 ** 32 }, 'seed'));
  const random = h('div', { class: 'group' }, size.node, features.node, h('div', { class: 'row' }, draw));
  const own = createOwn(context, (taken) => {
    const sizes = taken.sizes.length > 1 && taken.sizes.length <= MOST_DEVICES ? taken.sizes : evenly(rowsOf(taken), context.state.sizes.length);
    set({ source: 'own', data: keep(taken), sizes, cell: '' }, 'own');
  }, { blocks: true });
  own.firstElementChild?.after(h('p', { class: 'hint' }, labels[context.lang].blocks));
  return {
    node: group(words.numbers, source.node, random, own),
    update({ state }) {
      const options = optionsOf({ hand: 'A', ...words.generated, ...(state.source === 'own' ? { own: words.ownName } : {}) } as Record<State['source'], string>);
      source.update({ value: state.source, options: options.map((option) => (option.value === 'hand' ? { ...option, label: '2, 4, 5, 6, 8' } : option)) });
      setAttribute(random, 'hidden', state.source === 'hand' || state.source === 'own');
      size.update({ value: state.size });
      features.update({ value: state.features });
    },
  };
}

/** The sizes that the walk uses. */
export const sizesNow = (state: State, batch: Numbers): number[] => fitSizes(state.sizes, rowsOf(batch));

function devicesGroup(context: Context<State>, batch: () => Numbers): WalkPart<State> {
  const { set, strings } = context;
  const words = labels[context.lang];
  const devices = createSlider({ label: words.devices, field: integer(2, { min: 1, max: MOST_DEVICES }), strings: strings.slider,
    change: (value) => set({ sizes: evenly(rowsOf(batch()), value), cell: '' }, 'devices') });
  const move = (device: number) => set({ sizes: moveOne(sizesNow(context.state, batch()), device) }, 'sizes');
  const rows = Array.from({ length: MOST_DEVICES }, (_, device) => {
    const count = h('b', { class: 'count' });
    const away = iconButton('minus', fillIn(words.away, { k: device + 1 }), () => move(device));
    return { count, away, node: h('div', { class: 'row pair' }, h('span', { class: 'label' }, fillIn(words.device, { k: device + 1 })), count, away) };
  });
  return {
    node: group(words.sizes, devices.node, h('div', { class: 'row' }, rows.map(({ node }) => node))),
    update({ state }) {
      const sizes = sizesNow(state, batch());
      devices.update({ value: sizes.length });
      rows.forEach(({ node, count, away }, device) => {
        setAttribute(node, 'hidden', device >= sizes.length);
        fill(count, sizes[device] ?? '');
        setAttribute(away, 'disabled', sizes.length < 2 || (sizes[device] ?? 0) < 2);
      });
    },
  };
}

/** The names of the calls are the same in every language. */
const CALLS = [
  ['PyTorch', 'torch.nn.', 'SyncBatchNorm.', 'convert_sync_batchnorm', '(model)'],
  ['Keras', 'keras.layers.', 'BatchNormalization', '(synchronized=True)'],
  ['JAX (Flax)', 'flax.linen.', 'BatchNorm', '(axis_name=…)'],
] as const;

/** What does the same in a framework; a call may break between its parts. */
function callsGroup({ lang }: Context<State>): WalkPart<State> {
  const words = labels[lang];
  const call = (parts: readonly string[]) => h('code', null, parts.flatMap((part) => [h('wbr'), part]));
  return {
    node: group(words.frameworks, h('p', { class: 'hint' }, words.calls), h('dl', { class: 'calls' }, CALLS.map(([name, ...parts]) => [h('dt', null, name), h('dd', null, call(parts))]))),
    update: () => undefined,
  };
}
