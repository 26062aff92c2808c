// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  ways: 'Before and after', old: 'As it is', new: 'Multiplied and moved', gradients: 'Gradient of the weight', bias: 'Gradient of the bias',
  ridges: 'All samples on one axis: layer, new layer, both outputs', ridgesSummary: 'Four rows of {count} samples on one axis: the layer, the new layer, and the output of each.',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'The size of the weights behind batch normalization',
  quantities: {
    u: 'input of the layer', layer_weight: 'weight', layer_bias: 'bias', factor: 'factor', offset: 'added to the bias', count: 'batch size', epsilon: 'epsilon',
    gamma: 'scale', beta: 'shift', dy: 'arriving gradient', x: 'layer', mean: 'mean', variance: 'variance', root: 'root', x_hat: 'normalized', y: 'output',
    scaled_x: 'new layer', scaled_mean: 'new mean', scaled_variance: 'new variance', scaled_root: 'new root', scaled_x_hat: 'new normalized', scaled_y: 'new output',
    difference: 'difference', dx: 'gradient of x', dweight: 'of the weight', dbias: 'of the bias', scaled_dx: 'gradient of new x', scaled_dweight: 'of the new weight', gradient_difference: 'compared',
  },
  sentences: {
    u: 'A layer with BN behind it, and the gradient that arrives. Type over any number.',
    x: 'The layer as it is: input times weight, plus bias.',
    mean: 'The mean of its outputs.', variance: 'Their variance.', root: 'The root of variance plus ε.', x_hat: 'Normalized.', y: 'And what BN makes of them.',
    scaled_x: 'The same layer with its weights multiplied by c and b₀ added to its bias.',
    scaled_mean: 'The mean has grown with them, and has swallowed all of b₀.',
    scaled_variance: 'The variance has grown by c².', scaled_root: 'The root has grown by c.', scaled_x_hat: 'Divided by it, everything is as before.',
    scaled_y: 'The output has not moved. Neither the size of the weights nor the bias can be seen behind BN.',
    difference: 'New output less old output: nothing, as long as ε is 0.',
    dx: 'The gradient at the layer’s output.', dweight: 'The gradient of the weights.', dbias: 'The gradient of the bias is 0: a bias in front of BN never learns.',
    scaled_dx: 'The gradient at the new layer’s output has been divided by c.',
    scaled_dweight: 'So has the gradient of its weights: large weights take small steps.',
    gradient_difference: 'Multiplied by c again, less the old gradient: nothing, as long as ε is 0.',
  },
  notes: {
    'flat-feature': 'The layer’s outputs are all equal: their variance is 0, and only ε keeps the division possible.',
    'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
    'batch-of-one': 'A batch of one: as long as ε is above 0, the output is the shift, whatever goes in.',
  },
  fields: { factor: 'times the weights', offset: 'added to the bias' },
  labels,
};
