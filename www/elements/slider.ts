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

/** The two-digit value after (+1) or before (−1) another on a logarithmic slider, whose notches lie closer than its values. */
export function neighbour(value: number, direction: number, { min, max, log }: NumberField): number {
  if (log === undefined) return value;
  if (value < log) return direction > 0 ? log : min;
  const decade = Math.floor(Math.log10(value) + 1e-9);
  const first = direction < 0 && Math.abs(value / 10 ** decade - 1) < 1e-9;
  const next = Number((value + direction * 10 ** (decade - (first ? 2 : 1))).toPrecision(2));
  return next < log ? min : Math.min(max, next);
}

export function createSlider({ label, mark, field, typed: limits = field, strings, change }: SliderProps): Part<SliderData> {
  const notches = field.log === undefined ? Math.min(NOTCHES, Math.round((field.max - field.min) / field.step)) : NOTCHES;
  const words = h('span', { class: 'words' }, mark, label);
  const { min, max } = limits;
  let shown = '';
  let at = { value: field.initial, notch: 0 };
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  const range = h('input', { type: 'range', class: 'range', min: 0, max: notches, step: 1, 'aria-label': label,
    oninput: () => {
      setText(complaint, '');
      const moved = Number(range.value) - at.notch;
      const value = fromPosition(Number(range.value) / notches, field);
      // A key moves by one notch, and must not move by nothing.
      change(Math.abs(moved) === 1 && value === at.value ? neighbour(value, moved, field) : value);
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
      at = { value, notch: Math.round(Math.min(1, Math.max(0, toPosition(value, field))) * notches) };
      if (range.value !== String(at.notch)) range.value = String(at.notch);
      setAttribute(range, 'aria-valuetext', text);
      typed.update(text);
      setAttribute(range, 'disabled', disabled);
      setAttribute(typed.node, 'disabled', disabled);
    },
  };
}
