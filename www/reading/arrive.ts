// To a place on the page: an address, a word of the prose or a key leads there, and it stays there while the page around it
// gets its heights: figures above it come to life.

/** Nearer than this many windows a page glides; farther off it would miss, because what lies between grows as it passes. */
const NEAR = 1;
/** What a reader does to move on by themselves. */
export const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;
/** The longest time for a figure to come over a slow line, in milliseconds. */
const LONGEST = 10_000;

let free: (() => void) | undefined;

/** Scrolls to an element, and again whenever the page grows or shrinks, until somebody moves: the reader, or a script that scrolls it away. */
export function hold(element: Element, scroll: () => void): void {
  free?.();
  const heights = new ResizeObserver(scroll);
  const release = () => {
    heights.disconnect();
    clearTimeout(longest);
    removeEventListener('scroll', look);
    for (const move of MOVES) removeEventListener(move, release);
  };
  const look = () => {
    const { top, bottom } = element.getBoundingClientRect();
    if (bottom < 0 || top > innerHeight) release();
  };
  const longest = setTimeout(release, LONGEST);
  free = release;
  scroll();
  addEventListener('scroll', look, { passive: true });
  for (const move of MOVES) addEventListener(move, release, { passive: true });
  heights.observe(document.body);
}

/** Brings an element into view. */
export function lead(element: Element, block: ScrollLogicalPosition): void {
  const { top, bottom } = element.getBoundingClientRect();
  const isNear = Math.max(top - innerHeight, -bottom) < NEAR * innerHeight;
  if (isNear && !matchMedia('(prefers-reduced-motion: reduce)').matches) element.scrollIntoView({ block, behavior: 'smooth' });
  else hold(element, () => element.scrollIntoView({ block, behavior: 'instant' }));
}
