// To a figure, wherever it is: an address or a word of the prose leads there, and it is there when the reader looks.

/** Nearer than this many windows a page glides. What lies farther off is laid out only as it passes, and a glide would miss. */
const NEAR = 1;
/** What a reader does to move on by themselves. */
const MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** Brings a figure into view, and once more when it is ready: it may have grown, and what is above it as well. */
export function arrive(figure: HTMLElement): void {
  const { top, bottom } = figure.getBoundingClientRect();
  const away = Math.max(top - innerHeight, -bottom, 0);
  const glides = away < NEAR * innerHeight && !matchMedia('(prefers-reduced-motion: reduce)').matches;
  figure.scrollIntoView({ block: 'nearest', behavior: glides ? 'smooth' : 'instant' });
  const moved = new AbortController();
  for (const move of MOVES) addEventListener(move, () => moved.abort(), { signal: moved.signal, passive: true });
  figure.addEventListener('bn-ready', () => {
    moved.abort();
    figure.scrollIntoView({ block: 'nearest', behavior: 'instant' });
  }, { signal: moved.signal });
}
