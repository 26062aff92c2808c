// Asks the crate for a walk, and remembers the answers until the question changes.
import type { Arithmetic, Engine, Notation, Outline, Source, Table, View, WalkRequest, Written } from '../../engine.ts';

/** A walk: its settings, and its data as one run of numbers, row by row. */
export interface WalkSource {
  readonly request: WalkRequest;
  readonly x: Float64Array;
}

export interface Session {
  /** Says what is being explained from now on. */
  ask(source: WalkSource, view: View): void;
  readonly outline: Outline;
  table(quantity: string): Table;
  /** Asks for several tables and columns at once: the crate computes the walk once per question. */
  gather(quantities: readonly string[], columns?: readonly (readonly [quantity: string, col: number])[]): void;
  cell(ref: Source): Arithmetic;
  /** A whole column, unrounded, for plots. */
  column(quantity: string, col: number): Float64Array;
  symbol(quantity: string): Written;
}

interface Memo<K, V> {
  get(key: K): V;
  has(key: K): boolean;
  put(key: K, value: V): void;
  clear(): void;
}

/** Keeps the value of `make` as long as the key is the same. */
function memo<K, V>(make: (key: K) => V): Memo<K, V> {
  const known = new Map<K, V>();
  return {
    has: (key) => known.has(key),
    put: (key, value) => known.set(key, value),
    get(key) {
      if (!known.has(key)) known.set(key, make(key));
      return known.get(key) as V;
    },
    clear: () => known.clear(),
  };
}

export function createSession(engine: Engine): Session {
  let source: WalkSource;
  let view: View;
  let asked = '';
  const outlines = memo((notation: Notation) => engine.outline(source.request, source.x, notation));
  const tables = memo((quantity: string) => {
    const [table] = engine.tables(source.request, source.x, view, [quantity]).tables;
    if (!table) throw new Error(`The walk has no table ${quantity}`);
    return table;
  });
  const cells = memo((key: string) => {
    const [quantity = '', row, col] = key.split(':');
    return engine.cell(source.request, source.x, view, quantity, Number(row), Number(col));
  });
  const columns = memo((key: string) => {
    const [quantity = '', col] = key.split(':');
    const [column] = engine.columns(source.request, source.x, { columns: [[quantity, Number(col)]] }).columns;
    return column ?? new Float64Array();
  });
  const symbols = memo((key: string) => {
    const [quantity = '', notation] = key.split(':');
    return engine.symbol(quantity, notation as Notation);
  });
  return {
    ask(nextSource, nextView) {
      const next = JSON.stringify([nextSource.request, nextView]);
      if (next === asked && nextSource.x === source.x) return;
      asked = next;
      source = nextSource;
      view = nextView;
      for (const memory of [outlines, tables, cells, columns]) memory.clear();
    },
    get outline() {
      return outlines.get(view.notation);
    },
    table: tables.get,
    gather(quantities, wanted = []) {
      const missing = [...new Set(quantities)].filter((quantity) => !tables.has(quantity));
      if (missing.length > 0) {
        for (const table of engine.tables(source.request, source.x, view, missing).tables) tables.put(table.quantity, table);
      }
      const absent = wanted.filter(([quantity, col]) => !columns.has(`${quantity}:${col}`));
      if (absent.length === 0) return;
      const found = engine.columns(source.request, source.x, { columns: absent.map(([quantity, col]) => [quantity, col]) }).columns;
      absent.forEach(([quantity, col], index) => columns.put(`${quantity}:${col}`, found[index] ?? new Float64Array()));
    },
    cell: ({ quantity, row, col }) => cells.get(`${quantity}:${row}:${col}`),
    column: (quantity, col) => columns.get(`${quantity}:${col}`),
    symbol: (quantity) => symbols.get(`${quantity}:${view.notation}`),
  };
}
