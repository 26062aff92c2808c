// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  rows: 'Samples', columns: 'Features',
  addRow: 'Add a sample', removeRow: 'Remove the last sample', addColumn: 'Add a feature', removeColumn: 'Remove the last feature',
  mean: 'running mean', variance: 'running variance',
  feature: 'Feature', against: 'Against',
  inference: 'Inference uses the running statistics instead of the batch’s own. Until you change them, they are what an average would hold if every batch had been like this one.',
  divisorNote: 'Frameworks normalize a training batch with N. N − 1 is what some of them keep for the running variance.',
  /** Over a walk that is wrong on purpose. */
  slips: {
    'epsilon-outside': 'Wrong on purpose: ε is added outside the root. “Reset” leads back to the right formula.',
    'no-root': 'Wrong on purpose: the root is missing. “Reset” leads back to the right formula.',
  },
  slide: {
    line: 'Place between the steps',
    between: 'between {step} and {next}',
    one: 'One axis for all features',
    coming: 'The axis comes closer. No number changes',
    closer: 'The same numbers, seen from {times} times closer',
    drag: 'Drag any dot. With keys: ← → move it, ↑ ↓ choose another',
    bars: 'Bars keep their counts: their edges move with the samples',
    more: 'Features {first} to {last} of {count}',
    dot: 'Sample {sample} of {feature}',
    summary: '{stage}: {rows}.',
    row: '{name}, mean {mean}, standard deviation {deviation}',
    stages: { x: 'Input', deviation: 'Minus the mean', x_hat: 'Divided by the standard deviation', y: 'After scale and shift' } as Readonly<Record<string, string>>,
  },
  plot: {
    marks: ['μ', 'σ'] as [string, string],
    stages: { x: 'before', deviation: 'centred', x_hat: 'centred and scaled', y: 'after scale and shift', line: 'after the one line' } as Readonly<Record<string, string>>,
    distribution: 'Histogram of feature {name}, {stage}: {count} values, mean {mean}, standard deviation {deviation}.',
    cloud: 'Points of feature {name} against {other}, {stage}: {count} samples, means {mean} and {otherMean}, standard deviations {deviation} and {otherDeviation}.',
  },
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'Batch normalization, step by step',
  quantities: {
    x: 'input', count: 'batch size', mean: 'mean', deviation: 'deviation', square: 'square', variance: 'variance', epsilon: 'epsilon',
    root: 'root', x_hat: 'normalized', gamma: 'scale', beta: 'shift', y: 'output',
    running_mean: 'running mean', running_variance: 'running variance', running_root: 'root', scale: 'factor', shift: 'summand', line: 'in one line',
  },
  sentences: {
    x: 'One batch: {count} samples, one column per feature. Drag a dot, or type over any number.',
    mean: 'Add up each column and divide by the number of samples. Every feature gets its own mean.',
    deviation: 'Subtract the mean of its column from every number. The columns are now centred on zero.',
    square: 'Square every deviation, so that distances below and above the mean count alike.',
    variance: 'Average the squares of each column: the variance, how widely the feature spreads.',
    root: 'Add the small ε, take the root: the standard deviation, safe to divide by even when a feature hardly varies.',
    x_hat: 'Divide every deviation by its column’s root. Each feature now has mean 0 and spread 1, whatever its units were.',
    y: 'Stretch by {gamma} and move by {beta}, both learned: the network may choose any mean and spread it likes.',
    'inference.deviation': 'Subtract the running mean, a number stored during training. The samples beside this one no longer matter.',
    running_root: 'Add ε to the running variance and take the root. This, too, is known before any sample arrives.',
    'inference.x_hat': 'Divide by the stored root. The result has mean 0 and spread 1 only as far as the stored statistics fit these samples.',
    'epsilon-outside.root': 'The slip: take the root first, then add ε.',
    'epsilon-outside.x_hat': 'Dividing by that root leaves a spread below 1, further below than ε inside the root would.',
    'no-root.root': 'The slip: add ε, and forget the root.',
    'no-root.x_hat': 'Divided by the variance instead of its root, the spread is not 1 and the unit is not gone.',
    scale: 'All of it is one multiplication and one addition. The factor is {gamma} divided by the root.',
    shift: 'The summand is {beta} minus what the factor makes of the running mean.',
    line: 'One multiplication, one addition: the same outputs as before. This is why BN costs nothing once a network is trained.',
  },
  notes: {
    'batch-of-one': 'A batch of one: each value is its own mean, and the variance is 0. As long as ε is above 0, every normalized value is 0 and every output is the shift, whatever goes in.',
    'flat-feature': 'Feature {about} is flat: all its values are equal, the variance is 0, and only ε keeps the division possible.',
    'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
    'not-finite': 'Feature {about} contains a value that is not a finite number: mean and variance of that feature are lost, and with them the whole column.',
  },
  groups: { feature: 'Feature' },
  fields: { source: 'Batch', size: 'Samples', width: 'Features', mode: 'Mode', preset: 'Framework', view: 'Picture', curve: 'Normal curve' },
  options: {
    source: {
      hand: 'Five samples by hand', tiny: 'A feature that hardly varies', penguins: 'Penguins', normal: 'Random: normal', shifted: 'Random: shifted and scaled',
      skewed: 'Random: skewed', bimodal: 'Random: two humps', heavy: 'Random: heavy tails', own: 'Your own numbers',
    },
    mode: { training: 'Training', inference: 'Inference' },
    preset: { own: 'None', pytorch: 'PyTorch', keras: 'Keras', flax: 'Flax', onnx: 'ONNX' },
    view: { slide: 'Slide', distribution: 'Distribution', cloud: 'Two features' },
  },
  labels,
};
