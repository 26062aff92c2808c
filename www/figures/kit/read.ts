// A reader's text as numbers: read by the desk, complaints beside the field in the page's language.
import type { DataInputData } from '../../elements/data-input.ts';
import type { Part } from '../../elements/element.ts';
import { type Batch, isInputError, loadDesk, type TextSource } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { offline } from '../../strings/offline.ts';
import { complain } from './complain.ts';

/** `take` gets the batch, and may give a first note. */
export async function readText<S>({ lang, strings }: Context<S>, input: Part<DataInputData>, source: TextSource, take: (batch: Batch) => string | void): Promise<void> {
  const refuse = (sentence: string) => input.update({ errors: [sentence], notes: [] });
  const desk = await loadDesk().catch((error: unknown) => console.warn(error));
  if (!desk) return refuse(offline[lang].lost);
  try {
    const batch = desk.readBatch(source);
    const first = take(batch);
    input.update({ errors: [], notes: [...(first ? [first] : []), ...batch.notes.map(({ key, details }) => complain(strings, key, details))] });
  } catch (error) {
    if (!isInputError(error)) throw error;
    refuse(complain(strings, error.key, error.details, error.message));
  }
}
