// What is wider than the column scrolls sideways, by keyboard too: it takes the focus for as long as it is too wide.
import { setAttribute } from '../dom.ts';

export function reachWideParts(root: ParentNode): void {
  const sizes = new ResizeObserver((entries) => {
    for (const { target } of entries) setAttribute(target, 'tabindex', target.scrollWidth > target.clientWidth + 1 && 0);
  });
  for (const part of root.querySelectorAll('section > :is(.display, pre, .table:not([tabindex]))')) {
    // From now on it only scrolls where it has the focus to do so (`page.css`), also while nobody has measured it.
    part.classList.add('measured');
    sizes.observe(part);
  }
}
