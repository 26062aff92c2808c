// Everything that must have arrived before a figure can be shown.
import { type Engine, loadEngine } from './engine.ts';
import type { Figure } from './figure.ts';
import { loadFigure } from './figures/index.ts';
import { loadStrings, type Strings } from './strings/index.ts';
import { loadSheet } from './style/sheet.ts';

export interface Parts {
  readonly figure: Figure;
  readonly strings: Strings;
  readonly sheet: CSSStyleSheet;
  engine: Engine;
}

/** `tag` is a language tag, such as `ko-KR`. */
export async function loadParts(name: string, tag: string): Promise<Parts> {
  const [figure, engine, strings, sheet] = await Promise.all([loadFigure(name), loadEngine(), loadStrings(tag), loadSheet()]);
  return { figure, engine, strings, sheet };
}
