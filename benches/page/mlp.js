// A multilayer perceptron with batch normalization in plain JavaScript, written for speed: typed arrays made once, products with
// four sums in local variables, one step in one call. It starts from the crate's weights and must reach the crate's loss.

/** c (m, n) = a (m, k) · bᵀ with b (n, k): rows against rows. */
function productOfRows(a, b, c, m, k, n) {
  for (let i = 0; i < m; i++) {
    const row = i * k;
    let j = 0;
    for (; j + 3 < n; j += 4) {
      const b0 = j * k, b1 = b0 + k, b2 = b1 + k, b3 = b2 + k;
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      for (let l = 0; l < k; l++) {
        const value = a[row + l];
        s0 += value * b[b0 + l];
        s1 += value * b[b1 + l];
        s2 += value * b[b2 + l];
        s3 += value * b[b3 + l];
      }
      const place = i * n + j;
      c[place] = s0;
      c[place + 1] = s1;
      c[place + 2] = s2;
      c[place + 3] = s3;
    }
    for (; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += a[row + l] * b[j * k + l];
      c[i * n + j] = sum;
    }
  }
}

/** c (m, n) = a · b with b (k, n), where a (i, l) lies at `i · across + l · down`. */
function product(a, across, down, b, c, m, k, n) {
  for (let i = 0; i < m; i++) {
    let j = 0;
    for (; j + 3 < n; j += 4) {
      let s0 = 0, s1 = 0, s2 = 0, s3 = 0;
      for (let l = 0, from = i * across, to = j; l < k; l++, from += down, to += n) {
        const value = a[from];
        s0 += value * b[to];
        s1 += value * b[to + 1];
        s2 += value * b[to + 2];
        s3 += value * b[to + 3];
      }
      const place = i * n + j;
      c[place] = s0;
      c[place + 1] = s1;
      c[place + 2] = s2;
      c[place + 3] = s3;
    }
    for (; j < n; j++) {
      let sum = 0;
      for (let l = 0; l < k; l++) sum += a[i * across + l * down] * b[l * n + j];
      c[i * n + j] = sum;
    }
  }
}

const EPSILON = 1e-5;
const RATE = 0.05;

/** Statistics of the batch, x̂ and ReLU(γx̂ + β), and the running statistics. */
function normalize(layer, batch) {
  const { z, hat, a, root, gamma, beta, mean, variance, runningMean, runningVariance, width } = layer;
  mean.fill(0);
  variance.fill(0);
  for (let i = 0; i < batch * width; i += width) for (let j = 0; j < width; j++) mean[j] += z[i + j];
  for (let j = 0; j < width; j++) mean[j] /= batch;
  for (let i = 0; i < batch * width; i += width) {
    for (let j = 0; j < width; j++) {
      const deviation = z[i + j] - mean[j];
      variance[j] += deviation * deviation;
    }
  }
  for (let j = 0; j < width; j++) {
    variance[j] /= batch;
    root[j] = 1 / Math.sqrt(variance[j] + EPSILON);
    runningMean[j] = 0.9 * runningMean[j] + 0.1 * mean[j];
    runningVariance[j] = 0.9 * runningVariance[j] + 0.1 * variance[j];
  }
  for (let i = 0; i < batch * width; i += width) {
    for (let j = 0; j < width; j++) {
      const value = (z[i + j] - mean[j]) * root[j];
      hat[i + j] = value;
      const y = gamma[j] * value + beta[j];
      a[i + j] = y > 0 ? y : 0;
    }
  }
}

/** Turns ∂L/∂a into ∂L/∂z, both in `d`, and moves γ and β. */
function backThrough(layer, batch) {
  const { d, a, hat, root, gamma, beta, dgamma, dbeta, width } = layer;
  dgamma.fill(0);
  dbeta.fill(0);
  for (let i = 0; i < batch * width; i += width) {
    for (let j = 0; j < width; j++) {
      const value = a[i + j] > 0 ? d[i + j] : 0;
      d[i + j] = value;
      dbeta[j] += value;
      dgamma[j] += value * hat[i + j];
    }
  }
  for (let i = 0; i < batch * width; i += width) {
    for (let j = 0; j < width; j++) {
      d[i + j] = gamma[j] * root[j] * (d[i + j] - dbeta[j] / batch - (hat[i + j] * dgamma[j]) / batch);
    }
  }
  for (let j = 0; j < width; j++) {
    gamma[j] -= RATE * dgamma[j];
    beta[j] -= RATE * dbeta[j];
  }
}

/** Writes ∂L/∂o into `d`; the mean loss. */
function logistic(o, labels, from, d, batch) {
  let total = 0;
  for (let i = 0; i < batch; i++) {
    const target = labels[from + i];
    const value = o[i];
    total += Math.max(value, 0) - target * value + Math.log1p(Math.exp(-Math.abs(value)));
    d[i] = (1 / (1 + Math.exp(-value)) - target) / batch;
  }
  return total / batch;
}

function softmax(o, labels, from, d, batch, classes) {
  let total = 0;
  for (let i = 0; i < batch; i++) {
    const row = i * classes;
    let largest = o[row], sum = 0;
    for (let c = 1; c < classes; c++) largest = Math.max(largest, o[row + c]);
    for (let c = 0; c < classes; c++) sum += d[row + c] = Math.exp(o[row + c] - largest);
    total += Math.log(sum) + largest - o[row + labels[from + i]];
    for (let c = 0; c < classes; c++) d[row + c] /= sum * batch;
    d[row + labels[from + i]] -= 1 / batch;
  }
  return total / batch;
}

/** A function that trains for so many steps from the start and returns the loss of the last batch before its step. */
export function plainTraining({ sizes, parameters, inputs, labels, batch = 32, kind = Float64Array }) {
  const samples = labels.length;
  const all = kind.from(inputs);
  let layers, input;
  return (steps) => {
    start();
    let loss = NaN;
    for (let step = 0; step < steps; step++) loss = one(((step * batch) % (samples - (samples % batch))));
    return loss;
  };

  function start() {
    let used = 0;
    const take = (length) => kind.from(parameters.subarray(used, (used += length)));
    input = new kind(batch * sizes[0]);
    layers = sizes.slice(1).map((width, index) => {
      const inputs = sizes[index];
      const last = index === sizes.length - 2;
      const list = () => new kind(width);
      const table = () => new kind(batch * width);
      const layer = { inputs, width, last, weight: take(inputs * width), dweight: new kind(inputs * width), z: table(), d: table() };
      if (last) return { ...layer, bias: take(width) };
      return { ...layer, gamma: take(width), beta: take(width), hat: table(), a: table(), root: list(), mean: list(), variance: list(), runningMean: list(), runningVariance: list().fill(1), dgamma: list(), dbeta: list() };
    });
  }

  function one(from) {
    input.set(all.subarray(from * sizes[0], (from + batch) * sizes[0]));
    let u = input;
    for (const layer of layers) {
      productOfRows(u, layer.weight, layer.z, batch, layer.inputs, layer.width);
      if (layer.last) {
        for (let i = 0; i < batch * layer.width; i++) layer.z[i] += layer.bias[i % layer.width];
      } else normalize(layer, batch);
      u = layer.a;
    }
    const last = layers.at(-1);
    const loss = last.width === 1 ? logistic(last.z, labels, from, last.d, batch) : softmax(last.z, labels, from, last.d, batch, last.width);
    for (let index = layers.length - 1; index >= 0; index--) {
      const layer = layers[index];
      if (!layer.last) backThrough(layer, batch);
      const before = index > 0 ? layers[index - 1] : undefined;
      product(layer.d, 1, layer.width, before?.a ?? input, layer.dweight, layer.width, batch, layer.inputs);
      if (before) product(layer.d, layer.width, 1, layer.weight, before.d, batch, layer.width, layer.inputs);
      for (let i = 0; i < layer.weight.length; i++) layer.weight[i] -= RATE * layer.dweight[i];
      if (layer.last) for (let i = 0; i < batch * layer.width; i++) layer.bias[i % layer.width] -= RATE * layer.d[i];
    }
    return loss;
  }
}
