// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly what: string;
  readonly bySeed: string;
  readonly bySeedSummary: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly paired: string;
  readonly alone: string;
  readonly early: string;
}

export const words: Words = {
  title: 'Before or after the activation',
  look: 'Which place is better? Change the activation, and repeat over five seeds before you answer.',
  caveat: 'What does not appear: one right place. Over ten seeds ReLU was a tie, tanh did better with BN before it, and the sigmoid at small learning rates with BN after it. Seeds differ by one to three points of accuracy, so a single run decides nothing.',
  what: 'learning rate {rate}', bySeed: 'Test accuracy, seed by seed', bySeedSummary: 'Test accuracy, seed by seed: {values}.',
  caption: 'Where each network ends, and what its last layer gets at the start. A mean of some 10⁻¹⁶ is zero but for rounding.',
  head: ['Network', 'test accuracy', 'test loss', 'next input: mean', 'deviation', 'share of zeros'],
  paired: 'After minus before, seed by seed: {mean} in test accuracy, standard error {error}, t = {t}. Beyond ±2 it is hardly chance.',
  alone: 'Test accuracy: before {pre}, after {post}, without {none}. One seed decides nothing: repeat over five for the paired difference.',
  early: 'The paired difference appears when all seeds have finished.',
};
