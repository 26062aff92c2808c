// A reader's own numbers, pasted or from a file: read by the crate, what was decided and what is wrong beside the field in the page's language.
import type { DataInputData, Given } from '../../elements/data-input.ts';
import type { Part } from '../../elements/element.ts';
import { type Batch, isInputError } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { isKept } from '../../state.ts';
import { complain } from './complain.ts';

/** `blocks`: blank rows separate batches. `take` gets the batch, and may give a first note. */
export function readOwn<S>(context: Context<S>, input: Part<DataInputData>, given: Given, { blocks }: { readonly blocks: boolean }, take: (batch: Batch) => string | void): void {
  const { engine, strings } = context;
  try {
    // The crate tells the encoding of a file, the browser has the decoder.
    const found = typeof given === 'string' ? undefined : engine.encodingOf(given);
    const text = typeof given === 'string' ? given : new TextDecoder(found?.label).decode(given);
    const batch = engine.readBatch(blocks ? { blocks: { text } } : { text: { text } });
    const first = take(batch);
    const decided = [...(found?.notes ?? []), ...batch.notes].map(({ key, details }) => complain(strings, key, details));
    const left = Object.values(context.state as object).some(isKept) ? [complain(strings, 'not-in-link', [])] : [];
    input.update({ errors: [], notes: [...(first ? [first] : []), ...decided, ...left] });
  } catch (error) {
    if (!isInputError(error)) throw error;
    input.update({ errors: [complain(strings, error.key, error.details, error.message)], notes: [] });
  }
}
