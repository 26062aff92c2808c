// What a reader does to the numbers themselves: typing over them, adding and removing samples and features.
import type { Source } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { perFeature } from '../kit/batches.ts';
import { runningOf } from './batch.ts';
import { keep, type Numbers } from '../kit/data.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

export interface Edits {
  /** Takes a number typed over a cell. */
  type(ref: Source, value: number): void;
  /** Takes a number for a sample while its dot is dragged; all of one drag is undone together. */
  drag(row: number, feature: number, value: number, group: string): void;
  /** Takes a number for one feature, and what else changes with it. */
  put(quantity: string, feature: number, value: number, group?: string, also?: Partial<State>): void;
  addRow(): void;
  removeRow(): void;
  addColumn(): void;
  removeColumn(): void;
}

const LISTS = { gamma: 'gamma', beta: 'beta', running_mean: 'rmean', running_variance: 'rvar' } as const;

/** `batch` is the one on screen. */
export function createEdits(context: Context<State, Words>, batch: () => Numbers): Edits {
  const { engine } = context;
  let count = 0;
  // Each by itself, however quickly they follow each other: rows and numbers are no slider.
  const own = (numbers: Numbers, group = `numbers ${(count += 1)}`) => context.set({ source: 'own', data: keep(numbers) }, group);
  const reshape = (features: number, names: readonly string[], rows: number) => {
    const { values, names: before } = batch();
    const at = (row: number, feature: number) => values[Math.min(row, values.length / before.length - 1) * before.length + Math.min(feature, before.length - 1)] ?? 0;
    own({ names, values: Float64Array.from({ length: rows * features }, (_, index) => at(Math.floor(index / features), index % features)) });
  };
  const shape = () => ({ names: batch().names, rows: batch().values.length / batch().names.length });
  /** One number per feature, as they stand now. */
  const present = (field: (typeof LISTS)[keyof typeof LISTS]): number[] => {
    const { state } = context;
    const features = batch().names.length;
    if (field === 'gamma') return perFeature(state.gamma, features, 1);
    if (field === 'beta') return perFeature(state.beta, features, 0);
    return runningOf(engine, state, batch())[field === 'rmean' ? 'mean' : 'variance'];
  };
  const put: Edits['put'] = (quantity, feature, value, group, also) => {
    if (quantity === 'epsilon') return context.set({ epsilon: value, preset: 'own' }, group);
    const field = LISTS[quantity as keyof typeof LISTS];
    context.set({ [field]: present(field).with(feature, value), ...also }, group ?? field);
  };
  return {
    put,
    type({ quantity, row, col }, value) {
      if (quantity !== 'x') return put(quantity, col, value);
      const { names, values } = batch();
      own({ names, values: values.with(row * names.length + col, value) });
    },
    drag(row, feature, value, group) {
      const { names, values } = batch();
      own({ names, values: values.with(row * names.length + feature, value) }, group);
    },
    addRow: () => reshape(shape().names.length, shape().names, shape().rows + 1),
    removeRow: () => shape().rows > 1 && reshape(shape().names.length, shape().names, shape().rows - 1),
    addColumn: () => reshape(shape().names.length + 1, [...shape().names, nextName(shape().names)], shape().rows),
    removeColumn: () => shape().names.length > 1 && reshape(shape().names.length - 1, shape().names.slice(0, -1), shape().rows),
  };
}

/** The first capital letter that no feature has. */
function nextName(names: readonly string[]): string {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  return letters.find((letter) => !names.includes(letter)) ?? String(names.length + 1);
}
