// Batch normalization in training, inference and backward: ours against libraries and against plain JavaScript.
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import * as ort from 'onnxruntime-web/wasm';
import { backward, inference, trainForward, Workspace } from '../../out/npm/index.js';
import { model } from './onnx.js';
import { plainBackward, plainForward, plainInference, plainRoom } from './plain.js';
import { rounds } from './rounds.js';

const EPSILON = 1e-5;

/** Everything that the peers are given. */
function batch(kind, rows, features) {
  let state = 1;
  const uniform = () => ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32) * 2 - 1;
  const list = (length, from = uniform) => kind.from({ length }, from);
  const cells = rows * features;
  return { kind, rows, features, x: list(cells), dy: list(cells), gamma: list(features), beta: list(features), mean: list(features), variance: list(features, () => 1 + uniform() / 2), y: new kind(cells), copy: new kind(cells) };
}

/** Ours: arrays in and fresh arrays out, arrays filled, views out, and everything in place. */
function ours(given) {
  const { kind, rows, features, x, dy, gamma, beta, mean, variance, y } = given;
  const room = new Workspace(kind, rows, features);
  room.gamma.set(gamma);
  room.beta.set(beta);
  const to = { y, mean: new kind(features), variance: new kind(features) };
  const back = { dx: y, dgamma: new kind(features), dbeta: new kind(features) };
  const statistics = () => (room.mean.set(mean), room.variance.set(variance));
  return {
    free: () => room.free(),
    forward: {
      'ours, fresh arrays': () => trainForward(x, rows, features, gamma, beta, EPSILON),
      'ours, arrays filled': () => trainForward(x, rows, features, gamma, beta, EPSILON, to),
      'ours, view': () => (room.x.set(x), room.trainForward(EPSILON), room.y),
      'ours, resident': () => room.trainForward(EPSILON),
    },
    inference: {
      'ours, fresh arrays': () => inference(x, rows, features, gamma, beta, EPSILON, mean, variance),
      'ours, arrays filled': () => inference(x, rows, features, gamma, beta, EPSILON, mean, variance, { y }),
      'ours, view': () => (room.x.set(x), statistics(), room.inference(EPSILON), room.y),
      'ours, resident': () => room.inference(EPSILON),
    },
    backward: {
      'ours, fresh arrays': () => backward(x, dy, rows, features, gamma, EPSILON),
      'ours, arrays filled': () => backward(x, dy, rows, features, gamma, EPSILON, back),
      'ours, view': () => (room.x.set(x), room.dy.set(dy), room.backward(EPSILON), room.dx),
      'ours, resident': () => room.backward(EPSILON),
    },
  };
}

function plain({ rows, features, x, dy, gamma, beta, mean, variance, y }) {
  const room = plainRoom(features);
  return {
    forward: { 'plain JavaScript': () => plainForward(x, rows, features, gamma, beta, EPSILON, y, room) },
    inference: { 'plain JavaScript': () => plainInference(x, rows, features, gamma, beta, EPSILON, mean, variance, y, room) },
    backward: { 'plain JavaScript': () => plainBackward(x, dy, rows, features, gamma, EPSILON, y, room) },
  };
}

async function tfjs(backend, given) {
  await tf.setBackend(backend);
  const { rows, features, x, dy } = given;
  const [gamma, beta, mean, variance] = ['gamma', 'beta', 'mean', 'variance'].map((name) => tf.tensor1d(given[name]));
  const table = (values) => tf.tensor2d(values, [rows, features]);
  const [held, heldDy] = [table(x), table(dy)];
  const training = (x) => {
    const moments = tf.moments(x, 0);
    return tf.batchNorm(x, moments.mean, moments.variance, beta, gamma, EPSILON);
  };
  const gradients = (x, dy) => {
    const { mean, variance } = tf.moments(x, 0);
    const inverse = tf.rsqrt(tf.add(variance, EPSILON));
    const hat = tf.mul(tf.sub(x, mean), inverse);
    const dgamma = tf.sum(tf.mul(dy, hat), 0);
    const dbeta = tf.sum(dy, 0);
    const inner = tf.sub(tf.sub(dy, tf.div(dbeta, rows)), tf.mul(hat, tf.div(dgamma, rows)));
    return tf.mul(tf.mul(gamma, inverse), inner);
  };
  const served = (x) => tf.batchNorm(x, mean, variance, beta, gamma, EPSILON);
  const run = (way) => () => tf.tidy(() => way().dataSync());
  const stay = (way) => () => tf.tidy(() => void way());
  const of = (arrays, resident) => ({ [`tfjs ${backend}, arrays`]: run(arrays), ...(backend === 'wasm' && { [`tfjs ${backend}, resident`]: stay(resident) }) });
  return {
    free: () => tf.dispose([gamma, beta, mean, variance, held, heldDy]),
    forward: of(() => training(table(x)), () => training(held)),
    inference: of(() => served(table(x)), () => served(held)),
    backward: of(() => gradients(table(x), table(dy)), () => gradients(held, heldDy)),
  };
}

/** One operator in inference; in training the same from what there is, because the build has no batch norm that trains. */
async function onnx({ rows, features, x, gamma, beta, mean, variance }) {
  const [table, list] = [[rows, features], [features]];
  const session = (graph) => ort.InferenceSession.create(model(graph), { executionProviders: ['wasm'] });
  const training = await session({
    inputs: { x: table, gamma: list, beta: list },
    outputs: { y: table },
    constants: { epsilon: [EPSILON] },
    nodes: [
      ['ReduceMean', ['x'], ['mean'], { axes: [0], keepdims: 1 }],
      ['Sub', ['x', 'mean'], ['d']],
      ['Mul', ['d', 'd'], ['square']],
      ['ReduceMean', ['square'], ['variance'], { axes: [0], keepdims: 1 }],
      ['Add', ['variance', 'epsilon'], ['moved']],
      ['Sqrt', ['moved'], ['root']],
      ['Div', ['gamma', 'root'], ['scale']],
      ['Mul', ['d', 'scale'], ['scaled']],
      ['Add', ['scaled', 'beta'], ['y']],
    ],
  });
  const serving = await session({
    inputs: { x: table, gamma: list, beta: list, mean: list, variance: list },
    outputs: { y: table },
    nodes: [['BatchNormalization', ['x', 'gamma', 'beta', 'mean', 'variance'], ['y'], { epsilon: EPSILON }]],
  });
  const tensor = (values, shape) => new ort.Tensor('float32', values, shape);
  const feeds = { x: tensor(x, table), gamma: tensor(gamma, list), beta: tensor(beta, list) };
  const more = { ...feeds, mean: tensor(mean, list), variance: tensor(variance, list) };
  return {
    free: () => Promise.all([training.release(), serving.release()]),
    forward: { 'onnxruntime wasm, arrays': () => training.run(feeds) },
    inference: { 'onnxruntime wasm, arrays': () => serving.run(more) },
    backward: {},
  };
}

/** Largest difference of any output from plain JavaScript in doubles, relative to 1 + |value|. */
async function errors(given, ways) {
  const { rows, features, x, gamma, beta } = given;
  const want = new Float64Array(x.length);
  plainForward(Float64Array.from(x), rows, features, gamma, beta, EPSILON, want, plainRoom(features));
  const found = {};
  for (const [name, way] of Object.entries(ways)) {
    const result = await way();
    const got = result?.y?.data ?? result?.y ?? result;
    if (got?.length !== x.length) continue;
    found[name] = want.reduce((most, value, place) => Math.max(most, Math.abs(value - got[place]) / (1 + Math.abs(value))), 0);
  }
  return found;
}

export async function setUp(address) {
  setWasmPaths(address);
  ort.env.wasm.wasmPaths = address;
  ort.env.wasm.numThreads = 1;
  await tf.setBackend('wasm');
}

/** Nanoseconds per number for every peer at one size: { forward, inference, backward }, and the error of each in forward. */
export async function compute(rows, features, { doubles = false, libraries = true, count = 9 } = {}) {
  const given = batch(doubles ? Float64Array : Float32Array, rows, features);
  const result = {};
  for (const part of ['forward', 'inference', 'backward']) {
    const peers = [ours(given), plain(given)];
    if (libraries) peers.push(await onnx(given), await tfjs('wasm', given));
    const ways = Object.assign({ 'copy of the bytes': () => given.copy.set(given.x) }, ...peers.map((peer) => peer[part]));
    const times = await rounds(ways, { count });
    if (libraries) {
      // Another backend is another world: it cannot take turns within a round.
      const cpu = await tfjs('cpu', given);
      Object.assign(times, await rounds(cpu[part], { count: 3 }));
      if (part === 'forward') result.errors = await errors(given, Object.fromEntries(Object.entries(ways).filter(([name]) => !/resident|copy/.test(name))));
      cpu.free();
      await tf.setBackend('wasm');
    }
    for (const peer of peers) await peer.free?.();
    result[part] = Object.fromEntries(Object.entries(times).map(([name, time]) => [name, (time * 1e6) / (rows * features)]));
  }
  return result;
}
