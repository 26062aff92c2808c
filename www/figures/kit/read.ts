// A reader's text as numbers: read by the crate, complaints beside the field in the page's language.
import type { DataInputData } from '../../elements/data-input.ts';
import type { Part } from '../../elements/element.ts';
import { type Batch, isInputError, type TextSource } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { complain } from './complain.ts';

/** `take` gets the batch, and may give a first note. */
export function readText<S>({ engine, strings }: Context<S>, input: Part<DataInputData>, source: TextSource, take: (batch: Batch) => string | void): void {
  const refuse = (sentence: string) => input.update({ errors: [sentence], notes: [] });
  try {
    const batch = engine.readBatch(source);
    const first = take(batch);
    input.update({ errors: [], notes: [...(first ? [first] : []), ...batch.notes.map(({ key, details }) => complain(strings, key, details))] });
  } catch (error) {
    if (!isInputError(error)) throw error;
    refuse(complain(strings, error.key, error.details, error.message));
  }
}
