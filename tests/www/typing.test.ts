// A number typed over a cell: taken, or refused with a sentence that names the cell.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { NOT_NEGATIVE, SHARE, takeTyped } from '../../www/figures/kit/typing.ts';
import { en } from '../../www/strings/en.ts';
import { ko } from '../../www/strings/ko.ts';
import { engine as bn } from './engine.ts';

const PLACE = { row: 2, col: 1 };

test('what a person types is read: comma, real minus, spaces, NaN', () => {
  const taken: number[] = [];
  for (const text of ['1,5', '−3', ' 7 ', '1e-3']) assert.equal(takeTyped(bn, en, text, null, PLACE, (value) => taken.push(value)), '');
  assert.deepEqual(taken, [1.5, -3, 7, 0.001]);
  assert.equal(takeTyped(bn, en, 'NaN', null, PLACE, (value) => taken.push(value)), '');
  assert.ok(Number.isNaN(taken[4]));
});

test('a slip of the hand is refused with its row and column, in the page’s language', () => {
  const refuse = () => assert.fail('it was taken');
  assert.equal(takeTyped(bn, en, 'forty', null, PLACE, refuse), 'Row 3, column 2 is not a number: “forty”.');
  assert.equal(takeTyped(bn, ko, 'forty', null, PLACE, refuse), '3행 2열은 수가 아닙니다: “forty”.');
  assert.match(takeTyped(bn, ko, '1e400', null, PLACE, refuse), /^3행 2열의 수가 너무 커서/);
});

test('limits are part of the sentence, and NaN is beyond all of them', () => {
  const refuse = () => assert.fail('it was taken');
  assert.equal(takeTyped(bn, en, '2', SHARE, PLACE, refuse), '“2” is not possible: it takes a number from 0 to 1.');
  assert.match(takeTyped(bn, ko, '-1', NOT_NEGATIVE, PLACE, refuse), /쓸 수 없습니다/);
  assert.notEqual(takeTyped(bn, en, 'NaN', SHARE, PLACE, refuse), '');
});
