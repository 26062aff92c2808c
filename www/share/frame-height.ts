// How tall a frame should be that cannot find its own height: the same from every device.
import { h } from '../dom.ts';

/** The column of a blog. */
const WIDTH = 720;
/** What a frame shows around the figure: the link under it. */
const AROUND = 48;

/** The height of the figure as it is now, whole or compact, in a column of a blog and with the controls of a mouse. */
export function frameHeight(wrapper: Element, compact: boolean): number {
  const root = wrapper.getRootNode() as ShadowRoot;
  // A copy, out of sight: the page must not move while it is measured.
  const copy = wrapper.cloneNode(true) as HTMLElement;
  for (const dialog of copy.querySelectorAll('dialog')) dialog.remove();
  copy.toggleAttribute('data-compact', compact);
  const place = h('div', { inert: true }, copy);
  Object.assign(place.style, { position: 'absolute', visibility: 'hidden', inlineSize: '0', blockSize: '0', overflow: 'hidden' });
  copy.style.inlineSize = `${WIDTH}px`;
  const restore = withoutTouchRules(root);
  root.append(place);
  const { height } = copy.getBoundingClientRect();
  place.remove();
  restore();
  return Math.ceil((height + AROUND) / 10) * 10;
}

/** Controls are larger where a finger points; who shares from a phone does not mean its readers. Returns what brings the rules back. */
function withoutTouchRules(root: ShadowRoot): () => void {
  const rules = root.adoptedStyleSheets.flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSMediaRule && /pointer/.test(rule.media.mediaText)) as CSSMediaRule[];
  const before = rules.map(({ media }) => media.mediaText);
  for (const { media } of rules) media.mediaText = 'not all';
  return () => rules.forEach(({ media }, at) => (media.mediaText = before[at] ?? ''));
}
