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
