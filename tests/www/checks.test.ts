// A guess is read as people type it, and compared with the tolerance of its question.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { enhanceChecks, isNear } from '../../www/reading/checks.ts';
import { useDocument } from '../../www/dom.ts';

test('numbers are read as typed', () => {
  for (const guess of ['-1.4', '−1,40', ' -1.42 ']) assert.ok(isNear(guess, -1.4, 0.02), guess);
  assert.ok(isNear('39 %', 39.5, 1));
  for (const guess of ['', 'four', '1.4', '-1.43']) assert.ok(!isNear(guess, -1.4, 0.02), guess);
});

test('a wrong guess may be tried once more before the answer opens, a right one opens it', () => {
  const { document, Event } = parseHTML(`<html><body><div class="check" data-check="choice"><ul class="options"><li>One.</li><li data-right>Two.</li><li>Three.</li></ul>
    <details><summary>Answer</summary><p>Two</p></details></div></body></html>`);
  useDocument(document);
  enhanceChecks(document, 'en');
  const inputs = [...document.querySelectorAll('input[type=radio]')];
  assert.equal(inputs.length, 3);
  assert.equal(inputs[0]?.getAttribute('name'), inputs[1]?.getAttribute('name'));
  const details = document.querySelector('details');
  const guess = (at: number) => {
    inputs[at]?.dispatchEvent(new Event('change'));
    return [document.querySelector('.said')?.textContent, Boolean(details?.open)];
  };
  assert.deepEqual(guess(0), ['Not quite: One. Try once more.', false]);
  assert.deepEqual(guess(2), ['Not quite: Three.', true]);
  assert.deepEqual(guess(1), ['Right: Two.', true]);
});

test('a right guess opens the answer at once', () => {
  const { document, Event } = parseHTML(`<html><body><div class="check" data-check="number" data-answer="39.5" data-tolerance="1"><details><summary>정답</summary></details></div></body></html>`);
  useDocument(document);
  enhanceChecks(document, 'ko');
  const [input, form] = [document.querySelector('input'), document.querySelector('form')];
  if (input) input.value = '39,5 %';
  form?.dispatchEvent(new Event('submit', { cancelable: true }));
  assert.deepEqual([document.querySelector('.said')?.textContent, document.querySelector('details')?.open], ['맞았습니다: 39,5 %', true]);
});
