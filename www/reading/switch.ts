// One choice for the whole page, in its header: radio buttons whose answer the browser remembers.
import { h } from '../dom.ts';

export interface Switch<T extends string> {
  /** The name in the browser's storage, and in the address: `?notation=post`. */
  readonly key: string;
  readonly label: string;
  /** What can be chosen, the default first, and its words. */
  readonly options: readonly (readonly [value: T, words: string])[];
  /** Called at once with a choice that differs from the default, and then at every change. */
  apply(value: T): void;
}

/** Storage is refused in sandboxed frames and by some readers: then the choice lasts as long as the page. */
function remember(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    return;
  }
}

/** A link may say how the page is to be read; otherwise it is as it was left. */
function recall(key: string): string | null {
  try {
    return new URLSearchParams(location.search).get(key) ?? localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function createSwitch<T extends string>({ key, label, options, apply }: Switch<T>): HTMLElement {
  const [first] = options[0] ?? [];
  const asked = recall(key);
  const [chosen] = options.find(([value]) => value === asked) ?? [first];
  if (chosen !== undefined && chosen !== first) apply(chosen);
  const choose = (value: T) => {
    apply(value);
    remember(key, value === first ? undefined : value);
  };
  const option = ([value, words]: readonly [T, string]) =>
    h('label', { class: 'segment' },
      h('input', { type: 'radio', name: key, value, checked: value === chosen, onchange: () => choose(value) }), h('span', null, words));
  return h('fieldset', { class: 'segments choice' }, h('legend', { class: 'unseen' }, label), h('div', { class: 'bar' }, options.map(option)));
}
