// The worker: the laboratory's module, one experiment after another.
import { type Answer, compute, type Question, start } from './lab/door.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('module' in data) {
    start(data.module);
    return void hold(data.lock).then(() => reply({ ready: true }));
  }
  try {
    reply({ history: compute(data.name, data.settings) });
  } catch (error) {
    const { message, key, details } = error as Error & { key?: string; details?: Record<string, string> };
    // Without a key it is no complaint about the settings: this instance is not to be trusted any more.
    reply(key === undefined ? { broke: message } : { message, key, details: details ?? {} });
  }
});

/** Takes a lock for good; a sandbox without an origin has none. The page asks for it too, and gets it when this worker is gone. */
async function hold(lock: string): Promise<void> {
  const locks: LockManager | undefined = navigator.locks;
  if (!locks) return;
  await new Promise<void>((held) => locks.request(lock, () => (held(), new Promise(() => undefined))).catch(() => held()));
}

function reply(answer: Answer): void {
  const transfer = 'history' in answer ? Object.values(answer.history.series).map(({ buffer }) => buffer) : [];
  postMessage(answer, { transfer });
}
