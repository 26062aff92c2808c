// The Korean pages use the words of docs/korean.md, and none of those that it rules out.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { articlePages } from '../../build/pages.ts';

const BANNED = [/걸음/, /렐루/, /단추/, /견주/, /흔들림/, /떨림/, /점구름/, /찍는 수준/, /잔인/, /사투리/, /퍼가기/, /정규 분포/, /시험 (?:정확도|데이터|배치|이미지|그림)/, /(?<![가-힣])망(?=[은이을에과의도 ,.])/, /은\(는\)|\(으\)로|이\(가\)/];

for (const { lang, file } of articlePages()) {
  if (lang !== 'ko') continue;
  test(`${file}: no word that docs/korean.md rules out`, () => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8').replaceAll(/<[^>]+>/g, ' ');
    for (const banned of BANNED) assert.equal(banned.exec(text)?.[0], undefined, String(banned));
  });
}
