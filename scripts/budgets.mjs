// What each way into the site may weigh, in kB after brotli: the budgets, and how far one may still be from them.
import { CEILINGS } from './ceilings.mjs';

/** `aim` is where we want to be; a single file has no budget, but it must not grow unseen. */
export const BUDGETS = {
  article: { budget: 150, aim: 100 },
  wasm: { budget: 80, aim: 60 },
  frame: { budget: 120, aim: 80 },
  element: { budget: 120, aim: 80 },
  single: {},
};

/** What fails when it is outgrown: the budget, or the ceiling where the budget is not met yet; undefined where there is neither. */
export function limitOf(entry) {
  return CEILINGS[entry] ?? BUDGETS[entry]?.budget;
}
