// Notes that a reader should see, and sentences that only screen readers need.
import { fill, h, setAttribute, setText } from '../dom.ts';
import type { Part } from './element.ts';

/** Visible sentences, one below the other; an empty list takes no room. */
export function createNotes(kind: 'note' | 'error'): Part<readonly string[]> {
  const node = h('div', { class: `notes ${kind}`, role: kind === 'error' ? 'alert' : 'status', hidden: true });
  let shown = '';
  return {
    node,
    update(sentences) {
      const key = sentences.join('\n');
      if (key === shown) return;
      shown = key;
      fill(node, sentences.map((sentence) => h('p', null, sentence)));
      setAttribute(node, 'hidden', sentences.length === 0);
    },
  };
}

/** A polite live region. */
export function createStatus(): Part<string> {
  const node = h('p', { class: 'unseen', role: 'status' });
  return { node, update: (sentence) => setText(node, sentence) };
}
