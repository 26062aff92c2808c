// The laboratory: experiments as jobs, remembered by name and settings, at most two at once, cancelled at once.
// It knows neither workers nor figures; www/lab/benches.ts has the places where jobs are computed.
import type { History } from './lab/history.ts';

export type { History };

/** One experiment. Equal runs are computed once. */
export interface Run {
  readonly name: string;
  readonly settings: Readonly<Record<string, number | string | Float64Array>>;
  /** A run that comes first; its series of these names become settings: a trained network, say. */
  readonly after?: { readonly run: Run; readonly take: readonly string[] };
}

/** A place that computes one job after another. */
export interface Bench {
  compute(name: string, settings: Run['settings']): Promise<History>;
  /** Ends whatever it does, at once; its promise stays open for ever. */
  stop(): void;
}

/** The bench broke, whatever the job was: a fresh one may do it. */
export class BenchBroke extends Error {
  override readonly name = 'BenchBroke';
}

/** What an order is told, once per run that was not known before. */
export interface Listener {
  finished?(run: Run): void;
  failed?(run: Run, error: Error): void;
}

/** Runs that somebody waits for. */
export interface Order {
  /** Ends what nobody else waits for. */
  cancel(): void;
}

export interface Lab {
  /** What is known of a run. */
  peek(run: Run): History | undefined;
  /** Why a run has no result and will have none. */
  fault(run: Run): Error | undefined;
  /** Begins the runs that are not known yet. Later orders go first: somebody has just asked for them. */
  order(runs: readonly Run[], listener: Listener): Order;
  /** Looks for work again: it rested. */
  wake(): void;
}

interface Job {
  readonly run: Run;
  readonly orders: Set<Listener>;
  rank: number;
  tries: number;
  /** Whether a bench is at it. */
  started: boolean;
}

interface Place {
  bench: Bench | undefined;
  job: Job | undefined;
}

/** Numbers that are remembered, 8 bytes each: a page full of figures with five seeds is far below. */
const MOST_KEPT = 5_000_000;
const TRIES = 2;

const keys = new WeakMap<Run, string>();

/** The text that names a run; settings in any order. */
export function keyOf(run: Run): string {
  const known = keys.get(run);
  if (known !== undefined) return known;
  const { name, settings, after } = run;
  const written = (value: Run['settings'][string]) => (typeof value === 'object' ? Array.from(value, String) : String(value));
  const sorted = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, written(value)]);
  const key = JSON.stringify([name, sorted, ...(after ? [keyOf(after.run)] : [])]);
  keys.set(run, key);
  return key;
}

const weigh = ({ series }: History) => Object.values(series).reduce((sum, { length }) => sum + length, 1);

/** A laboratory with room for `most` benches, opened when there is work for them. While it `rests` no run begins. */
export function createLab(open: () => Promise<Bench>, most: number, rests = () => false): Lab {
  const known = new Map<string, History>();
  const faults = new Map<string, Error>();
  const jobs = new Map<string, Job>();
  const places: Place[] = Array.from({ length: most }, () => ({ bench: undefined, job: undefined }));
  let ranks = 0;
  let kept = 0;

  const settled = (run: Run) => known.has(keyOf(run)) || faults.has(keyOf(run));
  const tell = (job: Job, say: (listener: Listener) => void) => {
    const listeners = [...job.orders];
    jobs.delete(keyOf(job.run));
    for (const listener of listeners) say(listener);
  };
  const keep = (job: Job, history: History) => {
    known.set(keyOf(job.run), history);
    kept += weigh(history);
    for (const [oldest, forgotten] of known) {
      if (kept <= MOST_KEPT) break;
      known.delete(oldest);
      kept -= weigh(forgotten);
    }
    tell(job, (listener) => listener.finished?.(job.run));
  };
  const fail = (job: Job, error: Error) => {
    // A bench that broke says nothing about the run: it may be asked for again.
    const key = keyOf(job.run);
    const broke = error instanceof BenchBroke;
    if (!broke) faults.set(key, error);
    tell(job, (listener) => listener.failed?.(job.run, error));
    // Those that needed it would wait for ever.
    if (broke) for (const other of [...jobs.values()]) if (other.run.after && keyOf(other.run.after.run) === key) fail(other, error);
  };
  const settingsOf = ({ settings, after }: Run): Run['settings'] => {
    const before = after && known.get(keyOf(after.run));
    const taken = after?.take.flatMap((name) => (before?.series[name] ? [[name, before.series[name]] as const] : [])) ?? [];
    return { ...settings, ...Object.fromEntries(taken) };
  };
  const next = () => {
    let best: Job | undefined;
    for (const job of jobs.values()) {
      const ready = !job.started && (!job.run.after || settled(job.run.after.run));
      if (ready && (!best || job.rank > best.rank)) best = job;
    }
    return best;
  };
  const work = async (place: Place, job: Job) => {
    place.job = job;
    job.started = true;
    // A job that was cancelled meanwhile has left its place.
    const mine = () => place.job === job;
    try {
      const bench = place.bench ?? (await open().catch((error: unknown) => {
        throw new BenchBroke(error instanceof Error ? error.message : String(error));
      }));
      if (!mine()) return bench.stop();
      place.bench = bench;
      const history = await bench.compute(job.run.name, settingsOf(job.run));
      if (!mine()) return;
      place.job = undefined;
      keep(job, history);
    } catch (error) {
      if (!mine()) return;
      place.job = undefined;
      setBack(place, job, error instanceof Error ? error : new Error(String(error)));
    }
    pump();
  };
  const setBack = (place: Place, job: Job, error: Error) => {
    if (error instanceof BenchBroke) {
      place.bench?.stop();
      place.bench = undefined;
      job.tries += 1;
      if (job.tries < TRIES) return void (job.started = false);
    }
    fail(job, error);
  };
  const pump = () => {
    if (rests()) return;
    for (const place of places) {
      const job = place.job ? undefined : next();
      if (job) void work(place, job);
    }
  };
  const enter = (run: Run, listener: Listener, rank: number) => {
    if (settled(run)) return;
    if (run.after) enter(run.after.run, listener, rank);
    const key = keyOf(run);
    const job = jobs.get(key) ?? { run, orders: new Set(), rank, tries: 0, started: false };
    job.rank = rank;
    job.orders.add(listener);
    jobs.set(key, job);
  };
  const leave = (listener: Listener) => {
    for (const [key, job] of jobs) {
      if (!job.orders.delete(listener) || job.orders.size > 0) continue;
      jobs.delete(key);
      const place = places.find((one) => one.job === job);
      if (!place) continue;
      place.bench?.stop();
      place.bench = undefined;
      place.job = undefined;
    }
    pump();
  };
  return {
    wake: pump,
    peek: (run) => known.get(keyOf(run)),
    fault: (run) => faults.get(keyOf(run)),
    order(runs, given) {
      const listener = { ...given };
      ranks += 1;
      for (const run of runs) enter(run, listener, ranks);
      pump();
      return { cancel: () => leave(listener) };
    },
  };
}
