// Nodes made from data and from the crate's MathML text.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { fill, h, setText, useDocument } from '../../www/dom.ts';
import { parseMathml } from '../../www/mathml.ts';
import { engine } from './engine.ts';

const { document } = parseHTML('<html><body></body></html>');
useDocument(document as unknown as Document);

test('strings become text, never markup', () => {
  const node = h('p', { class: 'a', hidden: true, title: null, 'data-n': 0 }, '<b>', [1, null, false, h('i', null, '&')]);
  assert.deepEqual([...node.getAttributeNames()].sort(), ['class', 'data-n', 'hidden']);
  assert.equal(node.innerHTML, '&lt;b&gt;1<i>&amp;</i>');
  setText(node, '<script>');
  assert.equal(node.children.length, 0);
  fill(node, 'x', h('b'));
  assert.equal(node.childNodes.length, 2);
});

test('every symbol of the crate becomes a math element with the same text', () => {
  for (const notation of ['paper', 'post'] as const) {
    for (const { id } of engine.notation().names) {
      const { mathml } = engine.symbol(id, notation);
      const node = parseMathml(mathml);
      assert.equal(node.localName, 'math');
      assert.equal(node.querySelector('[data-q]')?.getAttribute('data-q'), id);
      assert.equal(node.textContent, mathml.replaceAll(/<[^>]*>/g, ''), id);
    }
  }
});

test('attributes and entities arrive, listeners and foreign attributes do not', () => {
  const node = parseMathml('<mrow data-q="x" onclick="alert(1)" style="color:red"><mo>&lt;</mo><mi>&#x3bc;</mi></mrow>', 'block');
  const row = node.firstElementChild;
  assert.equal(node.getAttribute('display'), 'block');
  assert.deepEqual([row?.getAttribute('data-q'), row?.getAttribute('onclick'), row?.getAttribute('style')], ['x', null, null]);
  assert.equal(row?.textContent, '<μ');
});

test('text that is not such MathML is refused', () => {
  for (const bad of ['<script>1</script>', '<mi>x</mo>', '</mi>', '<mi>x', '<mi x', '<a href="javascript:1">x</a>', '<mi>x</mi></mrow>']) {
    assert.throws(() => parseMathml(bad), bad);
  }
});
