// A reader's own numbers as a setting: short ones travel in the link, long ones stay on this page under a token.
import { type Field, isKept } from '../../state.ts';

/** Numbers of a batch, row by row. */
export interface Numbers {
  readonly names: readonly string[];
  readonly values: Float64Array;
}

const LONGEST = 3000;
const SPECIAL: Readonly<Record<string, number>> = { NaN: Number.NaN, Infinity: Number.POSITIVE_INFINITY, '-Infinity': Number.NEGATIVE_INFINITY };

/** `A,B;1,2;3,4`: names, then rows. */
export function packNumbers({ names, values }: Numbers): string {
  const clean = names.map((name) => name.replace(/[,;~\s]+/g, ' ').trim());
  const rows: string[] = [clean.join()];
  for (let at = 0; at < values.length; at += names.length) rows.push(values.slice(at, at + names.length).join());
  return rows.join(';');
}

/** The numbers of such a text; undefined when it is none. */
export function unpackNumbers(text: string): Numbers | undefined {
  const [head = '', ...rows] = text.split(';');
  const names = head.split(',');
  const cells = rows.map((row) => row.split(','));
  if (rows.length === 0 || cells.some((row) => row.length !== names.length)) return undefined;
  const numbers = cells.flat().map(readCell);
  return numbers.some((value) => value === undefined) ? undefined : { names, values: Float64Array.from(numbers as number[]) };
}

function readCell(text: string): number | undefined {
  if (Object.hasOwn(SPECIAL, text)) return SPECIAL[text];
  return /^-?\d/.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined;
}

/** So many numbers are kept, 8 bytes each; of more the oldest are forgotten, and with them the way back to them. */
const MOST_KEPT = 8_000_000;

const kept = new Map<string, Numbers>();
let tokens = 0;

/** Keeps numbers and returns the text that stands for them in the state. */
export function keep(numbers: Numbers): string {
  const packed = numbers.values.length <= LONGEST / 2 ? packNumbers(numbers) : '';
  if (packed !== '' && packed.length <= LONGEST) return packed;
  tokens += 1;
  const token = `~${tokens}`;
  kept.set(token, numbers);
  let total = [...kept.values()].reduce((sum, { values }) => sum + values.length, 0);
  for (const [oldest, { values }] of kept) {
    if (total <= MOST_KEPT || oldest === token) break;
    kept.delete(oldest);
    total -= values.length;
  }
  return token;
}

/** The numbers of a state's text; undefined when they did not travel with the link. */
export function recall(text: string): Numbers | undefined {
  return kept.get(text) ?? unpackNumbers(text);
}

/** The setting. A token means nothing on another page, so it is never written. */
export const dataField: Field<string> = {
  initial: '',
  read: (text) => (text.length <= LONGEST && unpackNumbers(text) ? text : undefined),
  write: (text) => (isKept(text) ? '' : text),
};
