// The settings that every walk has.
import type { Notation } from '../../engine.ts';
import { choice, type ChoiceField, integer, integers, looking, words } from '../../state.ts';
import { CELL } from './selection.ts';

export interface WalkState {
  readonly step: string;
  readonly cell: string;
  readonly notation: Notation;
  readonly digits: number;
  readonly columns: readonly number[];
  /** The first and the last step to show, for a lesson: an id or a position; empty for all. */
  readonly from: string;
  readonly to: string;
}

/** A step by its position, as a person counts. */
export const POSITION = /^[1-9]\d?$/;

/** The step as a setting: one of the walk's own, or its position. */
export function stepField<const T extends string>(steps: readonly T[], initial: NoInfer<T>): ChoiceField<T> {
  const field = choice(steps, initial);
  return looking({ ...field, read: (text) => field.read(text) ?? (POSITION.test(text) ? (text as T) : undefined) });
}

/** Their schema; `step` is a `stepField` of the walk's own steps. */
export const walkFields = {
  cell: looking(words('', 32, CELL)),
  notation: choice(['paper', 'post'], 'paper'),
  digits: integer(4, { min: 1, max: 17 }),
  columns: integers([], { min: 0, max: 999 }),
  from: words('', 24, /^\w*$/),
  to: words('', 24, /^\w*$/),
};
