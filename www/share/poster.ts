// One picture for a file: the title of the figure, each drawing with its name, its legend and its axis, and the address in small print.
// It is laid out once, and then drawn on a canvas or written as SVG.
import { h } from '../dom.ts';
import { type Drawing, RATIO } from './pictures.ts';

export interface Ink {
  readonly text: string;
  readonly muted: string;
  readonly ground: string;
}

interface Words {
  readonly title: string;
  readonly drawings: readonly Drawing[];
  readonly address: string;
  readonly dark: boolean;
  readonly ink: Ink;
}

interface TextItem {
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly text: string;
}

interface Placed<T> {
  readonly x: number;
  readonly y: number;
  readonly what: T;
}

export interface Figure {
  readonly width: number;
  readonly height: number;
  readonly ground: string;
  readonly texts: readonly TextItem[];
  readonly swatches: readonly Placed<Drawing['legend'][number]>[];
  readonly plots: readonly Placed<Drawing>[];
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans KR", "Apple SD Gothic Neo", sans-serif';
const EDGE = 20;
const NARROWEST = 480;
const LINE = 1.4;
const SWATCH = 24;

export function layOut({ title, drawings, address, ink }: Words): Figure {
  const inside = Math.max(NARROWEST, ...drawings.map(({ width }) => width));
  const texts: TextItem[] = [];
  const swatches: Placed<Drawing['legend'][number]>[] = [];
  const plots: Placed<Drawing>[] = [];
  let y = EDGE;
  const write = (text: string, size: number, { bold = false, colour = ink.text, centre = 0 } = {}) => {
    for (const line of lines(text, size, bold, inside)) {
      const x = centre > 0 ? EDGE + Math.max(0, (centre - widthOf(line, size, bold)) / 2) : EDGE;
      texts.push({ x, y: y + size, size, bold, colour, text: line });
      y += size * LINE;
    }
  };
  write(title, 18, { bold: true });
  for (const drawing of drawings) {
    y += 12;
    write(drawing.name, 14);
    let x = EDGE;
    for (const line of drawing.legend) {
      const width = SWATCH + 6 + widthOf(line.label, 13, false) + 16;
      if (x > EDGE && x + width > EDGE + inside) {
        x = EDGE;
        y += 20;
      }
      swatches.push({ x, y: y + 4, what: line });
      texts.push({ x: x + SWATCH + 6, y: y + 14, size: 13, bold: false, colour: ink.text, text: line.label });
      x += width;
    }
    y += drawing.legend.length > 0 ? 26 : 6;
    plots.push({ x: EDGE, y, what: drawing });
    y += drawing.height + 4;
    if (drawing.across) write(drawing.across, 13, { colour: ink.muted, centre: drawing.width });
  }
  y += 10;
  if (address) write(address, 11, { colour: ink.muted });
  return { width: inside + 2 * EDGE, height: Math.ceil(y + EDGE - 6), ground: ink.ground, texts, swatches, plots };
}

let pen: CanvasRenderingContext2D | null | undefined;

function widthOf(text: string, size: number, bold: boolean): number {
  pen ??= h('canvas').getContext('2d');
  if (!pen) return text.length * size * 0.6;
  pen.font = fontOf(size, bold);
  return pen.measureText(text).width;
}

function fontOf(size: number, bold: boolean): string {
  return `${bold ? '600 ' : ''}${size}px ${FONT}`;
}

/** Broken at blanks; what has none (an address) anywhere. */
function lines(text: string, size: number, bold: boolean, width: number): string[] {
  const done: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=[ /&?])/)) {
    if (line !== '' && widthOf((line + word).trimEnd(), size, bold) > width) {
      done.push(line.trimEnd());
      line = '';
    }
    line += word;
    while (widthOf(line, size, bold) > width && line.length > 1) {
      const fits = [...line].findIndex((_, at) => widthOf(line.slice(0, at + 1), size, bold) > width);
      done.push(line.slice(0, Math.max(1, fits)));
      line = line.slice(Math.max(1, fits));
    }
  }
  return line.trim() === '' ? done : [...done, line.trimEnd()];
}

/** `draw` gives a plot at RATIO pixels to one. */
export function asCanvas({ width, height, ground, texts, swatches, plots }: Figure, draw: (drawing: Drawing) => HTMLCanvasElement): HTMLCanvasElement {
  const canvas = h('canvas', { width: width * RATIO, height: height * RATIO });
  const context = canvas.getContext('2d');
  if (!context) return canvas;
  context.scale(RATIO, RATIO);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  for (const { x, y, what } of plots) context.drawImage(draw(what), x, y, what.width, what.height);
  for (const { x, y, size, bold, colour, text } of texts) {
    context.font = fontOf(size, bold);
    context.fillStyle = colour;
    context.fillText(text, x, y);
  }
  for (const { x, y, what } of swatches) {
    context.save();
    context.translate(x, y);
    for (const { d, stroke, fill, width: line, dash, opacity } of what.shapes) {
      const path = new Path2D(d);
      context.globalAlpha = opacity;
      context.lineWidth = line;
      context.setLineDash(dash.split(/[ ,]+/).filter(Boolean).map(Number));
      if (fill !== 'none') {
        context.fillStyle = fill;
        context.fill(path);
      }
      if (stroke !== 'none') {
        context.strokeStyle = stroke;
        context.stroke(path);
      }
    }
    context.restore();
  }
  return canvas;
}

/** `draw` gives a plot as an SVG of its own. */
export function asSvg({ width, height, ground, texts, swatches, plots }: Figure, draw: (drawing: Drawing) => string): string {
  const attribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
  const shape = ({ d, stroke, fill, width: line, dash, opacity }: Drawing['legend'][number]['shapes'][number]) =>
    `<path d="${d}" fill="${attribute(fill)}" stroke="${attribute(stroke)}" stroke-width="${line}"${dash && ` stroke-dasharray="${attribute(dash)}"`} opacity="${opacity}"/>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><rect width="100%" height="100%" fill="${attribute(ground)}"/>`,
    ...plots.map(({ x, y, what }) => `<g transform="translate(${x} ${y})">${draw(what).replace(/^<\?xml[^>]*>\s*/, '')}</g>`),
    ...swatches.map(({ x, y, what }) => `<g transform="translate(${x} ${y})">${what.shapes.map(shape).join('')}</g>`),
    ...texts.map(({ x, y, size, bold, colour, text }) => `<text x="${x}" y="${y}" font-family="${attribute(FONT)}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${attribute(colour)}">${attribute(text)}</text>`),
    '</svg>\n',
  ].join('\n');
}
