// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  ways: 'What decides', steep: 'Steepest direction', flat: 'Flattest direction', ratio: 'Steepest over flattest', limit: 'Limit of the learning rate', diverges: 'diverges',
  curves: 'Distance to the bottom', across: 'step', summary: 'After {steps} steps, {steep} of the distance is left in the steepest direction and {flat} in the flattest.',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'The bowl of two weights',
  quantities: {
    x: 'input', count: 'batch size', mean: 'mean', deviation: 'deviation', square: 'square', variance: 'variance', epsilon: 'epsilon', root: 'root', x_hat: 'normalized',
    rate: 'learning rate', curvature: 'curvature', steepest: 'steepest', flattest: 'flattest', condition: 'ratio', rate_limit: 'rate limit',
    steep_factor: 'steep step', flat_factor: 'flat step', steep_path: 'steep path', flat_path: 'flat path',
  },
  sentences: {
    x: 'Two features, and one weight for each. Type over any number.',
    mean: 'The mean of each feature.', square: 'The squares of the deviations.', variance: 'The variance of each feature.', root: 'The root of the variance.',
    deviation: 'Without their means, which the bias of the model would take care of.',
    x_hat: 'The same features after BN: mean 0 and variance 1.',
    'curvature.raw': 'The curvature of the loss is the covariance of the features. One entry is a hundred times another.',
    'curvature.normalized': 'After normalizing, both variances are 1. What is left beside them is the correlation, which BN does not remove.',
    steepest: 'The curvature in the steepest direction: the larger eigenvalue.',
    flattest: 'The curvature in the flattest direction: the smaller eigenvalue.',
    condition: 'How much steeper the steepest direction is than the flattest: the condition number.',
    rate_limit: 'From this learning rate on, the steepest direction overshoots further with every step.',
    steep_factor: 'One step multiplies the distance in the steepest direction by this. Beyond −1 it grows.',
    flat_factor: 'And in the flattest direction by this. Close to 1, hardly anything happens.',
    steep_path: 'The distance to the bottom, step by step, in the steepest direction.',
    flat_path: 'The distance to the bottom, step by step, in the flattest direction.',
  },
  notes: {
    'batch-of-one': 'A batch of one: there is nothing to vary.',
    'flat-feature': 'Feature {about} is flat: all its values are equal, and its direction has no curvature.',
    'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
    'not-finite': 'Feature {about} contains a value that is not a finite number.',
  },
  fields: { inputs: 'Features', rate: 'learning rate', steps: 'Steps' },
  options: { inputs: { raw: 'Raw', normalized: 'Normalized' } },
  labels,
};
