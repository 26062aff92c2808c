// A field for one number. What a reader is typing is never overwritten; a slip of the hand is marked and kept.
import { h, setAttribute } from '../dom.ts';
import type { Part } from './element.ts';

export interface Typed extends Part<string> {
  readonly node: HTMLInputElement;
}

/** `take` says whether the text was such a number. */
export function createTyped(label: string, title: string, take: (text: string) => boolean): Typed {
  let typing = false;
  let given = '';
  const commit = () => {
    typing = false;
    const taken = take(input.value);
    setAttribute(input, 'aria-invalid', taken ? false : 'true');
    if (taken) input.value = given;
  };
  const input = h('input', {
    type: 'text', class: 'typed', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', 'aria-label': label, title,
    oninput: () => (typing = true),
    onchange: commit,
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') commit();
    },
  });
  return {
    node: input,
    update(text) {
      const slip = text === given && input.getAttribute('aria-invalid') !== null;
      given = text;
      if (typing || slip || input.value === text) return;
      input.value = text;
      setAttribute(input, 'aria-invalid', false);
    },
  };
}
