// The settings of the backward pass.
import { choice, flag, integer, number, numbers, type StateOf } from '../../state.ts';
import { SOURCES } from '../kit/batches.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

const ANY = { min: -1e9, max: 1e9 };

export const MOST_ROWS = 64;
const MOST = 256;

export const STEPS = [
  'x', 'loss', 'dy', 'dx_hat', 'dvariance', 'dmean', 'dx_chain', 'dgamma', 'dbeta', 'gradient_mean', 'gradient_slope', 'dx', 'dx_sum', 'dx_along',
  'dy_norm', 'norm_identity', 'dx_norm', 'dx_constants', 'constants_sum', 'difference',
] as const;

/** The tabs; what BN keeps has buttons of its own. */
export const TABS: readonly string[] = STEPS.slice(0, 12).concat('dx_constants');

export const fields = {
  step: stepField(STEPS, 'dx'),
  gradient: choice(['given', 'half-square', 'mean-square'], 'given'),
  upstream: numbers([1, 0, 0, 0, 0], ANY, MOST),
  target: numbers([-1, 0, 1, 0, 1], ANY, MOST),
  constants: flag(false),
  source: choice(SOURCES, 'hand'),
  size: integer(16, { min: 2, max: MOST_ROWS }),
  features: integer(1, { min: 1, max: 4 }),
  seed: integer(1, { min: 0, max: 4294967295 }),
  data: dataField,
  gamma: numbers([1], ANY),
  beta: numbers([0], ANY),
  epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  divisor: choice(['n', 'n-1'], 'n'),
  ...walkFields,
};

export type State = StateOf<typeof fields>;

/** One number per cell: a list as long as the batch is one per sample, the same for every feature; what is missing is 0. */
export function spread(given: readonly number[], rows: number, features: number): number[] {
  const full = given.length === rows * features;
  return Array.from({ length: rows * features }, (_, at) => given[full ? at : Math.floor(at / features)] ?? 0);
}

/** Nothing but a 1 in one sample. */
export const oneIn = (row: number, rows: number): number[] => Array.from({ length: rows }, (_, at) => (at === row ? 1 : 0));
