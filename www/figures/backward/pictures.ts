// The pictures of the backward pass: the graph, the gradients as bars, and what BN takes out.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { foldOnPhones } from '../kit/part.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkParts, WalkScene, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import { createGraph } from './graph.ts';
import { createOutside } from './outside.ts';
import type { Words } from './en.ts';

/** The feature of the pictures: that of the active cell. */
export function featureOf({ session, active }: WalkScene<State>) {
  const { colIndex, colNames } = session.table('x');
  const at = Math.max(0, active && session.table(active.quantity).columns > 1 ? [...colIndex].indexOf(active.col) : 0);
  return { col: colIndex[at] ?? 0, name: colNames[at] ?? '' };
}

export function createPictures(context: Context<State, Words>, { stepTo, pointRow }: WalkTools): WalkParts<State> {
  const words = context.words.labels;
  const { wrong } = context.strings.walk;
  const graph = createGraph(context, stepTo);
  let scene: WalkScene<State> | undefined;
  const bars = createPicture(context, 'strip', (place) => {
    if (!scene) return;
    const { rows } = scene.session.table('x');
    const row = place ? Math.round(place[0]) - 1 : -1;
    pointRow(row >= 0 && row < rows ? { row, col: featureOf(scene).col } : null);
  });
  const keeps = createPaths<State>(stepTo, ({ state }) => ({
    title: words.keeps,
    paths: [
      { label: words.sum, stops: ['dx_sum'] },
      { label: words.along, stops: ['dx_along'] },
      { label: words.length, stops: ['norm_identity', '→', 'dx_norm'] },
      ...(state.constants ? [{ label: words.wrongSum, stops: ['constants_sum'], wrong: true, verdict: wrong }] : []),
    ],
  }));
  const key = (hue: string, quantity: string, name: string) =>
    h('span', { class: 'key' }, h('i', { class: `swatch q-${hue}` }), h('span', { class: 'symbol' }, parseMathml(scene?.session.symbol(quantity).mathml ?? '')), ' ', name);
  const pictures: WalkPart<State> = {
    node: h('div', { class: 'pictures' }, graph.node, h('div', { class: 'stick' }, bars.node)),
    update(next) {
      scene = next;
      const { state, session, active } = next;
      const { col, name } = featureOf(next);
      const row = active && session.table(active.quantity).rows > 1 ? active.row : undefined;
      const column = (quantity: string) => session.column(quantity, col);
      graph.update(next);
      bars.update({
        title: [fillIn(words.bars, { name }), ' ', key('y', 'dy', words.arrives), ' ', key('gradient', 'dx', words.leaves),
          state.constants && [' ', key('gamma', 'dx_constants', words.wrong)]],
        plot: { bars: {
          sets: [{ values: column('dy'), hue: 'y' }, { values: column('dx'), hue: 'gradient' }, ...(state.constants ? [{ values: column('dx_constants'), hue: 'gamma' }] : [])],
          first: 1, levels: [0], ...(row === undefined ? {} : { highlight: row }),
        } },
        summary: () => fillIn(words.summary, { count: column('x').length }),
      });
    },
    resize: bars.resize,
  };
  return { pictures, side: foldOnPhones(context, words.keeps, keeps), fold: createOutside(context) };
}
