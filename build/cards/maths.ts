// Sets the crate's MathML as SVG: as much of it as the formulas of link cards need, and an error for anything else.
import { escape, MATHS, type Painter, TEXT } from './paint.ts';

/** A piece of a formula; `x` and `y` of `draw` are the left end of its baseline. Sizes are in pixels. */
export interface Box {
  readonly width: number;
  readonly above: number;
  readonly below: number;
  draw(x: number, y: number): string;
}

export interface Setting {
  readonly painter: Painter;
  /** The colour of a quantity's class, `q-mean`. */
  colour(name: string): string;
}

interface Style extends Setting {
  readonly size: number;
  /** Whether it stands small beside something: then signs are set close. */
  readonly close?: boolean;
  readonly ink: string;
}

/** Over the baseline: the bar of a fraction, and the middle of a minus. */
const AXIS = 0.27;
const SMALL = 0.7;
const RELATIONS = new Set(['=', '≈', '∈']);
const BINARY = new Set(['+', '−', '·', '×', '⋅']);

export function typeset(root: Element, size: number, setting: Setting): Box {
  return row([...root.children], { ...setting, size, ink: '#1c2127' });
}

function box(element: Element, style: Style): Box {
  const mark = /\bq-[\w-]+/.exec(element.getAttribute('class') ?? '')?.[0];
  const own = mark ? { ...style, ink: style.colour(mark) } : style;
  const parts = [...element.children];
  const small = { ...own, size: own.size * SMALL, close: true };
  const [base, second, third] = parts;
  switch (element.localName) {
    case 'math': case 'mrow': case 'mstyle': return row(parts, own);
    case 'mi': case 'mn': case 'mo': case 'mtext': return token(element, own);
    case 'mfrac': return fraction(need(base), need(second), { ...own, size: own.size * 0.92 });
    case 'msqrt': return root(row(parts, own), own);
    case 'msub': return scripts(box(need(base), own), box(need(second), small), undefined, own);
    case 'msup': return scripts(box(need(base), own), undefined, box(need(second), small), own, isPrime(second));
    case 'msubsup': return scripts(box(need(base), own), box(need(second), small), box(need(third), small), own, isPrime(third));
    case 'munder': return limits(need(base), box(need(second), small), undefined, own);
    case 'munderover': return limits(need(base), box(need(second), small), box(need(third), small), own);
    case 'mover': return accent(box(need(base), own), need(second).textContent ?? '', own);
    default: throw new Error(`a card cannot set ${element.localName}`);
  }
}

/** The font raises a prime by itself. */
function isPrime(element: Element | undefined): boolean {
  return element?.textContent === '′';
}

function need(element: Element | undefined): Element {
  if (!element) throw new Error('a formula lacks a part');
  return element;
}

function row(elements: readonly Element[], style: Style): Box {
  const parts = elements.map((element) => box(element, style));
  // A fence grows with what it stands around.
  const inside = parts.filter((_, at) => !isFence(elements[at]));
  const tall = Math.max(0, ...inside.map(({ above, below }) => above + below)) / style.size;
  const grown = parts.map((part, at) => (isFence(elements[at]) && tall > 1.3 ? stretched(part, tall / 1.15, style) : part));
  return beside(grown);
}

function isFence(element: Element | undefined): boolean {
  return element?.localName === 'mo' && /^[()[\]]$/.test(element.textContent ?? '');
}

function beside(parts: readonly Box[]): Box {
  return {
    width: parts.reduce((sum, { width }) => sum + width, 0),
    above: Math.max(0, ...parts.map(({ above }) => above)),
    below: Math.max(0, ...parts.map(({ below }) => below)),
    draw: (x, y) => {
      let pen = x;
      return parts.map((part) => {
        const drawn = part.draw(pen, y);
        pen += part.width;
        return drawn;
      }).join('');
    },
  };
}

function stretched(part: Box, factor: number, { size }: Style): Box {
  const middle = AXIS * size;
  return { width: part.width, above: part.above * factor, below: part.below * factor,
    draw: (x, y) => `<g transform="translate(0 ${y - middle}) scale(1 ${factor})">${part.draw(x, middle)}</g>` };
}

function token(element: Element, { painter, size, ink, close }: Style): Box {
  const text = (element.textContent ?? '').replaceAll(/[\u2061\u2062]/g, '');
  const kind = element.localName;
  const letters = kind === 'mi' && [...text].length === 1 ? slanted(text) : text;
  const font = kind === 'mtext' ? TEXT : MATHS;
  const space = kind !== 'mo' || close ? 0 : RELATIONS.has(text) ? 0.32 : BINARY.has(text) ? 0.24 : 0;
  const width = (painter.advance(letters, kind === 'mtext' ? 'text' : 'maths') + 2 * space) * size;
  const drawn = (x: number, y: number) => text && `<text x="${x + space * size}" y="${y}" font-family="${font}" font-size="${size}" fill="${ink}">${escape(letters)}</text>`;
  return { width, above: 0.7 * size, below: 0.2 * size, draw: drawn };
}

/** MathML slants a single letter; in the font the slanted shape is a character of its own. */
function slanted(letter: string): string {
  if (letter === 'h') return 'ℎ';
  const alphabets: [string, number][] = [
    ['ABCDEFGHIJKLMNOPQRSTUVWXYZ', 0x1d434], ['abcdefghijklmnopqrstuvwxyz', 0x1d44e], ['αβγδεζηθικλμνξοπρςστυφχψω', 0x1d6fc], ['∂ϵ', 0x1d715],
  ];
  const [letters, first] = alphabets.find(([all]) => all.includes(letter)) ?? [letter, letter.codePointAt(0) ?? 0];
  return String.fromCodePoint(first + letters.indexOf(letter));
}

function fraction(top: Element, bottom: Element, style: Style): Box {
  const { size, ink } = style;
  const [over, under] = [box(top, style), box(bottom, style)];
  const gap = 0.14 * size;
  const width = Math.max(over.width, under.width) + 0.24 * size;
  const axis = AXIS * size;
  return {
    width: width + 0.12 * size, above: axis + gap + over.below + over.above, below: under.above + under.below + gap - axis,
    draw: (x, y) => [
      over.draw(x + (width + 0.12 * size - over.width) / 2, y - axis - gap - over.below),
      under.draw(x + (width + 0.12 * size - under.width) / 2, y - axis + gap + under.above),
      `<path d="M${x + 0.06 * size} ${y - axis}h${width}" stroke="${ink}" stroke-width="${0.045 * size}"/>`,
    ].join(''),
  };
}

function root(inside: Box, { size, ink }: Style): Box {
  const foot = 0.55 * size;
  const top = inside.above + 0.14 * size;
  return {
    width: inside.width + foot + 0.1 * size, above: top + 0.05 * size, below: inside.below,
    draw: (x, y) => `<path d="M${x + 0.04 * size} ${y - 0.25 * size}l${0.13 * size} ${-0.08 * size}L${x + 0.32 * size} ${y + inside.below - 0.02 * size}L${x + foot} ${y - top}h${inside.width + 0.08 * size}" fill="none" stroke="${ink}" stroke-width="${0.045 * size}" stroke-linejoin="round"/>${inside.draw(x + foot, y)}`,
  };
}

function scripts(base: Box, sub: Box | undefined, sup: Box | undefined, { size }: Style, prime = false): Box {
  const down = Math.max(0.22 * size, base.below - 0.05 * size);
  const up = Math.max((prime ? 0.12 : 0.4) * size, base.above - (prime ? 0.58 : 0.3) * size);
  const width = Math.max(sub?.width ?? 0, sup?.width ?? 0);
  return {
    width: base.width + width + 0.04 * size, above: Math.max(base.above, sup ? up + sup.above : 0), below: Math.max(base.below, sub ? down + sub.below : 0),
    draw: (x, y) => `${base.draw(x, y)}${sub?.draw(x + base.width + 0.02 * size, y + down) ?? ''}${sup?.draw(x + base.width + 0.05 * size, y - up) ?? ''}`,
  };
}

/** A sum with what it runs over under it and above it. */
function limits(operator: Element, under: Box, over: Box | undefined, style: Style): Box {
  const { size } = style;
  const sign = box(operator, { ...style, size: size * 1.45 });
  const lowered = 0.16 * size;
  const width = Math.max(sign.width, under.width, over?.width ?? 0);
  const above = 1.02 * size;
  return {
    width: width + 0.18 * size, above: above + (over ? over.above + over.below : 0), below: 0.42 * size + under.above + under.below,
    draw: (x, y) => [
      sign.draw(x + 0.06 * size + (width - sign.width) / 2, y + lowered),
      under.draw(x + 0.06 * size + (width - under.width) / 2, y + 0.42 * size + under.above),
      over?.draw(x + 0.06 * size + (width - over.width) / 2, y - above - over.below) ?? '',
    ].join(''),
  };
}

function accent(base: Box, sign: string, { size, ink }: Style): Box {
  const middle = (x: number) => x + base.width / 2 + 0.04 * size;
  const shapes: Readonly<Record<string, (x: number, y: number) => string>> = {
    '^': (x, y) => `M${middle(x) - 0.15 * size} ${y}l${0.15 * size} ${-0.13 * size}l${0.15 * size} ${0.13 * size}`,
    '¯': (x, y) => `M${middle(x) - 0.17 * size} ${y - 0.06 * size}h${0.34 * size}`,
  };
  const shape = shapes[sign === 'ˆ' || sign === '\u0302' ? '^' : sign === '\u0304' || sign === '‾' ? '¯' : sign];
  if (!shape) throw new Error(`a card has no accent ${sign}`);
  const top = 0.54 * size;
  return { ...base, draw: (x, y) => `${base.draw(x, y)}<path d="${shape(x, y - top)}" fill="none" stroke="${ink}" stroke-width="${0.045 * size}"/>` };
}
