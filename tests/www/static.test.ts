// What the build writes into the HTML: the first state of every figure, with the page's own code and the real engine.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { figureNames } from '../../www/figures/index.ts';
import { missing, renderCell, renderFormula, renderStatic, renderSymbol, start } from '../../www/static.ts';

const document = parseHTML('<html><body></body></html>').document as unknown as Document;
const bytes = (name: string) => readFileSync(new URL(`../../www/pkg/${name}_bg.wasm`, import.meta.url));
await start(bytes('bn'), bytes('lab'));

const html = (node: Node) => {
  const holder = document.createElement('div');
  holder.append(node);
  return holder.innerHTML;
};

test('every figure renders in both languages, without a script, a style attribute or an id but its panel’s', async () => {
  for (const name of figureNames) {
    for (const lang of ['en', 'ko'] as const) {
      const text = html(await renderStatic(name, '', lang, document));
      assert.ok(text.length > 500, name);
      assert.doesNotMatch(text, /<script|\sid=(?!"panel")|\sstyle=|\son\w+=|undefined|NaN|\[object/, `${name} ${lang}`);
    }
  }
});

test('the walk’s first state shows the hand batch, its mean and its slide', async () => {
  const holder = document.createElement('div');
  holder.append(await renderStatic('walk', 'step=mean', 'en', document));
  const cells = [...holder.querySelectorAll('.result .cell')].map((cell) => cell.textContent);
  assert.deepEqual(cells, ['5', '50', '1']);
  assert.equal(holder.querySelectorAll('.operands .cell').length, 16);
  assert.equal(holder.querySelectorAll('.picture svg').length, 1);
  assert.match(holder.querySelector('.arithmetic')?.textContent ?? '', /2\+4\+5\+6\+8/);
});

test('the prose gets its formulas, symbols and numbers', () => {
  assert.match(html(renderFormula('forward.mean', true, 'en', document)), /^<math display="block">/);
  assert.match(html(renderSymbol('x_hat', 'ko', document)), /data-q="x_hat"/);
  assert.equal(html(renderCell('walk|variance|0|1', 'en', document)), '400');
  assert.equal(html(renderCell('walk?source=tiny&epsilon=0.001|x_hat|0|0', 'en', document)), '−0.09468');
  assert.deepEqual(missing, []);
  for (const wrong of ['walk?epsilon=zero|x_hat|0|0', 'walk|x_hat|9|0', 'nonsense|x|0|0']) assert.match(html(renderCell(wrong, 'en', document)), /^<mark/);
  assert.match(html(renderFormula('forward.nonsense', false, 'en', document)), /^<mark class="missing">forward.nonsense/);
  assert.equal(missing.splice(0).length, 4);
});
