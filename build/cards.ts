// The pictures of link cards: card-en.png for the front page, chapters/NAME.png for every chapter, figure/NAME.png for every figure,
// in both languages.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseHTML } from 'linkedom';
import type { Plugin } from 'vite';
import type { Card } from '../www/card.ts';
import { drawCard, type Look } from './cards/card.ts';
import { createPainter, type Painter } from './cards/paint.ts';
import { chapters } from '../www/pages.ts';
import { factsOf, fileOf } from './pages.ts';
import { type Language, sharedStatics, type Statics } from './prerender.ts';

const LANGUAGES: readonly Language[] = ['en', 'ko'];

interface Named {
  readonly file: string;
  readonly lang: Language;
  readonly card: Card;
}

/** Vite plugin; drawn from the plots and formulas of the crate, without a browser. */
export function linkCards(): Plugin {
  let root = '';
  return {
    name: 'link-cards',
    apply: 'build',
    configResolved: (config) => void (root = config.root),
    async generateBundle() {
      const statics = await sharedStatics(root);
      const { document } = parseHTML('<!doctype html><html><body></body></html>');
      const cards: Named[] = [];
      for (const lang of LANGUAGES) {
        for (const name of statics.figureNames) cards.push({ file: `${lang === 'ko' ? 'ko/' : ''}figure/${name}.png`, lang, card: await statics.renderCard(name, lang, document) });
        const [walk] = cards.filter((one) => one.lang === lang && one.file.endsWith('figure/walk.png'));
        if (walk) cards.push({ ...walk, file: `card-${lang}.png`, card: { ...walk.card, title: statics.siteTitle[lang] } });
        for (const { name, picture } of chapters) {
          const file = fileOf(name, lang);
          const { title } = factsOf(readFileSync(resolve(root, file), 'utf8'), lang);
          cards.push({ file: file.replace('.html', '.png'), lang, card: { ...(await statics.renderCard(picture, lang, document)), title } });
        }
      }
      const look = await lookOf(root, cards, statics);
      for (const { file, lang, card } of cards) {
        const draw = (maths: Element | undefined) => drawCard(card, maths, statics.siteTitle[lang], look);
        let svg: string;
        try {
          svg = draw(mathsOf(card));
        } catch (error) {
          // A sign that formulas did not have until now must not keep the site from being built.
          this.warn(`${file} has no formula: ${String(error)}`);
          svg = draw(undefined);
        }
        this.emitFile({ type: 'asset', fileName: file, source: remembered(root, svg, look.painter) });
      }
    },
  };
}

function mathsOf({ formula }: Card): Element | undefined {
  if (formula === '') return undefined;
  const { document } = parseHTML(`<!doctype html><html><body><math>${formula}</math></body></html>`);
  const maths = document.querySelector('math') as Element | null;
  if (!maths) return undefined;
  // Of `a = b = c` the first two: a card has one line.
  const relations = [...maths.children].filter((child) => child.localName === 'mo' && child.textContent === '=');
  for (let next: Element | null | undefined = relations[1]; next;) {
    const after: Element | null = next.nextElementSibling;
    next.remove();
    next = after;
  }
  return maths;
}

async function lookOf(root: string, cards: readonly Named[], statics: Statics): Promise<Look> {
  const colours = new Map([...statics.tokens.matchAll(/--([\w-]+): light-dark\((#\w{6}),/g)].map(([, name = '', light = '']) => [name, light]));
  for (const [, name = '', token = ''] of statics.tokens.matchAll(/\.(q-\w+) \{ --q: var\(--([\w-]+)\)/g)) colours.set(name, colours.get(token) ?? '');
  const icon = readFileSync(resolve(root, 'www/icon.svg'), 'utf8').replace(/^<svg[^>]*>|<title>[^<]*<\/title>|<\/svg>\s*$/g, '');
  const text = `${JSON.stringify(cards)}${Object.values(statics.siteTitle).join('')}…`;
  return { painter: await createPainter(text + SLANTED), colours, icon };
}

/** The shapes into which single letters of formulas turn. */
const SLANTED = Array.from({ length: 0x1d720 - 0x1d434 }, (_, at) => String.fromCodePoint(0x1d434 + at)).join('') + 'ℎ';

/** The picture of before, where nothing in it changed: most builds change no card. */
function remembered(root: string, svg: string, painter: Painter): Uint8Array {
  const folder = resolve(root, 'out/cards');
  const path = resolve(folder, `${createHash('sha256').update(svg).digest('hex')}.png`);
  if (existsSync(path)) return readFileSync(path);
  const png = painter.png(svg);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, png);
  return png;
}
