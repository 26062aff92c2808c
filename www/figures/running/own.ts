// A reader's own stream: every block of rows between empty rows is a batch. What is wrong is said right here.
import { h } from '../../dom.ts';
import { createDataInput } from '../../elements/data-input.ts';
import { isInputError } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { complain } from '../kit/complain.ts';
import { pack } from './data.ts';
import type { State } from './fields.ts';
import type { Words } from './words.ts';

export function createOwn(context: Context<State>, words: Words): { readonly node: Element } {
  const { engine, strings } = context;
  const input = createDataInput({ ...strings.input, placeholder: words.own.placeholder }, (text) => {
    try {
      const batches = engine.batch({ blocks: { text } });
      const counted = fillIn(words.own.counted, { batches: batches.sizes.length, rows: batches.values.length / batches.names.length });
      const notes = [counted, ...batches.notes.map(({ key, details }) => complain(strings, key, details))];
      context.set({ preset: 'own', data: pack(batches), feature: 0, t: 0 }, 'own');
      // A refusal has its sentence beside the averages already; these numbers are kept all the same.
      input.update({ errors: [], notes });
    } catch (error) {
      if (!isInputError(error)) throw error;
      input.update({ errors: [complain(strings, error.key, error.details, error.message)], notes: [] });
    }
  });
  return {
    node: h('details', { class: 'own' }, h('summary', null, words.own.title), h('p', { class: 'hint' }, words.own.hint), input.node),
  };
}
