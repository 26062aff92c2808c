// Asks the crate for a walk, and remembers the answers until the question changes.
import type { Arithmetic, Engine, Outline, Question, Source, Table, View, WalkRequest, Written } from '../../engine.ts';

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

/** Pointing at cell after cell asks for many; only the latest may be on show. */
const MOST_CELLS = 4;

type Column = readonly [quantity: string, col: number];

/** What was asked for and what is known, by its key. */
class Shelf<K, V> {
  readonly #asked = new Map<string, K>();
  readonly #known = new Map<string, V>();

  readonly #keyOf: (of: K) => string;

  constructor(keyOf: (of: K) => string) {
    this.#keyOf = keyOf;
  }

  /** What the last question was about: most likely the next one is about the same. */
  get asked(): K[] {
    return [...this.#asked.values()];
  }

  has(of: K): boolean {
    return this.#known.has(this.#keyOf(of));
  }

  put(of: K, value: V | undefined): void {
    if (value !== undefined) this.#known.set(this.#keyOf(of), value);
  }

  get(of: K, make: () => V): V {
    const key = this.#keyOf(of);
    this.#asked.set(key, of);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#known.set(key, made);
    return made;
  }

  /** Forgets the answers; with `all`, also what was asked. */
  clear(all = false): void {
    this.#known.clear();
    if (all) this.#asked.clear();
  }
}

export function createSession(engine: Engine): Session {
  let source: WalkSource;
  let view: View;
  let asked = '';
  let fresh = false;
  let outline: Outline | undefined;
  const tables = new Shelf<string, Table>((quantity) => quantity);
  const cells = new Shelf<Source, Arithmetic>(({ quantity, row, col }) => `${quantity}:${row}:${col}`);
  const columns = new Shelf<Column, Float64Array>((column) => column.join(':'));
  const symbols = new Shelf<string, Written>((key) => key);
  const shelves = [tables, cells, columns] as const;

  /** One question for everything: the walk is computed once. */
  const explain = (question: Omit<Question, 'view'>) => {
    const { x, request } = source;
    const answer = engine.explain(request, x, { view, ...question });
    outline ??= answer.outline;
    question.tables.forEach((quantity, index) => tables.put(quantity, answer.tables[index]));
    question.columns.forEach((column, index) => columns.put(column, answer.columns[index]));
    question.cells.forEach((cell, index) => cells.put(cell, answer.cells[index]));
  };
  /** On the first look at new settings: asks for what was looked at before, in one go. */
  const begin = () => {
    if (!fresh) return;
    fresh = false;
    const last = { outline: true, tables: tables.asked, columns: columns.asked as [string, number][], cells: cells.asked.slice(-MOST_CELLS) };
    for (const shelf of shelves) shelf.clear(true);
    explain(last);
  };
  return {
    ask(nextSource, nextView) {
      const next = JSON.stringify([nextSource.request, nextView]);
      if (next === asked && nextSource.x === source.x) return;
      asked = next;
      source = nextSource;
      view = nextView;
      fresh = true;
      outline = undefined;
      for (const shelf of shelves) shelf.clear();
    },
    get outline() {
      begin();
      outline ??= engine.outline(source.request, source.x, view.notation);
      return outline;
    },
    table(quantity) {
      begin();
      return tables.get(quantity, () => {
        const [table] = engine.tables(source.request, source.x, view, [quantity]).tables;
        if (!table) throw new Error(`The walk has no table ${quantity}`);
        return table;
      });
    },
    gather(quantities, wanted = []) {
      begin();
      const missing = [...new Set(quantities)].filter((quantity) => !tables.has(quantity));
      const absent = wanted.filter((column) => !columns.has(column)).map(([quantity, col]): [string, number] => [quantity, col]);
      if (missing.length + absent.length > 0) explain({ outline: false, tables: missing, columns: absent, cells: [] });
    },
    cell(ref) {
      begin();
      return cells.get(ref, () => engine.cell(source.request, source.x, view, ref.quantity, ref.row, ref.col));
    },
    column(quantity, col) {
      begin();
      return columns.get([quantity, col], () => engine.columns(source.request, source.x, { columns: [[quantity, col]] }).columns[0] ?? new Float64Array());
    },
    symbol: (quantity) => symbols.get(`${quantity}:${view.notation}`, () => engine.symbol(quantity, view.notation)),
  };
}
