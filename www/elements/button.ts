// Buttons: with an icon and a name, or with an icon and visible words.
import { fill, h, setAttribute, setText } from '../dom.ts';
import { type IconName, icon } from './icon.ts';

/** A square button; its words are its accessible name and its tooltip. */
export function iconButton(name: IconName, label: string, onclick: () => void, kind = ''): HTMLButtonElement {
  return h('button', { type: 'button', class: `button square ${kind}`.trim(), 'aria-label': label, title: label, onclick }, icon(name));
}

/** A button with an icon and words. */
export function wordButton(name: IconName, label: string, onclick: () => void): HTMLButtonElement {
  return h('button', { type: 'button', class: 'button', onclick }, icon(name), h('span', null, label));
}

/** Gives a square button another icon and name. */
export function relabel(button: HTMLButtonElement, name: IconName, label: string): void {
  if (button.getAttribute('aria-label') === label) return;
  setAttribute(button, 'aria-label', label);
  setAttribute(button, 'title', label);
  fill(button, icon(name));
}

/** Gives a button with words other words. */
export function relabelWords(button: HTMLButtonElement, label: string): void {
  if (button.lastElementChild) setText(button.lastElementChild, label);
}
