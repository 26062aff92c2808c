// Writes paths as short as SVG allows: whole numbers, each relative to the one before, so that equal shapes are equal text.
import type { Path, Point } from './geometry.ts';

/** The `d` of one path element; `closed` shapes end where they began, and a shape of one point becomes a dot. */
export function writePath(shapes: readonly Path[], closed: boolean): string {
  let text = '';
  let at: Point = [0, 0];
  for (const shape of shapes) {
    const [first, ...rest] = closed ? placed(shape) : shape.map(rounded);
    if (!first) continue;
    // The first `m` counts from the corner, so that it needs no capital.
    text += `m${pair(first[0] - at[0], first[1] - at[1])}`;
    at = first;
    let letter = 'm';
    const steps = closed ? withoutWayBack(first, rest) : rest;
    for (const next of steps) {
      const step = write(next[0] - at[0], next[1] - at[1], letter);
      text += step.text;
      if (step.text !== '') letter = step.letter;
      at = next;
    }
    if (closed) {
      text += 'z';
      at = first;
    } else if (letter === 'm' && at === first) {
      text += 'h0';
    }
  }
  return text;
}

function rounded([x, y]: Point): Point {
  return [Math.round(x), Math.round(y)];
}

/** The first corner in a whole place and the others as far from it as they are: equal shapes stay equal wherever they lie. */
function placed(shape: Path): Point[] {
  const [first = [0, 0] as const] = shape;
  const [left, top] = rounded(first);
  return shape.map(([x, y]) => [left + Math.round(x - first[0]), top + Math.round(y - first[1])]);
}

/** `z` draws the last piece: a final point on the first one says nothing. */
function withoutWayBack(first: Point, rest: readonly Point[]): readonly Point[] {
  const last = rest[rest.length - 1];
  return last && last[0] === first[0] && last[1] === first[1] ? rest.slice(0, -1) : rest;
}

function write(dx: number, dy: number, letter: string): { readonly text: string; readonly letter: string } {
  if (dx === 0 && dy === 0) return { text: '', letter };
  if (dy === 0) return { text: `h${dx}`, letter: 'h' };
  if (dx === 0) return { text: `v${dy}`, letter: 'v' };
  // After `m` and `l` a pair of numbers is a line by itself.
  const joined = letter === 'm' || letter === 'l';
  const numbers = pair(dx, dy);
  return { text: joined ? (dx < 0 ? numbers : ` ${numbers}`) : `l${numbers}`, letter: joined ? letter : 'l' };
}

/** A minus sign parts two numbers as well as a space does. */
function pair(a: number, b: number): string {
  return b < 0 ? `${a}${b}` : `${a} ${b}`;
}
