// The settings of the figure. A preset gives every number of its story; what a reader changes is written beside its name.
import { choice, type Field, integer, number, type NumberField, type StateOf, words } from '../../state.ts';
import { dataField } from './data.ts';

export const LINES = ['window', 'average', 'corrected', 'cumulative', 'paper', 'precise'] as const;
export type Line = (typeof LINES)[number];

/** What can be explained: the batch itself, its averages, the weights in one of them. */
export const ABOUT = ['theta', 'window', 'average', 'corrected', 'cumulative', 'weight', 'paper', 'precise'] as const;

/** Where a served sample may take its statistics from; the crate's own order (src/walk/serve.rs). */
export const SOURCES = ['last-batch', 'window', 'average', 'corrected', 'cumulative', 'population'] as const;

/** ε of PyTorch and Flax, for the sample that is served. */
export const EPSILON = 1e-5;

export const PRESETS = ['steady', 'drifting', 'zero', 'keras50', 'jump', 'settling', 'hand', 'own'] as const;
export type Preset = (typeof PRESETS)[number];

export interface Settings {
  readonly batches: number;
  readonly batch: number;
  readonly drift: number;
  readonly jump: number;
  readonly at: number;
  readonly settle: number;
  readonly rho: number;
  readonly window: number;
  readonly start: 'usual' | 'zero' | 'one' | 'first';
  readonly corrected: boolean;
  readonly lines: string;
}

const STEADY: Settings = {
  batches: 100, batch: 32, drift: 0, jump: 0, at: 50, settle: 0, rho: 0.9, window: 10, start: 'usual', corrected: false, lines: 'window,average',
};

const STORIES: Readonly<Record<Preset, Partial<Settings>>> = {
  steady: {},
  drifting: { batches: 150, drift: 0.05, rho: 0.95, window: 20, lines: 'window,average,cumulative' },
  zero: { batches: 60, rho: 0.95, start: 'zero', corrected: true, lines: 'average' },
  keras50: { batches: 50, rho: 0.99, corrected: true, lines: 'average' },
  jump: { batches: 120, jump: 5, at: 40, rho: 0.95, window: 20, lines: 'window,average,cumulative' },
  settling: { batches: 300, settle: 4, rho: 0.99, window: 50, lines: 'window,average,cumulative' },
  hand: {},
  own: {},
};

/** Empty text stands for what the preset says; as a number it is NaN. */
function preset(field: NumberField): NumberField {
  return {
    ...field, initial: Number.NaN,
    read: (text) => (text === '' ? Number.NaN : field.read(text)),
    write: (value) => (Number.isNaN(value) ? '' : field.write(value)),
  };
}

/** The limits of the numbers that a preset gives. */
export const LIMITS = {
  rho: number(0.9, { min: 0, max: 0.9999, step: 0.001 }),
  window: integer(10, { min: 1, max: 200 }),
  batch: integer(32, { min: 1, max: 256 }),
  batches: integer(100, { min: 1, max: 500 }),
  drift: number(0, { min: -1, max: 1, step: 0.01 }),
  jump: number(0, { min: -20, max: 20, step: 0.5 }),
  at: integer(50, { min: 1, max: 500 }),
  settle: number(0, { min: -20, max: 20, step: 0.5 }),
};

const list = words('', 64, /^[a-z,]*$/) as Field<string>;

export const fields = {
  preset: choice(PRESETS, 'steady'),
  statistic: choice(['mean', 'variance'], 'mean'),
  stored: choice(['n', 'n-1'], 'n'),
  rho: preset(LIMITS.rho),
  window: preset(LIMITS.window),
  start: choice(['', 'usual', 'zero', 'one', 'first'], ''),
  corrected: choice(['', '0', '1'], ''),
  lines: list,
  batch: preset(LIMITS.batch),
  batches: preset(LIMITS.batches),
  drift: preset(LIMITS.drift),
  jump: preset(LIMITS.jump),
  at: preset(LIMITS.at),
  settle: preset(LIMITS.settle),
  seed: integer(1, { min: 0, max: 4294967295 }),
  data: dataField,
  feature: integer(0, { min: 0, max: 999 }),
  t: integer(0, { min: 0, max: 1000 }),
  about: choice(ABOUT, 'average'),
  sample: number(5, { min: -1e6, max: 1e6, step: 0.1 }),
  gamma: number(1, { min: -1e3, max: 1e3, step: 0.05 }),
  beta: number(0, { min: -1e3, max: 1e3, step: 0.1 }),
  use: choice(SOURCES, 'average'),
  notation: choice(['paper', 'post'], 'paper'),
  digits: integer(5, { min: 1, max: 17 }),
};

export type State = StateOf<typeof fields>;

/** Everything that a preset decides, given back to it. */
export const AS_TOLD = {
  rho: Number.NaN, window: Number.NaN, start: '', corrected: '', lines: '', batch: Number.NaN, batches: Number.NaN,
  drift: Number.NaN, jump: Number.NaN, at: Number.NaN, settle: Number.NaN, t: 0,
} as const satisfies Partial<State>;

/** The preset's numbers with the reader's own over them. */
export function settingsOf(state: State): Settings {
  const told = { ...STEADY, ...STORIES[state.preset] };
  const own = (name: keyof typeof LIMITS) => (Number.isNaN(state[name]) ? told[name] : state[name]);
  return {
    rho: own('rho'), window: own('window'), batch: own('batch'), batches: own('batches'), drift: own('drift'), jump: own('jump'),
    at: own('at'), settle: own('settle'),
    start: state.start || told.start,
    corrected: state.corrected === '' ? told.corrected : state.corrected === '1',
    lines: state.lines || told.lines,
  };
}

/** The averages that are drawn and listed. */
export function linesOf({ lines, corrected }: Settings): Line[] {
  const named = lines.split(',');
  return LINES.filter((line) => (line === 'corrected' ? corrected : named.includes(line)));
}
