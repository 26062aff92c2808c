// A link card, 1200 by 630: the title, a formula of the figure and its first pictures, and whose it is.
import type { Card, CardPicture } from '../../www/card.ts';
import { type Box, type Setting, typeset } from './maths.ts';
import { escape, type Painter, TEXT } from './paint.ts';

export const CARD = { width: 1200, height: 630 };

const EDGE = 64;
const INSIDE = CARD.width - 2 * EDGE;
const GAP = 40;
/** The largest at which a title fits on one line. */
const TITLES = [54, 48, 43] as const;
const LABEL = 22;
const HEADER = 118;

export interface Look {
  readonly painter: Painter;
  /** The colours of the page on a light ground, by name: `text`, `muted`, `q-mean`. */
  readonly colours: ReadonlyMap<string, string>;
  /** The inside of the site's icon, 32 by 32. */
  readonly icon: string;
}

/** `formula` is the card's MathML as a node. */
export function drawCard({ title, pictures }: Card, formula: Element | undefined, site: string, look: Look): string {
  const ink = (name: string) => look.colours.get(name) ?? '#1c2127';
  const size = TITLES.find((one) => look.painter.advance(title, 'bold') * one <= INSIDE) ?? TITLES[0];
  const lines = breakLines(title, size, INSIDE, look.painter);
  const top = HEADER + lines.length * size * 1.22 + 22;
  const room = { x: EDGE, y: top, width: INSIDE, height: CARD.height - 44 - top };
  const body = pictures.length === 0 ? alone(formula, room, look) : withPictures(pictures.slice(0, 2), formula, room, look);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}"><rect width="100%" height="100%" fill="#ffffff"/>`,
    `<rect width="100%" height="10" fill="${ink('q-x')}"/><rect width="66.7%" height="10" fill="${ink('q-mean')}"/><rect width="33.3%" height="10" fill="${ink('q-x_hat')}"/>`,
    `<g transform="translate(${EDGE} 44) scale(1.25)">${look.icon}</g>`,
    text(EDGE + 56, 72, site, 24, ink('muted')),
    ...lines.map((line, at) => `<g transform="translate(${EDGE} ${HEADER + size * (0.85 + 1.22 * at) - 100})">${look.painter.shapes(line, 'bold', size, ink('text'))}</g>`),
    body, '</svg>',
  ].join('');
}

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function alone(formula: Element | undefined, room: Room, look: Look): string {
  if (!formula) return '';
  const set = fitted(formula, 110, room.width, room.height, look);
  const y = room.y + (room.height - set.above - set.below) / 2 + set.above - 10;
  return set.draw(room.x + (room.width - set.width) / 2, y);
}

/** One picture leaves room for the formula at its side; two stand side by side under it. */
function withPictures(pictures: readonly CardPicture[], formula: Element | undefined, room: Room, look: Look): string {
  if (pictures.length === 1 && !formula) return pictures.map((picture) => framed(picture, room, look)).join('');
  const half = (room.width - GAP) / 2;
  if (pictures.length === 1) {
    const [picture] = pictures as [CardPicture];
    const [width, height] = sizeOf(picture);
    // Beside each other, both in the middle.
    const lowered = Math.max(0, room.height - LABEL * 1.5 - (half / width) * height) / 2 - 16;
    const place = { ...room, x: room.x + half + GAP, y: room.y + lowered, width: half, height: room.height - lowered };
    return alone(formula, { ...room, width: half }, look) + framed(picture, place, look);
  }
  const set = formula && fitted(formula, 46, room.width, 120, look);
  const used = set ? set.above + set.below + 14 : 0;
  const rest = { ...room, y: room.y + used, height: room.height - used, width: half };
  const drawn = pictures.map((picture, at) => framed(picture, { ...rest, x: room.x + at * (half + GAP) }, look));
  return `${set ? set.draw(room.x, room.y + set.above - 6) : ''}${drawn.join('')}`;
}

/** A picture with its name and its legend above it, as large as the room allows. */
function framed(card: CardPicture, room: Room, look: Look): string {
  const { svg, title, legend } = card;
  const [width, height] = sizeOf(card);
  const ink = (name: string) => look.colours.get(name) ?? '#1c2127';
  const beside = room.width > 800;
  const labels = LABEL * 1.5;
  const scale = Math.min((beside ? room.width * 0.66 : room.width) / width, (room.height - labels) / height);
  // Nothing beside it: in the middle.
  const left = beside && legend.length === 0 ? room.x + (room.width - width * scale) / 2 : room.x;
  const named = text(left, room.y + LABEL, shortened(title, room.width, look.painter), LABEL, ink('muted'));
  const picture = `<svg x="${left}" y="${room.y + labels}" width="${width * scale}" height="${height * scale}"${svg.replace(/^[^]*?<svg/, '').replace(/ (width|height|xmlns)="[^"]*"/g, (all, _, at: number) => (at < 200 ? '' : all))}`;
  const lines = beside ? legend.map(({ hue, label }, at) => {
    const y = room.y + labels + 44 + at * 46;
    const x = room.x + width * scale + 36;
    return `<circle cx="${x + 9}" cy="${y - 8}" r="9" fill="${ink(`q-${hue}`)}"/>${text(x + 30, y, shortened(label, room.x + room.width - x - 30, look.painter), LABEL, ink('text'))}`;
  }) : [];
  return named + picture + lines.join('');
}

function sizeOf({ svg }: CardPicture): [width: number, height: number] {
  const width = Number(/ width="(\d+)/.exec(svg)?.[1]);
  const height = Number(/ height="(\d+)/.exec(svg)?.[1]);
  if (!width || !height) throw new Error('a picture without a size');
  return [width, height];
}

function fitted(formula: Element, size: number, width: number, height: number, { painter, colours }: Look): Box {
  const setting: Setting = { painter, colour: (name) => colours.get(name) ?? '#1c2127' };
  const set = typeset(formula, size, setting);
  const factor = Math.min(1, width / set.width, height / (set.above + set.below));
  return factor < 1 ? typeset(formula, size * factor, setting) : set;
}

function breakLines(words: string, size: number, width: number, painter: Painter): string[] {
  const lines: string[] = [];
  for (const word of words.split(' ')) {
    const longer = lines.length > 0 ? `${lines[lines.length - 1]} ${word}` : word;
    if (lines.length > 0 && painter.advance(longer, 'bold') * size <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function shortened(words: string, width: number, painter: Painter): string {
  if (painter.advance(words, 'text') * LABEL <= width) return words;
  const cut = words.slice(0, -2).trimEnd();
  return cut.length < 4 ? words : shortened(cut.endsWith('…') ? `${cut.slice(0, -1).trimEnd()}…` : `${cut}…`, width, painter);
}

function text(x: number, y: number, words: string, size: number, colour: string): string {
  return `<text x="${x}" y="${y}" font-family="${TEXT}" font-size="${size}" fill="${colour}">${escape(words)}</text>`;
}
