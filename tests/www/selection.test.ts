// Which cell is looked at, which tables stand together, where a slider's knob is.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fromPosition, neighbour, toPosition } from '../../www/elements/slider.ts';
import type { Table } from '../../www/engine.ts';
import { follow, pinnedCell, pinText, settle } from '../../www/figures/kit/selection.ts';
import { arrange } from '../../www/figures/kit/tables.ts';
import { number } from '../../www/state.ts';

const table = (quantity: string, rows: number, colNames: string[]): Table => ({
  quantity, token: quantity, rowKey: '', rowNames: [], rowIndex: Uint32Array.from({ length: rows }, (_, row) => row), rows,
  colKey: 'feature', colNames, colIndex: Uint32Array.from(colNames.keys()), columns: colNames.length, cells: '', exact: new Uint8Array(), values: new Float64Array(),
});

test('a pinned cell is written and read, and followed to the next step', () => {
  assert.deepEqual(pinnedCell('2:1', 'mean'), { quantity: 'mean', row: 2, col: 1 });
  assert.deepEqual(pinnedCell('x:2:1', 'mean'), { quantity: 'x', row: 2, col: 1 });
  assert.equal(pinnedCell('', 'mean'), null);
  assert.equal(pinText({ quantity: 'x', row: 2, col: 1 }, 'mean'), 'x:2:1');
  assert.equal(pinText({ quantity: 'mean', row: 2, col: 1 }, 'mean'), '2:1');
  assert.equal(follow('x:2:1'), '2:1');
});

test('a place settles on a statistic’s only row and within what is shown', () => {
  const ref = { quantity: 'x', row: 4, col: 2 };
  assert.deepEqual(settle(ref, table('x', 1, ['A', 'B', 'C'])), { quantity: 'x', row: 0, col: 2 });
  assert.deepEqual(settle(ref, table('x', 3, ['A'])), { quantity: 'x', row: 2, col: 0 });
  assert.deepEqual(settle({ quantity: 'x', row: 50, col: 1 }, { ...table('x', 2, ['A', 'B']), rows: 100 }), { quantity: 'x', row: 50, col: 1 });
});

test('tables with the same columns share a sheet, samples above statistics', () => {
  const names = ['A', 'B'];
  const sheets = arrange([table('count', 1, ['']), table('mean', 1, names), table('x', 5, names)]);
  assert.deepEqual(sheets.map(({ tables }) => tables.map(({ quantity }) => quantity)), [['x', 'mean'], ['count']]);
});

test('single columns over the same rows stand beside each other, what has one row follows', () => {
  const one = ['A'];
  const sheets = arrange([table('x_hat', 5, one), table('root', 1, one), table('dy', 5, one), table('gamma', 1, one), table('other', 3, one)]);
  assert.deepEqual(sheets.map(({ tables, beside }) => [beside, ...tables.map(({ quantity }) => quantity)]), [['A', 'x_hat', 'dy'], [undefined, 'other', 'root', 'gamma']]);
});

test('a slider’s knob and its value agree, zero included', () => {
  const epsilon = number(0, { min: 0, max: 1, log: 1e-8 });
  assert.equal(fromPosition(0, epsilon), 0);
  assert.equal(fromPosition(1, epsilon), 1);
  for (const value of [1e-8, 1e-5, 0.001, 0.25]) assert.equal(fromPosition(toPosition(value, epsilon), epsilon), value);
  const gamma = number(1, { min: -3, max: 3, step: 0.1 });
  for (const value of [-3, -0.1, 0, 0.3, 3]) assert.equal(fromPosition(toPosition(value, gamma), gamma), value);
});

test('a key reaches every value of a logarithmic slider, from zero to the top and back', () => {
  const epsilon = number(0, { min: 0, max: 1, log: 1e-3 });
  const up = [0];
  while (up.at(-1)! < 1) up.push(neighbour(up.at(-1)!, 1, epsilon));
  assert.equal(up.length, 2 + 3 * 90);
  assert.deepEqual(up.slice(0, 3), [0, 0.001, 0.0011]);
  const down = [1];
  while (down.at(-1)! > 0) down.push(neighbour(down.at(-1)!, -1, epsilon));
  assert.deepEqual(down.reverse(), up);
});
