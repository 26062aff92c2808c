// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly arms: Readonly<Record<'none' | 'pre' | 'noisy' | 'noisyNone', string>>;
  readonly movement: string;
  readonly range: string;
  readonly step: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly change: string;
  readonly seen: string;
  readonly ground: string;
  readonly what: string;
}

export const words: Words = {
  title: 'Why batch normalization helps',
  look: 'Noise after BN makes every layer’s input jump from step to step. Does the network that moves most train worst?',
  caveat: 'What does not appear: smoothness as the whole answer. With tanh at a rate of 0.1, over five seeds, the loss ranges more widely along BN’s gradient, not less: try it. And a network that is stuck looks perfectly smooth.',
  fields: { noise: 'Noise after BN, times' },
  arms: { none: 'without BN', pre: 'BN', noisy: 'noisy BN', noisyNone: 'without BN, same noise' },
  movement: 'How far a unit’s mean moves per step, in its standard deviations', range: 'Loss along the gradient: lowest (line) and highest (dots)', change: 'Change of the gradient along its direction, relative to its length', step: 'step',
  caption: 'Medians over the training. Movement: per step, in standard deviations of a middle layer. Range and change: over steps of 0.25 to 4 times the learning rate along the gradient.',
  head: ['Network', 'final loss', 'test accuracy', 'movement', 'loss range', 'gradient change', 'effective smoothness'],
  summary: '{what}: {ends}.',
  seen: 'Movement per step: {none} without BN, {pre} with BN, {noisy} with noisy BN. Test accuracy: {noneTest}, {preTest}, {noisyTest}.',
  ground: 'Loss range along the gradient: {none}, {pre}, {noisy}.',
  what: 'noise times {noise}',
};
