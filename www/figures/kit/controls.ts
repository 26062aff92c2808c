// Controls made from what a figure declares: the name of a setting, a setting with more to say about it, or a part of its own.
// Numbers become sliders, few words a bar, many a menu, a yes or no a box.
import { type Child, h, setAttribute } from '../../dom.ts';
import { createCheckbox, createMenu, createSegments } from '../../elements/choice.ts';
import type { Part } from '../../elements/element.ts';
import { createPlayer } from '../../elements/player.ts';
import { createSlider } from '../../elements/slider.ts';
import { createSymbol } from '../../elements/symbol.ts';
import type { Context } from '../../figure.ts';
import type { ChoiceField, Field, Fields, NumberField } from '../../state.ts';
import type { Session } from './session.ts';

export type Name<S> = string & keyof S;

/** What controls follow: the state, and in a walk the session that knows its symbols. */
export interface Followed<S> {
  readonly state: S;
  readonly session?: Pick<Session, 'symbol'>;
}

interface Shown<S> {
  /** Whether the control is shown; without it, always. */
  when?(state: S): boolean;
}

/** One setting. */
export interface FieldControl<S> extends Shown<S> {
  readonly field: Name<S>;
  /** The quantity whose symbol stands before the label. */
  readonly quantity?: string;
  /** The range of the slider, where it is narrower than what may be typed. */
  readonly range?: NumberField;
  /** What a reader sees in place of the setting itself. */
  read?(state: S): unknown;
  /** What else changes with the setting. */
  also?(value: never, state: S): Partial<S>;
  /** The options that are offered now. */
  offered?(option: string, state: S): boolean;
  /** With buttons that play through a whole number. */
  readonly play?: boolean;
}

/** A control that is more than one setting. */
export interface OwnControl<S, C> extends Shown<S> {
  /** The settings that it changes: whether they differ from the defaults is told from these. */
  readonly fields: readonly Name<S>[];
  make(): Part<C>;
}

export type Control<S, C> = Name<S> | FieldControl<S> | OwnControl<S, C>;

/** Settings that belong together, under a title. */
export interface ControlGroup<S, C> {
  /** Key of its title in `groups`. */
  readonly title: string;
  readonly controls: readonly Control<S, C>[];
}

/** Which controls stand beside the picture, and which are folded. */
export interface Controls<S, C> {
  /** The two to four that make the figure's point. */
  readonly beside: readonly Control<S, C>[];
  /** All others, under the button *Settings*. */
  readonly settings: readonly ControlGroup<S, C>[];
}

export interface ControlWords {
  readonly groups: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** A control on the page. */
export interface Made<C> extends Part<C> {
  /** Whether it is shown now. */
  readonly shown: boolean;
}

/** More letters than this in a bar and it becomes a menu. */
const ROOM = 26;
/** How long a place is shown while it plays, in milliseconds. */
const PACE = 300;

const isNumber = (field: Field<unknown>): field is NumberField => typeof field.initial === 'number';
const isChoice = (field: Field<unknown>): field is ChoiceField<string> => 'options' in field;

/** The settings that a declared control changes. */
export function fieldsOf<S, C>(control: Control<S, C>): readonly Name<S>[] {
  return typeof control === 'string' ? [control] : 'fields' in control ? control.fields : [control.field];
}

/** Makes a declared control. */
export function makeControl<S, C extends Followed<S>>(context: Context<S>, fields: Fields, control: Control<S, C>, words: ControlWords): Made<C> {
  const declared = typeof control === 'string' ? { field: control } : control;
  const part = 'fields' in declared ? declared.make() : fromSchema<S, C>(context, fields, declared, words);
  let shown = true;
  return {
    node: part.node,
    get shown() {
      return shown;
    },
    update(scene) {
      shown = declared.when?.(scene.state) ?? true;
      setAttribute(part.node, 'hidden', !shown);
      if (shown) part.update(scene);
    },
  };
}

function fromSchema<S, C extends Followed<S>>(context: Context<S>, fields: Fields, declared: FieldControl<S>, words: ControlWords): Part<C> {
  const { field: name } = declared;
  const field = fields[name] as Field<unknown>;
  const label = words.fields[name] ?? name;
  const valueIn = (state: S): unknown => declared.read?.(state) ?? state[name];
  const change = (value: unknown) => context.set({ [name]: value, ...declared.also?.(value as never, context.state) } as Partial<S>, name);
  if (isNumber(field)) return numberControl<S, C>(context, declared, field, label, (state) => valueIn(state) as number, change);
  if (isChoice(field)) {
    const labels = words.options[name] ?? {};
    const letters = field.options.reduce((sum, value) => sum + (labels[value] ?? value).length + 3, 0);
    const part = letters <= ROOM ? createSegments<string>(label, change) : createMenu<string>(label, change);
    return {
      node: part.node,
      update({ state }) {
        const options = field.options.filter((option) => declared.offered?.(option, state) ?? true);
        part.update({ value: valueIn(state) as string, options: options.map((value) => ({ value, label: labels[value] ?? value.replace(/^-/, '−') })) });
      },
    };
  }
  const box = createCheckbox(label, change);
  return { node: box.node, update: ({ state }) => box.update(valueIn(state) as boolean) };
}

function numberControl<S, C extends Followed<S>>(
  context: Context<S>, { quantity, range, play }: FieldControl<S>, field: NumberField, label: string, read: (state: S) => number, change: (value: number) => void,
): Part<C> {
  const mark = createSymbol();
  const slider = createSlider({ label, mark: quantity !== undefined && mark.node, field: range ?? field, typed: field, strings: context.strings.slider, change });
  const { min, max, step } = field;
  const player = play ? createPlayer(context.strings.stepper, () => PACE, (place) => change(min + place * step)) : undefined;
  return {
    node: player ? h('div', { class: 'played' }, slider.node, h('div', { class: 'player' }, player.back, player.play, player.forward)) : slider.node,
    update({ state, session }) {
      const value = read(state);
      if (quantity !== undefined && session) mark.update(session.symbol(quantity).mathml);
      slider.update(quantity === undefined ? { value } : { value, text: context.engine.writeNumber(value, 6) });
      player?.update({ position: Math.round((value - min) / step), count: Math.round((max - min) / step) + 1 });
    },
  };
}

/** A number of a list, or one that several settings give: a slider marked with the symbol of its quantity. */
export interface QuantityControl<S, C> extends Shown<S> {
  readonly fields: readonly Name<S>[];
  readonly quantity: string;
  readonly label: string;
  readonly field: NumberField;
  readonly typed: { readonly min: number; readonly max: number };
  value(scene: C): number;
  change(value: number): void;
}

export function quantityControl<S, C extends Followed<S>>(context: Context<S>, { fields, quantity, label, field, typed, value, change, ...shown }: QuantityControl<S, C>): OwnControl<S, C> {
  return {
    ...shown, fields,
    make() {
      const mark = createSymbol();
      const slider = createSlider({ label, mark: mark.node, field, typed, strings: context.strings.slider, change });
      return {
        node: slider.node,
        update(scene) {
          if (scene.session) mark.update(scene.session.symbol(quantity).mathml);
          const now = value(scene);
          slider.update({ value: now, text: context.engine.writeNumber(now, 6) });
        },
      };
    },
  };
}

/** A node that does not follow the state. */
export const still = (node: Element): Part<unknown> => ({ node, update: () => undefined });

/** Controls under a title. */
export function group(title: string, ...children: Child[]): HTMLElement {
  return h('div', { class: 'group', role: 'group', 'aria-label': title }, h('p', { class: 'group-title' }, title), children);
}
