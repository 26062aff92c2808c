// What each way into the site may weigh, in kB after brotli. A single file has no budget: it holds every module.
export const BUDGETS = {
  /** A page and everything that it loads. */
  article: 300,
  /** The HTML of any page. */
  html: 30,
  /** One figure, in a frame or as an element. */
  frame: 270,
  element: 270,
};

/**
 * What is over its budget today, and how heavy it may be until it is mended: anything heavier fails the check.
 * The page's one module of wasm weighs 237 kB since the libraries came back; 200 kB would fit. The next step is a second
 * module for what readers take away and bring along (programs, tables of text).
 */
export const KNOWN_MISSES = { article: 332, frame: 305, element: 305 };
