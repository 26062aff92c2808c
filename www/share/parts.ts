// What both dialogs are made of.
import { type Child, h } from '../dom.ts';
import { iconButton, relabel } from '../elements/button.ts';
import { copyText } from '../elements/copy.ts';
import type { ShareWords } from './words.ts';

/** A button that copies a text and says so; where nothing may be copied, it says what to do instead. */
export function copyButton(words: ShareWords, text: () => string | Promise<string>): HTMLButtonElement {
  const button = iconButton('copy', words.copy, async () => {
    const copied = await Promise.resolve(text()).then((content) => copyText(content, button)).catch(() => false);
    relabel(button, 'copy', copied ? words.copied : words.refused);
    setTimeout(() => relabel(button, 'copy', words.copy), 2500);
  });
  button.classList.add('copies');
  return button;
}

/** Something with a name above it. */
export function part(title: Child, ...content: Child[]): HTMLElement {
  return h('section', { class: 'part' }, h('h3', null, title), content);
}
