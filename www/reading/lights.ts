// A symbol of the prose lights everything of its quantity in its section: in the text, the formulas, and the figures' tables.

const SYMBOL = 'section [data-q]';

export function lightTogether(): void {
  let lit: Element[] = [];
  let now = '';
  const light = (symbol: Element | null) => {
    const quantity = symbol?.getAttribute('data-q') ?? '';
    if (quantity === now) return;
    now = quantity;
    for (const element of lit) element.removeAttribute('data-lit');
    lit = symbol && quantity ? sameIn(symbol.closest('section'), quantity) : [];
    for (const element of lit) element.setAttribute('data-lit', '');
  };
  document.addEventListener('pointerover', ({ target }) => light(target instanceof Element ? target.closest(SYMBOL) : null));
  document.documentElement.addEventListener('pointerleave', () => light(null));
}

/** What a figure has lit itself is its own business. */
function sameIn(section: HTMLElement | null, quantity: string): Element[] {
  if (!section) return [];
  const figures = [...section.querySelectorAll('bn-figure')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const same = [section, ...figures].flatMap((root) => [...root.querySelectorAll(`[data-q="${CSS.escape(quantity)}"]`)]);
  return same.filter((element) => !element.hasAttribute('data-lit'));
}
