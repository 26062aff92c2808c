// What the link card of a figure shows: its title, a formula of its walk, and the pictures of its first state. The build draws it.
import type { Engine } from './engine.ts';
import type { Figure } from './figure.ts';
import { defaults } from './state.ts';

export interface CardPicture {
  /** As the crate drew it. */
  readonly svg: string;
  readonly title: string;
  readonly legend: readonly { readonly hue: string; readonly label: string }[];
}

export interface Card {
  readonly title: string;
  /** MathML; empty where the figure explains no formula. */
  readonly formula: string;
  readonly pictures: readonly CardPicture[];
}

/** The formula of a card: the one that the figure names, or that of its last step. */
export function cardFormula(engine: Engine, figure: Figure | undefined): string {
  const named = figure?.card;
  if (named?.includes('.')) return engine.formula(named, 'paper').mathml;
  const walk = figure?.explain?.(engine, defaults(figure.fields));
  if (!walk) return '';
  const { steps } = engine.outline(walk.request, walk.x, 'paper');
  return (steps.find(({ id }) => id === named) ?? steps[steps.length - 1])?.formula.mathml ?? '';
}

/** Gathers what a view shows; its pictures were replaced by marks with their place in `drawn`. */
export function cardOf(title: string, view: Element | undefined, drawn: readonly string[], formula: string): Card {
  const plots = [...(view?.querySelectorAll('figure.plot') ?? [])];
  const pictures = plots.flatMap((plot): CardPicture[] => {
    const svg = drawn[Number(plot.querySelector('[data-drawn]')?.getAttribute('data-drawn') ?? -1)];
    if (svg === undefined) return [];
    const caption = plot.querySelector('figcaption');
    const name = plainText(caption?.querySelector('.chart-title') ?? caption);
    const legend = [...plot.querySelectorAll('.legend-lines li')].map((entry) => ({
      hue: /q-([\w-]+)/.exec(entry.querySelector('svg')?.getAttribute('class') ?? '')?.[1] ?? 'x',
      label: entry.textContent?.trim() ?? '',
    }));
    return [{ svg, title: name, legend }];
  });
  return { title, formula, pictures };
}

/** The words of a caption; a symbol is no word, unless there is nothing else. */
function plainText(caption: Element | null): string {
  const copy = caption?.cloneNode(true) as Element | undefined;
  for (const symbol of copy?.querySelectorAll('math') ?? []) symbol.remove();
  return (copy?.textContent?.trim() || caption?.textContent?.trim()) ?? '';
}
