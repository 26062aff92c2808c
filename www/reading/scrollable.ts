// What is wider than the column scrolls sideways, by keyboard too: it takes the focus for as long as it is too wide.
import { setAttribute } from '../dom.ts';

export function reachWideParts(root: ParentNode): void {
  const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => reach(target)));
  for (const part of root.querySelectorAll('section > :is(.display, pre, .table:not([tabindex]))')) {
    sizes.observe(part);
    part.addEventListener('contentvisibilityautostatechange', () => reach(part));
  }
}

/** Not far away, where the page lays nothing out: measuring would lay it out. */
function reach(part: Element): void {
  if (part.firstElementChild?.checkVisibility?.({ contentVisibilityAuto: true }) === false) return;
  setAttribute(part, 'tabindex', part.scrollWidth > part.clientWidth + 1 && 0);
}
