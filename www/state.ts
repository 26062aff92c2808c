// A figure is one plain state object: this file turns it into text and back, and checks every field on the way in.

/** What a reader is told about a value that could not be taken as it was. */
export interface Note {
  readonly key: 'bad-value' | 'clamped';
  readonly field: string;
  readonly value: string;
}

/** One setting: how it is read from text, written as text, and what it is when nobody says. */
export interface Field<T> {
  readonly initial: T;
  /** `undefined` when the text is not such a value. */
  read(text: string): T | undefined;
  write(value: T): string;
  /** The nearest allowed value; fields without limits have none. */
  clamp?(value: T): T;
  /** True for where a reader looks, which undo leaves alone. */
  readonly looking?: boolean;
}

export interface NumberField extends Field<number> {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where a logarithmic slider starts above zero; absent on a linear one. */
  readonly log?: number;
}

export interface ChoiceField<T extends string> extends Field<T> {
  readonly options: readonly T[];
}

export interface ListField extends Field<readonly number[]> {
  readonly min: number;
  readonly max: number;
}

export type Fields = Readonly<Record<string, Field<any>>>;
export type StateOf<F extends Fields> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

const LONGEST = 24;

/** A number as JavaScript and people write it; no hexadecimal, no infinities, no blanks. */
function readNumber(text: string): number | undefined {
  const plain = text.trim().replace('\u2212', '-');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,4})?$/i.test(plain)) return undefined;
  const value = Number(plain);
  return Number.isFinite(value) ? value : undefined;
}

const within = (min: number, max: number) => (value: number) => Math.min(max, Math.max(min, value));

export interface Limits {
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  readonly log?: number;
}

export function number(initial: number, { min, max, step = 0.01, log }: Limits): NumberField {
  return { initial, min, max, step, ...(log === undefined ? {} : { log }), read: readNumber, write: String, clamp: within(min, max) };
}

export function integer(initial: number, { min, max, step = 1 }: Limits): NumberField {
  const read = (text: string) => {
    const value = readNumber(text);
    return value !== undefined && Number.isInteger(value) ? value : undefined;
  };
  return { initial, min, max, step, read, write: String, clamp: within(min, max) };
}

export function choice<const T extends string>(options: readonly T[], initial: NoInfer<T>): ChoiceField<T> {
  return { initial, options, read: (text) => options.find((option) => option === text), write: (value) => value };
}

export function flag(initial: boolean): Field<boolean> {
  const words = new Map([['1', true], ['0', false], ['true', true], ['false', false]]);
  return { initial, read: (text) => words.get(text), write: (value) => (value ? '1' : '0') };
}

/** Numbers separated by commas; an empty text is the empty list. */
export function numbers(initial: readonly number[], { min, max }: Limits, length = 64): ListField {
  const read = (text: string) => {
    if (text === '') return [];
    const values = text.split(',', length + 1).map(readNumber);
    return values.length <= length && values.every((value) => value !== undefined) ? values : undefined;
  };
  const clamp = (values: readonly number[]) => values.map(within(min, max));
  return { initial, min, max, read, write: (values) => values.join(','), clamp };
}

/** The same, of whole numbers only: sizes, positions. */
export function integers(initial: readonly number[], limits: Limits, length?: number): ListField {
  const field = numbers(initial, limits, length);
  const read = (text: string) => {
    const values = field.read(text);
    return values?.every(Number.isInteger) ? values : undefined;
  };
  return { ...field, read };
}

/** Any text up to a length; longer text is refused, never cut. */
export function words(initial: string, longest: number, pattern = /^[^]*$/): Field<string> {
  return { initial, read: (text) => (text.length <= longest && pattern.test(text) ? text : undefined), write: (value) => value };
}

/** Whether a setting stands for numbers that are kept on this page, because they are too many for a link: it means nothing on another page. */
export const isKept = (value: unknown): boolean => typeof value === 'string' && value.startsWith('~');

/** Marks a field as where a reader looks (the step, the chosen cell): undo leaves it alone. */
export function looking<F extends Field<unknown>>(field: F): F {
  return { ...field, looking: true };
}

export type Source = string | Iterable<readonly [string, string]>;

export interface Parsed<F extends Fields> {
  readonly state: StateOf<F>;
  readonly notes: readonly Note[];
}

/** Reads a state over a base. Unknown keys are ignored, a bad value becomes the base's and leaves a note, the last of two wins. */
export function parse<F extends Fields>(fields: F, source: Source, base: StateOf<F> = defaults(fields)): Parsed<F> {
  const entries = typeof source === 'string' ? new URLSearchParams(source.replace(/^[#?]/, '')) : source;
  const state: Record<string, unknown> = { ...base };
  const notes: Note[] = [];
  for (const [name, text] of entries) {
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!field) continue;
    const value = field.read(text);
    const clamped = value === undefined ? undefined : (field.clamp?.(value) ?? value);
    state[name] = clamped ?? base[name];
    if (value === undefined) notes.push({ key: 'bad-value', field: name, value: shorten(text) });
    else if (field.write(clamped) !== field.write(value)) notes.push({ key: 'clamped', field: name, value: shorten(text) });
  }
  return { state: state as StateOf<F>, notes };
}

/** Writes what differs from the base, in the schema's order: equal states give equal text. */
export function format<F extends Fields>(fields: F, state: StateOf<F>, base: StateOf<F> = defaults(fields)): string {
  const parts: string[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = field.write(state[name]);
    if (value !== field.write(base[name])) parts.push(`${name}=${encode(value)}`);
  }
  return parts.join('&');
}

export function defaults<F extends Fields>(fields: F): StateOf<F> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.initial])) as StateOf<F>;
}

/** Percent codes, but commas, colons, semicolons and bars stay readable: they are legal in a query and a fragment. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/%(2C|3A|3B|7C)/g, (code) => decodeURIComponent(code));
}

function shorten(text: string): string {
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
