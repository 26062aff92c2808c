// A reader's own table of numbers, behind a fold.
import { h } from '../../dom.ts';
import { createDataInput } from '../../elements/data-input.ts';
import type { Batch } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { readOwn } from './read.ts';

/** `blocks`: blank rows separate the parts of a batch. */
export function createOwn<S>(context: Context<S>, take: (batch: Batch) => void, { blocks = false } = {}): Element {
  const input = createDataInput(context.strings.input, (given) => readOwn(context, input, given, { blocks }, take));
  return h('details', { class: 'own' }, h('summary', null, context.strings.walk.own), input.node);
}
