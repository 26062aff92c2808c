// Holds a figure's state: checks, changes, undo. It knows no page, so that it can be tested alone.
import { createHistory } from './history.ts';
import { type Fields, format, type Note, parse, type Source, type StateOf } from './state.ts';

export interface Controller<S> {
  readonly state: S;
  readonly canUndo: boolean;
  /** The settings that differ from `base`, as text. */
  readonly text: string;
  set(patch: Partial<S>, group?: string): void;
  /** Reads settings; those that are not named go back to the base. */
  read(source: Source): readonly Note[];
  /** Reads settings over the present ones. */
  patch(source: Source): readonly Note[];
  /** Takes another base, and from it the settings that are named. */
  rebase(base: S, names: readonly string[]): void;
  undo(): void;
  reset(): void;
}

/** `changed` is called after every change, never for a change that changes nothing. */
export function createController<F extends Fields>(fields: F, first: StateOf<F>, changed: () => void): Controller<StateOf<F>> {
  type S = StateOf<F>;
  const history = createHistory<S>();
  let base = first;
  let state = first;
  const differing = (next: S) => Object.keys(fields).filter((name) => !Object.is(state[name], next[name]));
  const move = (next: S, group: string) => {
    const changes = differing(next);
    if (changes.length === 0) return;
    if (changes.some((name) => !fields[name]?.looking)) history.push(state, group, Date.now());
    state = next;
    changed();
  };
  const take = (source: Source, over: S) => {
    const { state: next, notes } = parse(fields, source, over);
    move(next, '');
    return notes;
  };
  return {
    get state() {
      return state;
    },
    get canUndo() {
      return history.canUndo;
    },
    get text() {
      return format(fields, state, base);
    },
    set: (patch, group = Object.keys(patch).join()) => move({ ...state, ...patch }, group),
    read: (source) => take(source, base),
    patch: (source) => take(source, state),
    rebase(next, names) {
      base = next;
      move({ ...state, ...Object.fromEntries(names.map((name) => [name, next[name]])) }, 'base');
    },
    undo() {
      const previous = history.undo();
      if (previous === undefined) return;
      const looks = Object.keys(fields).filter((name) => fields[name]?.looking);
      state = { ...previous, ...Object.fromEntries(looks.map((name) => [name, state[name]])) };
      changed();
    },
    reset: () => move(base, 'reset'),
  };
}
