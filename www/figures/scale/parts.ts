// What the multiplied layer adds to its walk: old and new side by side, and the controls.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { foldOnPhones } from '../kit/part.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkParts } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

/** The layer as it is and as it has become, and what BN makes of either. */
const ROWS = ['x', 'scaled_x', 'y', 'scaled_y'] as const;

export function createWays(context: Context<State, Words>, stepTo: (step: string) => void): WalkParts<State> {
  const words = context.words.labels;
  const paths = createPaths<State>(stepTo, () => ({
    title: words.ways,
    paths: [
      { label: words.old, stops: ['x', '→', 'y'] },
      { label: words.new, stops: ['scaled_x', '→', 'scaled_y'] },
      { label: words.gradients, stops: ['dweight', '→', 'scaled_dweight'] },
      { label: words.bias, stops: ['dbias'] },
    ],
  }));
  // One axis for all four: what the layer gives moves and widens, what BN gives stays where it was.
  const ridges = createPicture(context, 'wide');
  const pictures: WalkPart<State> = {
    node: h('div', { class: 'pictures stick' }, ridges.node),
    update(scene) {
      const { session } = scene;
      const rows = ROWS.map((quantity) => ({ values: session.column(quantity, 0), label: session.symbol(quantity).text }));
      const at = ROWS.findIndex((quantity) => quantity === scene.active?.quantity);
      ridges.update({
        title: words.ridges,
        plot: { ridges: { rows, hue: 'x', ...(at < 0 ? {} : { highlight: at }) } },
        summary: () => fillIn(words.ridgesSummary, { count: rows[0]?.values.length ?? 0 }),
      });
    },
    resize: ridges.resize,
  };
  return { pictures, side: foldOnPhones(context, words.ways, paths) };
}
