// Batch normalization on typed arrays, and its walk number by number. Nothing starts before the first call.
import * as bn from './pkg/bn.js';
import bytesOfBn from './pkg/bn.bytes.js';
import { initSync, Room32, Room64, runningAverages as averages } from './pkg/lab.js';
import bytesOfLab from './pkg/lab.bytes.js';

/** The lists of a room, in the order of their numbers in lab/src/room.rs. */
const PARTS = ['x', 'y', 'dy', 'dx', 'gamma', 'beta', 'mean', 'variance', 'dgamma', 'dbeta'];

let memory;
let walks = false;

function start() {
  memory ??= initSync({ module: bytesOfLab() }).memory;
}

/** Asks the array itself: those of another frame or of a test's sandbox, and subclasses, have another constructor. */
const tagOf = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;

function kindOf(list) {
  return { Float64Array, Float32Array }[tagOf.call(list)];
}

/** Memory for one batch inside the module: fill its lists, call, read them; nothing is copied. */
export class Workspace {
  #room;
  #kind;
  #views = [];

  constructor(kind, batch, features) {
    start();
    this.#kind = typeof kind === 'function' ? kindOf(new kind(0)) : undefined;
    if (!this.#kind) throw new TypeError('kind must be Float64Array or Float32Array');
    this.#room = new (this.#kind === Float32Array ? Room32 : Room64)();
    this.resize(batch, features);
  }

  resize(batch, features) {
    whole(batch, 'batch');
    whole(features, 'features');
    if (batch === this.batch && features === this.features) return;
    this.batch = batch;
    this.features = features;
    this.#views = [];
    this.#room.resize(batch, features);
  }

  trainForward(epsilon = 1e-5) {
    this.#room.train(epsilon);
  }

  inference(epsilon = 1e-5) {
    this.#room.infer(epsilon);
  }

  backward(epsilon = 1e-5) {
    this.#room.backward(epsilon);
  }

  free() {
    this.#room.free();
  }

  /** Vue makes a proxy of whatever is a plain object to it, and private fields refuse proxies: with a name of its own it is none. */
  get [Symbol.toStringTag]() {
    return 'Workspace';
  }

  /** A list as it lies in the memory of the module; when the memory has grown, the old view is empty. */
  view(part) {
    const known = this.#views[part];
    if (known !== undefined && known.buffer === memory.buffer) return known;
    const address = this.#room.address(part);
    const length = part < 4 ? this.batch * this.features : this.features;
    return (this.#views[part] = new this.#kind(memory.buffer, address, length));
  }
}

for (const [part, name] of PARTS.entries()) {
  Object.defineProperty(Workspace.prototype, name, { get() { return this.view(part); }, enumerable: true });
}

const shared = new Map();

/** The one workspace behind the functions for a kind of numbers. */
function workspace(x, batch, features) {
  const kind = kindOf(x);
  if (!kind) throw new TypeError('x must be a Float64Array or a Float32Array');
  whole(batch, 'batch');
  whole(features, 'features');
  fits(x, batch * features, 'x');
  if (!shared.has(kind)) shared.set(kind, new Workspace(kind, batch, features));
  const room = shared.get(kind);
  room.resize(batch, features);
  room.x.set(x);
  return room;
}

export function trainForward(x, batch, features, gamma, beta, epsilon = 1e-5, to = {}) {
  const room = workspace(x, batch, features);
  put(room, { gamma, beta });
  room.trainForward(epsilon);
  return take(room, ['y', 'mean', 'variance'], to);
}

export function inference(x, batch, features, gamma, beta, epsilon, mean, variance, to = {}) {
  const room = workspace(x, batch, features);
  put(room, { gamma, beta, mean, variance });
  room.inference(epsilon);
  return take(room, ['y'], to);
}

export function backward(x, dy, batch, features, gamma, epsilon = 1e-5, to = {}) {
  const room = workspace(x, batch, features);
  fits(dy, batch * features, 'dy');
  room.dy.set(dy);
  put(room, { gamma });
  room.backward(epsilon);
  return take(room, ['dx', 'dgamma', 'dbeta'], to);
}

export function runningAverages(x, sizes, features, { average = 'exponential', rho = 0.9, window = 10, stored = 'n' } = {}) {
  start();
  const both = averages(x, features, Uint32Array.from(sizes), average, average === 'window' ? window : rho, stored);
  return { mean: both.slice(0, both.length / 2), variance: both.slice(both.length / 2) };
}

export function walk(request, x, { notation = 'paper', digits = 5 } = {}) {
  if (!walks) bn.initSync({ module: bytesOfBn() });
  walks = true;
  const { steps, inputs } = bn.outline(request, x, notation);
  const view = { notation, digits, head: 0xffffffff, tail: 0, columns: [] };
  const names = [...inputs, ...steps.map(({ id }) => id)];
  const { tables } = bn.tables(request, x, view, names);
  return { steps, inputs, tables: Object.fromEntries(names.map((name, index) => [name, tables[index]])) };
}

/** Fills lists of a workspace. */
function put(room, lists) {
  for (const [name, list] of Object.entries(lists)) {
    fits(list, room.features, name);
    room[name].set(list);
  }
}

/** Copies lists out, into the arrays handed in or into fresh ones. */
function take(room, names, to) {
  const result = {};
  for (const name of names) {
    const list = room[name];
    if (to[name] === undefined) {
      result[name] = list.slice();
      continue;
    }
    fits(to[name], list.length, name);
    to[name].set(list);
    result[name] = to[name];
  }
  return result;
}

function whole(value, name) {
  if (!Number.isSafeInteger(value) || value < 0 || value > 0xffffffff) throw new RangeError(`${name} must be a whole number`);
}

function fits(list, length, name) {
  if (list?.length !== length) throw new RangeError(`${name} must have ${length} numbers, not ${list?.length}`);
}
