// Words that act set a figure, and the reader stays with the sentence: what the figure shows is brought beside it. Where a short way
// of the page is enough, the page takes it; otherwise the figure itself comes, in a panel at the edge of the window. The browser's
// way back, Escape, or the panel's button lead back to the sentence.
import type { FigureElement } from '../element.ts';
import { h } from '../dom.ts';
import { pickLang } from '../strings/index.ts';

const WORDS = { en: { back: 'Back to the text' }, ko: { back: '글로 돌아가기' } } as const;

/** What is kept free around the sentence and what it speaks of, in pixels. */
const EDGE = 12;

/** What the history remembers of a sentence: the place of the page, and the figure that came to it. */
interface Visit {
  readonly docked?: string;
}

interface Dock {
  readonly figure: FigureElement;
  readonly panel: HTMLElement;
  close(): void;
}

let open: Dock | undefined;
/** The sentence that was pressed last, and how far from the top of the window it was. */
let pressed: { readonly link: HTMLElement; readonly top: number } | undefined;

let returned = false;

/** Whether the address has just changed by the way back to a sentence, which needs no other place; asked once. */
export function hasReturned(): boolean {
  const was = returned;
  returned = false;
  return was;
}

/** Shows what a sentence has just set in a figure. */
export function bringTo(link: HTMLElement, figure: FigureElement, lang: string): void {
  if (open?.figure === figure) return aim(figure);
  open?.close();
  const spoken = spokenOf(figure);
  pressed = { link, top: link.getBoundingClientRect().top };
  const [sentence, part] = [link.getBoundingClientRect(), spoken.getBoundingClientRect()];
  if (isInside(part) && isInside(sentence)) return;
  const top = Math.min(sentence.top, part.top);
  const bottom = Math.max(sentence.bottom, part.bottom);
  if (bottom - top <= innerHeight - 2 * EDGE) {
    visit({});
    scrollBy({ top: part.bottom > innerHeight - EDGE ? Math.min(bottom - innerHeight + EDGE, top - EDGE) : top - EDGE, behavior: motion() });
    return;
  }
  visit({ docked: figure.id });
  open = dock(figure, WORDS[pickLang(lang)].back);
  const free = open.panel.getBoundingClientRect().top;
  if (sentence.top < EDGE) scrollBy({ top: sentence.top - EDGE, behavior: motion() });
  else if (sentence.bottom > free - EDGE) scrollBy({ top: sentence.bottom - free + EDGE, behavior: motion() });
  aim(figure);
}

/** Follows the browser's way back, and the key that closes things. */
export function watchDock(): void {
  addEventListener('popstate', ({ state }) => {
    if (open && (state as Visit | null)?.docked !== open.figure.id) open.close();
    const sentence = pressed;
    pressed = undefined;
    returned = sentence !== undefined;
    // The browser counts pixels, and a figure above may have become higher or lower meanwhile.
    if (sentence) requestAnimationFrame(() => requestAnimationFrame(() => scrollBy({ top: sentence.link.getBoundingClientRect().top - sentence.top, behavior: 'instant' })));
  });
  addEventListener('keydown', ({ key, defaultPrevented }) => {
    if (key === 'Escape' && open && !defaultPrevented) history.back();
  });
}

const motion = (): ScrollBehavior => (matchMedia('(prefers-reduced-motion: reduce)').matches ? 'instant' : 'smooth');

const isInside = ({ top, bottom }: DOMRect) => top >= 0 && bottom <= innerHeight;

/** One way back leads to the place where the sentence was pressed. */
function visit(state: Visit): void {
  try {
    history.pushState(state, '');
  } catch {
    // A sandboxed frame has no history of its own.
  }
}

/** What a sentence speaks of: the numbers of a walk's step, or a picture. */
export function spokenOf(figure: FigureElement): Element {
  const root = figure.shadowRoot ?? figure;
  return [...root.querySelectorAll('.tables, .picture')].find((part) => part.getClientRects().length > 0) ?? figure;
}

/** Shows in the panel what the sentence speaks of, once the figure has it. */
function aim(figure: FigureElement): void {
  requestAnimationFrame(() => {
    const holder = open?.figure === figure ? open.panel : undefined;
    if (holder) holder.scrollTop += spokenOf(figure).getBoundingClientRect().top - holder.getBoundingClientRect().top - EDGE;
  });
}

/** Puts a figure into a panel at the edge of the window; its place on the page stays as high as it was. */
function dock(figure: FigureElement, back: string): Dock {
  const place = figure.parentElement as HTMLElement;
  const after = figure.nextSibling;
  const button = h('button', { type: 'button', class: 'button dock-back', onclick: () => history.back() }, back);
  const panel = h('div', { class: 'dock' }, button);
  place.style.minHeight = `${place.offsetHeight}px`;
  place.insertBefore(panel, figure);
  panel.append(figure);
  figure.setAttribute('data-docked', '');
  return {
    figure,
    panel,
    close() {
      open = undefined;
      figure.removeAttribute('data-docked');
      place.insertBefore(figure, after);
      panel.remove();
      place.style.removeProperty('min-height');
    },
  };
}
