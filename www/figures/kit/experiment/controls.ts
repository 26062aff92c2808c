// Controls from the schema: numbers become sliders, few words a bar, many a menu, a yes or no a box.
import { h, setAttribute } from '../../../dom.ts';
import { createCheckbox, createMenu, createSegments } from '../../../elements/choice.ts';
import type { Part } from '../../../elements/element.ts';
import { createPlayer } from '../../../elements/player.ts';
import { createSlider } from '../../../elements/slider.ts';
import type { Context } from '../../../figure.ts';
import type { ChoiceField, Field, Fields, NumberField } from '../../../state.ts';

/** Settings that belong together. */
export interface ControlGroup<S> {
  /** Key of its title in `groups`. */
  readonly title: string;
  readonly fields: readonly (string & keyof S)[];
  /** Fields that are not shown in every state. */
  readonly when?: Readonly<Partial<Record<string & keyof S, (state: S) => boolean>>>;
  /** A whole number among the fields that can be played through. */
  readonly play?: string & keyof S;
}

export interface ControlWords {
  readonly groups: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** More letters than this in a bar and it becomes a menu. */
const ROOM = 26;

const isNumber = (field: Field<unknown>): field is NumberField => typeof field.initial === 'number';
const isChoice = (field: Field<unknown>): field is ChoiceField<string> => 'options' in field;

export function createControls<S extends Readonly<Record<string, unknown>>>(
  context: Context<S>, fields: Fields, groups: readonly ControlGroup<S>[], words: ControlWords,
): Part<S> {
  const made = groups.flatMap((group) => group.fields.map((name) => ({ group, name, part: control(context, name, fields[name] as Field<unknown>, words) })));
  const boxes = groups.map((group) => ({
    group,
    node: h('div', { class: 'group', role: 'group', 'aria-label': words.groups[group.title] ?? group.title }, h('p', { class: 'group-title' }, words.groups[group.title] ?? group.title),
      made.filter((one) => one.group === group).map(({ part }) => part.node)),
  }));
  const shown = (group: ControlGroup<S>, name: string & keyof S, state: S) => group.when?.[name]?.(state) ?? true;
  return {
    node: h('div', { class: 'controls needs-script' }, boxes.map(({ node }) => node)),
    update(state) {
      for (const { group, name, part } of made) {
        const hidden = !shown(group, name, state);
        setAttribute(part.node, 'hidden', hidden);
        if (!hidden) part.update(state[name]);
      }
      for (const { group, node } of boxes) setAttribute(node, 'hidden', group.fields.every((name) => !shown(group, name, state)));
    },
  };
}

/** Settings in one row, above what they change; choices are always bars. */
export function createLead<S extends Readonly<Record<string, unknown>>>(context: Context<S>, fields: Fields, group: ControlGroup<S>, words: ControlWords): Part<S> {
  const parts: { name: string & keyof S; part: Part<unknown> }[] = group.fields.map((name) => ({ name, part: control(context, name, fields[name] as Field<unknown>, words, Infinity) }));
  if (group.play) parts.push({ name: group.play, part: playerOf(context, group.play, fields[group.play] as unknown as NumberField) });
  return {
    node: h('div', { class: 'lead needs-script' }, parts.map(({ part }) => part.node)),
    update(state) {
      for (const { name, part } of parts) {
        setAttribute(part.node, 'hidden', !(group.when?.[name]?.(state) ?? true));
        part.update(state[name]);
      }
    },
  };
}

/** How long a place is shown. */
const PACE = 300;

function playerOf<S>(context: Context<S>, name: string & keyof S, { min, max, step }: NumberField): Part<unknown> {
  const player = createPlayer(context.strings.stepper, () => PACE, (place) => context.set({ [name]: min + place * step } as Partial<S>, name));
  return {
    node: h('div', { class: 'player' }, player.back, player.play, player.forward),
    update: (value) => player.update({ position: Math.round(((value as number) - min) / step), count: Math.round((max - min) / step) + 1 }),
  };
}

function control<S>(context: Context<S>, name: string & keyof S, field: Field<unknown>, words: ControlWords, room = ROOM): Part<unknown> {
  const label = words.fields[name] ?? name;
  const change = (value: unknown) => context.set({ [name]: value } as Partial<S>, name);
  if (isNumber(field)) {
    const slider = createSlider({ label, field, strings: context.strings.slider, change });
    return { node: slider.node, update: (value) => slider.update({ value: value as number }) };
  }
  if (isChoice(field)) {
    const labels = words.options[name] ?? {};
    const options = field.options.map((value) => ({ value, label: labels[value] ?? value.replace(/^-/, '−') }));
    const letters = options.reduce((sum, { label: text }) => sum + text.length + 3, 0);
    const part = letters <= room ? createSegments<string>(label, change) : createMenu<string>(label, change);
    return { node: part.node, update: (value) => part.update({ value: value as string, options }) };
  }
  const box = createCheckbox(label, change);
  return { node: box.node, update: (value) => box.update(value as boolean) };
}
