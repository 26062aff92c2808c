// The settings of the batch on several devices.
import { choice, integer, integers, type StateOf } from '../../state.ts';
import { SOURCES } from '../kit/batches.ts';
import { stepField, walkFields } from '../kit/walk.ts';
import { dataField } from '../kit/data.ts';

export const STEPS = [
  'x', 'shard_count', 'shard_mean', 'shard_variance', 'mean_of_means', 'mean_of_variances', 'count', 'mean', 'within', 'between', 'variance',
  'whole_mean', 'whole_variance', 'difference',
] as const;

/** The tabs: what a reader walks through. Counts, the whole mean and the difference are behind their symbols. */
export const TABS: readonly string[] = [
  'x', 'shard_mean', 'shard_variance', 'mean_of_variances', 'mean', 'within', 'between', 'variance', 'whole_variance',
];

export const MOST_DEVICES = 8;

export const fields = {
  step: stepField(STEPS, 'variance'),
  sizes: integers([3, 2], { min: 1, max: 5000 }, MOST_DEVICES),
  source: choice(SOURCES, 'hand'),
  size: integer(16, { min: 2, max: 512 }),
  features: integer(1, { min: 1, max: 4 }),
  seed: integer(1, { min: 0, max: 4294967295 }),
  data: dataField,
  ...walkFields,
};

export type State = StateOf<typeof fields>;

/** Sizes that are whole, at least 1, and together the number of rows: what is missing or too much is settled from the last device on. */
export function fitSizes(given: readonly number[], rows: number): number[] {
  const sizes: number[] = [];
  let left = rows;
  for (const size of given.map(Math.floor)) {
    if (left === 0) break;
    sizes.push(Math.min(Math.max(1, size), left));
    left -= sizes[sizes.length - 1] ?? 0;
  }
  if (left > 0) sizes.push((sizes.pop() ?? 0) + left);
  return sizes;
}

/** The rows shared out as evenly as can be. */
export function evenly(rows: number, devices: number): number[] {
  const parts = Math.min(rows, devices);
  return Array.from({ length: parts }, (_, part) => Math.floor((rows + part) / parts)).reverse();
}

/** One sample from a device to the next one, or from the last to the one before. */
export function moveOne(sizes: readonly number[], device: number): readonly number[] {
  const to = device + 1 < sizes.length ? device + 1 : device - 1;
  const from = sizes[device] ?? 0;
  return to < 0 || from < 2 ? sizes : sizes.with(device, from - 1).with(to, (sizes[to] ?? 0) + 1);
}
