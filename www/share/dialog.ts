// The dialog: a heading, a way out, and what is shared or taken away.
import { h } from '../dom.ts';
import { iconButton } from '../elements/button.ts';
import { uniqueName } from '../elements/element.ts';
import css from '../style/share.css?inline';
import { sheetOf } from '../style/sheet.ts';
import { shareBody } from './share.ts';
import type { Purpose, Subject } from './subject.ts';
import { takeBody } from './take.ts';
import { shareWords } from './words.ts';

/** Opens over everything; it closes by its button, by Escape, and by a press beside it. */
export function openDialog(purpose: Purpose, subject: Subject): void {
  const words = shareWords[subject.lang];
  const body = purpose === 'share' ? shareBody(subject, words) : takeBody(subject, words);
  const id = uniqueName('dialog');
  const close = iconButton('close', words.close, () => dialog.close(), 'quiet');
  const dialog = h('dialog', { class: 'dialog', 'aria-labelledby': id, onclose: () => dialog.remove() },
    h('div', { class: 'sheet-of-paper' },
      h('div', { class: 'dialog-head' }, h('h2', { id }, words[purpose]), close),
      body));
  // The paper covers the dialog: only a press beside it hits the dialog itself.
  dialog.addEventListener('pointerdown', ({ target }) => target === dialog && dialog.close());
  dress(subject.wrapper.getRootNode() as ShadowRoot);
  subject.wrapper.append(dialog);
  dialog.showModal();
}

let sheet: CSSStyleSheet | undefined;

/** What only dialogs look like comes with the first one. */
function dress(root: ShadowRoot): void {
  sheet ??= sheetOf(css);
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
