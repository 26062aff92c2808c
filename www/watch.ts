// What an element on a page is watched for: that a reader comes near it, that somebody changes its attributes, that it gets another width.

/** How far from the screen a figure begins: it is ready when the reader gets there. */
const NEAR = '800px';

/** Calls `near` whenever the element comes near the screen; returns what ends it. */
export function watchNear(element: Element, near: () => void): () => void {
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && near(), { rootMargin: NEAR });
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
