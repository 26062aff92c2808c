// What a reader may change: a few controls beside the picture, the others under one button, and the quiet row with that button.
import { h, setAttribute, setText } from '../../dom.ts';
import { createActions } from '../../elements/actions.ts';
import { wordButton } from '../../elements/button.ts';
import { type Part, uniqueName } from '../../elements/element.ts';
import type { Context } from '../../figure.ts';
import type { Fields } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Controls, type ControlWords, fieldsOf, type Followed, group, makeControl } from './controls.ts';

export interface Panel<C> {
  /** The controls that stand beside the picture. */
  readonly beside: Element;
  /** The quiet row: Settings, then what readers take away and take back. */
  readonly foot: Element;
  /** What the button Settings opens. */
  readonly settings: Element;
  update(scene: C): void;
}

/** Schemas of the figures whose settings are open: remembered while the page is. */
const opened = new WeakSet<Fields>();

/** `extras` stand first in the quiet row. */
export function createPanel<S, C extends Followed<S>>(
  context: Context<S>, fields: Fields, declared: Controls<S, C>, words: ControlWords, extras: readonly Element[] = [],
): Panel<C> {
  const { strings } = context;
  const beside = declared.beside.map((control) => makeControl(context, fields, control, words));
  const folded = [...new Set(declared.settings.flatMap(({ controls }) => controls.flatMap(fieldsOf)))];
  const settings = h('div', { class: 'settings', id: uniqueName('settings'), role: 'group', 'aria-label': strings.actions.settings, hidden: true });
  const count = h('span', { class: 'changed' });
  const toggle = wordButton('settings', strings.actions.settings, () => {
    if (opened.has(fields)) opened.delete(fields);
    else opened.add(fields);
    show();
  });
  toggle.classList.add('toggle');
  toggle.append(count);
  setAttribute(toggle, 'aria-controls', context.picture ? null : settings.id);
  const actions = createActions(strings.actions, { undo: context.undo, reset: context.reset }, extras);
  let scene: C | undefined;
  // Made when they are first opened: what nobody looks at is neither built nor updated.
  let groups: Part<C>[] | undefined;
  const make = (): Part<C>[] => declared.settings.map(({ title, controls }) => {
    const made = controls.map((control) => makeControl(context, fields, control, words));
    const node = group(words.groups[title] ?? title, made.map((one) => one.node));
    setAttribute(node, 'data-part', title);
    return {
      node,
      update(next) {
        for (const one of made) one.update(next);
        setAttribute(node, 'hidden', made.every((one) => !one.shown));
      },
    };
  });
  const show = () => {
    const open = opened.has(fields) && !context.picture;
    setAttribute(toggle, 'aria-expanded', String(open));
    setAttribute(settings, 'hidden', !open);
    if (!open || !scene) return;
    if (!groups) {
      groups = make();
      settings.append(...groups.map(({ node }) => node));
    }
    for (const one of groups) one.update(scene);
  };
  return {
    beside: h('div', { class: 'beside needs-script' }, beside.map(({ node }) => node)),
    settings,
    foot: h('div', { class: 'foot' }, declared.settings.length > 0 && toggle, actions.node),
    update(next) {
      scene = next;
      for (const one of beside) one.update(next);
      const state = next.state as Readonly<Record<string, unknown>>;
      const changed = folded.filter((name) => fields[name]?.write(state[name]) !== fields[name]?.write(fields[name].initial)).length;
      setText(count, changed === 0 ? '' : fillIn(strings.actions.changed, { count: changed }));
      actions.update({ canUndo: context.canUndo(), changed: context.isChanged() });
      show();
    },
  };
}
