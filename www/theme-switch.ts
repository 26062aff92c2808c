// Light, dark, or as the system says: three radio buttons in the header of a page.
import { h } from './dom.ts';
import { pickLang } from './strings/index.ts';

const WORDS = {
  en: { label: 'Colours', auto: 'System', light: 'Light', dark: 'Dark' },
  ko: { label: '화면 색', auto: '시스템', light: '밝게', dark: '어둡게' },
} as const;
const THEMES = ['auto', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const KEY = 'theme';

/** Storage is refused in sandboxed frames and by some readers: then the choice lasts as long as the page. */
function remember(theme: Theme): void {
  try {
    if (theme === 'auto') localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, theme);
  } catch {
    return;
  }
}

function recall(): Theme {
  try {
    return THEMES.find((theme) => theme === localStorage.getItem(KEY)) ?? 'auto';
  } catch {
    return 'auto';
  }
}

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}

export function createThemeSwitch(lang: string): HTMLElement {
  const words = WORDS[pickLang(lang)];
  let chosen = recall();
  apply(chosen);
  const choose = (theme: Theme) => {
    chosen = theme;
    apply(theme);
    remember(theme);
  };
  const option = (theme: Theme) =>
    h('label', { class: 'segment' },
      h('input', { type: 'radio', name: 'theme', value: theme, checked: theme === chosen, onchange: () => choose(theme) }), h('span', null, words[theme]));
  return h('fieldset', { class: 'segments theme' }, h('legend', { class: 'unseen' }, words.label), h('div', { class: 'bar' }, THEMES.map(option)));
}
