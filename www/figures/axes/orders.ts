// Both orders on the same input: what each hands on, as numbers, as distributions, and the share of zeros.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { createDistributions } from '../kit/distributions.ts';
import { createPaths } from '../kit/paths.ts';
import type { WalkPart, WalkParts, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

const SHOWN = ['x', 'z', 'activated_y'] as const;

export function createOrders(context: Context<State, Words>, { stepTo }: WalkTools): Required<Pick<WalkParts<State>, 'pictures' | 'side'>> {
  const words = context.words.labels;
  const paths = createPaths<State>(stepTo, () => ({
    title: words.orders,
    paths: [
      { label: words.pre, stops: ['x', '→', 'y', '→', 'z'] },
      { label: words.post, stops: ['x', '→', 'activated', '→', 'activated_y'] },
      { label: words.zeros, stops: ['zero_share', '·', 'activated_y_zero_share'] },
    ],
  }));
  const histograms = createDistributions<State>(context, ({ session, active }) => {
    const { columns } = session.table('x');
    const col = active && session.table(active.quantity).columns === columns ? active.col : 0;
    const row = active && session.table(active.quantity).rows > 1 ? active.row : undefined;
    return SHOWN.map((quantity) => ({ values: session.column(quantity, col), quantity, hue: quantity === 'x' ? 'x' : 'y', name: words.hist[quantity], row }));
  });
  const side: WalkPart<State> = { node: h('div', { class: 'beneath' }, paths.node, h('p', { class: 'hint' }, words.keras)), update: paths.update };
  return { pictures: histograms, side };
}
