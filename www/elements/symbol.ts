// One symbol of a quantity; it is written anew only when its letters change.
import { fill, h } from '../dom.ts';
import { parseMathml } from '../mathml.ts';
import type { Part } from './element.ts';

export function createSymbol(): Part<string> {
  const node = h('span', { class: 'symbol' });
  let shown = '';
  return {
    node,
    update(mathml) {
      if (mathml === shown) return;
      shown = mathml;
      fill(node, parseMathml(mathml));
    },
  };
}
