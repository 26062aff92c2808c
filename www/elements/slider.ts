// A slider with its number beside it: draw it, or type the number. Logarithmic sliders may start with a true zero.
import { type Child, h, setAttribute, setText } from '../dom.ts';
import type { NumberField } from '../state.ts';
import { fillIn, type Strings } from '../strings/index.ts';
import type { Part } from './element.ts';
import { createTyped } from './typed.ts';

export interface SliderData {
  readonly value: number;
  /** How the number is written, where that is not just its digits. */
  readonly text?: string;
  readonly disabled?: boolean;
}

export interface SliderProps {
  readonly label: string;
  /** What stands before the label: a symbol. */
  readonly mark?: Child;
  /** The range of the slider; a typed number may go beyond it, up to `typed`. */
  readonly field: NumberField;
  readonly typed?: { readonly min: number; readonly max: number };
  readonly strings: Strings['slider'];
  change(value: number): void;
}

const NOTCHES = 1000;

/** The share of a logarithmic slider that stands for zero. */
const ZERO = 0.05;

/** Where a value lies on the slider, 0 to 1. */
export function toPosition(value: number, { min, max, log }: NumberField): number {
  if (log === undefined) return (value - min) / (max - min);
  if (value < log) return 0;
  return ZERO + ((1 - ZERO) * Math.log(value / log)) / Math.log(max / log);
}

/** The value at a position, on the field's grid; a logarithmic one gives two digits. */
export function fromPosition(position: number, { min, max, step, log }: NumberField): number {
  if (log === undefined) {
    const steps = Math.round(((max - min) * position) / step);
    return Math.min(max, Number((min + steps * step).toPrecision(12)));
  }
  if (position < ZERO / 2) return min;
  const share = Math.max(0, position - ZERO) / (1 - ZERO);
  return Number((log * (max / log) ** share).toPrecision(2));
}

export function createSlider({ label, mark, field, typed: limits = field, strings, change }: SliderProps): Part<SliderData> {
  const notches = field.log === undefined ? Math.min(NOTCHES, Math.round((field.max - field.min) / field.step)) : NOTCHES;
  const words = h('span', { class: 'words' }, mark, label);
  const { min, max } = limits;
  let shown = '';
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  const range = h('input', { type: 'range', class: 'range', min: 0, max: notches, step: 1, 'aria-label': label,
    oninput: () => {
      setText(complaint, '');
      change(fromPosition(Number(range.value) / notches, field));
    } });
  const typed = createTyped(fillIn(strings.typed, { label }), fillIn(strings.range, { min, max }), (text) => {
    const value = field.read(text);
    const taken = value !== undefined && value >= min && value <= max;
    setText(complaint, taken ? '' : fillIn(Number.isInteger(field.step) ? strings.refusedWhole : strings.refused, { text, min, max }));
    if (taken) change(value);
    return taken;
  });
  const node = h('div', { class: 'slider' }, h('span', { class: 'label' }, words), range, typed.node, complaint);
  return {
    node,
    update({ value, text = field.write(value), disabled = false }) {
      if (text !== shown) setText(complaint, '');
      shown = text;
      const notch = String(Math.round(Math.min(1, Math.max(0, toPosition(value, field))) * notches));
      if (range.value !== notch) range.value = notch;
      setAttribute(range, 'aria-valuetext', text);
      typed.update(text);
      setAttribute(range, 'disabled', disabled);
      setAttribute(typed.node, 'disabled', disabled);
    },
  };
}
