// The two buttons under every figure: share it, take it away.
import { h } from '../dom.ts';
import { wordButton } from '../elements/button.ts';
import { siteRoot } from '../root.ts';
import type { Strings } from '../strings/index.ts';
import type { Purpose } from './subject.ts';

/** Puts the buttons first into the figure's quiet row, or makes one. A file on a disk has no address to share. */
export function addTools(figure: Element, { actions: words }: Strings, open: (purpose: Purpose) => void, hasAddress = siteRoot() !== undefined): void {
  const buttons = [
    hasAddress && wordButton('share', words.share, () => open('share')),
    wordButton('save', words.take, () => open('take')),
  ];
  const row = figure.querySelector('.actions') ?? h('div', { class: 'actions', role: 'group', 'aria-label': words.label });
  if (!row.parentNode) figure.append(row);
  row.prepend(...buttons.filter((button) => button !== false));
}
