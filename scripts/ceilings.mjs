// What the site weighed when each ceiling was last set, in kB after brotli, where a budget is not met yet. Never raise one.
// A single file has no budget and keeps its ceiling; it holds every module, so what moves from one to another may count twice there.
export const CEILINGS = { article: 245, wasm: 125, frame: 190, element: 186.5, single: 690 };
