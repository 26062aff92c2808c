// Where the reader is: the section's name at the top of the window with the contents behind it, and a way to its neighbours by key.
import { h, setAttribute } from '../dom.ts';
import { pickLang } from '../strings/index.ts';
import { lead } from './arrive.ts';

const WORDS = {
  en: { contents: 'Contents, following you', read: 'Read so far' },
  ko: { contents: '따라다니는 차례', read: '읽은 만큼' },
} as const;

/** A section counts as being read once it crosses this line, from the top of the window. */
const LINE = '-25% 0px -75% 0px';
/** The contents are still to come, or in sight, while they touch the window or anything below it. */
const BELOW = '0px 0px 1000000px';

export function followReader(lang: string): void {
  const contents = document.querySelector<HTMLElement>('nav.contents');
  const list = contents?.querySelector('ol');
  const sections = [...document.querySelectorAll<HTMLElement>('article > section[id]')];
  if (!contents || !list) return;
  const words = WORDS[pickLang(lang)];
  const name = h('summary');
  const progress = h('progress', { max: sections.length, value: 0, 'aria-label': words.read });
  const folded = h('details', null, name, h('nav', { 'aria-label': words.contents }, list.cloneNode(true)));
  const bar = h('div', { class: 'reader', hidden: true }, folded, progress);
  document.body.append(bar);
  const close = () => (folded.open = false);
  folded.addEventListener('click', (event) => (event.target as Element).closest('a') && close());
  folded.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !folded.open) return;
    close();
    name.focus();
  });
  folded.addEventListener('focusout', ({ relatedTarget }) => relatedTarget instanceof Node && !folded.contains(relatedTarget) && close());

  const show = (section: HTMLElement) => {
    const place = sections.indexOf(section);
    progress.value = place + 1;
    name.replaceChildren(...[...(section.querySelector('h2')?.childNodes ?? [])].filter((node) => !(node instanceof HTMLAnchorElement)).map((node) => node.cloneNode(true)));
    for (const link of document.querySelectorAll(':is(.contents, .reader) li a')) {
      setAttribute(link, 'aria-current', link.getAttribute('href') === `#${section.id}` && 'location');
    }
  };
  const reading = new IntersectionObserver((entries) => {
    const here = entries.findLast((entry) => entry.isIntersecting);
    if (here) show(here.target as HTMLElement);
  }, { rootMargin: LINE });
  for (const section of sections) reading.observe(section);
  // The last entry is the newest: a quick scroll brings several at once.
  new IntersectionObserver((entries) => setAttribute(bar, 'hidden', entries.at(-1)?.isIntersecting ?? true), { rootMargin: BELOW }).observe(contents);
  document.addEventListener('keydown', (event) => turn(event, sections));
}

/** Keys mean something else to whoever types, and inside a figure. */
const ELSEWHERE = 'bn-figure, input, textarea, select, dialog, [contenteditable]';
/** A heading this close to the top of the window, on either side, is the one being read, in pixels. */
const NEAR = 80;

/** Alt with an arrow: to the next section, or to the start of this one and then the one before. */
function turn(event: KeyboardEvent, sections: readonly HTMLElement[]): void {
  const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
  if (!altKey || ctrlKey || metaKey || shiftKey || (key !== 'ArrowDown' && key !== 'ArrowUp')) return;
  if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
  const top = (section: HTMLElement) => section.querySelector('h2')?.getBoundingClientRect().top ?? 0;
  const goal = key === 'ArrowDown' ? sections.find((section) => top(section) > NEAR) : sections.findLast((section) => top(section) < -NEAR);
  if (!goal) return;
  event.preventDefault();
  goTo(goal);
}

/** There, in the address too, and for those who hear the page. */
function goTo(section: HTMLElement): void {
  const heading = section.querySelector('h2');
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  lead(heading, 'start');
  try {
    history.replaceState(history.state, '', `#${section.id}`);
  } catch {
    // A sandboxed frame may not change its address.
  }
}
