// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly plot: string;
  readonly across: string;
  readonly without: string;
  readonly chosen: string;
  readonly dropped: string;
  readonly bn: string;
  readonly gap: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly what: string;
}

export const words: Words = {
  title: 'Batch normalization and overfitting',
  look: 'Follow the gap between training and test accuracy as the batch grows from 8 to 90. The network has BN all the time.',
  caveat: 'What does not appear: BN against overfitting at large batches. With batches of 90 the gap is about as wide as without BN. What regularizes is the noise of small batches, and it costs training accuracy.',
  groups: { data: 'Data' },
  fields: { batch: 'Batch size with BN', samples: 'Training samples', noise: 'Noise of the data', dropout: 'Dropout without BN' },
  plot: 'Training minus test accuracy', across: 'batch size', chosen: 'no gap, and the batch size below', without: 'without BN', dropped: 'without BN, dropout {rate}', bn: 'BN, batch {batch}',
  gap: 'gap', caption: 'Accuracies after 1000 steps, and the gap between them.', head: ['Network', 'training', 'test', 'gap'],
  summary: 'Training minus test accuracy with BN over the batch size: {points}. Without BN it is {none}.',
  seen: 'Gap: {none} without BN, {small} with BN and batches of {batch}, {large} with BN and batches of {all}.', what: 'BN, batch {batch}',
};
