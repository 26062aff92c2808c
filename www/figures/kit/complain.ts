// What is wrong with the input, or was decided while reading it, in the page's language.
import { fillIn, type Strings } from '../../strings/index.ts';

/** The sentence of a key; `details` are its placeholders. Without a sentence of its own, the crate's English one. */
export function complain(strings: Strings, key: string, details: Readonly<Record<string, string>> | readonly (readonly [string, string])[], message = key): string {
  const values: Record<string, string> = Array.isArray(details) ? Object.fromEntries(details) : { ...(details as Readonly<Record<string, string>>) };
  const sentence = Object.hasOwn(strings.errors, key) ? strings.errors[key] : undefined;
  return sentence ? fillIn(sentence, values) : fillIn(strings.errors.unknown ?? '{message}', { message });
}
