// What nobody expects: odd numbers, odd texts, and values of every other kind.

const NUMBERS = [
  0, -0, 1, -1, 0.5, 1e-5, 1e-8, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53, 1e8, 1e12, 1e154, 1e200, 1e308, -1e308, 5e-324, 2.2e-308,
  Number.MAX_VALUE, Infinity, -Infinity, NaN, 1.5, 255, 256, 65536,
];

const LETTERS = ['a', 'B', ' ', ',', '.', ';', '\t', '\n', '\r\n', '"', "'", '-', '−', '+', '1', '7', '9', '0', 'e', 'E', '%', '×', '10', '¹²', 'µ', '한', '🙂', '\u0000', '\ufeff', '\ud800', '{row}', 'NaN', 'inf', 'NA', '∞', '(', '<', '&', '\u200b', '١'];

/** Words of each kind that something in the package has; filled by `learn`. */
const words = { any: ['A', 'B', 'C'] };

/** Tells which words mean something as a field or parameter of this name. */
export function learn(name, known) {
  words[name] = known;
}

export const anyNumber = (random) => random.pick(NUMBERS);

/** A name: mostly one that means something. */
export function word(name, random) {
  if (random.chance(0.1)) return scrap(random);
  return random.pick(words[name] ?? words.any);
}

export function scrap(random, most = 12) {
  return random.list(random.below(random.chance(0.02) ? most * 100 : most), () => random.pick(LETTERS)).join('');
}

/** A table as text: mostly rows of numbers, with a heading or a hole or a word here and there. */
export function text(random) {
  if (random.chance(0.2)) return scrap(random, 60);
  const separator = random.pick([',', ';', '\t', ' ', '  ', '|']);
  const columns = 1 + random.below(5);
  const cell = () => (random.chance(0.04) ? scrap(random) : random.chance(0.1) ? String(anyNumber(random)).replace('.', random.pick(['.', ','])) : String(Math.round(random.normal() * 1000) / 100));
  const rows = random.list(random.below(12), () => random.list(random.chance(0.03) ? random.below(7) : columns, cell).join(separator));
  if (random.chance(0.4)) rows.unshift(random.list(columns, () => word('any', random)).join(separator));
  if (random.chance(0.2)) rows.splice(random.below(rows.length + 1), 0, '', '');
  return rows.join(random.pick(['\n', '\r\n', '\r']));
}

/** Any value at all. */
export function anything(random) {
  return random.pick(KINDS)(random);
}

const detached = (random) => {
  const array = new Float64Array(1 + random.below(5));
  structuredClone(array, { transfer: [array.buffer] });
  return array;
};

/** More than any table may hold. */
const HUGE = new Float64Array(4_000_001);

const KINDS = [
  anyNumber, anyNumber, anyNumber, scrap, scrap, text, detached,
  () => undefined, () => null, () => true, () => ({}), () => [], () => 7n, () => Symbol('s'), () => () => 1, () => new Date(0), () => new Map(),
  () => [[]], () => [null], () => new Array(3), () => ({ length: 4 }), () => ({ forward: {} }), () => ({ get names() { throw new Error('a getter'); } }),
  () => Object.create(null), () => Float32Array.of(1, 2), () => new Float64Array(new SharedArrayBuffer(16)), () => new ArrayBuffer(8), () => HUGE, () => new Array(4_000_001),
  (random) => new Float64Array(random.below(9)), (random) => random.list(random.below(9), () => anyNumber(random)),
  (random) => Float64Array.from({ length: random.below(9) }, () => anyNumber(random)),
  (random) => random.list(random.below(5), () => scrap(random)),
];
