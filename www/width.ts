// What has another width is drawn again.

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
