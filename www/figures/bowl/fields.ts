// The settings of the bowl.
import { choice, integer, number, type StateOf } from '../../state.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

export const STEPS = [
  'x', 'mean', 'deviation', 'square', 'variance', 'root', 'x_hat', 'curvature', 'steepest', 'flattest', 'condition', 'rate_limit',
  'steep_factor', 'flat_factor', 'steep_path', 'flat_path',
] as const;

export const fields = {
  step: stepField(STEPS, 'curvature'),
  inputs: choice(['raw', 'normalized'], 'raw'),
  rate: number(0.004, { min: 0, max: 3, log: 1e-4 }),
  steps: integer(20, { min: 1, max: 100 }),
  data: dataField,
  ...walkFields,
};

export type State = StateOf<typeof fields>;
