// On a phone, sections far from the window are not laid out (`article.css`): the whole page at once took it most of a second in
// which it answered nobody. Here each gets what only scripts can give when it comes near, its true height while the reader rests, and
// a page that is loaded again its place.
import { hold, MOVES } from './arrive.ts';

/** Farther than this from the window nobody sees what a section lacks. */
const NEAR = '1500px 0px';

/** Calls `complete` once for every section, when it comes near the window. */
export function whenNear(sections: readonly HTMLElement[], complete: (section: HTMLElement) => void): void {
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      complete(target as HTMLElement);
    }
  }, { rootMargin: NEAR });
  for (const section of sections) near.observe(section);
}

/** When this begins, and between two sections; a reader who did something within this time is not resting. In milliseconds. */
const BEGIN = 6000;
const PAUSE = 1000;

/** Lays out one section after another while the reader rests: a search and the scroll bar then find each place where it is. */
export function layOutRest(sections: readonly HTMLElement[]): void {
  const waiting = [...sections];
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  let acted = 0;
  const note = () => (acted = performance.now());
  for (const act of [...MOVES, 'scroll']) addEventListener(act, note, { passive: true });
  const next = () => {
    const rests = performance.now() - acted > PAUSE;
    if (rests) waiting.shift()?.classList.add('laid-out');
    if (waiting.length > 0) setTimeout(() => idle(next), PAUSE);
    else for (const act of [...MOVES, 'scroll']) removeEventListener(act, note);
  };
  setTimeout(next, BEGIN);
}

/**
 * Back to where the reader was when the page is loaded again. A browser counts pixels, and most of them are not there yet:
 * what is kept is the first part of the page in sight, and how far from the top of the window it was.
 */
export function keepPlace(sections: readonly HTMLElement[]): void {
  const key = `place:${location.pathname}`;
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  try {
    // For the load alone: afterwards the way back through the history is the browser’s.
    history.scrollRestoration = 'manual';
    addEventListener('load', () => setTimeout(() => (history.scrollRestoration = 'auto')));
    const { section, part, top } = JSON.parse(sessionStorage.getItem(key) ?? '{}') as { section?: number; part?: number; top?: number };
    const there = sections[section ?? -1]?.children[part ?? -1];
    const again = visit?.type === 'reload' || visit?.type === 'back_forward';
    if (again && there && top !== undefined) hold(there, () => scrollBy({ top: there.getBoundingClientRect().top - top, behavior: 'instant' }));
    addEventListener('pagehide', () => {
      const inSight = (one: Element) => one.getBoundingClientRect().bottom > 0;
      const section = scrollY === 0 ? -1 : sections.findIndex(inSight);
      const parts = [...(sections[section]?.children ?? [])];
      const part = parts.findIndex(inSight);
      sessionStorage.setItem(key, JSON.stringify({ section, part, top: parts[part]?.getBoundingClientRect().top }));
    });
  } catch {
    // A sandboxed frame has no storage.
  }
}
