// The generated module of the laboratory and what is said to a worker that holds it.
import { experiment, __wbg_reset_state, initSync, type Experiments } from '../pkg/lab.js';
import type { Run } from '../lab.ts';
import { type History, historyOf } from './history.ts';

/** To the worker: first the compiled module and a lock to hold, then one experiment at a time. */
export type Question = { readonly module: WebAssembly.Module; readonly lock: string } | { readonly name: string; readonly settings: Run['settings'] };

/** From the worker. */
export type Answer =
  | { readonly ready: true }
  | { readonly history: History }
  | { readonly message: string; readonly key: string; readonly details: Readonly<Record<string, string>> }
  | { readonly broke: string };

let started = false;

/** Makes an instance, a fresh one if there was one. */
export function start(module: WebAssembly.Module): void {
  if (started) __wbg_reset_state();
  initSync({ module });
  started = true;
}

/** Runs an experiment. The module itself refuses names and settings that it does not know. */
export function compute(name: string, settings: Run['settings']): History {
  return historyOf(experiment(name as keyof Experiments, settings as Partial<Experiments[keyof Experiments]['settings']>));
}
