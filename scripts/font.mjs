// Cuts STIX Two Math down to the characters of our formulas: www/pkg/formulas.woff2, a twentieth of the whole.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import subset from 'subset-font';
import { glyphs } from './glyphs.mjs';
import { root } from './run.mjs';

const source = new URL('node_modules/@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2', root);
const font = new URL('www/pkg/formulas.woff2', root);
/** Says what the font was cut from, so that it is cut again only when that changes. */
const stamp = new URL('www/pkg/formulas.txt', root);

/** Writes the font unless it is there already. */
export async function makeFont() {
  const whole = readFileSync(source);
  const from = createHash('sha256').update(whole).update(glyphs).update(readFileSync(new URL(import.meta.url))).digest('hex');
  if (existsSync(font) && existsSync(stamp) && readFileSync(stamp, 'utf8') === from) return;
  mkdirSync(new URL('.', font), { recursive: true });
  // The MATH table (stretching brackets, roots, limits) is what makes it a formula font: harfbuzz keeps it.
  // Hints are for screens of long ago, and a third of the bytes; kerning and alternates are for words, which formulas have none of.
  writeFileSync(font, await subset(whole, glyphs, { targetFormat: 'woff2', noHinting: true, keepFeatures: [], dropTables: ['GPOS', 'GSUB', 'GDEF'] }));
  writeFileSync(stamp, from);
}

/** A font with nothing but some characters, as a plain font file: for pictures that are drawn without a browser. */
export async function cutFont(path, text) {
  return new Uint8Array(await subset(readFileSync(new URL(`node_modules/${path}`, root)), text, { targetFormat: 'truetype' }));
}
