// From the settings to the walk: the data, the layer, and the normalization beside it.
import type { WalkSource } from '../kit/session.ts';
import { perFeature } from '../kit/batches.ts';
import { type Numbers, recall } from '../kit/data.ts';
import type { State } from './fields.ts';

/** What goes in until a reader brings numbers: the hand example, a short signal, values on both sides of zero. */
const FIRST: Readonly<Record<State['where'], Readonly<Record<State['layer'], readonly number[]>>>> = {
  before: { dense: [2], convolution: [2, 4, 5, 6, 8] },
  after: { dense: [-1, 3, 5, 9], convolution: [-1, 3, 5, 9] },
};
const WEIGHTS: Readonly<Record<State['layer'], readonly number[]>> = { dense: [3], convolution: [1, 3, 1] };

/** The data of a state; a convolution runs along one column. */
export function dataOf({ where, layer, data }: State): Numbers {
  const own = recall(data);
  if (!own) return { names: [''], values: Float64Array.from(FIRST[where][layer]) };
  if (layer === 'dense' || own.names.length === 1) return own;
  return { names: own.names.slice(0, 1), values: own.values.filter((_, at) => at % own.names.length === 0) };
}

/** The lists of a state, filled up to the sizes of the layer. */
export function layerOf(state: State) {
  const { names } = dataOf(state);
  const features = state.where === 'before' ? state.outputs : names.length;
  const given = state.weight.length > 0 ? state.weight : WEIGHTS[state.layer];
  const most = Math.ceil(given.length / (state.weight.length > 0 ? state.outputs : 1));
  // A kernel has a middle: of an even number of weights the last is left out.
  const taps = state.layer === 'dense' ? names.length : Math.max(1, most - ((most + 1) % 2));
  // Without weights of its own, every output gets the same ones.
  const weight = state.weight.length > 0
    ? perFeature(state.weight, taps * state.outputs, 1)
    : Array.from({ length: taps * state.outputs }, (_, at) => given[Math.floor(at / state.outputs)] ?? given[0] ?? 1);
  return {
    weight, bias: perFeature(state.bias, state.outputs, 0),
    gamma: perFeature(state.gamma, features, 1), beta: perFeature(state.beta, features, 0),
    mean: perFeature(state.mean, features, 0), variance: perFeature(state.variance, features, 1),
  };
}

export function walkOf(state: State): WalkSource {
  const { names, values } = dataOf(state);
  const { mean, variance, ...lists } = layerOf(state);
  const outputs = state.outputs === 1 ? [''] : Array.from({ length: state.outputs }, (_, at) => String(at + 1));
  const inputs = names.length === 1 && names[0] === '' ? [''] : [...names];
  const request = { layer: state.layer, inputs, outputs, ...lists, epsilon: state.epsilon, runningMean: mean, runningVariance: variance };
  return { request: state.where === 'before' ? { fold: request } : { 'fold-next': request }, x: values };
}
