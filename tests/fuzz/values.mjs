// Random values of declared types: mostly such as the page sends, now and then anything else.
import { anyNumber, anything, text, word } from './pool.mjs';

/** How many there are of what a field holds, in a batch of so many rows and features: consistent requests reach deep. */
const LENGTHS = {
  names: ({ features }) => features, gamma: ({ features }) => features, beta: ({ features }) => features,
  runningMean: ({ features }) => features, runningVariance: ({ features }) => features, sample: ({ features }) => features,
  bias: ({ features }) => features, outputs: ({ features }) => features, inputs: ({ inputs }) => inputs,
  weight: ({ inputs, features }) => inputs * features, dy: ({ rows, features }) => rows * features, values: ({ rows, features }) => rows * features,
  x: ({ rows, features }) => rows * features, y: ({ rows, features }) => rows * features,
};

/** Whole numbers; the other fields of numbers hold anything between. */
const COUNTS = new Set(['groups', 'rows', 'features', 'seed', 'batches', 'batch', 'jumpAt', 'steps', 'digits', 'head', 'tail', 'window', 'row', 'col', 'first', 'columns', 'highlight', 'between']);

/** The size of one case, and how often a value of it is spoiled: never in every third case. */
export function situation(random) {
  const size = (most) => 1 + (random.chance(0.05) ? random.below(most * 12) : random.below(most));
  return { rows: size(6), features: size(4), inputs: size(3), spoil: random.pick([0, 0.02, 0.1, 0.4]) };
}

/** A value for a parameter or field of this name and type. */
export function valueOf(type, name, types, at, random) {
  if (random.chance(at.spoil)) return anything(random);
  const inner = (of, key = name) => valueOf(of, key, types, at, random);
  switch (type.kind) {
    case 'literal': return type.value;
    case 'union': return inner(random.pick(type.options));
    case 'tuple': return type.items.map((item) => inner(item));
    case 'array': return listOf(name, at, random, () => inner(type.of));
    case 'object': return objectOf(type, inner, random);
    case 'generic': return {};
    default: return types.has(type.name) ? inner(types.get(type.name)) : plain(type.name, name, at, random);
  }
}

function objectOf({ fields }, inner, random) {
  const kept = fields.filter(({ optional }) => !optional || random.chance(0.5));
  return Object.fromEntries(kept.map(({ name, type }) => [name, inner(type, name)]));
}

function plain(type, name, at, random) {
  switch (type) {
    case 'string': return name === 'text' ? text(random) : word(name, random);
    case 'boolean': return random.chance(0.5);
    case 'number': return COUNTS.has(name) ? random.below(8) : aNumber(random);
    case 'undefined': return undefined;
    case 'Float64Array': return Float64Array.from({ length: lengthOf(name, at, random) }, () => aNumber(random));
    case 'Uint32Array': return Uint32Array.from({ length: lengthOf(name, at, random) }, () => random.below(9));
    case 'HTMLCanvasElement': return canvas(random);
    default: return anything(random);
  }
}

function aNumber(random) {
  return random.chance(0.05) ? anyNumber(random) : random.chance(0.4) ? random.below(12) - 3 : random.normal() * random.pick([1, 1, 100, 1e-6]);
}

function lengthOf(name, at, random) {
  return LENGTHS[name]?.(at) ?? random.below(5);
}

/** Sizes that add up to the rows, a shape that holds the numbers, or a list as long as such lists are. */
function listOf(name, at, random, make) {
  if (name === 'sizes') return parts(at.rows, random);
  if (name === 'shape') return random.pick([[at.rows, at.features], [at.rows, at.features, 1, 1], [1, at.features, at.rows, 1], [at.rows, 1, 1, at.features]]);
  return random.list(lengthOf(name, at, random), make);
}

function parts(rows, random) {
  const sizes = [];
  for (let left = rows; left > 0; left -= sizes.at(-1)) sizes.push(1 + random.below(left));
  return sizes;
}

/** Answers like a canvas: every method of its context does nothing. */
function canvas(random) {
  const context = new Proxy(new globalThis.CanvasRenderingContext2D(), {
    get: (target, key) => (key === 'measureText' ? () => ({ width: 9, actualBoundingBoxAscent: 8, actualBoundingBoxDescent: 2 }) : key === 'canvas' ? target : () => undefined),
  });
  return { width: random.below(800), height: random.below(600), getContext: () => (random.chance(0.1) ? null : context) };
}
