// The words of the figure, English.
import type { WalkWords } from '../kit/walk.ts';

/** What its pictures and controls say. */
const labels = {
  send: 'Send 1 into one sample, 0 into the others', sendInto: 'Send 1 into sample {k}', typed: 'Or type any numbers over the arriving gradients, in the tables of the first step.',
  targets: 'Type the targets t over those in the table.',
  graph: 'The way forward and the way back. Choose a node to go to its gradient.', node: 'Gradient of {name}',
  bars: 'Gradient of each sample, feature {name}', arrives: 'arrives', leaves: 'leaves', wrong: 'with constants',
  summary: 'Bars for {count} samples: the gradient that arrives, and the gradient that leaves.',
  keeps: 'What BN takes out', sum: 'Sum', along: 'Sum weighted by x̂', length: 'Squared length, foretold and real', wrongSum: 'Sum, with constants',
  outside: 'What training makes of the wrong gradient',
  story: 'Samples {samples}, a bias in front of the mean, targets of {target}, learning rate {rate}. The gradient of the bias treats the mean as a constant, so it is never 0. The bias grows by the same amount at every step, the mean takes it back, the loss stays at {loss}. With the mean inside, the gradient is {right} from the first step on.',
  curve: 'bias and loss, step by step', curveSummary: 'Over {steps} steps the bias goes from {first} to {last}; the loss stays at {loss}.', step: 'step',
};

export type Words = WalkWords & { readonly labels: typeof labels };

export const words: Words = {
  title: 'Batch normalization backward, step by step',
  quantities: {
    x: 'input', count: 'batch size', mean: 'mean', deviation: 'deviation', variance: 'variance', epsilon: 'epsilon', root: 'root', x_hat: 'normalized',
    gamma: 'scale', beta: 'shift', y: 'output', dy: 'arriving gradient', target: 'target', entries: 'numbers in all', loss: 'loss',
    dx_hat: 'of x̂', dvariance: 'of variance', dmean: 'of mean', dx_chain: 'of input', dgamma: 'of scale', dbeta: 'of shift',
    gradient_mean: 'mean part', gradient_slope: 'part along x̂', dx: 'in one formula', dx_sum: 'sum', dx_along: 'sum along x̂',
    dy_norm: 'length² arriving', norm_identity: 'length² foretold', dx_norm: 'length² leaving', dx_constants: 'as constants', constants_sum: 'sum', difference: 'error',
  },
  sentences: {
    x: 'What the forward pass left behind for {count} samples, and the gradient that arrives at each output. Type over any of it.',
    loss: 'The loss compares every output with its target.',
    dy: 'The gradient of the loss with respect to each output: it arrives here.',
    dx_hat: 'Through the scale: every arriving gradient is multiplied by {gamma}.',
    dvariance: 'The variance was used by all samples, so it gathers a gradient from all of them.',
    dmean: 'So does the mean. Its second part is always 0, because the deviations add up to 0.',
    dx_chain: 'Three ways lead back to an input: straight through, through the variance, through the mean.',
    dgamma: 'The scale multiplied x̂: its gradient weights what arrives by x̂.',
    dbeta: 'The shift was added to every output: its gradient is the plain sum.',
    gradient_mean: 'The average of the gradients at x̂. It will be taken away.',
    gradient_slope: 'How far the gradients run along x̂. That part will be taken away, too.',
    dx: 'The same in one formula: minus the average, minus the part along x̂, divided by the root. Every sample gets a gradient, even where none arrived.',
    dx_sum: 'The gradients of a batch add up to 0: moving all inputs together changes nothing.',
    dx_along: 'Weighted by x̂ they add up to 0 as well (exactly so for ε = 0): stretching all inputs changes nothing.',
    dy_norm: 'The squared length of what arrives.',
    norm_identity: 'How much must be left after both parts are taken away.',
    dx_norm: 'And how much is left: the same number, where ε is 0.',
    dx_constants: 'Wrong: with mean and variance taken for constants, a sample hears only of itself.',
    constants_sum: 'The wrong gradients do not add up to 0. They claim that a bias could help.',
    difference: 'Wrong less right: what the ways through mean and variance would have contributed.',
  },
  notes: {
    'batch-of-one': 'A batch of one: as long as ε is above 0, the output is the shift, whatever goes in, so no gradient comes back.',
    'flat-feature': 'Feature {about} is flat: its variance is 0, and only ε keeps the division possible.',
    'zero-root': 'ε is 0 and so is a variance: x̂ would be 0 / 0, which is no number (NaN). With any ε above 0 it is 0.',
    'not-finite': 'Feature {about} contains a value that is not a finite number: its column is lost.',
  },
  groups: { upstream: 'Arriving gradient' },
  fields: { gradient: 'Where it comes from', constants: 'Treat mean and variance as constants (wrong)' },
  options: { gradient: { given: 'given', 'half-square': '½ Σ (y − t)²', 'mean-square': 'mean of (y − t)²' } },
  labels,
};
