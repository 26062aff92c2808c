// What a figure remembers so that a reader can undo: whole states, because they are small and never change.

export interface History<S> {
  readonly canUndo: boolean;
  /** Keeps the state that is about to be left. Changes of one group within a second (a slider being drawn) count as one; a drag is one however long it is held. */
  push(left: S, group: string, now: number): void;
  undo(): S | undefined;
}

const LIMIT = 100;
const PAUSE = 1000;
/** How the groups of drags begin; each drag has a name of its own. */
const DRAG = 'drag ';

export function createHistory<S>(): History<S> {
  const past: S[] = [];
  let lastGroup = '';
  let lastTime = -Infinity;
  return {
    get canUndo() {
      return past.length > 0;
    },
    push(left, group, now) {
      const held = group.startsWith(DRAG) || now - lastTime < PAUSE;
      const same = group === lastGroup && held && past.length > 0;
      lastGroup = group;
      lastTime = now;
      if (same) return;
      past.push(left);
      if (past.length > LIMIT) past.shift();
    },
    undo() {
      lastGroup = '';
      return past.pop();
    },
  };
}
