// Light or dark: what an element asks for, else what its page chose, else what the reader's system prefers.

/** Undefined in a document without a browser (jsdom). */
const system = () => (typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)'));

/** `wish` is an element's `theme` attribute: light, dark, or anything else for automatic. */
export function isDark(wish: string | null): boolean {
  const asked = [wish, document.documentElement.getAttribute('data-theme')].find((theme) => theme === 'light' || theme === 'dark');
  return asked === undefined ? (system()?.matches ?? false) : asked === 'dark';
}

/** Calls back when the page or the system changes its mind; returns what ends it. */
export function watchTheme(changed: () => void): () => void {
  const media = system();
  media?.addEventListener('change', changed);
  const page = new MutationObserver(changed);
  page.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  return () => {
    media?.removeEventListener('change', changed);
    page.disconnect();
  };
}
