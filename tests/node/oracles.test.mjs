// The runner of the fixtures on folders that it has not seen: other names, files and shapes pass; wrong numbers, unknown keys and
// operations fail, and it says where.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const own = join(root, 'tests/data/oracles');
const files = readdirSync(own).filter((name) => name.endsWith('.json')).map((name) => JSON.parse(readFileSync(join(own, name), 'utf8')));
const runner = process.env.RUNNER ?? findRunner();

/** The binary that cargo has built, or builds now. */
function findRunner() {
  const lines = execFileSync('cargo', ['test', '--locked', '--test', 'oracles', '--no-run', '--message-format', 'json'], { cwd: root, maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'ignore'] }).toString().split('\n');
  return lines.filter((line) => line.includes('"executable"')).map((line) => JSON.parse(line)).find(({ target, executable }) => executable && target.name === 'oracles').executable;
}

/** Runs the runner over these files. */
function run(given) {
  const folder = mkdtempSync(join(tmpdir(), 'bn-oracles-'));
  given.forEach((file, index) => writeFileSync(join(folder, `${String(index).padStart(3, '0')}.json`), typeof file === 'string' ? file : JSON.stringify(file)));
  const { status, stdout } = spawnSync(runner, [], { env: { ...process.env, ORACLES: folder }, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const [, passed, failed] = /^oracles: (\d+) passed, (\d+) failed$/m.exec(stdout) ?? [];
  return { status, stdout, passed: Number(passed), failed: Number(failed) };
}

const copy = (value) => JSON.parse(JSON.stringify(value));
const of = (operation) => copy(files.find((file) => file.operation === operation));
/** One case of an operation, changed. */
const changed = (operation, change, index = 0) => {
  const file = of(operation);
  file.cases = [file.cases[index]];
  change(file.cases[0], file);
  return file;
};
const isTensor = (value) => Array.isArray(value?.data) && Array.isArray(value?.shape);
/** Every tensor below a value, with the way to it. */
function* tensors(value, way = []) {
  if (isTensor(value)) yield { tensor: value, way };
  else if (value && typeof value === 'object') for (const [key, inner] of Object.entries(value)) yield* tensors(inner, [...way, key]);
}

test('operations in several files, under other names, in float32 words: all pass, with cases and largest error per file', () => {
  const parts = files.flatMap((file) => [0, 1, 2].map((part) => ({ ...copy(file), cases: copy(file.cases).filter((_, index) => index % 3 === part).map((one, index) => ({ ...one, name: `other ${index}`, dtype: 'float32' })) }))).filter(({ cases }) => cases.length > 0);
  const { status, stdout, passed, failed } = run(parts);
  assert.equal(failed, 0, stdout);
  assert.equal(passed, files.reduce((sum, { cases }) => sum + cases.length, 0));
  assert.equal(status, 0);
  assert.equal([...stdout.matchAll(/^\d{3}\.json +\w+ +\d+ +\d+ +\d\.\de[-\d]+/gm)].length, parts.length);
});

test('a further axis of one, and samples in another order, change nothing', () => {
  const longer = ({ shape, data }) => ({ shape: [...shape, 1], data });
  const turned = ({ shape, data }) => {
    const row = data.length / shape[0];
    return { shape, data: Array.from({ length: shape[0] }, (_, index) => data.slice((shape[0] - 1 - index) * row, (shape[0] - index) * row)).flat() };
  };
  const reshape = (change) => changed('bn_backward', ({ inputs, expected }) => {
    for (const key of ['x', 'dy']) inputs[key] = change(inputs[key]);
    for (const key of ['y', 'dx']) expected[key] = change(expected[key]);
  });
  const { status, stdout } = run([reshape(longer), reshape(turned)]);
  assert.equal(status, 0, stdout);
});

test('one wrong number in any tensor of any operation is found and named', () => {
  const wrong = files.flatMap((file) => {
    // What frameworks do at the edges is partly told and not compared: its numbers are tried below.
    if (file.operation === 'edge_behaviour') return [];
    return [...tensors(file.cases[0].expected)].map(({ way }) => changed(file.operation, ({ expected, tol }) => {
      const { data } = way.reduce((inner, key) => inner[key], expected);
      data[data.length - 1] = Number(data.at(-1)) + 1e-3 + 20 * ((tol.abs ?? 0) + (tol.rel ?? 0) * Math.abs(data.at(-1)));
    }));
  });
  assert.ok(wrong.length > 60);
  const { status, stdout, passed, failed } = run(wrong);
  assert.deepEqual([passed, failed, status], [0, wrong.length, 1], stdout.split('\n').filter((line) => !/off by/.test(line)).join('\n'));
  assert.match(stdout, /y\[[\d, ]+\]: \S+, expected \S+, off by/);
});

test('NaN where a number belongs, a number where NaN belongs, another outcome at an edge', () => {
  const edge = (change) => changed('edge_behaviour', change, of('edge_behaviour').cases.findIndex(({ expected }) => expected.outcomes.some(({ outcome, y }) => outcome === 'values' && y.data.includes('NaN'))));
  const first = ({ expected }) => expected.outcomes.find(({ outcome, y }) => outcome === 'values' && y.data.includes('NaN'));
  const bad = [
    changed('bn_train_forward', ({ expected }) => (expected.y.data[0] = 'NaN')),
    changed('bn_train_forward', ({ expected }) => (expected.y.data[0] = 'Infinity')),
    changed('bn_train_forward', ({ expected }) => (expected.y.data[0] = 'nan')),
    edge((one) => (first(one).y.data[first(one).y.data.indexOf('NaN')] = 0.5)),
    edge((one) => (first(one).outcome = 'error')),
  ];
  const { failed, stdout } = run(bad);
  assert.equal(failed, bad.length, stdout);
});

test('what nobody here computes is a failure: an unknown operation, key, tensor, shape', () => {
  for (const [file, says] of [
    [{ ...of('fold'), operation: 'unfold' }, /unfold +is not an operation this test knows/],
    [{ ...of('fold'), operation: undefined }, /\(none\) +is not an operation this test knows/],
    [changed('bn_inference', ({ expected }) => (expected.median = { shape: [1], data: [1] })), /median: nothing here computes it/],
    [changed('bn_inference', ({ expected }) => (expected.y = { shape: [1, ...expected.y.shape], data: expected.y.data })), /y: shape \[.*\], expected/],
    [changed('bn_inference', ({ expected }) => (expected.y.data = expected.y.data.slice(1))), /y: /],
    [changed('bn_inference', ({ inputs }) => delete inputs.x), /inputs\.x is not a tensor/],
    [changed('bn_inference', ({ params }) => (params.eps = 'small')), /params\.eps is not a number/],
    [changed('bn_inference', (one) => delete one.tol), /tol/],
    [changed('bn_inference', (one) => (one.expected = {})), /nothing is expected/],
    [{ ...of('fold'), cases: [] }, /no cases/],
    [{ ...of('fold'), cases: undefined }, /no cases/],
    ['{ "operation": ', /000\.json +is not JSON: EOF/],
  ]) {
    const { status, stdout } = run([file, of('bn_train_forward')]);
    assert.equal(status, 1, `${says}\n${stdout}`);
    assert.match(stdout, says);
    // The other files are still run.
    assert.match(stdout, /001\.json +bn_train_forward/);
  }
  assert.equal(run([]).status, 1);
});
