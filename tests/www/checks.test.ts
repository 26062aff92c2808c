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

test('a choice opens its answer with the guess', () => {
  const { document, Event } = parseHTML(`<html><body><div class="check" data-check="choice"><ul class="options"><li>One.</li><li data-right>Two.</li></ul>
    <details><summary>Answer</summary><p>Two</p></details></div></body></html>`);
  useDocument(document);
  enhanceChecks(document, 'en');
  const inputs = [...document.querySelectorAll('input[type=radio]')];
  assert.equal(inputs.length, 2);
  assert.equal(inputs[0]?.getAttribute('name'), inputs[1]?.getAttribute('name'));
  const said = () => document.querySelector('.said')?.textContent;
  inputs[0]?.dispatchEvent(new Event('change'));
  assert.equal(said(), 'Your guess: One.');
  inputs[1]?.dispatchEvent(new Event('change'));
  assert.equal(said(), 'Your guess was right: Two.');
});
