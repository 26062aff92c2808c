// Which steps a walk has in a state, which of them have tabs, and what each of them reads.
import type { OutlineStep } from '../../engine.ts';
import type { Session } from './session.ts';
import type { WalkOptions } from './walk-options.ts';
import { POSITION, type WalkState } from './walk-state.ts';

export interface Steps<S> {
  first(state: S): string;
  /** The steps within what the settings ask for. */
  ids(state: S): readonly string[];
  /** The step itself always has a tab, in its place among the others. */
  tabs(state: S): readonly string[];
  /** The state with a step that this walk has: it may have been given by its position, or belong to another walk. */
  settle(state: S): S;
  now(state: S): OutlineStep | undefined;
  /** The tables beside the step's own. */
  operands(state: S): readonly string[];
}

export function createSteps<S extends WalkState>(session: Session, options: WalkOptions<S>): Steps<S> {
  const first = (state: S) => (typeof options.first === 'string' ? options.first : options.first(state));
  const ids = (state: S) => {
    const all = [first(state), ...session.outline.steps.map(({ id }) => id)];
    const last = state.to === '' ? all.length - 1 : positionIn(all, state.to);
    return all.slice(Math.min(last, positionIn(all, state.from)), last + 1);
  };
  const tabs = (state: S) => {
    const all = ids(state);
    const shown = options.tabs?.(state, all) ?? all;
    return all.filter((id) => id === state.step || shown.includes(id));
  };
  const now = ({ step }: S) => session.outline.steps.find(({ id }) => id === step);
  return {
    first, ids, tabs, now,
    settle(state) {
      if (ids(state).includes(state.step)) return state;
      const other = POSITION.test(state.step) ? undefined : options.otherwise?.(state);
      const all = tabs(state);
      const step = other !== undefined && ids(state).includes(other) ? other : (all[positionIn(all, state.step)] ?? first(state));
      return { ...state, step };
    },
    operands(state) {
      const reads = now(state)?.reads ?? [];
      return options.reads?.(state.step, reads) ?? reads;
    },
  };
}

/** Where a step stands: by its id, or by its position; the first one where there is no such step. */
function positionIn(ids: readonly string[], step: string): number {
  const position = POSITION.test(step) ? Math.min(Number(step), ids.length) - 1 : ids.indexOf(step);
  return Math.max(0, position);
}
