// The controls of the axes: which cells share, the tensor, one channel's scale and shift, both orders of BN and ReLU.
import type { Context } from '../../figure.ts';
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { drawControl, ownControl } from '../kit/batch-controls.ts';
import { type Controls, type FieldControl, type Name, quantityControl } from '../kit/controls.ts';
import { ANY } from '../kit/typing.ts';
import type { WalkScene } from '../kit/walk.ts';
import { perFeature } from '../kit/batches.ts';
import { fields, MOST_CELLS, STARTS, type State } from './fields.ts';
import { channelOf, type Laid } from './planes.ts';
import { groupsOf, sizesOf } from './tensor.ts';
import type { Words } from './en.ts';

const isPlain = ({ order }: State) => order === 'none';
const isRandom = ({ order, input }: State) => order !== 'none' && input !== 'tensor';
/** Another choice shows other cells: the chosen one is let go. */
const released = () => ({ cell: '' });

export function controlsOf(context: Context<State, Words>, laid: () => Laid): Controls<State, WalkScene<State>> {
  const { set } = context;
  const kit = context.strings.walk;
  const sized = (field: 'samples' | 'channels' | 'height' | 'width'): FieldControl<State> => ({
    field, read: (state) => sizesOf(state)[field], also: (value: number, state) => ({ ...sizesOf(state), [field]: value, values: [], cell: '' }),
    when: (state) => !isRandom(state) && (state.layout !== 'dense' || field === 'samples' || field === 'channels'),
  });
  let at = 0;
  const list = (state: State, key: 'gamma' | 'beta') => perFeature(state[key], laid().tensor.channels, key === 'gamma' ? 1 : 0);
  const slider = (key: 'gamma' | 'beta') => quantityControl<State, WalkScene<State>>(context, {
    fields: [key as Name<State>], quantity: key, label: kit.fields[key] ?? '', field: number(0, { min: -3, max: 3, step: 0.05 }), typed: ANY,
    value(scene) {
      at = isPlain(scene.state) ? channelOf(scene, laid()) : Math.min(scene.active?.col ?? 0, laid().tensor.channels - 1);
      return list(scene.state, key)[at] ?? 0;
    },
    change: (value) => set({ [key]: list(context.state, key).with(at, value) }, `${key} ${at}`),
  });
  return {
    beside: [
      { field: 'norm', when: isPlain, also: released },
      { field: 'groups', when: (state) => isPlain(state) && state.norm === 'group', read: (state) => groupsOf(state, sizesOf(state).channels), also: released },
      { field: 'input', when: (state) => !isPlain(state), also: released },
      { field: 'order', also: (value: State['order']) => ({ step: STARTS[value], cell: '' }) },
    ],
    settings: [
      { title: 'tensor', controls: [
        // A dense layer has other sizes than one with positions.
        { field: 'layout', when: (state) => !isRandom(state), also: (value: State['layout'], { layout }) => ({
          ...((value === 'dense') === (layout === 'dense') ? {} : { samples: fields.samples.initial, channels: fields.channels.initial, values: [] }), cell: '',
        }) },
        sized('samples'), sized('channels'), sized('height'), sized('width'),
      ] },
      { title: 'layer', controls: [slider('gamma'), slider('beta'), { field: 'epsilon', quantity: 'epsilon' }] },
      { title: 'numbers', controls: [
        { field: 'size', when: isRandom, range: integer(64, { min: 2, max: 256 }), also: released }, drawControl(context, isRandom),
        // A table of the reader's: rows are samples, columns are channels of a dense layer.
        ownControl(context, ['values'], ({ names, values }) => {
          const channels = Math.min(names.length, fields.channels.max);
          const samples = Math.min(values.length / names.length, fields.samples.max, Math.floor(MOST_CELLS / channels));
          const kept = Array.from({ length: samples * channels }, (_, cell) => values[Math.floor(cell / channels) * names.length + (cell % channels)] ?? 0);
          set({ layout: 'dense', samples, channels, values: kept, cell: '' }, 'own');
        }, { hint: fillIn(context.words.labels.first, { samples: fields.samples.max, channels: fields.channels.max }), when: (state) => !isRandom(state) }),
      ] },
    ],
  };
}
