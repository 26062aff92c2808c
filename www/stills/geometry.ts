// Shapes of a still picture: paths of points, the boxes around them, and fewer points for the same look.

export type Point = readonly [number, number];
export type Path = readonly Point[];

/** Left, top, right, bottom. */
export type Box = readonly [number, number, number, number];

/** The box around some points, `margin` wider on every side. */
export function boxOf(points: Path, margin: number): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return [Math.min(...xs) - margin, Math.min(...ys) - margin, Math.max(...xs) + margin, Math.max(...ys) + margin];
}

/** Whether two boxes share an area; those that only touch do not. */
export function overlap(a: Box, b: Box): boolean {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

/** The shapes of a polygon whose parts hang on stems of no width from the left edge (src/plot/shape.rs); any other is one shape. */
export function unhang(points: Path): Path[] {
  const shapes: Path[] = [];
  let start = 0;
  while (start < points.length) {
    const stem = points[start];
    const end = points.findIndex((point, index) => index > start + 1 && same(point, stem));
    if (!stem || stem[0] !== 0 || end < 0 || !same(points[start + 1], points[end - 1])) return [points];
    shapes.push(points.slice(start + 1, end - 1));
    start = end + 1;
  }
  return shapes;
}

/** Centre and radius of a shape with so many corners that it stands for a circle; undefined for any other. */
export function roundness(points: Path): { readonly centre: Point; readonly radius: number } | undefined {
  const CORNERS = 16;
  if (points.length !== CORNERS) return undefined;
  const [left, top, right, bottom] = boxOf(points, 0);
  const centre: Point = [(left + right) / 2, (top + bottom) / 2];
  const radius = (right - left) / 2;
  const near = points.every(([x, y]) => Math.abs(Math.hypot(x - centre[0], y - centre[1]) - radius) <= 1);
  return near ? { centre, radius } : undefined;
}

/** The path with the fewest points that strays from the given one by `tolerance` at most (Ramer, Douglas and Peucker). */
export function simplify(path: Path, tolerance: number): Path {
  const [first, last] = [path[0], path[path.length - 1]];
  if (!first || !last || path.length < 3) return path;
  let far = 0;
  let most = tolerance;
  path.forEach((point, index) => {
    const away = distance(point, first, last);
    if (away > most) [far, most] = [index, away];
  });
  if (far === 0) return [first, last];
  return [...simplify(path.slice(0, far + 1), tolerance).slice(0, -1), ...simplify(path.slice(far), tolerance)];
}

/** The same for a closed path: its two halves, cut at the point that lies farthest from the first. */
export function simplifyClosed(path: Path, tolerance: number): Path {
  const first = path[0];
  if (!first || path.length < 4) return path;
  const away = path.map((point) => Math.hypot(point[0] - first[0], point[1] - first[1]));
  const far = away.indexOf(Math.max(...away));
  return [...simplify(path.slice(0, far + 1), tolerance), ...simplify([...path.slice(far), first], tolerance).slice(1, -1)];
}

function same(a: Point | undefined, b: Point | undefined): boolean {
  return a !== undefined && b !== undefined && a[0] === b[0] && a[1] === b[1];
}

/** How far a point lies from the straight piece between two others. */
function distance([x, y]: Point, [x0, y0]: Point, [x1, y1]: Point): number {
  const [along, down] = [x1 - x0, y1 - y0];
  const length = along * along + down * down;
  const place = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * along + (y - y0) * down) / length));
  return Math.hypot(x - x0 - place * along, y - y0 - place * down);
}
