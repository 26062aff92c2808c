// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly caveatDigits: string;
  readonly size: string;
  readonly accuracy: string;
  readonly losses: string;
  readonly trainMode: string;
  readonly inference: string;
  readonly noise: string;
  readonly measured: string;
  readonly expected: string;
  readonly what: string;
  readonly heads: readonly string[];
  readonly caption: string;
  readonly summary: string;
  readonly at: string;
  readonly seen: string;
}

export const words: Words = {
  title: 'Small batches',
  look: 'Every network has seen the same number of samples. Watch the distance between BN’s loss with batch statistics and its loss in inference mode.',
  caveat: 'What does not appear: harm to networks that do not look at the batch. At the right end those without BN fall behind because large batches mean fewer steps here, not for want of normalization. Group norm is level, but low on spirals: it normalizes each sample by itself, and so loses how far a point lies from the centre.',
  caveatDigits: 'What does not appear: larger is not always better. Over five seeds the best batch size for BN on digits was 16 to 32, because a little noise helps. At the right end all networks take few steps here, so those without BN fall behind for that reason, not for want of normalization.',
  fields: { batch: 'Batch size shown' },
  size: 'batch size', accuracy: 'Test accuracy', losses: 'Loss of BN on the training set', trainMode: 'with the statistics of the batch', inference: 'in inference mode',
  noise: 'How far the mean of a batch scatters', measured: 'measured in 4000 batches', expected: '1 / √N', what: 'batches of {batch}',
  heads: ['Batch size', 'batch statistics', 'inference', 'BN', 'group norm', 'none', 'measured', '1 / √N'],
  caption: 'Loss of BN on the training set in both modes, test accuracy of the three networks, and the scatter of the mean of N standard normal numbers. Choose a batch size to see its training.',
  summary: '{title}, by batch size. At {batch}: {values}.', at: '{label} {value}',
  seen: 'With batches of {batch} the loss of BN reads {trainMode} with the statistics of the batch and {inference} in inference mode. Test accuracy: BN {pre}, group norm {group}, none {none}.',
};
