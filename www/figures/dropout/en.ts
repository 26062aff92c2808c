// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly inputs: Readonly<Record<'normal' | 'rectified', string>>;
  readonly plot: string;
  readonly across: string;
  readonly measured: string;
  readonly chosen: string;
  readonly formula: string;
  readonly nets: Readonly<Record<'every' | 'last', string>>;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly what: string;
}

export const words: Words = {
  title: 'Dropout beside batch normalization',
  look: 'Dropout spreads the values that BN sees in training, and is gone at test. Which share of the variance is left?',
  caveat: 'What does not appear: harm at small rates. Up to 0.2 the networks lose nothing worth mentioning, and at 0.5 collecting the statistics again repairs the loss more than the accuracy: most of the damage is too much regularization.',
  fields: { rate: 'Drop rate', mean: 'Mean of the normal input' },
  inputs: { normal: 'normal input with mean {mean}', rectified: 'input after ReLU' },
  plot: 'Variance at test over variance in training: formula (lines) and measured (dots)', chosen: 'the drop rate below', across: 'drop rate', measured: 'measured', formula: 'formula',
  nets: { every: 'dropout after every hidden layer', last: 'dropout after the last BN only' },
  caption: 'Test accuracy and loss of a network with drop rate {rate}: with its running statistics, and with statistics collected again without dropout.',
  head: ['Network', 'running: accuracy', 'loss', 'collected again: accuracy', 'loss'],
  summary: 'Variance at test over variance in training by drop rate, formula and measured. After ReLU: {rectified}. Normal: {normal}.',
  seen: 'At drop rate {rate}: ratio {expected} by formula and {measured} measured, for input after ReLU.', what: 'drop rate {rate}',
};
