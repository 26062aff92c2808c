// What is wrong with the input is said in the page's language to the last word.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { complain } from '../../www/figures/kit/complain.ts';
import { en } from '../../www/strings/en.ts';
import { ko } from '../../www/strings/ko.ts';

/** Every condition and every noun that the crate puts into an error. */
function wordsOfTheCrate(): string[] {
  const words = new Set<string>();
  for (const folder of ['src', 'lab/src']) {
    for (const file of readdirSync(new URL(`../../${folder}/`, import.meta.url), { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.rs') || file === 'error.rs') continue;
      const [source = ''] = readFileSync(new URL(`../../${folder}/${file}`, import.meta.url), 'utf8').split('#[cfg(test)]');
      for (const [, word = ''] of source.matchAll(/\b(?:must|what): "([^"]+)"/g)) words.add(word);
      for (const [, word = ''] of source.matchAll(/"((?:at least|above|below|from|more than|a divisor) [^"]+)"/g)) words.add(word);
    }
  }
  return [...words];
}

test('no English word of the crate is left in a Korean sentence', () => {
  const words = wordsOfTheCrate();
  assert.ok(words.length > 20, words.join());
  const english = words.filter((word) => /[a-z]{2}/i.test(complain(ko, 'bad-parameter', { name: 'epsilon', value: '7', must: word })));
  assert.deepEqual(english, []);
});

test('conditions are part of the sentence', () => {
  const details = { name: 'rho', value: '1.5', must: 'from 0 to 1' };
  assert.equal(complain(en, 'bad-parameter', details), 'ρ is 1.5, but must be from 0 to 1.');
  assert.equal(complain(ko, 'bad-parameter', details), 'ρ = 1.5은(는) 쓸 수 없습니다. 조건: 0에서 1 사이.');
  assert.equal(complain(ko, 'too-much', { what: 'rows', found: '9', limit: '7' }), '행: 9개는 너무 많습니다. 최대 7개까지 쓸 수 있습니다.');
});

test('both languages have the same sentences', () => assert.deepEqual(Object.keys(ko.errors), Object.keys(en.errors)));
