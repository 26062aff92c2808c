// The pictures in the HTML are the crate's, with fewer bytes: what the snapshots show, a still shows in the same place and colour.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { parseHTML } from 'linkedom';
import { useDocument } from '../../www/dom.ts';
import { drawing } from '../../www/stills/drawing.ts';
import tokens from '../../www/style/tokens.css?inline';

type Point = readonly [number, number];

const { document } = parseHTML('<html><body></body></html>');
useDocument(document as unknown as Document);

const folder = new URL('../snapshots/', import.meta.url);
const snapshots = readdirSync(folder).filter((name) => name.endsWith('.svg')).map((name) => ({ name, source: readFileSync(new URL(name, folder), 'utf8') }));
/** Steps of a snapshot in a unit of a still, and the most that one may lie from the other: under a CSS pixel, and half as much again where it is pale. */
const STEPS = 4;
const near = (opacity: string) => (Number(opacity) < 0.5 ? 2.9 : 1.9);

/** The corners of a path, one list per shape, by the commands that stills use. */
function shapesOf(d: string): Point[][] {
  const shapes: Point[][] = [];
  let [x, y] = [0, 0];
  for (const [, letter = '', rest = ''] of d.matchAll(/([a-z])([^a-z]*)/g)) {
    const numbers = (rest.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number);
    const steps: Point[] = letter === 'h' ? numbers.map((dx) => [dx, 0]) : letter === 'v' ? numbers.map((dy) => [0, dy])
      : Array.from({ length: numbers.length / 2 }, (_, pair) => [numbers[2 * pair] ?? NaN, numbers[2 * pair + 1] ?? NaN]);
    assert.ok('mlhvz'.includes(letter), letter);
    if (letter === 'z') {
      const start = shapes.at(-1)?.[0] ?? [NaN, NaN];
      shapes.at(-1)?.push(start);
      [x, y] = start;
    }
    for (const [place, [dx, dy]] of steps.entries()) {
      [x, y] = [x + dx, y + dy];
      if (letter === 'm' && place === 0) shapes.push([]);
      shapes.at(-1)?.push([x, y]);
    }
  }
  return shapes;
}

function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const length = (x1 - x0) ** 2 + (y1 - y0) ** 2;
  const place = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length));
  return Math.hypot(x - x0 - place * (x1 - x0), y - y0 - place * (y1 - y0));
}

interface Drawn {
  readonly paint: string;
  readonly opacity: string;
  readonly shape: Point[];
  /** Half the width of a line. */
  readonly reach: number;
}

/** What a snapshot paints, in units of a still. */
function drawnIn(source: string): Drawn[] {
  const svg = parseHTML(source).document;
  const scaled = (points: string) => points.trim().split(/\s+/).map((pair) => pair.split(',').map((part) => Number(part) / STEPS) as [number, number]);
  return [...svg.querySelectorAll('polygon, polyline, circle')].map((element) => {
    const get = (name: string) => element.getAttribute(name) ?? '';
    const shape = element.localName === 'circle' ? scaled(`${get('cx')},${get('cy')}`) : scaled(get('points'));
    return { paint: element.localName === 'polyline' ? get('stroke') : get('fill'), opacity: get('opacity'), shape, reach: 0 };
  });
}

/** A token's colour in the light theme, as the crate writes it. */
const plain = (paint: string) => (/^var\((--[\w-]+)\)$/.exec(paint)?.[1] ?? '').replace(/^--.*/, (token) => new RegExp(`${token}: light-dark\\((#\\w+)`).exec(tokens)?.[1]?.toUpperCase() ?? token) || paint;

/** What a still paints. */
function drawnBy(still: Element): Drawn[] {
  return [...still.querySelectorAll('path')].flatMap((path) => {
    const get = (name: string) => path.getAttribute(name) ?? '';
    const line = path.hasAttribute('stroke');
    const reach = get('stroke-linecap') === 'round' ? Number(get('stroke-width')) / 2 : 0;
    return shapesOf(get('d')).map((shape) => ({ paint: plain(line ? get('stroke') : get('fill')), opacity: get('opacity') || '1', shape, reach }));
  });
}

for (const { name, source } of snapshots) {
  test(`${name} and its still lie within a pixel of each other`, () => {
    const still = drawing(source) as Element;
    const [before, after] = [drawnIn(source), drawnBy(still)];
    for (const { paint, opacity, shape } of before) {
      const same = after.filter((one) => one.opacity === opacity && one.paint === paint);
      for (const point of shape) {
        // The stem on which many shapes hang paints nothing.
        if (point[0] === 0) continue;
        const hit = same.some((one) => one.shape.some((corner, place) => {
          const next = one.shape[place + 1] ?? corner;
          return Math.abs(distance(point, corner, next) - one.reach) <= near(opacity) || distance(point, corner, next) <= near(opacity);
        }));
        assert.ok(hit, `${paint} at ${point.join()}`);
      }
    }
    for (const { shape, reach, opacity } of after) {
      for (const point of shape) {
        assert.ok(before.some((one) => one.shape.some((corner, place) => distance(point, corner, one.shape[place + 1] ?? corner) <= near(opacity) + reach)), `nothing at ${point.join()}`);
      }
    }
  });

  test(`the still of ${name} has its labels and is smaller`, () => {
    const still = drawing(source) as Element;
    const labels = (root: ParentNode) => [...root.querySelectorAll('text')].map((label) => label.textContent?.trim()).sort();
    assert.deepEqual(labels(still), labels(parseHTML(source).document as unknown as Document));
    assert.ok(still.outerHTML.length < source.length / 1.5, `${still.outerHTML.length} of ${source.length}`);
  });
}

const picture = (...shapes: string[]) => drawing(`<svg width="10" height="10" viewBox="0 0 80 80">${shapes.join('')}</svg>`) as Element;
const box = (left: number, fill: string, opacity = '1') =>
  `<polygon points="${left},8 ${left + 16},8 ${left + 16},24 ${left},24 " fill="${fill}" opacity="${opacity}"/>`;

test('shapes of one look share a path, unless another lies between or below them', () => {
  const paths = (...shapes: string[]) => picture(...shapes).querySelectorAll('path').length;
  assert.equal(paths(box(8, '#123456'), box(40, '#123456')), 1);
  assert.equal(paths(box(8, '#123456'), box(40, '#654321'), box(40, '#123456')), 3);
  assert.equal(paths(box(8, '#123456'), box(40, '#654321'), box(24, '#123456')), 2);
  assert.equal(paths(box(8, '#123456', '0.5'), box(16, '#123456', '0.5')), 2);
});

test('a picture that is not the crate’s is refused', () => {
  assert.throws(() => picture('<image href="x"/>'), /a image/);
  assert.throws(() => picture('<polygon points="1,2 x,4 5,6 " fill="#123456" opacity="1"/>'), /number/);
});
