// Small pieces that several walks are made of: groups of controls, the quiet row.
import { type Child, h } from '../../dom.ts';
import { createActions } from '../../elements/actions.ts';
import { createSegments, type Option } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import { createNotes } from '../../elements/status.ts';
import type { Part } from '../../elements/element.ts';
import type { Divisor, Notation } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import type { NumberField } from '../../state.ts';
import type { WalkPart, WalkState } from './walk.ts';
import { walkFields } from './walk.ts';
import { kitWords } from './words.ts';

/** The options of a choice from their labels. */
export const optionsOf = <T extends string>(labels: Readonly<Record<T, string>>): Option<T>[] =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));

/** Controls under a title. */
export function group(title: string, ...children: Child[]): HTMLElement {
  return h('div', { class: 'group', role: 'group', 'aria-label': title }, h('p', { class: 'group-title' }, title), children);
}

/** Several parts side by side as one. */
export function together<S>(...parts: readonly WalkPart<S>[]): WalkPart<S> {
  return {
    node: h('div', { class: 'controls needs-script' }, parts.map(({ node }) => node)),
    update: (scene) => parts.forEach((part) => part.update(scene)),
  };
}

export function quietRow<S>(context: Context<S>): WalkPart<S> {
  const actions = createActions(context.strings.actions, { undo: context.undo, reset: context.reset });
  return { node: actions.node, update: () => actions.update({ canUndo: context.canUndo(), changed: context.isChanged() }) };
}

export interface QuantitySlider<S> {
  readonly quantity: string;
  readonly label: string;
  readonly field: NumberField;
  readonly typed?: { readonly min: number; readonly max: number };
  value(state: S): number;
  change(value: number): void;
}

/** A slider marked with the symbol of its quantity. */
export function quantitySlider<S>(context: Context<S>, { quantity, label, field, typed, value, change }: QuantitySlider<S>): WalkPart<S> {
  const mark = h('span', { class: 'symbol' });
  const slider = createSlider({ label, mark, field, strings: context.strings.slider, change, ...(typed ? { typed } : {}) });
  return {
    node: slider.node,
    update({ state, session }) {
      mark.replaceChildren(parseMathml(session.symbol(quantity).mathml));
      const now = value(state);
      slider.update({ value: now, text: context.engine.writeNumber(now, 6) });
    },
  };
}

/** What the variance is divided by, and what is wrong with that: one row has no variance under N − 1. */
export function createDivisor({ lang }: Pick<Context<unknown>, 'lang'>, change: (value: Divisor) => void): Part<{ readonly value: Divisor; readonly problem: string }> {
  const words = kitWords[lang];
  const choice = createSegments<Divisor>(words.divisor, change);
  const errors = createNotes('error');
  return {
    node: h('div', { class: 'group' }, choice.node, errors.node),
    update({ value, problem }) {
      choice.update({ value, options: optionsOf(words.divisors) });
      errors.update(problem === '' ? [] : [problem]);
    },
  };
}

/** How numbers are shown; the letters only where scale and shift occur. */
export function displayGroup<S extends WalkState>(context: Context<S>, { letters }: { readonly letters: boolean }): WalkPart<S> {
  const words = kitWords[context.lang];
  const set = (patch: Partial<WalkState>) => context.set(patch as Partial<S>);
  const notation = createSegments<Notation>(words.notation, (value) => set({ notation: value }));
  const digits = createSlider({ label: words.digits, field: walkFields.digits, strings: context.strings.slider, change: (value) => set({ digits: value }) });
  return {
    node: group(words.display, letters && notation.node, digits.node),
    update({ state }) {
      notation.update({ value: state.notation, options: optionsOf(words.notations) });
      digits.update({ value: state.digits });
    },
  };
}
