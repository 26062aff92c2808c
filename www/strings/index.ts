// The words inside elements: one language is loaded, the other never leaves the server.
import type { en } from './en.ts';

/** Languages in which figures and articles are written; elsewhere a figure speaks English, with the elements' own words. */
export type Lang = 'en' | 'ko';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** What each language must have: the English keys. */
export type Strings = Words<typeof en>;

export function pickLang(tag: string | null | undefined): Lang {
  return tag?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

/** Every language of the elements, in a file of its own: a further one is a file and a line here. */
export const languages: Readonly<Record<string, () => Promise<Strings>>> = {
  en: async () => (await import('./en.ts')).en,
  ko: async () => (await import('./ko.ts')).ko,
};

/** The words of a language tag, `ko-KR`; English for a language that there is not. */
export function loadStrings(tag: string, known = languages): Promise<Strings> {
  const name = tag.toLowerCase().split('-', 1)[0] ?? '';
  const load = Object.hasOwn(known, name) ? known[name] : known.en;
  return load ? load() : Promise.reject(new Error('There are no words.'));
}

/** Puts values into `{placeholders}`; an unknown placeholder stays as it is, so that it is seen. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** 12345 as `12,345`, in both languages. A browser's own number format takes a phone a tenth of a second to set up. */
export function inThousands(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}
