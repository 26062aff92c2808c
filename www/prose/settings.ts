// The table of all figures and their settings, for those who write an address or an attribute by hand: read off the figures.
import { h } from '../dom.ts';
import type { Figure } from '../figure.ts';
import { placeOf } from '../pages.ts';
import type { ChoiceField, Field, NumberField } from '../state.ts';
import { fillIn, type Lang } from '../strings/index.ts';

const WORDS = {
  en: {
    label: 'Figures and their own settings', caption: 'Figures and their own settings: what each may be, and in brackets what it is when nobody says',
    head: ['Name', 'Shows', 'Settings'], number: '{min} to {max}', list: 'numbers from {min} to {max}, with commas', flag: '0 or 1', text: 'text', empty: 'empty',
  },
  ko: {
    label: '그림마다의 설정', caption: '그림과 저마다의 설정. 쓸 수 있는 값과, 괄호 안은 정하지 않았을 때의 값',
    head: ['이름', '보여 주는 것', '설정'], number: '{min}부터 {max}까지', list: '{min}부터 {max}까지의 수, 쉼표로 나눔', flag: '0 또는 1', text: '글', empty: '빈값',
  },
} as const;

type Words = (typeof WORDS)[Lang];

export function settingsTable(figures: ReadonlyMap<string, Figure>, titleOf: (name: string) => string, lang: Lang): Element {
  const words = WORDS[lang];
  const rows = [...figures].map(([name, { fields }]) => h('tr', null,
    h('th', { scope: 'row' }, h('a', { href: `./${placeOf(name)}` }, h('code', null, name))),
    h('td', null, titleOf(name)),
    h('td', null, h('ul', { class: 'fields' }, Object.entries(fields).map(([key, field]) => h('li', null, h('code', null, key), ` ${values(field, words)}`))))));
  return h('div', { class: 'table wide', role: 'region', 'aria-label': words.label, tabindex: 0 },
    h('table', null,
      h('caption', null, words.caption),
      h('thead', null, h('tr', null, words.head.map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, rows)));
}

/** What may stand behind the equals sign. */
function values(field: Field<unknown>, words: Words): string {
  const initial = field.write(field.initial) || words.empty;
  const shown = initial.length > 24 ? `${initial.slice(0, 24)}…` : initial;
  return `${kind(field, words)} (${shown})`;
}

function kind(field: Field<unknown>, words: Words): string {
  const within = (sentence: string) => {
    const { min, max } = field as NumberField;
    return fillIn(sentence, { min: short(min), max: short(max) });
  };
  if ('options' in field) return (field as ChoiceField<string>).options.join(', ');
  if (typeof field.initial === 'boolean') return words.flag;
  if (typeof field.initial === 'number') return within(words.number);
  if (Array.isArray(field.initial)) return within(words.list);
  return words.text;
}

/** A round number of many digits as it is typed more easily: 1e9. */
function short(value: number): string {
  const power = String(value).length > 7 ? value.toExponential(0).replace('e+', 'e') : String(value);
  return Number(power) === value ? power : String(value);
}
