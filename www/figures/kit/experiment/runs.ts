// The runs that a figure waits for: begun when they are wanted and seen, ended when they are not wanted any more.
import { keyOf, type Lab, type Order, type Run } from '../../../lab.ts';

export interface Runs {
  readonly kind: 'waiting' | 'running' | 'done';
  readonly total: number;
  readonly done: number;
  /** Seconds that are left, as far as the runs so far tell. */
  readonly left: number | undefined;
  /** Whether they ended before all were done: a reader said so, or there was no place to compute. */
  readonly stopped: boolean;
  readonly faults: readonly Error[];
  /** Says which runs are wanted now; `begin` also starts them, after a moment in which more changes may come. */
  want(runs: readonly Run[], begin: boolean): void;
  start(): void;
  cancel(): void;
  /** Something more has come in: shows it with what else comes in these moments. */
  soon(): void;
  destroy(): void;
}

/** A slider being drawn asks for many settings: the last one counts. */
const MOMENT = 180;
/** Results are shown a few times per second, the first one at once. In milliseconds. */
const PACE = 120;

export function createRuns(lab: () => Lab, changed: () => void): Runs {
  let runs: readonly Run[] = [];
  let order: Order | undefined;
  let stopped = false;
  /** Runs of the order that have not been heard of. */
  let open = new Set<string>();
  /** What kept runs from being done that may be tried again. */
  let broken: Error[] = [];
  let began = 0;
  let doneBefore = 0;
  let delay: ReturnType<typeof setTimeout> | undefined;
  let pulse: ReturnType<typeof setTimeout> | undefined;
  const settled = (run: Run) => lab().peek(run) !== undefined || lab().fault(run) !== undefined;
  const done = () => runs.filter(settled).length;
  const missing = () => runs.filter((run) => !settled(run));
  let shown = 0;
  const show = () => {
    pulse = undefined;
    shown = performance.now();
    changed();
  };
  const soon = () => void (pulse ??= setTimeout(show, Math.max(0, shown + PACE - performance.now())));
  const heard = (run: Run) => {
    open.delete(keyOf(run));
    if (order && (open.size === 0 || missing().length === 0)) {
      order = undefined;
      stopped = missing().length > 0;
    }
    soon();
  };
  const failed = (run: Run, error: Error) => {
    console.warn(error);
    if (!lab().fault(run)) broken.push(error);
    heard(run);
  };
  const halt = () => {
    clearTimeout(delay);
    delay = undefined;
    order?.cancel();
    order = undefined;
  };
  const start = () => {
    clearTimeout(delay);
    delay = undefined;
    stopped = false;
    broken = [];
    const left = missing();
    if (order || left.length === 0) return;
    began = performance.now();
    doneBefore = done();
    open = new Set(left.map(keyOf));
    order = lab().order(left, { finished: heard, failed });
    changed();
  };
  return {
    get kind() {
      if (runs.length > 0 && missing().length === 0) return 'done';
      return order || delay !== undefined ? 'running' : 'waiting';
    },
    get total() {
      return runs.length;
    },
    get done() {
      return done();
    },
    get left() {
      const since = done() - doneBefore;
      return order && since > 0 ? (((performance.now() - began) / since) * missing().length) / 1000 : undefined;
    },
    get stopped() {
      return stopped;
    },
    get faults() {
      return [...runs.flatMap((run) => lab().fault(run) ?? []), ...broken];
    },
    want(next, begin) {
      halt();
      runs = next;
      stopped = false;
      broken = [];
      if (begin && missing().length > 0) delay = setTimeout(start, MOMENT);
    },
    start, soon,
    cancel() {
      halt();
      stopped = true;
      changed();
    },
    destroy() {
      halt();
      clearTimeout(pulse);
    },
  };
}
