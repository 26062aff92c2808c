// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly values: string;
  readonly weights: string;
  readonly theory: string;
  readonly caption: string;
  readonly head: readonly string[];
  readonly summary: string;
  readonly seen: string;
  readonly seenShallow: string;
  readonly level: string;
}

export const words: Words = {
  title: 'Gradients through many layers',
  look: 'The upright axis counts powers of ten. A level line is healthy: what do other initial weights do to each line?',
  caveat: 'What does not appear: BN does not make the line level. With ReLU its gradients grow by about 1.21 per layer towards the input, whatever the initial weights are, and by more in small batches. For plain ReLU the gradients of the weights are equal in all layers; only their common size moves.',
  values: 'Gradient of the values before the activation', weights: 'Gradient of the weights', theory: 'theory for BN and ReLU, √(π / (π − 1))',
  caption: 'The factor says how much larger the gradient of the values is one layer closer to the input.',
  head: ['Network', 'layer 1', 'last layer', 'factor per layer', 'weights of layer 1'],
  summary: '{title}, by layer, before the first step. {arms}.',
  seen: 'Towards the input the gradient changes per layer by a factor of {none} without BN and {pre} with BN.', level: '{label}: {first} in layer 1, {last} in layer {depth}',
  seenShallow: 'The factor leaves the first layer out, so two layers are too few for one. Make the network deeper.',
};
