// Beside the table: how much each batch weighs in the present average, and the rows of the present batch.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture } from '../kit/picture.ts';
import type { State } from './fields.ts';
import type { Scene } from './scene.ts';
import type { Words } from './en.ts';

export interface PicturesPart {
  readonly node: Element;
  /** `shown`: the batch whose rows are shown, from 1. */
  update(scene: Scene, shown: number): void;
  resize(): void;
}

export function createPictures(context: Context<State, Words>, words: Words): PicturesPart {
  const weights = createPicture(context, 'flat');
  const batch = createPicture(context, 'flat');
  return {
    node: h('div', { class: 'pictures' }, weights.node, batch.node),
    update(scene, shown) {
      const { t, count, fading, now, settings, x, batches, state } = scene;
      const write = (value: number) => context.engine.writeNumber(value, 3);
      const padded = (values: Float64Array) => Float64Array.from({ length: count }, (_, step) => values[step] ?? 0);
      weights.update({
        title: fillIn(words.weights.title, { t }),
        plot: { bars: { first: 1, levels: [], sets: [
          { values: padded(now.column('weight', 0)), hue: 'running' }, { values: padded(fading.windowWeights), hue: 'window' },
        ], highlight: shown - 1 } },
        summary: () => fillIn(words.weights.summary, { t, left: write(fading.left), window: Math.min(t, settings.window) }),
      });
      const first = batches.sizes.slice(0, shown - 1).reduce((sum, size) => sum + size, 0);
      const rows = x.slice(first, first + (batches.sizes[shown - 1] ?? 0));
      batch.update({
        title: fillIn(words.rows.title, { t: shown, rows: rows.length }),
        plot: { distribution: { values: rows, hue: 'x', marks: state.stored === 'n-1' && rows.length < 2 ? 'n' : state.stored, symbols: ['μ', 'σ'], normalCurve: false } },
        summary: ({ mean, deviation }) => fillIn(words.rows.summary, {
          t: shown, rows: rows.length, mean: mean[0] === undefined ? '–' : write(mean[0]), deviation: deviation[0] === undefined ? '–' : write(deviation[0]),
        }),
      });
    },
    resize() {
      weights.resize();
      batch.resize();
    },
  };
}
