// What an element on a page is watched for: that a reader comes near it, that somebody changes its attributes, that it gets another width.
// A document without a browser (jsdom, in tests of components) has none of the observers of layout: there a figure shows itself at once.

/** How far from the screen a figure begins: it is ready when the reader gets there. */
const NEAR = '800px';

/** `scrollMargin` does the same where not the window but a box of the page scrolls, as in some skins of blogs. */
const options = { rootMargin: NEAR, scrollMargin: NEAR };

/** Calls `near` whenever the element comes near the screen; returns what ends it. */
export function watchNear(element: Element, near: () => void): () => void {
  if (typeof IntersectionObserver === 'undefined') {
    queueMicrotask(near);
    return () => undefined;
  }
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && near(), options);
  observer.observe(element);
  return () => observer.disconnect();
}

/** Calls `changed` with the names of the attributes that were set or removed; returns what ends it. */
export function watchAttributes(element: Element, changed: (names: ReadonlySet<string>) => void): () => void {
  const observer = new MutationObserver((records) => changed(new Set(records.map(({ attributeName }) => attributeName ?? ''))));
  observer.observe(element, { attributes: true });
  return () => observer.disconnect();
}

/** Calls `changed` in the frame after the node got another width. Returns what ends it. */
export function watchWidth(node: Element, changed: () => void): () => void {
  if (typeof ResizeObserver === 'undefined') return () => undefined;
  let width = 0;
  const resized = new ResizeObserver(([entry]) => {
    const now = Math.round(entry?.contentRect.width ?? 0);
    if (now === width) return;
    width = now;
    // In the next frame: an observer must not change what it observes.
    requestAnimationFrame(changed);
  });
  resized.observe(node);
  return () => resized.disconnect();
}
