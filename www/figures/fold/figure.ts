// Batch normalization folded into a layer: two paths with one output, and where they part.
import { type Context, defineFigure } from '../../figure.ts';
import { fields, type State } from './fields.ts';
import { walkOf } from './layer.ts';
import { controlsOf, createPathsOf, edit, EDITABLE } from './parts.ts';
import { walkView } from '../kit/walk.ts';
import type { Words } from './en.ts';

/** Beside a step's own operands: the output that it should equal. */
const BESIDE: Readonly<Record<string, readonly string[]>> = { folded_y: ['y'], misfolded: ['y'], folded_next: ['next'] };

/** Behind the ReLU: the root, and the folded numbers of the next layer, are behind their symbols. */
const AFTER_TABS: readonly string[] = ['x', 'activated', 'x_hat', 'y', 'scale', 'shift', 'misfolded', 'difference', 'next', 'folded_next', 'next_difference', 'padding'];

/** On the first tab: everything that is given. */
const GIVEN = {
  before: ['layer_weight', 'layer_bias', 'running_mean', 'running_variance', 'epsilon', 'gamma', 'beta'],
  after: ['running_mean', 'running_variance', 'epsilon', 'gamma', 'beta', 'next_weight', 'next_bias'],
};

export const figure = defineFigure({
  fields, card: 'folded_bias',
  explain: (_, state) => walkOf(state),
  create(context: Context<State, Words>) {
    const first = ({ where }: State) => (where === 'before' ? 'u' : 'x');
    return walkView(context, {
      fields, first, head: 16,
      otherwise: ({ where }) => (where === 'before' ? 'folded_y' : 'misfolded'),
      // In front of a ReLU stands a layer of which only the outputs are given.
      editable: ({ where }) => (where === 'before' ? EDITABLE : { ...EDITABLE, x: null }), edit: (ref, value) => edit(context, ref, value),
      source: walkOf,
      tabs: ({ where }, ids) => (where === 'before' ? ids : AFTER_TABS),
      reads: (step, reads) => (step === first(context.state) ? GIVEN[context.state.where] : [...reads, ...(BESIDE[step] ?? [])]),
      sentence: ({ where, layer, step }) => {
        if (step === 'next_difference' && layer === 'convolution') return `convolution.${step}`;
        return where === 'after' && Object.hasOwn(context.words.sentences, `after.${step}`) ? `after.${step}` : step;
      },
      parts: ({ stepTo }) => createPathsOf(context, stepTo),
      controls: () => controlsOf(context),
    });
  },
});
