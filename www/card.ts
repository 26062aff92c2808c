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

/** The step whose formula stands for the whole figure. */
const STEPS: Readonly<Record<string, string>> = {
  walk: 'x_hat', running: 'average', backward: 'dx', axes: 'x_hat', fold: 'folded_bias', scale: 'scaled_y', shards: 'variance',
};
/** For figures that are no walk and whose pictures a browser has to compute. */
const OTHER: Readonly<Record<string, string>> = { 'batch-size': 'forward.mean' };

/** The formula of a card; that of the last step where the figure names none. */
export function cardFormula(engine: Engine, name: string, figure: Figure | undefined): string {
  const other = OTHER[name];
  if (other) return engine.formula(other, 'paper').mathml;
  const walk = figure?.explain?.(engine, defaults(figure.fields));
  if (!walk) return '';
  const { steps } = engine.outline(walk.request, walk.x, 'paper');
  return (steps.find(({ id }) => id === STEPS[name]) ?? steps[steps.length - 1])?.formula.mathml ?? '';
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
