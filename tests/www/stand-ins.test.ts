// What a first state shows in place of its controls, and how numbers of rows are written.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { useDocument } from '../../www/dom.ts';
import { prune } from '../../www/stills/prune.ts';
import { inThousands } from '../../www/strings/index.ts';

/** A first state of these controls, as it goes into the HTML. */
function pruned(controls: string): Element {
  const { document } = parseHTML(`<html><body><div><div class="needs-script">${controls}</div></div></body></html>`);
  useDocument(document as unknown as Document);
  const root = document.querySelector('div') as unknown as Element;
  prune(root);
  return root;
}

test('a slider keeps its place: the knob stands where the value is', () => {
  const knob = pruned('<input type="range" class="range" min="0" max="120" value="30">').querySelector('svg.range circle');
  assert.equal(knob?.getAttribute('cx'), '25%');
});

test('a typed number is text', () => {
  assert.equal(pruned('<input type="text" class="typed" value="0.9">').querySelector('span.typed')?.textContent, '0.9');
});

test('a menu shows its choice, and is as wide as its longest', () => {
  const menu = pruned('<select><option value="a">short</option><option value="b" selected>a long one</option><option>the longest of all</option></select>');
  assert.deepEqual([...menu.querySelectorAll('.chosen > span')].map((span) => span.textContent), ['a long one', 'the longest of all']);
});

test('of segments only the chosen ones are marked; a tick of its own stays in sight', () => {
  const bar = pruned('<label class="segment"><input type="radio"><span>N</span></label><label class="segment"><input type="radio" checked><span>N − 1</span></label>');
  assert.deepEqual([...bar.querySelectorAll('.on + span')].map((span) => span.textContent), ['N − 1']);
  const ticks = pruned('<label class="checkbox"><input type="checkbox"></label><label class="checkbox"><input type="checkbox" checked></label>');
  assert.deepEqual([...ticks.querySelectorAll('.tick')].map((tick) => tick.className), ['tick', 'tick on']);
});

test('no field is left, and every button waits', () => {
  const root = pruned('<input type="range" max="1" value="0"><input type="file"><textarea>x</textarea><select></select><button type="button">Run</button>');
  assert.equal(root.querySelector('input, select, textarea'), null);
  assert.equal(root.querySelector('button')?.getAttribute('disabled'), 'disabled');
});

test('thousands have a comma, in whole numbers of any size', () => {
  assert.deepEqual([0, 7, 344, 1000, 65_536, 1_000_000].map(inThousands), ['0', '7', '344', '1,000', '65,536', '1,000,000']);
});
