// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  sample: 'sample {n}', channel: 'channel {c}', cell: 'sample {n}, channel {c}, row {h}, column {w}: {value}', features: 'feature {c}',
  shared: 'These cells share', pieces: 'Means taken: {statistics}, and as many variances. Numbers learned: {learned}, a scale and a shift for each channel. Numbers tracked for inference: {tracked}.',
  tensor: 'The tensor', first: 'Rows are samples, columns are features of a dense layer; the first {samples} and the first {channels} are used.',
  keras: 'Conv2D(activation=\'relu\') followed by BatchNormalization() is convolution → ReLU → BN: the activation belongs to the Conv2D layer. For the paper’s order leave it out, and add Activation(\'relu\') after BN.',
  orders: 'The same input in both orders', pre: 'BN, then ReLU', post: 'ReLU, then BN', zeros: 'Share of zeros handed on',
  hist: { x: 'input', z: 'BN, then ReLU', activated_y: 'ReLU, then BN' },
  histograms: 'Distribution of these cells', sets: 'the cells that share a mean',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'Which values share a mean',
  quantities: {
    x: 'input', channel: 'channel', count: 'cells per mean', epsilon: 'epsilon', gamma: 'scale', beta: 'shift', mean: 'mean', deviation: 'deviation',
    square: 'square', variance: 'variance', root: 'root', x_hat: 'normalized', y: 'output', z: 'BN → ReLU', zero_share: 'share of zeros',
    activated: 'ReLU', activated_zero_share: 'share of zeros', activated_mean: 'mean', activated_variance: 'variance', activated_root: 'root',
    activated_x_hat: 'normalized', activated_y: 'ReLU → BN', activated_y_zero_share: 'share of zeros',
  },
  sentences: {
    x: 'A small tensor: one plane for each sample and channel. Point at a cell, and all cells that share its mean light up.',
    mean: 'One mean for every set of cells that light up together. The tables list each set as a column.',
    deviation: 'Every cell minus the mean of its set.',
    square: 'The squares of the deviations.',
    variance: 'One variance for each set, too.',
    root: 'The root of variance plus ε.',
    x_hat: 'Every set now has mean 0 and variance 1. Other sets, other numbers: only the border between them has changed.',
    y: 'Scale and shift belong to the channel, whatever set the mean was taken over.',
    'order.x': 'The outputs of a layer. Both orders start from these {count} numbers.',
    'order.y': 'BN on the layer’s output: mean 0, variance 1, then {gamma} and {beta}.',
    z: 'ReLU last: what is negative becomes 0. This is what the next layer receives when BN comes first.',
    zero_share: 'The share of the numbers that are exactly 0.',
    activated: 'ReLU first. Conv2D(activation=\'relu\') followed by BatchNormalization does this: convolution, ReLU, BN.',
    activated_zero_share: 'The share of zeros after the ReLU, before BN has seen anything.',
    activated_mean: 'The mean of what ReLU left: the zeros count.',
    activated_variance: 'And its variance.',
    activated_root: 'The root of variance plus ε.',
    activated_x_hat: 'Normalized after the ReLU. The zeros are no longer zero: they have become one and the same negative number.',
    activated_y: 'Scale and shift last. This is what the next layer receives when BN comes last: mean 0 and variance 1, as long as {gamma} and {beta} are as they started.',
    activated_y_zero_share: 'The share of zeros in what BN hands on.',
  },
  notes: {
    'batch-of-one': 'Every set holds a single cell: each value is its own mean, and as long as ε is above 0 every normalized value is 0.',
    'flat-feature': 'Set {about} is flat: all its values are equal, its variance is 0, and only ε keeps the division possible.',
    'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
    'not-finite': 'Set {about} contains a value that is not a finite number.',
  },
  groups: { tensor: 'The tensor' },
  fields: {
    order: 'Show', norm: 'Normalization', groups: 'Groups', layout: 'Axes: samples N, channels C, height H, width W', samples: 'Samples', channels: 'Channels',
    height: 'Height', width: 'Width', input: 'Input',
  },
  options: {
    order: { none: 'shared means', pre: 'BN, then ReLU', post: 'ReLU, then BN' }, norm: { batch: 'batch', layer: 'layer', instance: 'instance', group: 'group' },
    layout: { 'channels-first': 'NCHW', 'channels-last': 'NHWC', dense: 'NC' },
    input: { normal: 'Random: normal', shifted: 'Random: shifted and scaled', skewed: 'Random: skewed', bimodal: 'Random: two humps', heavy: 'Random: heavy tails', tensor: 'The tensor, by channel' },
  },
  labels,
};
