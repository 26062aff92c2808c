// Where the batches come from: a made stream, three batches by hand, or a reader's own blocks of rows.
import type { Engine } from '../../engine.ts';
import { type Field, isKept } from '../../state.ts';
import { settingsOf, type State } from './fields.ts';

/** What is true of a made stream, step by step. */
export interface Truth {
  readonly value: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface Batches {
  readonly names: readonly string[];
  /** Rows below one another, batch after batch. */
  readonly values: Float64Array;
  /** Rows of each batch. */
  readonly sizes: readonly number[];
  readonly truth?: { readonly mean: Truth; readonly variance: Truth };
}

/** Means 5, 7, 6 and variances 4, 16, 4: everything can be followed by hand. The first batch is column A of the walk. */
const HAND: Batches = { names: ['A'], values: Float64Array.of(2, 4, 5, 6, 8, 1, 5, 7, 9, 13, 3, 5, 6, 7, 9), sizes: [5, 5, 5] };

/** The population of every made stream. */
const POPULATION = { mean: 2, deviation: 3 };

const LONGEST = 3000;
const kept = new Map<string, string>();

/** Rows end with a semicolon, an empty row ends a batch: short enough for a link. */
export function pack({ names, values, sizes }: Batches): string {
  const clean = names.map((name) => name.replace(/[,;~\s"]+/g, ' ').trim());
  const rows = [clean.join()];
  let at = 0;
  sizes.forEach((size, batch) => {
    if (batch > 0) rows.push('');
    for (let row = 0; row < size; row += 1, at += names.length) rows.push(values.slice(at, at + names.length).join());
  });
  const text = rows.join(';');
  if (text.length <= LONGEST) return text;
  const token = `~${kept.size + 1}`;
  kept.set(token, text);
  return token;
}

/** The text as the crate reads it. */
export const unpack = (text: string) => (kept.get(text) ?? text).replaceAll(';', '\n');

/** The setting. A token means nothing on another page, so it is never written. */
export const dataField: Field<string> = {
  initial: '',
  read: (text) => (text.length <= LONGEST && text.includes(';') ? text : undefined),
  write: (text) => (isKept(text) ? '' : text),
};

/** The batches of a state; throws the crate's error when they cannot be used. */
export function batchesOf(engine: Engine, state: State): Batches {
  if (state.preset === 'hand') return HAND;
  if (state.preset === 'own') return engine.readBatch({ blocks: { text: unpack(state.data) } });
  const { batches, batch, drift, jump, at, settle } = settingsOf(state);
  const { rows, sizes, mean, variance } = engine.stream({
    ...POPULATION, batches, batch, drift, jump, jumpAt: jump === 0 ? 0 : at, settle, seed: state.seed,
  }, state.stored);
  return { names: ['x'], values: rows, sizes, truth: { mean, variance } };
}

/** One feature alone. */
export function featureOf({ names, values }: Batches, feature: number): { name: string; x: Float64Array } {
  const col = Math.min(feature, names.length - 1);
  const rows = values.length / names.length;
  return { name: names[col] ?? 'x', x: names.length === 1 ? values : Float64Array.from({ length: rows }, (_, row) => values[row * names.length + col] ?? Number.NaN) };
}
