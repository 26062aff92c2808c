// Histograms of a walk's own columns, one below the other: each with its symbol, its mean and one standard deviation.
import { h } from '../../dom.ts';
import type { Divisor } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture, type Picture } from './picture.ts';
import type { WalkPart, WalkScene, WalkState } from './walk.ts';

export interface Shown {
  readonly values: Float64Array;
  /** The same numbers before an affine map: both pictures then have the same bars. */
  readonly before?: Float64Array;
  /** The quantity whose symbol stands in the title. */
  readonly quantity: string;
  readonly hue: string;
  /** What stands beside the symbol. */
  readonly name: string;
  readonly marks?: Divisor;
  readonly range?: [number, number];
  /** The row that is looked at. */
  readonly row?: number | undefined;
}

/** `describe` says which; their number may change. */
export function createDistributions<S extends WalkState>(context: Context<S>, describe: (scene: WalkScene<S>) => readonly Shown[]): WalkPart<S> & { resize(): void } {
  const words = context.strings.walk;
  const pool: Picture[] = [];
  const node = h('div', { class: 'pictures' });
  return {
    node,
    update(scene) {
      const shown = describe(scene);
      while (pool.length < shown.length) pool.push(createPicture(context, 'strip'));
      const pictures = pool.slice(0, shown.length);
      if (node.childElementCount !== pictures.length) node.replaceChildren(...pictures.map((picture) => picture.node));
      const write = (value: number | undefined) => (value === undefined ? '–' : context.engine.writeNumber(value, scene.state.digits));
      shown.forEach(({ values, before, quantity, hue, name, marks = 'n', range, row }, at) => {
        const highlight = row === undefined ? undefined : values[row];
        pictures[at]?.update({
          title: [h('span', { class: 'symbol' }, parseMathml(scene.session.symbol(quantity).mathml)), ` ${name}`],
          plot: { distribution: {
            values, hue, marks, symbols: ['μ', 'σ'], normalCurve: false, ...(before ? { before } : {}), ...(range ? { range } : {}),
            ...(highlight !== undefined && Number.isFinite(highlight) ? { highlight } : {}),
          } },
          summary: ({ mean, deviation }) => fillIn(words.histogram, { name, count: values.length, mean: write(mean[0]), deviation: write(deviation[0]) }),
        });
      });
    },
    resize: () => pool.forEach((picture) => picture.resize()),
  };
}
