// The words inside elements: one language is loaded, the other never leaves the server.
import type { en } from './en.ts';

export type Lang = 'en' | 'ko';

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };

/** What each language must have: the English keys. */
export type Strings = Words<typeof en>;

export function pickLang(tag: string | null | undefined): Lang {
  return tag?.toLowerCase().startsWith('ko') ? 'ko' : 'en';
}

export async function loadStrings(lang: Lang): Promise<Strings> {
  return lang === 'ko' ? (await import('./ko.ts')).ko : (await import('./en.ts')).en;
}

/** Puts values into `{placeholders}`; an unknown placeholder stays as it is, so that it is seen. */
export function fillIn(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}
