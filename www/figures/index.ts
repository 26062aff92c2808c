// Every figure by its name; each is loaded when it is first needed.
import type { Figure } from '../figure.ts';

const FIGURES: Readonly<Record<string, () => Promise<{ readonly figure: Figure }>>> = {
  averages: () => import('./averages.ts'),
  axes: () => import('./axes.ts'),
  backward: () => import('./backward.ts'),
  'batch-size': () => import('./batch-size.ts'),
  bowl: () => import('./bowl.ts'),
  dropout: () => import('./dropout.ts'),
  fold: () => import('./fold.ts'),
  gradients: () => import('./gradients.ts'),
  layers: () => import('./layers.ts'),
  'learning-rate': () => import('./learning-rate.ts'),
  order: () => import('./order.ts'),
  overfitting: () => import('./overfitting.ts'),
  relu: () => import('./relu.ts'),
  running: () => import('./running.ts'),
  scale: () => import('./scale.ts'),
  shards: () => import('./shards.ts'),
  shift: () => import('./shift.ts'),
  walk: () => import('./walk.ts'),
  why: () => import('./why.ts'),
};

export const figureNames: readonly string[] = Object.keys(FIGURES);

/** The figure of a name; rejects when there is none. */
export async function loadFigure(name: string): Promise<Figure> {
  const load = Object.hasOwn(FIGURES, name) ? FIGURES[name] : undefined;
  if (!load) throw new Error(`There is no figure called “${name}”.`);
  return (await load()).figure;
}
