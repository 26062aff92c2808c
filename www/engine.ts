// The only file that knows the generated package: one start, one place where a broken instance is noticed.
import { decode } from './bytes.ts';
import type * as Package from './pkg/bn.js';

export type {
  Arithmetic, AxesMap, Batch, Divisor, Drawn, Fading, Notation, Outline, OutlineStep, Plot as PlotRequest, Question, Rule, Table, TextSource, Track, View, WalkRequest, Written,
} from './pkg/bn.js';
export type { Source } from './elements/data.ts';

type Plumbing = 'default' | 'initSync' | '__wbg_reset_state';

/** The crate's functions. */
export type Engine = Omit<typeof Package, Plumbing>;

/** The instance met an internal error and cannot be trusted any more; `restart` makes a fresh one. */
export class EngineStopped extends Error {
  override readonly name = 'EngineStopped';
}

/** What the crate throws for bad input: an English sentence, and what a page needs for its own. */
export interface InputError extends Error {
  readonly key: string;
  readonly details: Readonly<Record<string, string>>;
}

export function isInputError(error: unknown): error is InputError {
  return error instanceof Error && 'key' in error && 'details' in error;
}

/** A figure, which says that it cannot go on, and goes on with a fresh engine. */
export interface EngineWatcher {
  stopped(): void;
  restarted(engine: Engine): void;
}

const watchers = new Set<EngineWatcher>();

/** All figures share one engine: each hears of its end, wherever it was noticed. Returns what ends it. */
export function watchEngine(watcher: EngineWatcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

let running: Promise<Engine> | undefined;

/** One engine per page, started when the first figure needs it. */
export function loadEngine(): Promise<Engine> {
  running ??= start();
  running.catch(() => (running = undefined));
  return running;
}

/** A fresh instance after a stop, for every figure. */
export async function restartEngine(): Promise<Engine> {
  running = start(true);
  const engine = await running;
  for (const watcher of [...watchers]) watcher.restarted(engine);
  return engine;
}

async function start(again = false): Promise<Engine> {
  const [bn, { default: address }] = await Promise.all([
    import('./pkg/bn.js'),
    import('./pkg/bn_bg.wasm?url'),
  ]);
  if (again) bn.__wbg_reset_state();
  await bn.default(source(address));
  return guard(bn, () => [...watchers].forEach((watcher) => watcher.stopped()));
}

function source(address: string) {
  return { module_or_path: address.startsWith('data:') ? decode(address) : new URL(address, import.meta.url) };
}

/** An engine from the bytes of its module, where nothing can be fetched. */
export async function engineFrom(module: BufferSource): Promise<Engine> {
  const bn = await import('./pkg/bn.js');
  bn.initSync({ module });
  return guard(bn);
}

/** Notices the first internal error; afterwards every call refuses. */
export function guard(bn: object, stop?: () => void): Engine {
  let stopped = false;
  const watch = (call: (...given: unknown[]) => unknown) => (...given: unknown[]) => {
    if (stopped) throw new EngineStopped();
    try {
      return call(...given);
    } catch (error) {
      if (!(error instanceof WebAssembly.RuntimeError)) throw error;
      stopped = true;
      stop?.();
      throw new EngineStopped(error.message, { cause: error });
    }
  };
  const calls = Object.entries(bn).filter(([name, value]) => typeof value === 'function' && name !== 'default');
  return Object.fromEntries(calls.map(([name, call]) => [name, watch(call)])) as Engine;
}
