// The laboratory's module follows the trajectories of the NumPy reference, and says what is wrong with its settings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as lab from '../../www/pkg/lab.js';

lab.initSync({ module: readFileSync(new URL('../../www/pkg/lab_bg.wasm', import.meta.url)) });

const golden = JSON.parse(readFileSync(new URL('../data/golden.json', import.meta.url), 'utf8'));
const NORMS = { pre: 'pre', post: 'post', gn: 'group' };

/** In WebAssembly multiplications and additions are rounded as natively; powers and exponentials may differ in the last digit. */
const TOLERANCE = 1e-6;

function near(got, want, what) {
  assert.ok(Math.abs(got - want) <= TOLERANCE * Math.max(1, Math.abs(want)), `${what}: got ${got}, want ${want}`);
}

for (const [name, run] of Object.entries(golden.runs)) {
  test(`${name} trains as in the reference`, () => {
    const steps = 1 + Math.max(...Object.keys(run.losses).map(Number));
    const { numbers, series } = lab.experiment('learning-rate', {
      source: run.sizes[0] === 2 ? 'spirals' : 'digits', depth: run.sizes.length - 2, width: run.sizes[1], activation: run.act,
      norm: NORMS[run.bn] ?? 'none', rate: run.lr, steps, record: steps, seed: 1,
    });
    assert.equal(series.miniBatch.length, steps);
    for (const [step, loss] of Object.entries(run.losses)) near(series.miniBatch[step], loss, `loss of step ${step}`);
    near(numbers.wholeSetLoss, run.whole_set_train_loss, 'loss on the whole training set');
    const [loss, accuracy] = run.test_precise ?? run.test;
    near(numbers.testLoss, loss, 'test loss');
    near(numbers.testAccuracy, accuracy, 'test accuracy');
  });
}

test('theory meets the gradients of deep ReLU networks with batch normalization', () => {
  for (const [seed, want] of Object.entries(golden.init_gradient_ratio_relu_bn_B128_H48_L20).map(([key, value]) => [Number(key.slice(4)), value])) {
    const { numbers, series } = lab.experiment('gradients', { depth: 20, width: 48, batch: 128, norm: 'pre', seed });
    // The reference looks at layers 5 to 18, away from both ends.
    const { preActivation } = series;
    near((preActivation[4] / preActivation[17]) ** (1 / 13), want, `growth with seed ${seed}`);
    near(numbers.theory, golden.closed_forms.bn_relu_grad_factor, 'theory');
    near(series.theory.at(-1), preActivation.at(-1), 'the line starts at the last layer');
    near(series.theory[0] / series.theory[1], numbers.theory, 'the line grows by the factor');
  }
  assert.equal(lab.experiment('gradients', { depth: 4, norm: 'none' }).numbers.theory, undefined);
});

test('a wrong setting throws its key and details', () => {
  assert.throws(() => lab.experiment('learning-rate', { depth: 99 }), (error) => error.key === 'bad-parameter' && error.details.name === 'depth');
  assert.throws(() => lab.experiment('alchemy', {}), (error) => error.key === 'unknown-name');
});
