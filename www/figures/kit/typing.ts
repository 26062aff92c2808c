// Numbers that a reader types over others: which may be changed, and why one was refused, in the page's language.
import { type Engine, isInputError } from '../../engine.ts';
import { fillIn, type Strings } from '../../strings/index.ts';
import { complain } from './complain.ts';

export interface Limits {
  readonly min: number;
  readonly max: number;
}

/** Quantities that may be typed over, each with its limits; null takes any number, NaN and infinity too. */
export type Editable = Readonly<Record<string, Limits | null>>;

/** What travels as a list of settings. */
export const ANY: Limits = { min: -1e9, max: 1e9 };
export const NOT_NEGATIVE: Limits = { min: 0, max: 1e18 };
export const SHARE: Limits = { min: 0, max: 1 };

/** Reads a typed number. `take` gets it; the answer says what is wrong with the text, and is empty where it was taken. */
export function takeTyped(engine: Engine, strings: Strings, text: string, limits: Limits | null, place: { readonly row: number; readonly col: number }, take: (value: number) => void): string {
  try {
    const value = engine.readNumber(text);
    const fits = !limits || (value >= limits.min && value <= limits.max);
    if (!fits) return fillIn(strings.slider.refused, { text, ...limits });
    take(value);
    return '';
  } catch (error) {
    if (!isInputError(error)) throw error;
    return complain(strings, error.key, { ...error.details, row: String(place.row + 1), column: String(place.col + 1) }, error.message);
  }
}
