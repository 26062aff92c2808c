// Batch normalization in JavaScript as one would write it for speed: four columns at a time in local variables, blocks of rows
// that stay in cache, statistics in two passes, results into arrays that are there.

const BLOCK = 16384;

/** Mean and variance of every feature, and with dy also Σ dy and Σ dy·(x − mean), in doubles. */
function statistics(x, rows, features, room, dy) {
  const { mean, squares, gradient, products } = room;
  mean.fill(0);
  squares.fill(0);
  gradient.fill(0);
  products.fill(0);
  const block = Math.max(8, Math.floor(BLOCK / (features * x.BYTES_PER_ELEMENT)));
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (let c = 0; c < features; c += 4) four(x, dy, room, features, from, to, c);
  }
  for (let c = 0; c < features; c++) squares[c] /= rows;
}

/** Four columns of a block, put together with the rows before it. */
function four(x, dy, { mean, squares, gradient, products }, features, from, to, c) {
  const end = to * features + c;
  const count = to - from;
  let a = 0, b = 0, d = 0, e = 0;
  for (let i = from * features + c; i < end; i += features) {
    a += x[i];
    b += x[i + 1];
    d += x[i + 2];
    e += x[i + 3];
  }
  a /= count;
  b /= count;
  d /= count;
  e /= count;
  let aa = 0, bb = 0, dd = 0, ee = 0, ag = 0, bg = 0, dg = 0, eg = 0, ap = 0, bp = 0, dp = 0, ep = 0;
  if (dy === undefined) {
    for (let i = from * features + c; i < end; i += features) {
      const p = x[i] - a, q = x[i + 1] - b, r = x[i + 2] - d, s = x[i + 3] - e;
      aa += p * p;
      bb += q * q;
      dd += r * r;
      ee += s * s;
    }
  } else {
    for (let i = from * features + c; i < end; i += features) {
      const p = x[i] - a, q = x[i + 1] - b, r = x[i + 2] - d, s = x[i + 3] - e;
      const t = dy[i], u = dy[i + 1], v = dy[i + 2], w = dy[i + 3];
      aa += p * p;
      bb += q * q;
      dd += r * r;
      ee += s * s;
      ag += t;
      bg += u;
      dg += v;
      eg += w;
      ap += t * p;
      bp += u * q;
      dp += v * r;
      ep += w * s;
    }
  }
  merge(c, a, aa, ag, ap);
  merge(c + 1, b, bb, bg, bp);
  merge(c + 2, d, dd, dg, dp);
  merge(c + 3, e, ee, eg, ep);

  function merge(column, here, square, g, product) {
    const old = mean[column];
    const moved = here - old;
    const now = old + (moved * count) / to;
    squares[column] += square + (moved * moved * from * count) / to;
    products[column] += (old - now) * gradient[column] + product + (here - now) * g;
    gradient[column] += g;
    mean[column] = now;
  }
}

/** What the functions below keep per feature. */
export function plainRoom(features) {
  const list = () => new Float64Array(features);
  return { mean: list(), squares: list(), gradient: list(), products: list(), scale: list(), shift: list(), slope: list() };
}

export function plainForward(x, rows, features, gamma, beta, epsilon, y, room) {
  statistics(x, rows, features, room, undefined);
  const { mean, squares } = room;
  plainInference(x, rows, features, gamma, beta, epsilon, mean, squares, y, room);
}

export function plainInference(x, rows, features, gamma, beta, epsilon, mean, variance, y, { scale, shift }) {
  for (let c = 0; c < features; c++) {
    scale[c] = gamma[c] / Math.sqrt(variance[c] + epsilon);
    shift[c] = beta[c] - mean[c] * scale[c];
  }
  const block = Math.max(8, Math.floor(BLOCK / (features * x.BYTES_PER_ELEMENT)));
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (let c = 0; c < features; c += 4) {
      const a = scale[c], b = scale[c + 1], d = scale[c + 2], e = scale[c + 3];
      const p = shift[c], q = shift[c + 1], r = shift[c + 2], s = shift[c + 3];
      const end = to * features + c;
      for (let i = from * features + c; i < end; i += features) {
        y[i] = x[i] * a + p;
        y[i + 1] = x[i + 1] * b + q;
        y[i + 2] = x[i + 2] * d + r;
        y[i + 3] = x[i + 3] * e + s;
      }
    }
  }
}

export function plainBackward(x, dy, rows, features, gamma, epsilon, dx, room) {
  statistics(x, rows, features, room, dy);
  const { mean, squares, gradient, products, scale, shift, slope } = room;
  for (let c = 0; c < features; c++) {
    const inverse = 1 / Math.sqrt(squares[c] + epsilon);
    scale[c] = gamma[c] * inverse;
    slope[c] = (scale[c] * products[c] * inverse * inverse) / rows;
    shift[c] = (scale[c] * gradient[c]) / rows - slope[c] * mean[c];
  }
  const block = Math.max(8, Math.floor(BLOCK / (2 * features * x.BYTES_PER_ELEMENT)));
  for (let from = 0; from < rows; from += block) {
    const to = Math.min(rows, from + block);
    for (let c = 0; c < features; c += 4) {
      const a = scale[c], b = scale[c + 1], d = scale[c + 2], e = scale[c + 3];
      const p = shift[c], q = shift[c + 1], r = shift[c + 2], s = shift[c + 3];
      const k = slope[c], l = slope[c + 1], m = slope[c + 2], n = slope[c + 3];
      const end = to * features + c;
      for (let i = from * features + c; i < end; i += features) {
        dx[i] = a * dy[i] - p - k * x[i];
        dx[i + 1] = b * dy[i + 1] - q - l * x[i + 1];
        dx[i + 2] = d * dy[i + 2] - r - m * x[i + 2];
        dx[i + 3] = e * dy[i + 3] - s - n * x[i + 3];
      }
    }
  }
}
