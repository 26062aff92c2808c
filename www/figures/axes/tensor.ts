// From the settings to a tensor: its shape, its numbers, and where each of its cells is.
import type { AxesMap, Engine, WalkRequest } from '../../engine.ts';
import { perFeature } from '../kit/batches.ts';
import { fields, MOST_CELLS, type State } from './fields.ts';

export interface Tensor {
  readonly samples: number;
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  /** In the order sample, channel, row, column, whatever the layout. */
  readonly values: Float64Array;
  /** The flat index in the layout of a cell in that order. */
  at(cell: number): number;
}

/** Two samples of four channels of 2 × 2; the first channel is the hand example. Every mean and every root over a channel is a whole number. */
const HAND = [
  [[1, 5, 5, 5], [50, 10, 50, 50], [2, 4, 4, 4], [0, 0, 2, 2]],
  [[5, 5, 5, 9], [50, 50, 90, 50], [5, 5, 7, 9], [2, 2, 0, 0]],
];

type Sizes = Pick<State, 'samples' | 'channels' | 'height' | 'width'>;

/** The sizes of a state. A dense layer has no positions, and begins with the five samples of the hand batch. */
export function sizesOf({ layout, samples, channels, height, width }: State): Sizes {
  if (layout !== 'dense') {
    const fit = Math.max(1, Math.min(samples, Math.floor(MOST_CELLS / (channels * height * width))));
    return { samples: fit, channels, height, width };
  }
  const untouched = samples === fields.samples.initial && channels === fields.channels.initial;
  return { ...(untouched ? { samples: 5, channels: 3 } : { samples, channels }), height: 1, width: 1 };
}

export function tensorOf(engine: Engine, state: State): Tensor {
  const sizes = sizesOf(state);
  const { samples, channels, height, width } = sizes;
  const at = (cell: number) => {
    if (state.layout !== 'channels-last') return cell;
    const place = cell % (height * width);
    const channel = Math.floor(cell / (height * width)) % channels;
    const sample = Math.floor(cell / (height * width * channels));
    return (sample * height * width + place) * channels + channel;
  };
  const count = samples * channels * height * width;
  const values = state.values.length === count ? Float64Array.from(state.values) : firstValues(engine, state, sizes);
  return { ...sizes, values, at };
}

/** The hand examples where the shape is theirs, random numbers elsewhere. */
function firstValues(engine: Engine, state: State, { samples, channels, height, width }: Sizes): Float64Array {
  if (state.layout === 'dense' && samples === 5 && channels === 3) return engine.batch('hand').values;
  const shape = [samples, channels, height, width].join();
  if (state.layout !== 'dense' && shape === '2,4,2,2') return Float64Array.from(HAND.flat(2));
  const rows = samples * height * width;
  const { values } = engine.batch({ generated: { shape: 'shifted', rows, features: channels, seed: state.seed } });
  const area = height * width;
  return values.map((_, cell) => {
    const [place, channel, sample] = [cell % area, Math.floor(cell / area) % channels, Math.floor(cell / (area * channels))];
    return values[(sample * area + place) * channels + channel] ?? 0;
  });
}

/** The largest number of groups up to the one asked for that splits the channels evenly. */
export function groupsOf({ groups }: State, channels: number): number {
  let fit = Math.min(groups, channels);
  while (channels % fit !== 0) fit -= 1;
  return fit;
}

export function axesRequest(state: State, { samples, channels, height, width }: Tensor) {
  const shape = { dense: [samples, channels], 'channels-first': [samples, channels, height, width], 'channels-last': [samples, height, width, channels] }[state.layout];
  return {
    shape, layout: state.layout, norm: state.norm === 'group' ? { group: { groups: groupsOf(state, channels) } } : state.norm,
    gamma: perFeature(state.gamma, channels, 1), beta: perFeature(state.beta, channels, 0), epsilon: state.epsilon,
  };
}

/** The walk of a state, and where the tensor's cells belong in its tables. */
export function walkOf(engine: Engine, state: State): { readonly request: WalkRequest; readonly x: Float64Array; readonly tensor: Tensor; readonly map: AxesMap } {
  const tensor = tensorOf(engine, state);
  const axes = axesRequest(state, tensor);
  const map = engine.axesMap(axes);
  if (state.order !== 'none') return { ...orderOf(engine, state, tensor), tensor, map };
  const x = new Float64Array(tensor.values.length);
  tensor.values.forEach((value, cell) => (x[tensor.at(cell)] = value));
  return { request: { axes }, x, tensor, map };
}

/** Both orders on one input: random values of one feature, or the tensor, every channel a feature and every position a sample. */
function orderOf(engine: Engine, state: State, { channels, height, width, values }: Tensor) {
  const area = height * width;
  const batch = state.input === 'tensor'
    ? {
        names: Array.from({ length: channels }, (_, channel) => String(channel + 1)),
        values: Float64Array.from({ length: values.length }, (_, at) => {
          const [row, channel] = [Math.floor(at / channels), at % channels];
          return values[(Math.floor(row / area) * channels + channel) * area + (row % area)] ?? 0;
        }),
      }
    : engine.batch({ generated: { shape: state.input, rows: state.size, features: 1, seed: state.seed } });
  const { names } = batch;
  const request = { order: {
    names: [...names], gamma: perFeature(state.gamma, names.length, 1), beta: perFeature(state.beta, names.length, 0), epsilon: state.epsilon, divisor: 'n' as const,
  } };
  return { request, x: batch.values };
}
