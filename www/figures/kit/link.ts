// From one figure to another on the same page: it is set to the same numbers and comes into view.
import { h, setAttribute } from '../../dom.ts';
import type { Part } from '../../elements/element.ts';

/** A link to the settings of another figure; absent where the page does not have that figure. */
export function createLink(name: string, label: string): Part<string> {
  // The figure that is called so before one that only shows the same.
  const find = () => [`[id="${name}"]`, ''].map((called) => document.querySelector<HTMLElement & { figureState: string }>(`bn-figure[name="${name}"]${called}`)).find(Boolean) ?? null;
  let settings = '';
  const visit = (event: Event) => {
    const figure = find();
    if (!figure) return;
    event.preventDefault();
    figure.figureState = settings;
    const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
    figure.scrollIntoView({ block: 'nearest', behavior: still ? 'auto' : 'smooth' });
  };
  const node = h('a', { class: 'link', onclick: visit }, label);
  return {
    node,
    update(text) {
      settings = text;
      const here = typeof document === 'object' && find() !== null;
      setAttribute(node, 'href', here && `#${name}?${text}`);
      setAttribute(node, 'hidden', !here);
    },
  };
}
