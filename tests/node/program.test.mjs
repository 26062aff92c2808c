// Programs across the boundary: the text that the crate's own test runs in Python.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import * as lab from '../../www/pkg/lab.js';

lab.initSync({ module: readFileSync(new URL('../../www/pkg/lab_bg.wasm', import.meta.url)) });

const forward = { x: Float64Array.of(1, 2, 4), names: 'A', gamma: Float64Array.of(1), beta: Float64Array.of(0), epsilon: 0.001, divisor: 'n' };

test('a program is text, and no file for a small batch', () => {
  const { code, files } = lab.program('keras', 'forward', forward);
  assert.match(code, /keras\.layers\.BatchNormalization\(epsilon=epsilon\)/);
  assert.deepEqual(files, {});
});

test('a large batch goes to a file beside the program', () => {
  const x = new Float64Array(3000).map((_, index) => index % 7);
  const { code, files } = lab.program('numpy', 'forward', { ...forward, x });
  assert.match(code, /np\.loadtxt\("x\.csv"/);
  assert.deepEqual(Object.keys(files), ['x.csv']);
  assert.equal(files['x.csv'].split('\n').length, 3002);
});

test('what is wrong is named', () => {
  assert.throws(() => lab.program('caffe', 'forward', forward), { key: 'unknown-name' });
  assert.throws(() => lab.program('numpy', 'forward', { ...forward, epsilon: -1 }), { key: 'bad-parameter' });
  assert.throws(() => lab.program('numpy', 'forward', { ...forward, epsilon: {} }), TypeError);
});
