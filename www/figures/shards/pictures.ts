// The pictures of the batch on several devices: one histogram per device, and the ways to merge their variances.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkScene, WalkTools } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import type { State } from './fields.ts';
import { labels } from './words.ts';

/** Which feature the pictures show: that of the active cell. */
function featureOf({ session, active }: WalkScene<State>) {
  const { colIndex, colNames } = session.table('x');
  const at = Math.max(0, active && session.table(active.quantity).columns > 1 ? [...colIndex].indexOf(active.col) : 0);
  return { col: colIndex[at] ?? 0, name: colNames[at] ?? '' };
}

export function createPictures(context: Context<State>, { stepTo }: WalkTools, sizes: () => readonly number[]): WalkPart<State> {
  const words = labels[context.lang];
  const { right, wrong } = kitWords[context.lang];
  const ways = createPaths<State>(stepTo, (scene) => ({
    title: fillIn(words.ways, featureOf(scene)),
    paths: [
      { label: words.plain, stops: ['mean_of_variances'], wrong: true, verdict: wrong },
      { label: words.weighted, stops: ['within'], wrong: true, verdict: wrong },
      { label: words.merged, stops: ['within', '+', 'between', '=', 'variance'], verdict: right },
      { label: words.whole, stops: ['whole_variance'] },
    ],
  }));
  const ridges = createPicture(context, 'wide');
  return {
    node: h('div', { class: 'pictures' }, ways.node, ridges.node),
    update(scene) {
      ways.update(scene);
      const { session } = scene;
      const { col, name } = featureOf(scene);
      const x = session.column('x', col);
      let start = 0;
      const rows = sizes().map((size, device) => {
        const values = x.slice(start, start + size);
        start += size;
        return { values, label: String(device + 1) };
      });
      ridges.update({
        title: [h('span', { class: 'symbol' }, parseMathml(session.symbol('x').mathml)), ' ', fillIn(words.ridges, { name })],
        plot: { ridges: { rows: [...rows, { values: x, label: words.all }], hue: 'x' } },
        summary: () => fillIn(words.summary, { count: rows.length, name }),
      });
    },
    resize: ridges.resize,
  };
}
