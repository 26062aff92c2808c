// A formula with its symbols coloured, and under it the symbols by name: pointing at one shows where its numbers are.
import { fill, h, setAttribute } from '../dom.ts';
import { parseMathml, parseRelations } from '../mathml.ts';
import type { Strings } from '../strings/index.ts';
import { iconButton, relabel } from './button.ts';
import { copyText } from './copy.ts';
import type { Part } from './element.ts';

export interface SymbolName {
  readonly quantity: string;
  readonly mathml: string;
  readonly name: string;
}

export interface FormulaData {
  /** Empty where a step computes nothing. */
  readonly mathml: string;
  readonly latex: string;
  readonly symbols: readonly SymbolName[];
  /** Quantities that are lit: those of the chosen cell and its sources. */
  readonly lit: ReadonlySet<string>;
}

export interface FormulaActions {
  /** A reader points at a symbol (preview), or no longer at any. */
  point(quantity: string | null): void;
  /** A reader chooses a symbol. */
  choose(quantity: string): void;
}

/** LaTeX of more characters than this makes a formula that a phone is too narrow for; it is set smaller there. */
const LONG = 250;

export function createFormula(strings: Strings['formula'], actions: FormulaActions): Part<FormulaData> {
  let shown: string | undefined;
  let latex = '';
  const quantityAt = (event: Event) => (event.target as Element).closest?.('[data-q]')?.getAttribute('data-q') ?? null;
  const pointing = {
    onpointerover: (event: Event) => actions.point(quantityAt(event)),
    onpointerleave: () => actions.point(null),
    onclick: (event: Event) => {
      const quantity = quantityAt(event);
      if (quantity) actions.choose(quantity);
    },
  };
  const copy = iconButton('copy', strings.copy, async () => {
    if (!(await copyText(latex, copy))) return;
    relabel(copy, 'copy', strings.copied);
    setTimeout(() => relabel(copy, 'copy', strings.copy), 1500);
  }, 'quiet');
  const display = h('div', { class: 'display', ...pointing });
  const legend = h('ul', { class: 'legend', ...pointing,
    onfocusin: (event: Event) => actions.point(quantityAt(event)), onfocusout: () => actions.point(null) });
  const node = h('div', { class: 'formula', role: 'group', 'aria-label': strings.symbols }, display, copy, legend);

  const chip = ({ quantity, mathml, name }: SymbolName) =>
    h('li', null, h('button', { type: 'button', class: 'chip', 'data-q': quantity },
      h('span', { class: 'symbol' }, parseMathml(mathml)), h('span', null, name)));

  return {
    node,
    update(data) {
      latex = data.latex;
      const key = data.mathml + data.symbols.map((symbol) => symbol.mathml + symbol.name).join();
      if (key !== shown) {
        shown = key;
        fill(display, data.mathml ? parseRelations(data.mathml, 'block') : null);
        const long = data.latex.length > LONG;
        setAttribute(display, 'data-long', long);
        // It may be wider than a phone: then it scrolls, by keyboard too.
        setAttribute(display, 'tabindex', long && 0);
        fill(legend, data.symbols.map(chip));
        setAttribute(copy, 'hidden', data.mathml === '');
      }
      for (const term of node.querySelectorAll('[data-q]')) {
        setAttribute(term, 'data-lit', data.lit.has(term.getAttribute('data-q') ?? ''));
      }
    },
  };
}
