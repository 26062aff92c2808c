// The settings of the folded layer.
import { choice, integer, number, numbers, type StateOf } from '../../state.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

const BEFORE = ['u', 'x', 'deviation', 'running_root', 'x_hat', 'y', 'scale', 'folded_weight', 'folded_bias', 'folded_y', 'difference'] as const;
const AFTER = ['activated', 'shift', 'misfolded', 'next', 'folded_next_weight', 'folded_next_bias', 'folded_next', 'next_difference', 'padding'] as const;

const ANY = { min: -1e9, max: 1e9 };

export const fields = {
  step: stepField([...BEFORE, ...AFTER], 'folded_y'),
  where: choice(['before', 'after'], 'before'),
  layer: choice(['dense', 'convolution'], 'dense'),
  data: dataField,
  outputs: integer(1, { min: 1, max: 4 }),
  weight: numbers([], ANY),
  bias: numbers([1], ANY),
  mean: numbers([5], ANY),
  variance: numbers([4], { min: 0, max: 1e18 }),
  gamma: numbers([2], ANY),
  beta: numbers([1], ANY),
  epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  ...walkFields,
};

export type State = StateOf<typeof fields>;
