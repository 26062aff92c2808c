// A reader's own table of numbers, behind a fold: read by the crate, complaints in the page's language.
import { h } from '../../dom.ts';
import { createDataInput } from '../../elements/data-input.ts';
import { type Batch, isInputError } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { complain } from './complain.ts';
import { kitWords } from './words.ts';

/** `blocks`: blank rows separate the parts of a batch. */
export function createOwn<S>({ engine, lang, strings }: Context<S>, take: (batch: Batch) => void, { blocks = false } = {}): Element {
  const input = createDataInput(strings.input, (text) => {
    try {
      const batch = engine.batch(blocks ? { blocks: { text } } : { text: { text } });
      input.update({ errors: [], notes: batch.notes.map(({ key, details }) => complain(strings, key, details)) });
      take(batch);
    } catch (error) {
      if (!isInputError(error)) throw error;
      input.update({ errors: [complain(strings, error.key, error.details, error.message)], notes: [] });
    }
  });
  return h('details', { class: 'own' }, h('summary', null, kitWords[lang].own), input.node);
}
