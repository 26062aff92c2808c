// The spread of several seeds as a pale area behind their mean.
import type { PlotRequest } from '../../../engine.ts';
import type { Spread } from './scene.ts';

type Band = NonNullable<Extract<PlotRequest, { curves: unknown }>['curves']['bands']>[number];

/** From the lowest seed to the highest at every place across; nothing for one seed. */
export function seedBand(across: ArrayLike<number>, spreads: readonly (Spread | undefined)[], hue: string): Band[] {
  const known = spreads.flatMap((spread, place) => (spread && spread.count > 1 ? [{ x: across[place] ?? Number.NaN, spread }] : []));
  if (known.length < 2) return [];
  const edge = (of: (spread: Spread) => number) => Float64Array.from(known, ({ spread }) => of(spread));
  return [{ x: Float64Array.from(known, ({ x }) => x), low: edge(({ lowest }) => lowest), high: edge(({ highest }) => highest), hue }];
}
