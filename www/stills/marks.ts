// Reads the shapes of a picture, and lays those of one kind and colour together where the order in which they are painted allows it.
import { type Box, boxOf, overlap, type Path, type Point, roundness, simplify, simplifyClosed, unhang } from './geometry.ts';

/** The attributes of an element, equal for equal looks. */
export type Look = Readonly<Record<string, string | number>>;

/** Shapes of one look. */
export interface Mark {
  readonly look: Look;
  readonly closed: boolean;
  readonly shapes: Path[];
  readonly boxes: Box[];
}

/** A label. */
export interface Label {
  readonly look: Look;
  readonly text: string;
  readonly at: Point;
  readonly boxes: Box[];
}

export type Item = Mark | Label;

/** Steps of the crate (an eighth of a CSS pixel) in one unit of a still: half a pixel. */
export const STEPS = 4;
/** How far a line of a still may stray from the computed one: a third of a pixel, and a whole one in the pale noise behind others. */
const STRAY = 0.65;
const STRAY_BEHIND = 2;
const PALE = 0.5;
/** Where the baseline of a label lies below its point, in heights of its letters, by the words of plotters. */
const BASELINE: Readonly<Record<string, number>> = { '0.76em': 0.76, '0.5ex': 0.26 };

/** What an element of plotters' SVG shows; undefined for what paints nothing. */
export function itemOf(element: Element, colour: (value: string) => string): Item | undefined {
  const get = (name: string) => element.getAttribute(name) ?? '';
  const opacity: Look = get('opacity') === '1' ? {} : { opacity: get('opacity') };
  if (element.localName === 'polygon') return filled(points(get('points')), { fill: colour(get('fill')), ...opacity });
  if (element.localName === 'circle') return dots([[number(get('cx')), number(get('cy'))]], number(get('r')), { stroke: colour(get('fill')), ...opacity });
  if (element.localName === 'polyline') return stroked(points(get('points')), number(get('stroke-width')), { stroke: colour(get('stroke')), ...opacity });
  if (element.localName === 'text') return label(element, { fill: colour(get('fill')), ...opacity });
  throw new Error(`A picture has a ${element.localName}`);
}

/** Adds an item to the last mark of the same look that nothing in between covers; to the end where there is none. */
export function lay(items: Item[], next: Item): void {
  const key = JSON.stringify(next.look);
  for (let place = items.length - 1; place >= 0 && 'shapes' in next; place -= 1) {
    const item = items[place];
    if (!item) break;
    const meets = next.boxes.some((box) => item.boxes.some((other) => overlap(box, other)));
    // Where two shapes of one path overlap, the second paints nothing: that shows wherever they are not opaque lines.
    const joins = 'shapes' in item && JSON.stringify(item.look) === key && (!meets || (!item.closed && !('opacity' in item.look)));
    if (joins) {
      item.shapes.push(...next.shapes);
      item.boxes.push(...next.boxes);
      return;
    }
    if (meets) break;
  }
  items.push(next);
}

function filled(path: Path, look: Look): Mark | undefined {
  const shapes = unhang(path);
  const round = shapes.map(roundness);
  const first = round[0];
  if (first && round.every((one) => one !== undefined)) {
    const { fill = '', ...rest } = look;
    return dots(round.flatMap((one) => (one ? [one.centre] : [])), first.radius, { stroke: fill, ...rest });
  }
  const kept = shapes.map((shape) => simplifyClosed(shape, STRAY)).filter((shape) => shape.length > 2);
  return kept.length === 0 ? undefined : { look, closed: true, shapes: kept, boxes: kept.map((shape) => boxOf(shape, 0)) };
}

/** Dots are lines of no length with round ends: two numbers each. */
function dots(centres: Path, radius: number, look: Look): Mark {
  return {
    look: { fill: 'none', ...look, 'stroke-width': Math.round(4 * radius) / 2, 'stroke-linecap': 'round' },
    closed: false, shapes: centres.map((centre) => [centre]), boxes: centres.map((centre) => boxOf([centre], radius)),
  };
}

function stroked(path: Path, width: number, look: Look): Mark | undefined {
  const line = simplify(path, Number(look.opacity ?? 1) < PALE ? STRAY_BEHIND : STRAY);
  return { look: { fill: 'none', ...look, 'stroke-width': width }, closed: false, shapes: [line], boxes: [boxOf(line, width / 2)] };
}

function label(element: Element, look: Look): Label {
  const get = (name: string) => element.getAttribute(name) ?? '';
  const [text, size, anchor] = [element.textContent?.trim() ?? '', number(get('font-size')), get('text-anchor')];
  const [x, y] = [number(get('x')), number(get('y'))];
  const low = BASELINE[get('dy')];
  if (low === undefined) throw new Error(`A label stands at ${get('dy')}`);
  const width = text.length * size * 0.65;
  const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  return {
    look: { ...look, 'font-size': size, ...(anchor === 'start' || anchor === '' ? {} : { 'text-anchor': anchor }) },
    text, at: [Math.round(x), Math.round(y + low * size)], boxes: [[left, y - size, left + width, y + size]],
  };
}

function points(list: string): Point[] {
  return list.trim().split(/\s+/).map((pair) => pair.split(',').map(number) as [number, number]);
}

function number(text: string): number {
  const value = Number(text) / STEPS;
  if (!Number.isFinite(value)) throw new Error(`A picture has the number ${text}`);
  return value;
}
