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
  const make = name === 'lab' ? laboratory() : page(types);
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

/** The laboratory takes settings by name: those that its source asks for. */
function laboratory() {
  const sources = ['runs.rs', 'settings.rs', 'programs.rs', 'programs/given.rs', ...['depth', 'inference', 'training', 'zeros'].map((part) => `runs/${part}.rs`)].map((path) => file(`lab/src/${path}`).toString());
  const all = sources.join('\n');
  const known = [...new Set([...all.matchAll(/(?:settings|self)\s*\.\s*(?:number|count|choice|series)\(\s*"(\w+)"|(?:vector|matrix|counts|divisor)\(settings, "(\w+)"/g)].map(([, one, other]) => one ?? other))];
  const words = [...new Set([...all.matchAll(/\("([a-z-]+)", \w+(?:::\w+)?/g)].map(([, text]) => text))];
  learn('experiment', [...all.matchAll(/\("([a-z-]+)", \w+::\w+\),?$|\("([a-z-]+)", (?:paired|spread)\)/gm)].map(([, one, other]) => one ?? other));
  learn('walk', ['forward', 'backward', 'inference', 'running', 'serve', 'axes', 'fold', 'shards']);
  learn('framework', ['numpy', 'pytorch', 'keras', 'flax']);
  const series = (random) => Float64Array.from({ length: random.below(7) }, () => (random.chance(0.1) ? anyNumber(random) : random.normal()));
  const value = (random, spoil) => (random.chance(spoil) ? anything(random) : random.pick([() => random.below(5), () => random.next(), () => anyNumber(random), () => random.pick(words), () => series(random)])());
  return ({ name }, random) => {
    const spoil = random.pick([0, 0.05, 0.3]);
    // Few steps of small networks, unless one of the numbers is spoiled: a run may take long, but a million of them must not.
    const settings = { steps: 1 + random.below(3), depth: random.below(4), width: 1 + random.below(8), record: 1, batch: 1 + random.below(40), samples: 1 + random.below(200), probe: 1 + random.below(60), batches: 1 + random.below(20) };
    const shaped = { x: series(random), names: 'A', gamma: Float64Array.of(1), beta: Float64Array.of(0), epsilon: 0.001, mean: Float64Array.of(1), variance: Float64Array.of(2) };
    const given = name === 'experiment' ? settings : shaped;
    for (let count = random.below(5); count > 0; count -= 1) given[random.chance(0.05) ? scrap(random) : random.pick(known)] = value(random, spoil);
    const whole = random.chance(spoil / 4) ? anything(random) : given;
    return { name, given: name === 'experiment' ? [word('experiment', random), whole] : [word('framework', random), word('walk', random), whole] };
  };
}
