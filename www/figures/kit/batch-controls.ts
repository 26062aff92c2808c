// Controls of the numbers that several walks begin with: where a batch comes from, random ones, samples more or fewer, a reader's own.
import { h } from '../../dom.ts';
import { iconButton, wordButton } from '../../elements/button.ts';
import type { Batch } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import type { NumberField } from '../../state.ts';
import { type Control, type Name, type OwnControl, still } from './controls.ts';
import { createOwn } from './own.ts';

/** A button that draws random numbers again. */
export function drawControl<S extends { readonly seed: number }, C>(context: Context<S>, when?: (state: S) => boolean): OwnControl<S, C> {
  const again = () => context.set({ seed: (context.state.seed + 1) % 2 ** 32 } as Partial<S>, 'seed');
  return { fields: ['seed'], ...(when ? { when } : {}), make: () => still(wordButton('reset', context.strings.walk.draw, again)) };
}

/** A pair of buttons: one more, one less. */
export function countControl<S, C>(fields: readonly Name<S>[], label: string, words: { readonly more: string; readonly fewer: string }, change: (more: boolean) => void, when?: (state: S) => boolean): OwnControl<S, C> {
  return {
    fields, ...(when ? { when } : {}),
    make: () => still(h('div', { class: 'row pair' }, h('span', { class: 'label' }, label), iconButton('minus', words.fewer, () => change(false)), iconButton('plus', words.more, () => change(true)))),
  };
}

/** A reader's own numbers; `hint` says how they are read. `blocks`: blank rows separate the parts of a batch. */
export function ownControl<S, C>(context: Context<S>, fields: readonly Name<S>[], take: (batch: Batch) => void, { blocks = false, hint = '', when }: { readonly blocks?: boolean; readonly hint?: string; when?(state: S): boolean } = {}): OwnControl<S, C> {
  return {
    fields, ...(when ? { when } : {}),
    make() {
      const own = createOwn(context, take, { blocks });
      if (hint) own.firstElementChild?.after(h('p', { class: 'hint' }, hint));
      return still(own);
    },
  };
}

interface Batched {
  readonly source: string;
  readonly size: number;
  readonly features: number;
  readonly seed: number;
  readonly data: string;
}

/** `rows`: the slider of the samples. `anew`: what else changes with another number of samples. */
export function batchControls<S extends Batched, C>(
  context: Context<S>, { rows, anew, take, blocks = false, hint = '' }: { readonly rows: NumberField; anew(rows: number): Partial<S>; take(batch: Batch): Partial<S>; readonly blocks?: boolean; readonly hint?: string },
): Control<S, C>[] {
  const random = ({ source }: S) => source !== 'hand' && source !== 'own';
  const field = (name: 'source' | 'size' | 'features') => name as unknown as Name<S>;
  return [
    { field: field('source'), offered: (option, { source }) => option !== 'own' || source === 'own', also: (value: string, { size }) => anew(value === 'hand' ? 5 : size) },
    { field: field('size'), range: rows, when: random, also: (value: number) => anew(value) },
    { field: field('features'), when: random, also: (_, { size }) => anew(size) },
    drawControl<S, C>(context, random),
    ownControl<S, C>(context, ['data'] as unknown as Name<S>[], (batch) => context.set({ source: 'own', ...take(batch) } as unknown as Partial<S>, 'own'), { blocks, hint }),
  ];
}
