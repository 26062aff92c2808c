// What the site weighed when each ceiling was last lowered, in kB after brotli, where a budget is not met yet. Never raise one.
export const CEILINGS = { article: 360, wasm: 200, frame: 280, element: 520 };
