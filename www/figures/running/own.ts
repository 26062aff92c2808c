// A reader's own stream: every block of rows between empty rows is a batch. What is wrong is said right here.
import { h } from '../../dom.ts';
import { createDataInput } from '../../elements/data-input.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { readOwn } from '../kit/read.ts';
import { pack } from './data.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

export function createOwn(context: Context<State, Words>, words: Words): { readonly node: Element } {
  const input = createDataInput({ ...context.strings.input, placeholder: words.own.placeholder }, (given) => readOwn(context, input, given, { blocks: true }, (batches) => {
    // A refusal has its sentence beside the averages already; these numbers are kept all the same.
    context.set({ preset: 'own', data: pack(batches), feature: 0, t: 0 }, 'own');
    return fillIn(words.own.counted, { batches: batches.sizes.length, rows: batches.values.length / batches.names.length });
  }));
  return {
    node: h('details', { class: 'own' }, h('summary', null, words.own.title), h('p', { class: 'hint' }, words.own.hint), input.node),
  };
}
