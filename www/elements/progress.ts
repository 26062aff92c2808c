// How far a computation is, and the one button that starts or ends it.
import { h, setAttribute, setText } from '../dom.ts';
import { icon } from './icon.ts';
import type { Part } from './element.ts';

export interface ProgressData {
  readonly kind: 'waiting' | 'running' | 'done';
  readonly done: number;
  readonly total: number;
  /** What is said beside the bar. */
  readonly text: string;
  /** What the button does now; without words there is none. */
  readonly button: string;
}

export function createProgress(label: string, press: () => void): Part<ProgressData> {
  const bar = h('progress', { 'aria-label': label, max: 1, value: 0 });
  const words = h('span', { class: 'progress-words' });
  const name = h('span');
  const [play, close] = [h('span', null, icon('play')), h('span', null, icon('close'))];
  // One button, so that the focus stays where it was pressed.
  const button = h('button', { type: 'button', class: 'button', onclick: press }, play, close, name);
  return {
    node: h('div', { class: 'progress needs-script' }, words, bar, button),
    update({ kind, done, total, text, button: action }) {
      setAttribute(bar, 'value', kind === 'running' ? done / Math.max(1, total) : kind === 'done' ? 1 : 0);
      setAttribute(bar.parentElement ?? bar, 'data-kind', kind);
      setText(words, text);
      // Without anything to do it is out of sight, but never without a name.
      setText(name, action || label);
      setAttribute(button, 'disabled', action === '');
      setAttribute(button, 'data-empty', action === '');
      setAttribute(play, 'hidden', kind === 'running');
      setAttribute(close, 'hidden', kind !== 'running');
    },
  };
}
