// Typing over a cell: Enter or leaving takes the number, Escape keeps the old one, a slip of the hand is marked.
import { h, setAttribute } from '../dom.ts';
import { fillIn, type Strings } from '../strings/index.ts';
import type { SheetCell } from './sheet-cells.ts';

export interface EditorActions {
  /** What is wrong with the text; empty where it was taken. */
  take(text: string): string;
  /** Shows what is wrong, or clears it. */
  complain(sentence: string): void;
}

/** Opens a text field in the cell, with what was typed already. */
export function openEditor({ node, ref }: SheetCell, strings: Strings['table'], { take, complain }: EditorActions, typed?: string): void {
  const box = node.firstElementChild;
  if (!box || box.localName === 'input') return;
  const before = box.textContent ?? '';
  const close = (refocus: boolean) => {
    complain('');
    input.removeEventListener('blur', leave);
    input.replaceWith(box);
    if (refocus) node.focus();
  };
  const finish = (refocus: boolean) => {
    if (input.value.trim() === before) return close(refocus);
    input.removeEventListener('blur', leave);
    input.replaceWith(box);
    const slip = take(input.value);
    complain(slip);
    if (slip === '') {
      if (refocus) node.focus();
      return;
    }
    box.replaceWith(input);
    setAttribute(input, 'aria-invalid', 'true');
    input.addEventListener('blur', leave);
    input.focus();
  };
  const leave = () => (input.getAttribute('aria-invalid') ? close(false) : finish(false));
  const input = h('input', {
    class: 'over', inputmode: 'decimal', autocomplete: 'off', spellcheck: 'false', '.value': typed ?? before,
    'aria-label': fillIn(strings.edit, { row: ref.row + 1, column: ref.col + 1 }),
    onkeydown: (event: KeyboardEvent) => {
      if (event.key === 'Enter') finish(true);
      else if (event.key === 'Escape') close(true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    },
    oninput: () => {
      complain('');
      setAttribute(input, 'aria-invalid', false);
    },
  });
  box.replaceWith(input);
  input.addEventListener('blur', leave);
  input.focus();
  if (typed === undefined) input.select();
}
