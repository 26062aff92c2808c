// The quiet row under a figure: what was taken back, what can be taken away.
import { h, setAttribute } from '../dom.ts';
import type { Strings } from '../strings/index.ts';
import { wordButton } from './button.ts';
import type { Part } from './element.ts';

export interface ActionsData {
  readonly canUndo: boolean;
  readonly changed: boolean;
}

/** `extras` come first: sharing and taking away. */
export function createActions(strings: Strings['actions'], does: { undo(): void; reset(): void }, extras: readonly Element[] = []): Part<ActionsData> {
  const undo = wordButton('undo', strings.undo, does.undo);
  const reset = wordButton('reset', strings.reset, does.reset);
  return {
    node: h('div', { class: 'actions', role: 'group', 'aria-label': strings.label }, extras, undo, reset),
    update({ canUndo, changed }) {
      setAttribute(undo, 'disabled', !canUndo);
      setAttribute(reset, 'disabled', !changed);
    },
  };
}
