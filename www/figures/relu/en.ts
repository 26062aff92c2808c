// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly lookTrain: string;
  readonly caveatTrain: string;
  readonly histogram: string;
  readonly zero: string;
  readonly passed: string;
  readonly value: string;
  readonly curve: string;
  readonly ratio: string;
  readonly measured: string;
  readonly exact: string;
  readonly normal: string;
  readonly here: string;
  readonly share: string;
  readonly how: string;
  readonly caption: string;
  readonly histogramSummary: string;
  readonly curveSummary: string;
  readonly count: string;
  readonly seen: string;
  readonly zeros: string;
  readonly predicted: string;
  readonly learned: string;
  readonly meanBeta: string;
  readonly betas: string;
  readonly meanGamma: string;
  readonly heads: readonly string[];
  readonly layer: string;
  readonly captionTrain: string;
  readonly layerSummary: string;
  readonly seenTrain: string;
  readonly what: string;
}

export const words: Words = {
  title: 'ReLU with and without batch normalization',
  look: 'Everything left of 0 becomes 0. Which of scale and shift changes the share of zeros, and what does a lopsided distribution do?',
  caveat: 'What does not appear: the scale alone moves nothing, as long as the shift is 0 and the scale keeps its sign. “Half are zeros” holds for symmetric distributions only.',
  lookTrain: 'The network may choose any share of zeros through scale and shift. Does it?',
  caveatTrain: 'What does not appear: training does not remove the zeros. The shift moves, slightly to the positive side on average, but the share hardly does; and starting with a shift of 1, that is with fewer zeros, does not help.',
  groups: { feature: 'Scale and shift' },
  fields: { mode: 'Show', gamma: 'scale', beta: 'shift', shape: 'Distribution', start: 'shift at the start', decay: 'Weight decay' },
  options: {
    mode: { shape: 'One feature', train: 'A trained network' },
    shape: { normal: 'normal', uniform: 'uniform', exponential: 'exponential', rectified: 'rectified normal', lognormal: 'lognormal', spikes: 'two spikes, 90 to 10' },
  },
  histogram: 'Scaled and shifted, 20,000 samples', zero: 'becomes 0', passed: 'passes', value: 'value before ReLU',
  curve: 'Share of zeros over shift / |scale|', ratio: 'shift / |scale|', measured: 'counted', exact: 'this distribution, exactly', normal: 'normal: Φ(−shift / |scale|)', here: 'scale and shift of the sliders',
  share: 'Share of zeros', how: 'How', caption: 'Counted in 20,000 normalized samples; the other two are areas under the curve.',
  histogramSummary: 'Histogram of the scaled and shifted values: a share of {share} lies at or below 0.', curveSummary: 'Share of zeros, falling as shift / |scale| grows. At the sliders’ {ratio}: {share}.', count: 'samples',
  seen: 'With scale {gamma} and shift {beta} a share of {measured} becomes zero; for a normal distribution it would be {normal}.',
  zeros: 'Share of zeros behind each ReLU', predicted: 'Φ(−shift / |scale|) of what was learned', learned: 'What scale and shift have become', meanBeta: 'mean shift, ± one deviation', betas: 'shift', meanGamma: 'mean |scale|',
  heads: ['mean shift', '± over units', 'mean |scale|', 'zeros', 'predicted', 'dead', 'zeros', 'dead'], layer: 'Layer',
  captionTrain: 'Zeros on the 512 test pictures. Dead: units that are zero for every one of them.',
  layerSummary: '{title}, by layer: {values}.', seenTrain: 'After 600 steps the share of zeros with BN is {zeros}, layer by layer; the test accuracy is {pre} with BN and {none} without.',
  what: 'learning rate {rate}',
};
