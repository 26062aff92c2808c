// One batch on several devices: their statistics, a wrong and a right way to merge them, and the whole batch for comparison.
import { type Context, defineFigure } from '../../figure.ts';
import { type BatchState, batchOf, handColumn } from '../kit/batches.ts';
import { walkView } from '../kit/walk.ts';
import { controlsOf, createCalls, sizesNow } from './controls.ts';
import { fields, type State, TABS } from './fields.ts';
import { createPictures } from './pictures.ts';
import { keep, type Numbers } from '../kit/data.ts';
import type { Words } from './en.ts';

/** What the devices send, beside every merge. */
const DEVICES = ['shard_mean', 'shard_variance', 'shard_count'];

const walkOf = (state: State, batch: Numbers) => ({ request: { shards: { names: [...batch.names], sizes: sizesNow(state, batch) } }, x: batch.values });

export const figure = defineFigure({
  fields, card: 'variance',
  explain: (engine, state) => walkOf(state, batchOf(engine, state) ?? handColumn(engine)),
  create(context: Context<State, Words>) {
    const { engine } = context;
    let batch: Numbers = handColumn(engine);
    let asked = '';
    let lost = false;
    const choose = (state: State) => {
      const { source, size, features, seed, data }: BatchState = state;
      const key = [source, size, features, seed, data].join();
      if (key === asked) return batch;
      const made = batchOf(engine, state);
      asked = key;
      lost = !made;
      batch = made ?? handColumn(engine);
      return batch;
    };
    return walkView(context, {
      fields, first: 'x', head: 16, letters: false, editable: () => ({ x: null }),
      edit({ row, col }, value) {
        context.set({ source: 'own', data: keep({ names: batch.names, values: batch.values.with(row * batch.names.length + col, value) }) }, 'numbers');
      },
      source: (state) => walkOf(state, choose(state)),
      tabs: () => TABS,
      reads: (step, reads) => (step === 'x' ? ['shard'] : [...new Set([...(step.startsWith('shard') || step.startsWith('whole') ? [] : DEVICES), ...reads])]),
      notes: () => (lost ? [context.strings.notes.data] : []),
      parts: (tools) => ({ ...createPictures(context, tools, () => sizesNow(context.state, batch)), fold: createCalls(context) }),
      controls: () => controlsOf(context, () => batch),
    });
  },
});
