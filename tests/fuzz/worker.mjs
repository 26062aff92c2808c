// Calls one package with case after case; the thread that started it watches how far it is.
import { parentPort, workerData } from 'node:worker_threads';
import { open } from './packages.mjs';

const { name, first, count, progress } = workerData;
/** What a batch of the largest size allowed takes, many times over. */
const MOST_BYTES = 512 * 2 ** 20;

const { exports, functions, caseOf, bytes } = await open(name);
const tally = Object.fromEntries(functions.map((each) => [each.name, { values: 0, refusals: 0, mistakes: 0 }]));
let slowest = { milliseconds: 0, seed: 0 };

/**
 * A complaint about the numbers has a key, by which the page finds its sentence; those of the bulk functions are read by
 * programmers, and the sentence is all. One about a mistake of the calling program is a TypeError.
 */
function fault(error, called) {
  // What a getter of the caller throws is the caller's own.
  if (error instanceof TypeError || error.message === 'a getter') return undefined;
  if (error instanceof Error && typeof error.key === 'string' && error.key !== '' && typeof error.details === 'object') return undefined;
  if (called === 'runningAverages' && error?.constructor === Error && error.message !== '') return undefined;
  return `threw ${error?.name}: ${error?.message ?? String(error)}`;
}

function attempt(seed) {
  const { name: called, given } = caseOf(seed);
  let wrong;
  try {
    exports[called](...given);
    tally[called].values += 1;
  } catch (error) {
    wrong = fault(error, called);
    tally[called][error instanceof TypeError ? 'mistakes' : 'refusals'] += 1;
  }
  if (bytes() > MOST_BYTES) wrong ??= `took more than ${MOST_BYTES >> 20} MB of memory`;
  return wrong && { called, wrong };
}

// One case of each kind is enough to know it; after a trap the instance is a new one.
const failures = new Map();
for (let seed = first; seed < first + count && failures.size < 20; seed += 1) {
  Atomics.store(progress, 0, seed);
  const started = performance.now();
  const failure = attempt(seed);
  const milliseconds = performance.now() - started;
  if (milliseconds > slowest.milliseconds) slowest = { milliseconds, seed };
  if (!failure) continue;
  const kind = `${failure.called} ${failure.wrong}`;
  if (!failures.has(kind)) failures.set(kind, `${kind}: node tests/fuzz/show.mjs ${name} ${seed}`);
  exports.__wbg_reset_state();
}
parentPort.postMessage({ failures: [...failures.values()], tally, slowest, bytes: bytes() });
