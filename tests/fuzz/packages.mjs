// Both wasm packages and how a case of each is made.
import { readFileSync } from 'node:fs';
import { readDeclarations } from './types.mjs';
import { anyNumber, anything, learn, scrap, word } from './pool.mjs';
import { createRandom } from './random.mjs';
import { situation, valueOf } from './values.mjs';

const file = (path) => readFileSync(new URL(`../../${path}`, import.meta.url));
globalThis.CanvasRenderingContext2D ??= class CanvasRenderingContext2D {};

/** Starts a package, and says how to make the arguments of a call. */
export async function open(name) {
  const exports = await import(`../../www/pkg/${name}.js`);
  exports.initSync({ module: file(`www/pkg/${name}_bg.wasm`) });
  const { functions, types } = readDeclarations(file(`www/pkg/${name}.d.ts`).toString());
  const make = name === 'lab' ? laboratory(types) : page(types);
  return {
    exports, functions,
    /** Asked again, the package gives the instance that it has now. */
    bytes: () => exports.initSync().memory.buffer.byteLength,
    /** The function and arguments of a case. */
    caseOf(seed) {
      const random = createRandom(seed);
      return make(random.pick(functions), random);
    },
  };
}

function page(types) {
  const words = (path, pattern) => [...file(path).toString().matchAll(pattern)].map(([, word]) => word);
  const quantities = words('src/formula/quantity.rs', /^ {4}\w+ += "(\w+)", "/gm);
  for (const name of ['quantity', 'quantities', 'wanted', 'columns']) learn(name, quantities);
  learn('hue', words('src/plot/theme.rs', /row\(Hue::\w+,\s*"(\w+)"/g));
  learn('framework', ['numpy', 'pytorch', 'keras', 'flax']);
  learn('name', ['forward.mean', 'prose.stable_rate', 'inference.line', 'backward.dx']);
  learn('shape', ['normal', 'shifted', 'skewed', 'bimodal', 'heavy']);
  return ({ name, parameters }, random) => {
    const at = situation(random);
    return { name, given: parameters.map(({ name: parameter, type }) => valueOf(type, parameter, types, at, random)) };
  };
}

/** The laboratory's settings depend on the experiment: most cases give some of those that it knows. */
function laboratory(types) {
  const { fields } = types.get('Experiments');
  const known = new Map(fields.map(({ name, type }) => [name, types.get(type.fields.find((field) => field.name === 'settings').type.name).fields.map((field) => field.name)]));
  const all = [...new Set([...known.values()].flat())];
  const words = [...types.values()].flatMap(({ kind, options = [] }) => (kind === 'union' ? options : [])).flatMap(({ kind, value }) => (kind === 'literal' ? [value] : []));
  learn('experiment', [...known.keys()]);
  learn('average', ['exponential', 'corrected', 'cumulative', 'window']);
  learn('stored', ['n', 'n-1']);
  const series = (random) => Float64Array.from({ length: random.below(7) }, () => (random.chance(0.1) ? anyNumber(random) : random.normal()));
  const value = (random, spoil) => (random.chance(spoil) ? anything(random) : random.pick([() => random.below(5), () => random.next(), () => anyNumber(random), () => random.pick(words), () => series(random)])());
  return ({ name, parameters }, random) => {
    if (name !== 'experiment') {
      const at = situation(random);
      return { name, given: parameters.map(({ name: parameter, type }) => valueOf(type, parameter, types, at, random)) };
    }
    const spoil = random.pick([0, 0.05, 0.3]);
    const experiment = word('experiment', random);
    const mine = known.get(experiment) ?? all;
    // Few steps of small networks, unless one of the numbers is spoiled: a run may take long, but a million of them must not.
    const small = { steps: 1 + random.below(3), depth: random.below(4), width: 1 + random.below(8), record: 1, batch: 1 + random.below(40), samples: 1 + random.below(200), probe: 1 + random.below(60), batches: 1 + random.below(20) };
    const settings = Object.fromEntries(Object.entries(small).filter(([key]) => mine.includes(key)));
    for (let count = random.below(5); count > 0; count -= 1) settings[random.chance(0.05) ? scrap(random) : random.pick(mine)] = value(random, spoil);
    return { name, given: [experiment, random.chance(spoil / 4) ? anything(random) : settings] };
  };
}
