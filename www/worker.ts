// The worker: the laboratory's module, one experiment after another.
import { type Answer, compute, type Question, start } from './lab/door.ts';

addEventListener('message', ({ data }: MessageEvent<Question>) => {
  if ('module' in data) {
    start(data.module);
    return reply({ ready: true });
  }
  try {
    reply({ history: compute(data.name, data.settings) });
  } catch (error) {
    const { message, key, details } = error as Error & { key?: string; details?: Record<string, string> };
    // Without a key it is no complaint about the settings: this instance is not to be trusted any more.
    reply(key === undefined ? { broke: message } : { message, key, details: details ?? {} });
  }
});

function reply(answer: Answer): void {
  const transfer = 'history' in answer ? Object.values(answer.history.series).map(({ buffer }) => buffer) : [];
  postMessage(answer, { transfer });
}
