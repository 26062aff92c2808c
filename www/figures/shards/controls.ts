// The controls of the batch on several devices: how its samples are dealt out, and where they come from.
import { fill, h, setAttribute } from '../../dom.ts';
import { iconButton } from '../../elements/button.ts';
import { createSlider } from '../../elements/slider.ts';
import type { Context } from '../../figure.ts';
import { integer } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { batchControls } from '../kit/batch-controls.ts';
import { rowsOf } from '../kit/batches.ts';
import { type Controls, type OwnControl, still } from '../kit/controls.ts';
import type { WalkPart, WalkScene } from '../kit/walk.ts';
import { keep, type Numbers } from '../kit/data.ts';
import { evenly, fields, fitSizes, MOST_DEVICES, moveOne, type State } from './fields.ts';
import type { Words } from './en.ts';

type Own = OwnControl<State, WalkScene<State>>;

export function controlsOf(context: Context<State, Words>, batch: () => Numbers): Controls<State, WalkScene<State>> {
  const devices = () => sizesNow(context.state, batch()).length;
  return {
    beside: [devicesControl(context, batch), samplesControl(context, batch)],
    settings: [{
      title: 'numbers',
      controls: batchControls(context, {
        rows: integer(16, { min: 2, max: 64 }), blocks: true, hint: context.words.labels.blocks,
        anew: (rows) => ({ sizes: context.state.source === 'hand' && rows === 5 ? fields.sizes.initial : evenly(rows, devices()), cell: '' }),
        take: (taken) => ({ data: keep(taken), sizes: taken.sizes.length > 1 && taken.sizes.length <= MOST_DEVICES ? taken.sizes : evenly(rowsOf(taken), devices()), cell: '' }),
      }),
    }],
  };
}

/** The sizes that the walk uses. */
export const sizesNow = (state: State, batch: Numbers): number[] => fitSizes(state.sizes, rowsOf(batch));

function devicesControl(context: Context<State, Words>, batch: () => Numbers): Own {
  const words = context.words.labels;
  return {
    fields: ['sizes'],
    make() {
      const devices = createSlider({ label: words.devices, field: integer(2, { min: 1, max: MOST_DEVICES }), strings: context.strings.slider,
        change: (value) => context.set({ sizes: evenly(rowsOf(batch()), value), cell: '' }, 'devices') });
      return { node: devices.node, update: ({ state }) => devices.update({ value: sizesNow(state, batch()).length }) };
    },
  };
}

/** The samples of each device, and a button that gives one away. */
function samplesControl(context: Context<State, Words>, batch: () => Numbers): Own {
  const words = context.words.labels;
  const move = (device: number) => context.set({ sizes: moveOne(sizesNow(context.state, batch()), device) }, 'sizes');
  return {
    fields: ['sizes'],
    make() {
      const rows = Array.from({ length: MOST_DEVICES }, (_, device) => {
        const count = h('b', { class: 'count' });
        const away = iconButton('minus', fillIn(words.away, { k: device + 1 }), () => move(device));
        return { count, away, node: h('div', { class: 'row pair' }, h('span', { class: 'label' }, fillIn(words.device, { k: device + 1 })), count, away) };
      });
      return {
        node: h('div', { class: 'row', role: 'group', 'aria-label': words.sizes }, rows.map(({ node }) => node)),
        update({ state }) {
          const sizes = sizesNow(state, batch());
          rows.forEach(({ node, count, away }, device) => {
            setAttribute(node, 'hidden', device >= sizes.length);
            fill(count, sizes[device] ?? '');
            setAttribute(away, 'disabled', sizes.length < 2 || (sizes[device] ?? 0) < 2);
          });
        },
      };
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
export function createCalls({ words: { labels: words } }: Context<State, Words>): WalkPart<State> {
  const call = (parts: readonly string[]) => h('code', null, parts.flatMap((part) => [h('wbr'), part]));
  const calls = CALLS.map(([name, ...parts]) => [h('dt', null, name), h('dd', null, call(parts))]);
  return still(h('details', { class: 'fold' }, h('summary', null, words.frameworks), h('p', { class: 'hint' }, words.calls), h('dl', { class: 'calls' }, calls)));
}
