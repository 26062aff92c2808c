// Where experiments are computed: in a worker where the page allows one, otherwise on the page itself, run by run.
import { type Bench, BenchBroke, createLab, type Lab, type Run } from '../lab.ts';
import type { Answer, Question } from './door.ts';

type Make = (module: WebAssembly.Module) => Promise<Bench>;

/** A run takes seconds at most, also on a slow phone: a worker silent for so long was killed. */
const SILENCE = 120_000;
const START = 15_000;

let module: Promise<WebAssembly.Module> | undefined;
let works: Make | undefined;
let page: Lab | undefined;

/** The laboratory of this page. */
export function theLab(): Lab {
  const cores = typeof navigator === 'undefined' ? 1 : navigator.hardwareConcurrency || 1;
  page ??= restingLab(Math.min(2, cores));
  return page;
}

/** While nobody sees the page no run begins; they go on when somebody does. */
function restingLab(most: number): Lab {
  if (typeof document === 'undefined') return createLab(open, most);
  const lab = createLab(open, most, () => document.hidden);
  document.addEventListener('visibilitychange', lab.wake);
  return lab;
}

/** Another one instead: the build has no workers. */
export function setLab(lab: Lab): void {
  page = lab;
}

/** Whether runs are computed on the page, between its other work. */
export function isOnPage(): boolean {
  return works === onPage;
}

/** The first way that works: by address a strict policy allows, from a blob a sandbox does. */
async function open(): Promise<Bench> {
  module ??= compile();
  const compiled = await module.catch((error: unknown) => {
    module = undefined;
    // It did not arrive: that says nothing about the run.
    throw new BenchBroke(String(error));
  });
  if (works) return works(compiled);
  for (const way of [byAddress, byBlob]) {
    try {
      const bench = await way(compiled);
      works = way;
      return bench;
    } catch {
      // Refused here; the next way.
    }
  }
  works = onPage;
  return onPage(compiled);
}

/** Compiled once; every worker gets it ready to run. */
async function compile(): Promise<WebAssembly.Module> {
  const { default: address } = await import('../pkg/lab_bg.wasm?url');
  if (address.startsWith('data:')) return WebAssembly.compile(Uint8Array.from(atob(address.slice(address.indexOf(',') + 1)), (letter) => letter.charCodeAt(0)));
  const response = await fetch(new URL(address, import.meta.url));
  if (!response.ok) throw new Error(`${response.status}: ${address}`);
  return WebAssembly.compile(await response.arrayBuffer());
}

const byAddress: Make = async (compiled) => {
  const { default: address } = await import('../worker.ts?worker&url');
  return shake(() => new Worker(new URL(address, import.meta.url), { type: 'module' }), compiled);
};

const byBlob: Make = async (compiled) => {
  const { default: Inline } = await import('../worker.ts?worker&inline');
  return shake(() => new Inline(), compiled);
};

const onPage: Make = async (compiled) => {
  const { start, compute } = await import('./door.ts');
  start(compiled);
  const turn = () => new Promise((go) => setTimeout(go));
  return {
    async compute(name, settings) {
      await turn();
      try {
        return compute(name, settings);
      } catch (error) {
        throw error instanceof Error && 'key' in error ? error : new BenchBroke(String(error));
      }
    },
    stop: () => undefined,
  };
};

/** Starts a worker and waits until it holds the module: a refusal may come at once or as an event. */
function shake(make: () => Worker, compiled: WebAssembly.Module): Promise<Bench> {
  return new Promise((resolve, reject) => {
    const worker = make();
    const lock = `bn-bench-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
    const timer = setTimeout(() => refuse(), START);
    const refuse = () => {
      clearTimeout(timer);
      worker.terminate();
      reject(new Error('no worker'));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      refuse();
    };
    worker.onmessage = () => {
      clearTimeout(timer);
      resolve(benchOf(worker, lock));
    };
    worker.postMessage({ module: compiled, lock } satisfies Question);
  });
}

/** Calls when a worker is no more. It holds a lock as long as it lives; where there are no locks, its silence has to tell. */
function whenGone(lock: string, call: () => void): void {
  const locks: LockManager | undefined = navigator.locks;
  void locks?.request(lock, call).catch(() => undefined);
}

function benchOf(worker: Worker, lock: string): Bench {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let gone: (why: string) => void = () => undefined;
  let over = false;
  whenGone(lock, () => {
    over = true;
    gone('the worker ended');
  });
  return {
    compute: (name, settings) => new Promise((resolve, reject) => {
      const broke = (why: string) => {
        clearTimeout(timer);
        reject(new BenchBroke(why));
      };
      gone = broke;
      if (over) return broke('the worker ended');
      timer = setTimeout(() => broke('the worker fell silent'), SILENCE);
      worker.onerror = (event) => {
        event.preventDefault();
        broke(event.message);
      };
      worker.onmessage = ({ data }: MessageEvent<Answer>) => {
        clearTimeout(timer);
        if ('history' in data) resolve(data.history);
        else if ('key' in data) reject(Object.assign(new Error(data.message), { key: data.key, details: data.details }));
        else broke('broke' in data ? data.broke : 'out of turn');
      };
      worker.postMessage({ name, settings } satisfies Question);
    }),
    stop() {
      clearTimeout(timer);
      gone = () => undefined;
      worker.terminate();
    },
  };
}

/** Runs all that is not known and waits for it: for the build, whose first states hold the results. */
export function computeAll(runs: readonly Run[]): Promise<void> {
  const lab = theLab();
  return new Promise((done) => {
    const check = () => runs.every((run) => lab.peek(run) ?? lab.fault(run)) && done();
    lab.order(runs, { finished: check, failed: check });
    check();
  });
}
