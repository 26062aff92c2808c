// SVG to PNG without a browser, in fonts that npm brings: what the build draws is the same on every machine.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { cutFont } from '../../scripts/font.mjs';

const require = createRequire(import.meta.url);

/** The names by which an SVG asks for the two fonts. */
export const TEXT = 'NanumGothic';
export const MATHS = 'STIX Two Math';

const gothic = (weight: number) => ['latin', 'korean'].map((script) => `@fontsource/nanum-gothic/files/nanum-gothic-${script}-${weight}-normal.woff2`);
const FILES = { text: gothic(400), bold: gothic(700), maths: ['@fontsource/stix-two-math/files/stix-two-math-latin-400-normal.woff2'] };
export type Cut = keyof typeof FILES;

export interface Painter {
  /** How far a text moves the pen, at a size of 1. */
  advance(text: string, cut: Cut): number;
  /** A text as shapes: of several weights in one picture, the painter would mix up the Korean ones. */
  shapes(text: string, cut: Cut, size: number, colour: string): string;
  png(svg: string): Uint8Array;
}

/** Fonts are cut down to `characters`: the painter reads all of them for every picture. */
export async function createPainter(characters: string): Promise<Painter> {
  await (started ??= initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm'))));
  const all = [...new Set(`${characters}${ASCII}`)].join('');
  const load = (files: readonly string[]) => Promise.all(files.map((name) => cutFont(name, all)));
  const fonts = { text: await load(FILES.text), bold: await load(FILES.bold), maths: await load(FILES.maths) };
  const options = (...cuts: Cut[]) => ({ font: { fontBuffers: cuts.flatMap((cut) => fonts[cut]), loadSystemFonts: false, defaultFontFamily: TEXT, sansSerifFamily: TEXT } });
  const known = new Map<string, number>();
  const line = (text: string, cut: Cut, size: number, colour: string) => {
    const family = cut === 'maths' ? MATHS : TEXT;
    return new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="200"><text xml:space="preserve" x="0" y="100" font-size="${size}" font-family="${family}" fill="${colour}">${escape(text)}</text></svg>`, options(cut));
  };
  // Bars at both sides of a text measure it together with the spaces at its ends.
  const width = (text: string, cut: Cut) => using(line(`|${text}|`, cut, 20, '#000'), (drawing) => (drawing.innerBBox()?.width ?? 0) / 20);
  return {
    advance(text, cut) {
      const key = `${cut} ${text}`;
      const found = known.get(key) ?? width(text, cut) - width('', cut);
      known.set(key, found);
      return found;
    },
    shapes: (text, cut, size, colour) => using(line(text, cut, size, colour), (drawing) => drawing.toString().replace(/^[^]*?<svg[^>]*>|<\/svg>\s*$/g, '')),
    png: (svg) => using(new Resvg(svg, options('text', 'maths')), (drawing) => using(drawing.render(), (image) => image.asPng())),
  };
}

/** What is made in the painter's memory is given back at once. */
function using<T extends { free(): void }, R>(thing: T, use: (thing: T) => R): R {
  try {
    return use(thing);
  } finally {
    thing.free();
  }
}

let started: Promise<void> | undefined;

const ASCII = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).join('');

/** Text inside SVG. */
export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
