// Settings as text: what is read, refused, clamped, written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createController } from '../../www/controller.ts';
import { choice, flag, format, integer, looking, number, numbers, parse, words } from '../../www/state.ts';

const fields = {
  step: looking(choice(['x', 'mean', 'y'], 'x')),
  epsilon: number(0.001, { min: 0, max: 1, log: 1e-8 }),
  size: integer(32, { min: 1, max: 512 }),
  gamma: numbers([1], { min: -100, max: 100 }, 4),
  curve: flag(false),
  data: words('', 200),
};

test('what was written reads back, and the defaults are the empty text', () => {
  assert.equal(format(fields, parse(fields, '').state), '');
  const text = 'step=mean&epsilon=0.25&size=8&gamma=1,-2.5&curve=1&data=A,B;1,2';
  const { state, notes } = parse(fields, text);
  assert.deepEqual(notes, []);
  assert.deepEqual(state, { step: 'mean', epsilon: 0.25, size: 8, gamma: [1, -2.5], curve: true, data: 'A,B;1,2' });
  assert.equal(format(fields, state), text);
});

test('text is written in the order of the schema, whatever order it came in', () => {
  assert.equal(format(fields, parse(fields, 'size=8&step=y').state), 'step=y&size=8');
});

test('a bad value becomes the default and leaves a note', () => {
  for (const bad of ['epsilon=1e309', 'epsilon=0x10', 'epsilon=', 'epsilon=NaN', 'epsilon=Infinity', 'size=2.5', 'step=toString', 'gamma=1,,2', 'gamma=1,2,3,4,5', 'curve=yes']) {
    const { state, notes } = parse(fields, bad);
    assert.equal(format(fields, state), '', bad);
    assert.deepEqual(notes.map(({ key }) => key), ['bad-value'], bad);
  }
});

test('a value beyond its limits becomes the nearest allowed one', () => {
  const { state, notes } = parse(fields, 'epsilon=-3&size=100000&gamma=1000,1');
  assert.deepEqual([state.epsilon, state.size, state.gamma], [0, 512, [100, 1]]);
  assert.deepEqual(notes.map(({ key, field }) => `${key} ${field}`), ['clamped epsilon', 'clamped size', 'clamped gamma']);
});

test('foreign keys, broken percent codes and long texts do no harm', () => {
  const long = `data=${'9'.repeat(20_000)}`;
  for (const text of ['__proto__=1&constructor=2&hasOwnProperty=3', '%E0%A4%A=%&step=%ff', '#?&&==&', long, '<script>=1', 'nothing']) {
    const { state } = parse(fields, text);
    assert.equal(format(fields, state), '');
    assert.equal(({} as Record<string, unknown>)['1'], undefined);
    assert.equal(Object.getPrototypeOf(state), Object.prototype);
  }
  assert.ok((parse(fields, long).notes[0]?.value.length ?? 99) < 30, 'a note quotes only the beginning');
});

test('ten thousand random texts parse to states that write and read the same', () => {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const alphabet = ['step', 'epsilon', 'gamma', 'data', '=', '=', '&', '&', ',', '1e309', '-0', '0.5', '%', '%zz', '+', '__proto__', '\u0000', '𝛾', ';', '"', '<'];
  for (let round = 0; round < 10_000; round += 1) {
    const text = Array.from({ length: random(12) }, () => alphabet[random(alphabet.length)]).join('');
    const { state } = parse(fields, text);
    const written = format(fields, state);
    assert.deepEqual(format(fields, parse(fields, written).state), written, text);
  }
});

test('a controller undoes change by change, and a drawn slider at once', () => {
  let changes = 0;
  const base = parse(fields, 'size=8').state;
  const control = createController(fields, base, () => (changes += 1));
  control.set({ step: 'mean' });
  control.set({ epsilon: 0.1 });
  control.set({ epsilon: 0.2 });
  control.set({ epsilon: 0.2 });
  assert.equal(changes, 3);
  assert.equal(control.text, 'step=mean&epsilon=0.2');
  control.set({ size: 16 });
  control.set({ step: 'y' });
  control.undo();
  assert.equal(control.text, 'step=y&epsilon=0.2', 'where a reader looks is not undone');
  control.undo();
  assert.equal(control.text, 'step=y');
  assert.equal(control.canUndo, false);
});

test('settings read from a link replace the others, but not what the page gave', () => {
  const control = createController(fields, parse(fields, 'size=8').state, () => undefined);
  control.set({ curve: true });
  control.read('step=y');
  assert.equal(control.text, 'step=y');
  assert.equal(control.state.size, 8);
  control.patch('epsilon=0.5');
  assert.equal(control.text, 'step=y&epsilon=0.5');
  control.reset();
  assert.equal(control.text, '');
});
