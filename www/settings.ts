// The settings that a page gives to an element: by its attributes, or by code that reads an address.
import type { Fields, Parsed } from './state.ts';
import { parse } from './state.ts';

/** Attributes that mean something else. */
const OWN = new Set(['name', 'lang', 'theme', 'hide', 'compact', 'id', 'class', 'style', 'slot', 'title', 'hidden', 'dir', 'tabindex']);

/** The parts that a figure is shown without, `stepper,plot` or `stepper plot`, as CSS finds them. */
export function partsOf(hide: string | null | undefined): string | undefined {
  return hide?.replaceAll(',', ' ');
}

/** Whether an attribute may be a setting. */
export function isSetting(attribute: string): boolean {
  return !OWN.has(attribute);
}

/** Reads `base`, and over it the attributes. */
export function givenSettings<F extends Fields>(element: Element, base: string, fields: F): Parsed<F> {
  const attributes = element.getAttributeNames().filter(isSetting).map((name) => [name, element.getAttribute(name) ?? ''] as const);
  return parse(fields, [...new URLSearchParams(base), ...attributes]);
}
