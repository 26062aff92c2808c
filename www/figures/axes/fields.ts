// The settings of the tensor and its normalizations.
import { choice, integer, number, numbers, type StateOf } from '../../state.ts';
import { stepField, walkFields } from '../kit/walk.ts';

const ANY = { min: -1e9, max: 1e9 };

/** More cells than this are not drawn. */
export const MOST_CELLS = 256;

const SHARED = ['x', 'mean', 'deviation', 'square', 'variance', 'root', 'x_hat', 'y'] as const;
const PRE = ['z', 'zero_share'] as const;
const POST = [
  'activated', 'activated_zero_share', 'activated_mean', 'activated_variance', 'activated_root', 'activated_x_hat', 'activated_y', 'activated_y_zero_share',
] as const;

/** The tabs of either order. */
export const ORDERS = { pre: ['x', 'mean', 'variance', 'root', 'x_hat', 'y', ...PRE], post: ['x', ...POST] } as const;

export const fields = {
  step: stepField([...SHARED, ...PRE, ...POST], 'mean'),
  norm: choice(['batch', 'layer', 'instance', 'group'], 'batch'),
  groups: integer(2, { min: 1, max: 8 }),
  layout: choice(['channels-first', 'channels-last', 'dense'], 'channels-first'),
  samples: integer(2, { min: 1, max: 8 }),
  channels: integer(4, { min: 1, max: 8 }),
  height: integer(2, { min: 1, max: 4 }),
  width: integer(2, { min: 1, max: 4 }),
  values: numbers([], ANY, MOST_CELLS),
  seed: integer(1, { min: 0, max: 4294967295 }),
  gamma: numbers([1], ANY),
  beta: numbers([0], ANY),
  epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  order: choice(['none', 'pre', 'post'], 'none'),
  input: choice(['normal', 'shifted', 'skewed', 'bimodal', 'heavy', 'tensor'], 'normal'),
  size: integer(64, { min: 2, max: 256 }),
  ...walkFields,
};

export type State = StateOf<typeof fields>;

/** Where each question begins. */
export const STARTS: Readonly<Record<State['order'], State['step']>> = { none: 'mean', pre: 'z', post: 'activated_y' };
