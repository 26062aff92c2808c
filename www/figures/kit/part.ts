// What stands beside the numbers of a walk on a wide page, and is closed behind its title on a phone.
import { h, setAttribute } from '../../dom.ts';
import type { Part } from '../../elements/element.ts';
import type { Context } from '../../figure.ts';
import type { WalkPart } from './walk-options.ts';

/** Narrower figures are a phone's; the style sheet has the same width. In pixels. */
export const NARROW = 620;

/** `title` is what a reader opens on a phone. */
export function foldOnPhones<S>(context: Context<S>, title: string, part: WalkPart<S>): WalkPart<S> {
  const node = h('details', { class: 'part', open: true }, h('summary', null, title), part.node);
  let narrow: boolean | undefined = context.picture ? false : undefined;
  return {
    node,
    update: part.update,
    resize() {
      const now = (node.parentElement?.closest('.figure')?.clientWidth ?? NARROW) < NARROW;
      if (now !== narrow) setAttribute(node, 'open', !now);
      narrow = now;
      part.resize?.();
    },
    ...(part.destroy ? { destroy: part.destroy } : {}),
  };
}

/** A part behind its title: it follows only while it is open. */
export function createFold<T>(title: string, content: Element, update: (data: T) => void, resize?: () => void): Part<T> {
  let last: T | undefined;
  const follow = () => {
    if (!node.open || last === undefined) return;
    update(last);
    resize?.();
  };
  const node = h('details', { class: 'fold needs-script', ontoggle: follow }, h('summary', null, title), h('div', { class: 'inside' }, content));
  return {
    node,
    update(data) {
      last = data;
      if (node.open) update(data);
    },
  };
}
