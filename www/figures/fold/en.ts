// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  mean: 'running mean', variance: 'running variance',
  ways: 'Two paths', long: 'Layer, then BN', short: 'Folded layer', same: 'the same', differs: 'differs here',
  order: 'ReLU, then BN', back: 'Folded into the layer before', next: 'BN, then the next layer', forward: 'Folded into the next layer',
  lines: 'Output over input', linesSummary: 'Two lines over the input: {long}, and {folded}.',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'Batch normalization folded into a layer',
  quantities: {
    u: 'input of the layer', layer_weight: 'weight', layer_bias: 'bias', x: 'output of the layer', deviation: 'deviation', running_mean: 'running mean',
    running_variance: 'running variance', running_root: 'root', x_hat: 'normalized', gamma: 'scale', beta: 'shift', epsilon: 'epsilon', y: 'output',
    scale: 'factor', shift: 'summand', folded_weight: 'folded weight', folded_bias: 'folded bias', folded_y: 'folded output', difference: 'difference',
    activated: 'after ReLU', misfolded: 'wrongly folded', next_weight: 'next weight', next_bias: 'next bias', next: 'next layer',
    folded_next_weight: 'folded next weight', folded_next_bias: 'folded next bias', folded_next: 'folded next layer', next_difference: 'difference', padding: 'padding that fits',
  },
  sentences: {
    u: 'A trained layer and the stored numbers of the BN behind it. Type over any of them.',
    x: 'The layer: multiply by the weight, add the bias.',
    deviation: 'Inference begins: subtract the stored mean.',
    running_root: 'The root of the stored variance. No batch is needed.',
    x_hat: 'Divide by the root.',
    y: 'Scale by {gamma}, shift by {beta}: the end of the long path.',
    scale: 'BN in inference multiplies by one fixed number per feature.',
    folded_weight: 'Multiply the layer’s weights by that number, once and for all.',
    folded_bias: 'The bias takes up everything else: the stored mean and the shift.',
    folded_y: 'The short path: one layer, no BN, the same output as the long path.',
    difference: 'Short path less long path: nothing.',
    'after.x': 'Here BN comes after the ReLU. In front of both stands a layer with these outputs.',
    activated: 'ReLU first: negative values become 0.',
    'after.x_hat': 'BN then normalizes what ReLU left, with the stored mean and root.',
    'after.y': 'Scale and shift: what really goes on to the next layer.',
    shift: 'BN as one line: a factor and this summand.',
    misfolded: 'Fold that line into the layer before, and ReLU comes last instead of first. The result is another function.',
    'after.difference': 'Wherever the two orders disagree, folding backwards is wrong by this much.',
    next: 'What the next layer makes of the normalized values.',
    folded_next_weight: 'Forwards it works: the factor goes into the next layer’s weights.',
    folded_next_bias: 'And the summand, times the weights, into its bias.',
    folded_next: 'The next layer, folded, reads straight from the ReLU.',
    next_difference: 'Exact in a dense layer.',
    'convolution.next_difference': 'Exact inside, wrong at both ends: past the border the convolution reads zeros, and the folded bias counts on numbers there.',
    padding: 'To be exact, the border would have to be padded with this number instead of 0.',
  },
  notes: {},
  groups: { stored: 'Stored numbers' },
  fields: { where: 'BN stands', layer: 'Layer', outputs: 'Outputs' },
  options: { where: { before: 'after the layer', after: 'after the ReLU' }, layer: { dense: 'dense', convolution: 'convolution' } },
  labels,
};
