// What is wrong with the input, or was decided while reading it, in the page's language.
import { fillIn, type Strings } from '../../strings/index.ts';

/** Details that are English words of the crate. */
const SPOKEN = ['what', 'must', 'name'];

/** Ranges are said by the crate as `from 1 to 64`. */
const RANGE = /^from (\S+) to (\S+)$/;

function inWords({ terms }: Strings, text: string): string {
  const [, min, max] = RANGE.exec(text) ?? [];
  if (min !== undefined && max !== undefined && !Object.hasOwn(terms, text)) return fillIn(terms.range ?? text, { min, max });
  return Object.hasOwn(terms, text) ? (terms[text] ?? text) : text;
}

/** The sentence of a key; `details` are its placeholders. Without a sentence of its own, the crate's English one. */
export function complain(strings: Strings, key: string, details: Readonly<Record<string, string>> | readonly (readonly [string, string])[], message = key): string {
  const values: Record<string, string> = Array.isArray(details) ? Object.fromEntries(details) : { ...(details as Readonly<Record<string, string>>) };
  const sentenceKey = key === 'too-few' && values.what === 'rows' && values.found === '1' ? 'one-row' : key;
  for (const detail of SPOKEN) if (values[detail] !== undefined) values[detail] = inWords(strings, values[detail]);
  const sentence = Object.hasOwn(strings.errors, sentenceKey) ? strings.errors[sentenceKey] : undefined;
  return sentence ? fillIn(sentence, values) : fillIn(strings.errors.unknown ?? '{message}', { message });
}
