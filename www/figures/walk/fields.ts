// The settings of the walk.
import { choice, flag, integer, looking, number, numbers, type StateOf } from '../../state.ts';
import { GENERATED } from '../kit/batches.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

export const STEPS = {
  training: ['x', 'mean', 'deviation', 'square', 'variance', 'root', 'x_hat', 'y'],
  inference: ['x', 'deviation', 'running_root', 'x_hat', 'y', 'scale', 'shift', 'line'],
} as const;

const ANY = { min: -1e9, max: 1e9 };

export const fields = {
  step: stepField([...new Set([...STEPS.training, ...STEPS.inference])], 'mean'),
  mode: choice(['training', 'inference'], 'training'),
  source: choice(['hand', 'tiny', 'penguins', ...GENERATED, 'own'], 'hand'),
  size: integer(32, { min: 1, max: 5000 }),
  width: integer(3, { min: 1, max: 16 }),
  seed: integer(1, { min: 0, max: 4294967295 }),
  data: dataField,
  gamma: numbers([1], ANY),
  beta: numbers([0], ANY),
  preset: choice(['own', 'pytorch', 'keras', 'flax', 'onnx'], 'own'),
  epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  divisor: choice(['n', 'n-1'], 'n'),
  slip: choice(['none', 'epsilon-outside', 'no-root'], 'none'),
  rmean: numbers([], ANY),
  rvar: numbers([], { min: 0, max: 1e18 }),
  feature: looking(integer(0, { min: 0, max: 999 })),
  against: integer(1, { min: 0, max: 999 }),
  view: choice(['slide', 'distribution', 'cloud'], 'slide'),
  curve: flag(false),
  ...walkFields,
};

export type State = StateOf<typeof fields>;
