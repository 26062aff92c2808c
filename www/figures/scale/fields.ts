// The settings of the layer before batch normalization, multiplied and moved.
import { number, numbers, type StateOf } from '../../state.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

const ANY = { min: -1e9, max: 1e9 };

export const STEPS = [
  'u', 'x', 'mean', 'variance', 'root', 'x_hat', 'y', 'scaled_x', 'scaled_mean', 'scaled_variance', 'scaled_root', 'scaled_x_hat', 'scaled_y', 'difference',
  'dx', 'dweight', 'dbias', 'scaled_dx', 'scaled_dweight', 'gradient_difference',
] as const;

/** The tabs: both layers' outputs, both gradients. What lies between is behind its symbols. */
export const TABS: readonly string[] = ['u', 'x', 'y', 'scaled_x', 'scaled_mean', 'scaled_root', 'scaled_y', 'dx', 'dweight', 'dbias', 'scaled_dweight', 'gradient_difference'];

export const fields = {
  step: stepField(STEPS, 'scaled_y'),
  factor: number(2, { min: 0.1, max: 10, step: 0.1 }),
  offset: number(0, { min: -10, max: 10, step: 0.5 }),
  data: dataField,
  weight: numbers([1, 2], ANY),
  bias: number(0, ANY),
  upstream: numbers([1, 0, 0, 0, 0], ANY, 256),
  gamma: number(1, { min: -3, max: 3, step: 0.05 }),
  beta: number(0, { min: -3, max: 3, step: 0.05 }),
  epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  ...walkFields,
};

export type State = StateOf<typeof fields>;
