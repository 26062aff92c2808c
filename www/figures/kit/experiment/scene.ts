// What a figure's results are made of: histories of its runs, one per seed, and numbers over the seeds.
// Means, medians and differences are computed in the laboratory too; until they are there, the first seed speaks.
import type { Engine } from '../../../engine.ts';
import type { History, Run } from '../../../lab.ts';
import type { Strings } from '../../../strings/index.ts';

/** A run with its place in the figure. */
export interface Cell extends Run {
  /** Names the run within one seed: `pre:0.1`. */
  readonly id: string;
}

/** A number over the seeds. */
export interface Spread {
  readonly mean: number;
  readonly median: number;
  /** Standard deviation over the seeds, divisor n − 1; NaN for one seed. */
  readonly deviation: number;
  readonly lowest: number;
  readonly highest: number;
  readonly count: number;
}

/** The mean of second minus first, seed by seed. */
export interface Difference {
  readonly mean: number;
  readonly standardError: number;
  readonly t: number;
}

export type Pick = string | ((history: History) => number | undefined);
/** Many numbers of a run at once: one per layer, one per step. */
export type PickAll = (history: History) => ArrayLike<number> | undefined;
export type Middle = 'mean' | 'median';

export interface Scene<S, W> {
  readonly state: S;
  readonly words: W;
  readonly common: Strings['experiment'];
  readonly engine: Engine;
  readonly seeds: readonly number[];
  /** The history of a cell for the first seed, if it has finished. */
  one(id: string): History | undefined;
  /** The history of a cell for the seed at a place in `seeds`. */
  at(id: string, place: number): History | undefined;
  /** A number over all seeds; until all have finished, over the first one. */
  over(id: string, pick: Pick): Spread | undefined;
  /** The same for many numbers of a run. */
  overAll(id: string, pick: PickAll): readonly Spread[];
  /** Differences of two cells over the seeds; undefined with fewer than two. */
  paired(first: string, second: string, pick: Pick): Difference | undefined;
  /** A number as text, three digits; an ellipsis while it is not there, a dash where there is none. */
  write(value: number | undefined, digits?: number): string;
  /** A number over the seeds as text, with its deviation where there are several. */
  spread(id: string, pick: Pick, middle?: Middle, digits?: number): string;
  /** The same of a spread that is known. */
  writeSpread(found: Spread | undefined, middle?: Middle, digits?: number): string;
  /** Changes the state: for rows that can be chosen. */
  set(patch: Partial<S>): void;
}

/** Where a scene gets what it does not hold. */
export interface Source {
  peek(run: Run): History | undefined;
  /** Asks for a small run of the laboratory; the figure is shown again when it is there. */
  ask(run: Run): History | undefined;
}

interface Given<S, W> {
  readonly state: S;
  readonly words: W;
  readonly common: Strings['experiment'];
  readonly engine: Engine;
  readonly seeds: readonly number[];
  /** What stands for all seeds unless something else is asked for. */
  readonly middle: Middle;
  cells(seed: number): readonly Cell[];
  set(patch: Partial<S>): void;
}

const DIGITS = 3;

export function createScene<S, W>(given: Given<S, W>, { peek, ask }: Source): Scene<S, W> {
  const { engine, seeds } = given;
  const runs = seeds.map((seed) => new Map(given.cells(seed).map((cell) => [cell.id, cell])));
  const at = (place: number, id: string) => {
    const run = runs[place]?.get(id);
    return run && peek(run);
  };
  const value = (history: History | undefined, pick: Pick) =>
    history && (typeof pick === 'string' ? history.numbers[pick] : pick(history));
  const values = (id: string, pick: Pick) => {
    const found = seeds.map((_, place) => value(at(place, id), pick));
    return found.every((one) => one !== undefined) ? Float64Array.from(found) : undefined;
  };
  const alone = (one: number): Spread => ({ mean: one, median: one, deviation: Number.NaN, lowest: one, highest: one, count: 1 });
  const overAll: Scene<S, W>['overAll'] = (id, pick) => {
    const rows = seeds.map((_, place) => {
      const history = at(place, id);
      return history && pick(history);
    });
    const first = rows[0];
    if (!first) return [];
    const complete = seeds.length > 1 && rows.every((row) => row?.length === first.length);
    const found = complete ? ask({ name: 'spread', settings: { seeds: seeds.length, values: Float64Array.from(rows.flatMap((row) => Array.from(row ?? []))) } }) : undefined;
    const column = (name: string, index: number) => found?.series[name]?.[index] ?? Number.NaN;
    return Array.from(first, (one, index) => (found ? {
      mean: column('mean', index), median: column('median', index), deviation: column('deviation', index),
      lowest: column('lowest', index), highest: column('highest', index), count: seeds.length,
    } : alone(one)));
  };
  const over: Scene<S, W>['over'] = (id, pick) => overAll(id, (history) => {
    const found = value(history, pick);
    return found === undefined ? undefined : [found];
  })[0];
  const write: Scene<S, W>['write'] = (number, digits = DIGITS) => (number === undefined ? '…' : Number.isNaN(number) ? '–' : engine.writeNumber(number, digits));
  const writeSpread: Scene<S, W>['writeSpread'] = (found, middle = given.middle, digits = DIGITS) => {
    const text = write(found?.[middle], digits);
    return found && Number.isFinite(found.deviation) ? `${text}\u00a0±\u00a0${write(found.deviation, Math.max(1, digits - 1))}` : text;
  };
  return {
    ...given, over, overAll, write, writeSpread,
    one: (id) => at(0, id), at: (id, place) => at(place, id),
    paired(first, second, pick) {
      const [a, b] = [values(first, pick), values(second, pick)];
      if (!a || !b || a.length < 2) return undefined;
      const found = ask({ name: 'paired', settings: { first: a, second: b } });
      const { mean = Number.NaN, standardError = Number.NaN, t = Number.NaN } = found?.numbers ?? {};
      return found && { mean, standardError, t };
    },
    spread: (id, pick, middle, digits) => writeSpread(over(id, pick), middle, digits),
  };
}
