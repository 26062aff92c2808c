// The two buttons under every figure: share it, take it away.
import { h } from '../dom.ts';
import { wordButton } from '../elements/button.ts';
import { siteRoot } from '../root.ts';
import type { Strings } from '../strings/index.ts';
import type { Purpose, Subject } from './subject.ts';

/** Puts the buttons first into the figure's quiet row, or makes one. A file on a disk has no address to share. */
export function addTools(figure: Element, { actions: words }: Strings, subject: () => Subject | undefined, hasAddress = siteRoot() !== undefined): void {
  // The dialog and what it makes are fetched when somebody asks for them.
  const open = (purpose: Purpose) => void import('./dialog.ts').then(({ openDialog }) => {
    const chosen = subject();
    if (chosen) openDialog(purpose, chosen);
  });
  const buttons = [
    hasAddress && wordButton('share', words.share, () => open('share')),
    wordButton('save', words.take, () => open('take')),
  ];
  const row = figure.querySelector('.actions') ?? h('div', { class: 'actions', role: 'group', 'aria-label': words.label });
  if (!row.parentNode) figure.append(row);
  row.prepend(...buttons.filter((button) => button !== false));
}
