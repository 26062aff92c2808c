// The laboratory's module follows the trajectories of the NumPy reference, and says what is wrong with its settings.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as lab from '../../www/pkg/lab.js';
import { historyOf } from '../../www/lab/history.ts';

lab.initSync({ module: readFileSync(new URL('../../www/pkg/lab_bg.wasm', import.meta.url)) });

/** Runs an experiment; its outcome as numbers and series by name. */
const run = (name, settings) => historyOf(lab.experiment(name, settings));

const golden = JSON.parse(readFileSync(new URL('../data/golden.json', import.meta.url), 'utf8'));
const NORMS = { pre: 'pre', post: 'post', gn: 'group' };

/** In WebAssembly multiplications and additions are rounded as natively; powers and exponentials may differ in the last digit. */
const TOLERANCE = 1e-6;

function near(got, want, what) {
  assert.ok(Math.abs(got - want) <= TOLERANCE * Math.max(1, Math.abs(want)), `${what}: got ${got}, want ${want}`);
}

for (const [name, wanted] of Object.entries(golden.runs)) {
  test(`${name} trains as in the reference`, () => {
    const steps = 1 + Math.max(...Object.keys(wanted.losses).map(Number));
    const { numbers, series } = run('learning-rate', {
      source: wanted.sizes[0] === 2 ? 'spirals' : 'digits', depth: wanted.sizes.length - 2, width: wanted.sizes[1], activation: wanted.act,
      norm: NORMS[wanted.bn] ?? 'none', rate: wanted.lr, steps, record: steps, seed: 1,
    });
    assert.equal(series.miniBatch.length, steps);
    for (const [step, loss] of Object.entries(wanted.losses)) near(series.miniBatch[step], loss, `loss of step ${step}`);
    near(numbers.wholeSetLoss, wanted.whole_set_train_loss, 'loss on the whole training set');
    const [loss, accuracy] = wanted.test_precise ?? wanted.test;
    near(numbers.testLoss, loss, 'test loss');
    near(numbers.testAccuracy, accuracy, 'test accuracy');
  });
}

test('theory meets the gradients of deep ReLU networks with batch normalization', () => {
  for (const [seed, want] of Object.entries(golden.init_gradient_ratio_relu_bn_B128_H48_L20).map(([key, value]) => [Number(key.slice(4)), value])) {
    const { numbers, series } = run('gradients', { depth: 20, width: 48, batch: 128, norm: 'pre', seed });
    // The reference looks at layers 5 to 18, away from both ends.
    const { preActivation } = series;
    near((preActivation[4] / preActivation[17]) ** (1 / 13), want, `growth with seed ${seed}`);
    near(numbers.theory, golden.closed_forms.bn_relu_grad_factor, 'theory');
    near(series.theoryLine.at(-1), preActivation.at(-1), 'the line starts at the last layer');
    near(series.theoryLine[0] / series.theoryLine[1], numbers.theory, 'the line grows by the factor');
  }
  assert.equal(run('gradients', { depth: 4, norm: 'none' }).numbers.theory, undefined);
});

/** Settings that keep a run short. */
const SHORT = { steps: 4, depth: 2, width: 8, record: 2 };
const RUNS = {
  'layers-start': { ...SHORT, probe: 32 }, 'layers-train': { ...SHORT, probe: 32 }, gradients: { ...SHORT, depth: 4 }, 'learning-rate': SHORT,
  why: { ...SHORT, probe: 32 }, order: SHORT, overfitting: { ...SHORT, samples: 32 }, 'batch-noise': { batches: 20 }, 'batch-size': { ...SHORT, samples: 128 },
  zeros: { samples: 100 }, 'zeros-trained': SHORT, 'dropout-shift': { samples: 100 }, dropout: { ...SHORT, dropout: 0.2 }, 'shift-train': SHORT,
  shift: SHORT, classes: { ...SHORT, classes: 2 }, averages: SHORT, paired: { first: [1, 2, 6], second: Float64Array.of(0, 0, 0) }, spread: { values: [1, 2], seeds: 2 },
};

test('every experiment runs and gives finite numbers', () => {
  const { series } = run('shift-train', RUNS['shift-train']);
  for (const [name, settings] of Object.entries(RUNS)) {
    const trained = name === 'shift' || name === 'classes' ? { parameters: series.parameters, statistics: series.statistics } : {};
    const found = run(name, { ...settings, ...trained });
    assert.ok(Object.keys(found.numbers).length + Object.keys(found.series).length > 0, `${name} gave nothing`);
    for (const [what, value] of Object.entries(found.numbers)) assert.ok(Number.isFinite(value), `${name}: ${what} is ${value}`);
  }
});

test('a paired difference is that of its seeds', () => {
  const { mean, standardError } = lab.experiment('paired', RUNS.paired);
  // Second minus first: −1, −2, −6: mean −3, variance 7 by N − 1, standard error √(7/3).
  assert.equal(mean, -3);
  near(standardError, Math.sqrt(7 / 3), 'standard error');
});

test('records become series, a series in a record is named after its place', () => {
  const { numbers, series } = run('layers-train', RUNS['layers-train']);
  assert.deepEqual([...series.step], [0, 2, 4]);
  assert.equal(series['1.mean'].length, 2);
  assert.equal(series['1.0.histogramCounts'].length, 60);
  assert.equal(typeof numbers.testAccuracy, 'number');
});

test('a wrong setting throws its key and details', () => {
  assert.throws(() => lab.experiment('learning-rate', { depth: 99 }), (error) => error.key === 'bad-parameter' && error.details.name === 'depth');
  assert.throws(() => lab.experiment('alchemy', {}), (error) => error.key === 'unknown-name');
});

test('a setting of the wrong type is a TypeError that names it', () => {
  for (const [settings, name] of [[{ depth: 'deep' }, 'depth'], [{ steps: 2.5 }, 'steps'], [{ activation: 'swish' }, 'activation'], [{ gain: {} }, 'gain'], [{ colour: 1 }, 'colour']]) {
    assert.throws(() => lab.experiment('learning-rate', settings), (error) => error instanceof TypeError && error.message.includes(`'${name}'`), name);
  }
  assert.throws(() => lab.experiment('learning-rate', 3), TypeError);
  assert.throws(() => lab.experiment(3, {}), TypeError);
});
