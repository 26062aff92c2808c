// The random numbers of the module are those of a native build, bit for bit.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bn } from './engine.mjs';

test('normal numbers are the same bits natively and here', () => {
  const { values } = bn.batch({ generated: { shape: 'normal', rows: 100_000, features: 1, seed: 1 } });
  let hash = 0xcbf29ce484222325n;
  for (const bits of new BigUint64Array(Float64Array.from(values).buffer)) hash = BigInt.asUintN(64, (hash ^ bits) * 0x100000001b3n);
  // As in src/random.rs.
  assert.equal(hash.toString(16).padStart(16, '0'), '245c825529a79d90');
});
