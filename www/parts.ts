// Everything that must have arrived before a figure can be shown.
import { type Engine, loadEngine } from './engine.ts';
import type { Figure, FigureWords } from './figure.ts';
import { loadFigure, loadWords } from './figures/index.ts';
import { loadStrings, pickLang, type Strings } from './strings/index.ts';
import { loadSheet } from './style/sheet.ts';

export interface Parts {
  readonly figure: Figure;
  readonly words: FigureWords;
  readonly strings: Strings;
  readonly sheet: CSSStyleSheet;
  engine: Engine;
}

/** `tag` is a language tag, such as `ko-KR`. */
export async function loadParts(name: string, tag: string): Promise<Parts> {
  const [figure, words, engine, strings, sheet] = await Promise.all([loadFigure(name), loadWords(name, pickLang(tag)), loadEngine(), loadStrings(tag), loadSheet()]);
  return { figure, words, engine, strings, sheet };
}
