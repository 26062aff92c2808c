// A link at every heading and figure: press it, and the address of the place is in the address bar and on the clipboard.
import { h } from '../dom.ts';
import { copyText } from '../elements/copy.ts';
import { pickLang } from '../strings/index.ts';

const WORDS = {
  en: { link: 'Link to “{title}”', copied: 'The address of this place has been copied.' },
  ko: { link: '‘{title}’의 주소', copied: '이 자리의 주소를 복사했습니다.' },
} as const;

/** How long the notice stays, in milliseconds. */
const NOTICE = 2000;

/** The headings and captions that have a place of their own, each with the id that leads there. */
function places(root: ParentNode): [HTMLElement, string][] {
  const headings = [...root.querySelectorAll<HTMLElement>('section[id] > h2, h3[id]')].map((heading) => [heading, heading.id || heading.parentElement?.id] as const);
  const captions = [...root.querySelectorAll<HTMLElement>('bn-figure[id] + figcaption')].map((caption) => [caption, caption.previousElementSibling?.id] as const);
  return [...headings, ...captions].flatMap(([holder, id]) => (id ? [[holder, id] satisfies [HTMLElement, string]] : []));
}

export function addAnchors(root: ParentNode, lang: string): void {
  const words = WORDS[pickLang(lang)];
  const notice = h('p', { class: 'notice', role: 'status' });
  let leaving: ReturnType<typeof setTimeout> | undefined;
  const copy = async (event: Event) => {
    const link = event.currentTarget as HTMLAnchorElement;
    if (!(await copyText(link.href, link))) return;
    notice.textContent = words.copied;
    clearTimeout(leaving);
    leaving = setTimeout(() => (notice.textContent = ''), NOTICE);
  };
  for (const [holder, id] of places(root)) {
    const title = (holder.textContent ?? '').trim().replaceAll(/\s+/g, ' ');
    holder.append(h('a', { class: 'anchor', href: `#${id}`, 'aria-label': words.link.replace('{title}', () => title), onclick: copy }, '#'));
  }
  document.body.append(notice);
}
