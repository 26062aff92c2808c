// Steps of training per second: the laboratory's engine, plain JavaScript, and two ways to do it with tfjs.
import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import { initSync, Training } from '../../www/pkg/bench.js';
import module from '../../www/pkg/bench_bg.wasm?url';
import { plainTraining } from './mlp.js';
import { rounds } from './rounds.js';

const BATCH = 32;
const RATE = 0.05;

/** Batches of a set as tensors, to be taken by turns. */
function tensors({ inputs, labels, sizes }) {
  const count = Math.floor(labels.length / BATCH);
  const [width] = sizes;
  return Array.from({ length: count }, (_, index) => {
    const [from, to] = [index * BATCH, (index + 1) * BATCH];
    return { x: tf.tensor2d(Float32Array.from(inputs.subarray(from * width, to * width)), [BATCH, width]), t: tf.tensor2d(Float32Array.from(labels.subarray(from, to)), [BATCH, 1]) };
  });
}

/** A model of tfjs-layers; its weights are its own, the work is the same. */
function layered({ sizes }) {
  const model = layers.sequential();
  for (const [index, units] of sizes.slice(1, -1).entries()) {
    model.add(layers.layers.dense({ units, useBias: false, ...(index === 0 && { inputShape: [sizes[0]] }) }));
    model.add(layers.layers.batchNormalization({ momentum: 0.9, epsilon: 1e-5 }));
    model.add(layers.layers.reLU());
  }
  model.add(layers.layers.dense({ units: 1, activation: 'sigmoid' }));
  model.compile({ optimizer: tf.train.sgd(RATE), loss: 'binaryCrossentropy' });
  return model;
}

/** The same step with tfjs-core: a loss as a function of variables. */
function byHand({ sizes }) {
  const variables = sizes.slice(1).map((width, index) => ({
    weight: tf.variable(tf.randomNormal([sizes[index], width], 0, Math.sqrt(2 / sizes[index]))),
    gamma: tf.variable(tf.ones([width])),
    beta: tf.variable(tf.zeros([width])),
  }));
  const optimizer = tf.train.sgd(RATE);
  const loss = (x, t) => {
    let u = x;
    for (const { weight, gamma, beta } of variables.slice(0, -1)) {
      const z = tf.matMul(u, weight);
      const { mean, variance } = tf.moments(z, 0);
      u = tf.relu(tf.batchNorm(z, mean, variance, beta, gamma, 1e-5));
    }
    const { weight, beta } = variables.at(-1);
    const o = tf.add(tf.matMul(u, weight), beta);
    return tf.mean(tf.add(tf.sub(tf.relu(o), tf.mul(o, t)), tf.log1p(tf.exp(tf.neg(tf.abs(o))))));
  };
  return ({ x, t }) => tf.tidy(() => void optimizer.minimize(() => loss(x, t)));
}

/** Milliseconds per step of every peer, and the loss that ours and plain JavaScript reach. */
export async function training({ count = 9 } = {}) {
  initSync({ module: await (await fetch(module)).arrayBuffer() });
  const result = {};
  for (const [name, digits, sizes, steps] of [['2→32→32→1', false, [2, 32, 32, 1], 300], ['digits 64-48×3-10', true, [64, 48, 48, 48, 10], 60]]) {
    const ours = new Training(digits);
    const task = { sizes, parameters: ours.parameters(), inputs: ours.inputs(), labels: ours.labels() };
    const [doubles, singles] = [plainTraining(task), plainTraining({ ...task, kind: Float32Array })];
    const ways = { ours: () => ours.run(steps), 'plain JavaScript, doubles': () => doubles(steps), 'plain JavaScript, singles': () => singles(steps) };
    const times = await rounds(ways, { count, milliseconds: 250 });
    if (!digits) Object.assign(times, await libraries(task, steps));
    result[name] = {
      stepsPerSecond: Object.fromEntries(Object.entries(times).map(([way, time]) => [way, (1000 * steps) / time])),
      losses: { ours: ours.run(steps), 'plain JavaScript, doubles': doubles(steps) },
    };
    ours.free();
  }
  return result;
}

async function libraries(task, steps) {
  await tf.setBackend('wasm');
  const batches = tensors(task);
  const [model, hand] = [layered(task), byHand(task)];
  const few = 10;
  let step = 0;
  const next = () => batches[(step += 1) % batches.length];
  const ways = {
    'tfjs-layers wasm': async () => {
      for (let i = 0; i < few; i += 1) {
        const { x, t } = next();
        await model.trainOnBatch(x, t);
      }
    },
    'tfjs-core wasm': () => {
      for (let i = 0; i < few; i += 1) hand(next());
    },
  };
  const times = await rounds(ways, { count: 5, milliseconds: 250 });
  return Object.fromEntries(Object.entries(times).map(([name, time]) => [name, (time * steps) / few]));
}
