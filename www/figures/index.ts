// Every figure by its name; each is loaded when it is first needed.
import type { Figure } from '../figure.ts';

const FIGURES: Readonly<Record<string, () => Promise<{ readonly figure: Figure }>>> = {
  gradients: () => import('./gradients.ts'),
  layers: () => import('./layers.ts'),
  'learning-rate': () => import('./learning-rate.ts'),
  averages: () => import('./averages.ts'),
  dropout: () => import('./dropout.ts'),
  order: () => import('./order.ts'),
  overfitting: () => import('./overfitting.ts'),
  shift: () => import('./shift.ts'),
  why: () => import('./why.ts'),
  walk: () => import('./walk.ts'),
};

export const figureNames: readonly string[] = Object.keys(FIGURES);

/** The figure of a name; rejects when there is none. */
export async function loadFigure(name: string): Promise<Figure> {
  const load = Object.hasOwn(FIGURES, name) ? FIGURES[name] : undefined;
  if (!load) throw new Error(`There is no figure called “${name}”.`);
  return (await load()).figure;
}
