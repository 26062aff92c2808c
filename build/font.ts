// Makes the formula font before Vite looks for it.
import type { Plugin } from 'vite';
import { makeFont } from '../scripts/font.mjs';

/** Vite plugin: `www/pkg/formulas.woff2` is there when the page is served. */
export function formulaFont(): Plugin {
  return { name: 'formula-font', apply: 'serve', buildStart: makeFont };
}
