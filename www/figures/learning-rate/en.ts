// The words of the figure, English.
import type { ExperimentWords } from '../kit/experiment.ts';

export interface Words extends ExperimentWords {
  readonly plot: string;
  readonly across: string;
  readonly range: string;
  readonly summary: string;
  readonly arm: string;
  readonly single: string;
  readonly never: string;
  readonly noneYet: string;
  readonly guessing: string;
  readonly caveatLimit: string;
  readonly caveatShallow: string;
  readonly caption: string;
  readonly rate: string;
  readonly loss: string;
  readonly accuracy: string;
  readonly works: string;
  readonly at: string;
}

export const words: Words = {
  title: 'How far the learning rate can go',
  look: 'Do not stop at the lowest point. How wide is the part of each curve that lies near the floor?',
  caveat: 'What does not appear: the single lowest loss on these spirals comes from a well-chosen rate without BN. Very large rates break networks with BN too: the output layer, scale and shift are not protected by it.',
  caveatLimit: 'What does not appear: protection without limit. Very large rates break networks with BN too, because the output layer, scale and shift are not protected by it. With a single hidden layer of ReLU on digits the advantage is gone: try it.',
  caveatShallow: 'What does not appear: a wider range. With a single hidden layer both networks train at the same rates, and the lowest loss comes from the one without BN.',
  fields: { norm: 'BN', lr: 'Rate shown while training' },
  options: { norm: { pre: 'Before', post: 'After', both: 'Both' } },
  plot: 'Final loss on the whole training set', across: 'learning rate', range: 'rates that train',
  summary: 'Final loss on the whole training set over nine learning rates. {arms}',
  arm: '{label}: {count} of 9 rates train, from {from} to {to}; lowest loss {least}, at rate {best}.',
  single: '{label}: 1 of 9 rates trains, {from}; lowest loss {least}, at rate {best}.',
  noneYet: '{label}: {known} of 9 rates done, none trains yet; lowest loss {least}, at rate {best}.', guessing: 'guessing, and half of it',
  never: '{label}: no rate trains; lowest loss {least}, at rate {best}.',
  caption: 'A rate trains when the loss ends below half of what guessing gives, for every seed. Choose a rate to see its training.',
  rate: 'Rate', loss: 'loss', accuracy: 'test accuracy', works: 'this rate trains', at: 'learning rate {rate}',
};
