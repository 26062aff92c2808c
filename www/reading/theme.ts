// Light, dark, or as the system says.
import { type Lang, pickLang } from '../strings/index.ts';
import { createSwitch } from './switch.ts';

type Theme = 'auto' | 'light' | 'dark';

const WORDS: Readonly<Record<Lang, Readonly<Record<Theme | 'label', string>>>> = {
  en: { label: 'Colours', auto: 'System', light: 'Light', dark: 'Dark' },
  ko: { label: '화면 색', auto: '시스템', light: '밝게', dark: '어둡게' },
};

function apply(theme: Theme): void {
  const root = document.documentElement;
  if (theme === 'auto') root.removeAttribute('data-theme');
  else root.setAttribute('data-theme', theme);
}

export function createThemeSwitch(lang: string): HTMLElement {
  const words = WORDS[pickLang(lang)];
  return createSwitch<Theme>({ key: 'theme', label: words.label, options: [['auto', words.auto], ['light', words.light], ['dark', words.dark]], apply });
}

/** On paper everything is light, the canvases too; afterwards it is as before. */
export function printLight(): void {
  let before: string | null = null;
  addEventListener('beforeprint', () => {
    before = document.documentElement.getAttribute('data-theme');
    apply('light');
  });
  addEventListener('afterprint', () => apply(before === 'dark' || before === 'light' ? before : 'auto'));
}
