// One of a few: radio buttons in a row, or a menu where there are many.
import { type Child, fill, h, setAttribute } from '../dom.ts';
import { type Part, uniqueName } from './element.ts';

export interface Option<T extends string> {
  readonly value: T;
  readonly label: Child;
}

export interface ChoiceData<T extends string> {
  readonly value: T;
  readonly options: readonly Option<T>[];
}

/** Radio buttons that look like one bar. */
export function createSegments<T extends string>(label: string, change: (value: T) => void): Part<ChoiceData<T>> {
  const name = uniqueName('segments');
  const bar = h('div', { class: 'bar' });
  const node = h('fieldset', { class: 'segments' }, h('legend', null, label), bar);
  let built = '';
  const segment = ({ value, label: words }: Option<T>) =>
    h('label', { class: 'segment' },
      h('input', { type: 'radio', name, value, onchange: () => change(value) }), h('span', null, words));
  return {
    node,
    update({ value, options }) {
      const key = options.map((option) => option.value + (typeof option.label === 'string' ? option.label : '')).join();
      if (key !== built) {
        built = key;
        fill(bar, options.map(segment));
      }
      for (const input of bar.querySelectorAll('input')) {
        input.checked = input.value === value;
        setAttribute(input, 'checked', input.checked);
      }
    },
  };
}

/** A native menu. */
export function createMenu<T extends string>(label: string, change: (value: T) => void): Part<ChoiceData<T>> {
  const select = h('select', { onchange: () => change(select.value as T) });
  const node = h('label', { class: 'menu' }, h('span', { class: 'label' }, label), select);
  let built = '';
  return {
    node,
    update({ value, options }) {
      const key = options.map((option) => `${option.value}${option.label}`).join();
      if (key !== built) {
        built = key;
        fill(select, options.map((option) => h('option', { value: option.value }, option.label)));
      }
      for (const option of select.querySelectorAll('option')) {
        setAttribute(option, 'selected', option.getAttribute('value') === value);
      }
      // By reflection: the document of the build knows the attribute only.
      Reflect.set(select, 'value', value);
    },
  };
}

/** A single yes or no. */
export function createCheckbox(label: Child, change: (value: boolean) => void): Part<boolean> {
  const input = h('input', { type: 'checkbox', onchange: () => change(input.checked) });
  return {
    node: h('label', { class: 'checkbox' }, input, h('span', null, label)),
    update(value) {
      input.checked = value;
      setAttribute(input, 'checked', value);
    },
  };
}
