// From the settings to the numbers: which batch, and which walk over it.
import type { Divisor, Engine } from '../../engine.ts';
import type { WalkSource } from '../kit/session.ts';
import { type Numbers, recall } from '../kit/data.ts';
import type { State } from './fields.ts';
import { perFeature } from '../kit/batches.ts';

let penguins: string | undefined;

/** The table of penguins is fetched when somebody asks for it; until then there are none. */
export async function fetchPenguins(): Promise<void> {
  penguins = (await import('../../../data/penguins.csv?raw')).default;
}

/** The batch of a state; undefined while it is on its way or when it did not travel with the link. */
export function makeBatch(engine: Engine, { source, size, width, seed, data }: State): Numbers | undefined {
  switch (source) {
    case 'own':
      return recall(data);
    case 'hand':
    case 'tiny':
      return engine.batch(source);
    case 'penguins':
      return penguins === undefined ? undefined : engine.readBatch({ penguins: { text: penguins, rows: size, seed } });
    default:
      return engine.batch({ generated: { shape: source, rows: size, features: width, seed } });
  }
}

/** ε of the framework that is followed, or the reader's own. */
export function epsilonOf(engine: Engine, { preset, epsilon }: State): number {
  return engine.conventions().habits.find(({ id }) => id === preset)?.epsilon ?? epsilon;
}

/** What a running average would hold if every batch had been like this one: its mean, and its variance with N − 1 as Algorithm 2 keeps it. */
export function runningOf(engine: Engine, state: State, { names, values }: Numbers): { mean: number[]; variance: number[] } {
  const rows = values.length / names.length;
  const divisor: Divisor = rows > 1 ? 'n-1' : 'n';
  const request = { forward: { names: [...names], gamma: names.map(() => 1), beta: names.map(() => 0), epsilon: 0, divisor } };
  const view = { digits: 1, head: 1, tail: 0, columns: [], notation: 'paper' as const };
  const [mean, variance] = engine.tables(request, values, view, ['mean', 'variance']).tables;
  const over = (given: readonly number[], own: ArrayLike<number> | undefined) => names.map((_, feature) => given[feature] ?? own?.[feature] ?? 0);
  return { mean: over(state.rmean, mean?.values), variance: over(state.rvar, variance?.values) };
}

/** The walk that the settings ask for. */
export function walkOf(engine: Engine, state: State, batch: Numbers): WalkSource {
  const names = [...batch.names];
  const shared = { names, gamma: perFeature(state.gamma, names.length, 1), beta: perFeature(state.beta, names.length, 0), epsilon: epsilonOf(engine, state) };
  if (state.mode === 'training') {
    const { divisor, slip } = state;
    return { request: slip === 'none' ? { forward: { ...shared, divisor } } : { slip: { ...shared, divisor, slip } }, x: batch.values };
  }
  const { mean, variance } = runningOf(engine, state, batch);
  return { request: { inference: { ...shared, runningMean: mean, runningVariance: variance } }, x: batch.values };
}
