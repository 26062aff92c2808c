// The functions in Node, the element where there is no browser, and a test of a component in jsdom.
import assert from 'node:assert/strict';
import { runInNewContext } from 'node:vm';
import { trainForward, Workspace } from 'batch-norm-explained';
import 'batch-norm-explained/element';

const x = [1, 10, 2, 20, 3, 60];
const { mean } = trainForward(Float64Array.from(x), 3, 2, [1, 2], [0, 5]);
assert.deepEqual([...mean], [2, 30]);

// Arrays of a test's sandbox (Jest, vm) and subclasses are arrays like others.
const { y, foreign } = runInNewContext('({ foreign: Float32Array, y: Float32Array.of(1, 2, 3) })');
assert.equal(y instanceof Float32Array, false);
assert.deepEqual([...trainForward(y, 3, 1, [1], [0]).mean], [2]);
class Batch extends Float64Array {}
assert.deepEqual([...trainForward(Batch.of(1, 2, 3), 3, 1, [1], [0]).mean], [2]);
assert.equal(new Workspace(foreign, 1, 1).x.constructor, Float32Array);
assert.throws(() => trainForward(Int32Array.of(1, 2, 3), 3, 1, [1], [0]), /Float64Array/);

console.log('mean', ...mean);
