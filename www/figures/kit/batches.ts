// Batches that several walks begin with.
import type { Engine } from '../../engine.ts';
import { type Numbers, recall } from './data.ts';

export const GENERATED = ['normal', 'shifted', 'skewed', 'bimodal', 'heavy'] as const;

/** Where a batch comes from: column A of the hand batch, random numbers, the reader. */
export const SOURCES = ['hand', ...GENERATED, 'own'] as const;

export interface BatchState {
  readonly source: (typeof SOURCES)[number];
  readonly size: number;
  readonly features: number;
  readonly seed: number;
  readonly data: string;
}

/** The five samples of the hand batch in its first feature. */
export function handColumn(engine: Engine): Numbers {
  const { names, values } = engine.batch('hand');
  return { names: names.slice(0, 1), values: values.filter((_, at) => at % names.length === 0) };
}

/** The batch of a state; undefined when the reader's numbers did not travel with the link. */
export function batchOf(engine: Engine, { source, size, features, seed, data }: BatchState): Numbers | undefined {
  if (source === 'hand') return handColumn(engine);
  if (source === 'own') return recall(data);
  return engine.batch({ generated: { shape: source, rows: size, features, seed } });
}

export const rowsOf = ({ names, values }: Numbers): number => values.length / names.length;

/** One number per feature: what is missing repeats the last one given. */
export function perFeature(given: readonly number[], features: number, otherwise: number): number[] {
  return Array.from({ length: features }, (_, feature) => given[feature] ?? given[given.length - 1] ?? otherwise);
}
