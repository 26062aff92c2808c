// Every walk across the boundary, on the numbers that are worked by hand: what the page sends and what comes back.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bn } from './engine.mjs';

const view = { digits: 4, head: 1e6, tail: 0, columns: [], notation: 'paper' };
const a = Float64Array.of(2, 4, 5, 6, 8);
const affine = { gamma: [2], beta: [1], epsilon: 0 };
const plain = { gamma: [1], beta: [0], epsilon: 0 };
const kept = { ...affine, runningMean: [5], runningVariance: [4] };

/** The written cells of a quantity, row after row. */
const cells = (request, x, quantity) => bn.tables(request, x, view, [quantity]).tables[0].cells.split(/[\t\n]/);
const arithmetic = (request, x, quantity, row) => bn.cell(request, x, view, quantity, row, 0).written.text;

test('backward: one sample sends 1, and all five get a gradient', () => {
  const asked = { names: ['A'], ...affine, divisor: 'n', upstream: 'one', values: [], row: 0, constants: true };
  assert.deepEqual(cells({ backward: asked }, a, 'dx'), ['0.35', '−0.35', '−0.2', '−0.05', '0.25']);
  assert.deepEqual(cells({ backward: asked }, a, 'dx_sum'), ['0']);
  assert.deepEqual(cells({ backward: asked }, a, 'dx_constants'), ['1', '0', '0', '0', '0']);
  assert.equal(arithmetic({ backward: asked }, a, 'dx', 0), '∂ℓ/∂x_1 = (2 − 0.4 − (−1.5 · (−0.6))) / 2 = 0.7 / 2 = 0.35');
  const typed = { ...asked, upstream: 'typed', values: [1, 0, 0, 0, 0] };
  assert.deepEqual(cells({ backward: typed }, a, 'dx'), cells({ backward: asked }, a, 'dx'));
  const targets = { ...asked, upstream: 'half-square', values: [-3, 0, 1, 2, 4] };
  assert.deepEqual(cells({ backward: targets }, a, 'dy'), ['1', '0', '0', '0', '0']);
  assert.deepEqual(cells({ backward: targets }, a, 'loss'), ['0.5']);
  const short = { ...asked, upstream: 'mean-square', values: [1] };
  assert.throws(() => bn.outline({ backward: short }, a, 'paper'), { key: 'shape-mismatch' });
});

test('axes: two images of one channel share one mean', () => {
  const axes = { shape: [2, 1, 2, 2], layout: 'channels-first', norm: 'batch', ...plain };
  const x = Float64Array.of(1, 5, 5, 5, 5, 5, 5, 9);
  assert.deepEqual(cells({ axes }, x, 'x_hat'), ['−2', '0', '0', '0', '0', '0', '0', '2']);
  const map = bn.axesMap({ ...axes, norm: 'instance' });
  assert.deepEqual([...map.statisticOf], [0, 0, 0, 0, 1, 1, 1, 1]);
  assert.deepEqual([...map.memberOf], [0, 1, 2, 3, 0, 1, 2, 3]);
  assert.deepEqual([...map.channelOf], [0, 0, 0, 0, 0, 0, 0, 0]);
  assert.deepEqual([map.statistics, map.count, map.learned, map.tracked], [2, 4, 2, 0]);
  assert.throws(() => bn.axesMap({ ...axes, norm: { group: { groups: 2 } } }), { key: 'bad-parameter' });
});

test('order: the share of zeros', () => {
  const order = { names: ['A'], ...plain, divisor: 'n' };
  assert.deepEqual(cells({ order }, a, 'zero_share'), ['0.6']);
  assert.deepEqual(cells({ order }, a, 'activated_zero_share'), ['0']);
});

test('folding: both paths give 3; after the activation they part', () => {
  const fold = { layer: 'dense', inputs: ['u'], outputs: ['A'], weight: [3], bias: [1], ...kept };
  const u = Float64Array.of(2);
  assert.deepEqual(['x', 'y', 'folded_weight', 'folded_bias', 'folded_y'].map((id) => cells({ fold }, u, id)[0]), ['7', '3', '3', '−3', '3']);
  const next = { ...fold, inputs: ['A'], outputs: ['o'], layer: 'convolution', weight: [1, 1, 1], bias: [0] };
  assert.deepEqual(cells({ 'fold-next': next }, a, 'next_difference'), ['−4', '0', '0', '0', '−4']);
  assert.deepEqual(cells({ 'fold-next': next }, a, 'padding'), ['4']);
});

test('shards: the right merge is the whole batch', () => {
  const shards = { names: ['A'], sizes: [3, 2] };
  assert.deepEqual(['shard_mean', 'shard_variance', 'within', 'variance', 'difference'].map((id) => cells({ shards }, a, id).join()), ['3.667,7', '1.556,1', '1.333', '4', '0']);
});

test('scale: ten times the weights, the same output, a tenth of the gradient', () => {
  const scale = {
    inputs: ['u'], names: ['A'], weight: [3], bias: [1], factor: 10, offset: 7, ...plain, divisor: 'n', dy: [1, 0, 0, 0, 0],
  };
  assert.deepEqual(cells({ scale }, a, 'difference'), ['0', '0', '0', '0', '0']);
  assert.deepEqual([cells({ scale }, a, 'dbias'), cells({ scale }, a, 'gradient_difference')], [['0'], ['0']]);
});

test('outside: the bias grows, the loss stays', () => {
  const outside = { rate: 0.1, target: 1, steps: 100 };
  const u = Float64Array.of(1, 2, 3, 6);
  // A hundred times 0.1 is not quite 10 in binary, and the page does not say that it is.
  assert.deepEqual([0, 1, 10, 50, 100].map((step) => cells({ outside }, u, 'layer_bias')[step]), ['0', '0.1', '1', '5', '10.00']);
  assert.deepEqual(new Set(cells({ outside }, u, 'loss')), new Set(['2.25']));
});

test('a formula is asked for by its name', () => {
  assert.equal(bn.formula('forward.mean', 'paper').latex, '\\mu_{\\mathcal{B}} = \\frac{1}{m} \\sum_{i=1}^{m} x_{i}');
  assert.equal(bn.formula('prose.stable_rate', 'paper').text, '0 < α < 2 / h');
  assert.equal(bn.formula('inference.line', 'post').text, 'y_i = a · x_i + c');
  assert.throws(() => bn.formula('forward.nothing', 'paper'), { key: 'unknown-name' });
});
