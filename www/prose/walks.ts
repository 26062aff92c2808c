// The walks behind numbers of the prose that no figure's state names: the frameworks' conventions, and the sums worked by hand.
import type { Engine, WalkRequest } from '../engine.ts';

export interface Asked {
  readonly request: WalkRequest;
  readonly x: Float64Array;
}

const NAME = 'A';
const numbers = (text: string | null, otherwise: readonly number[]) => (text ? text.split(',').map(Number) : [...otherwise]);

/** Column A of the five samples. */
const SAMPLES = [2, 4, 5, 6, 8];
/** Three batches of two with means 5, 7 and 6. */
const BATCHES = [4, 6, 6, 8, 5, 7];
/** The batches of the table of conventions. */
const TABLE = [[1, 2, 4], [2, 4, 8]];

const WALKS: Readonly<Record<string, (settings: URLSearchParams) => Asked>> = {
  backward: (settings) => ({
    request: {
      backward: {
        names: [NAME], epsilon: 0, divisor: 'n', gamma: numbers(settings.get('gamma'), [1]), beta: numbers(settings.get('beta'), [0]),
        upstream: 'typed', values: numbers(settings.get('upstream'), SAMPLES.map(() => 0)), row: 0, constants: false,
      },
    },
    x: Float64Array.from(SAMPLES),
  }),
  running: (settings) => running(BATCHES, 2, 'mean', 'n', Number(settings.get('rho') ?? 0.9), 'zero'),
};

/** The sum by hand of that name, where the prose has one. */
export function byHand(name: string, settings: string): Asked | undefined {
  return Object.hasOwn(WALKS, name) ? WALKS[name]?.(new URLSearchParams(settings)) : undefined;
}

function running(x: readonly number[], size: number, statistic: 'mean' | 'variance', stored: 'n' | 'n-1', rho: number, start: 'zero' | 'one'): Asked {
  const sizes = Array.from({ length: x.length / size }, () => size);
  const averaging = { statistic: statistic === 'mean' ? statistic : { variance: stored }, rho, window: 1, start };
  return { request: { running: { names: [NAME], sizes, averaging, stored } }, x: Float64Array.from(x) };
}

/** `pytorch|momentum`, `keras|epsilon`, `flax|running_mean|1`: a habit of a framework, or what it makes of the table's batches. */
export function conventionText(engine: Engine, path: string, digits: number): string {
  const [id = '', what = '', step = ''] = path.split('|');
  const habit = engine.conventions().habits.find((row) => row.id === id);
  if (!habit) throw new Error(`no framework is called ${id}`);
  if (what === 'momentum' || what === 'epsilon') {
    const value = habit[what];
    if (value === undefined) throw new Error(`${id} names no ${what}`);
    return engine.writeNumber(value, 17);
  }
  const isMean = what === 'running_mean';
  if (!isMean && what !== 'running_variance') throw new Error(`${what} is no habit`);
  // Without a momentum every batch so far weighs the same; otherwise it weighs the old value or the new one.
  const { momentum, old, stored } = habit;
  const rho = momentum === undefined ? 0 : old ? momentum : 1 - momentum;
  const { request, x } = running(TABLE.flat(), TABLE[0]?.length ?? 1, isMean ? 'mean' : 'variance', stored, rho, isMean ? 'zero' : 'one');
  const quantity = momentum === undefined ? 'cumulative' : 'average';
  const row = Number(step) - (momentum === undefined ? 1 : 0);
  return cellOf(engine, { request, x }, digits, quantity, row, 0);
}

/** One written cell of a walk's table. */
export function cellOf(engine: Engine, { request, x }: Asked, digits: number, quantity: string, row: number, col: number): string {
  const table = engine.tables(request, x, { digits, head: 1e6, tail: 0, columns: [], notation: 'paper' }, [quantity]).tables[0];
  const written = table?.cells.split('\n')[row]?.split('\t')[col];
  if (written === undefined) throw new Error('there is no such cell');
  return written;
}
