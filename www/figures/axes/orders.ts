// Both orders on the same input: what each hands on, as numbers, as distributions, and the share of zeros.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import { labels } from './labels.ts';

const SHOWN = ['x', 'z', 'activated_y'] as const;

export function createOrders(context: Context<State>, { stepTo }: WalkTools): WalkPart<State> {
  const words = labels[context.lang];
  const pictures = SHOWN.map(() => createPicture(context, 'flat'));
  const paths = createPaths<State>(stepTo, () => ({
    title: words.orders,
    paths: [
      { label: words.pre, stops: ['x', '→', 'y', '→', 'z'] },
      { label: words.post, stops: ['x', '→', 'activated', '→', 'activated_y'] },
      { label: words.zeros, stops: ['zero_share', '·', 'activated_y_zero_share'] },
    ],
  }));
  return {
    node: h('div', { class: 'orders pictures' }, paths.node, pictures.map(({ node }) => node), h('p', { class: 'hint' }, words.keras)),
    update(scene) {
      const { session, active, state } = scene;
      paths.update(scene);
      const { columns } = session.table('x');
      const col = active && session.table(active.quantity).columns === columns ? active.col : 0;
      SHOWN.forEach((quantity, index) => {
        const values = session.column(quantity, col);
        pictures[index]?.update({
          title: [h('span', { class: 'symbol' }, parseMathml(session.symbol(quantity).mathml)), ' ', words.hist[quantity]],
          plot: { distribution: { values, hue: quantity === 'x' ? 'x' : 'y', marks: 'n', symbols: ['μ', 'σ'], normalCurve: false } },
          summary: ({ mean, deviation }) => fillIn(words.summary, {
            name: words.hist[quantity], count: values.length,
            mean: context.engine.writeNumber(mean[0] ?? 0, state.digits), deviation: context.engine.writeNumber(deviation[0] ?? 0, state.digits),
          }),
        });
      });
    },
    resize: () => pictures.forEach((picture) => picture.resize()),
  };
}
