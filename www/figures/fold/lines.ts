// Both paths as functions: what comes out over what goes in, for a dense layer with one input.
import { h, setAttribute } from '../../dom.ts';
import { swatch } from '../../elements/legend.ts';
import { parseMathml } from '../../mathml.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture } from '../kit/picture.ts';
import { createSession } from '../kit/session.ts';
import type { WalkPart } from '../kit/walk.ts';
import type { State } from './fields.ts';
import { dataOf, walkOf } from './layer.ts';
import type { Words } from './en.ts';

const POINTS = 61;

/** What goes in, the output of the long path, and that of the folded one. */
const LINES = { before: ['u', 'y', 'folded_y'], after: ['x', 'y', 'misfolded'] } as const;

export function createLines(context: Context<State, Words>): WalkPart<State> & { resize(): void } {
  const words = context.words.labels;
  const names = context.words.quantities;
  const session = createSession(context.engine);
  const picture = createPicture(context, 'wide');
  const node = h('div', { class: 'pictures stick' }, picture.node);
  return {
    node,
    update({ state, session: walk, active }) {
      const possible = state.layer === 'dense' && dataOf(state).names.length === 1;
      setAttribute(node, 'hidden', !possible);
      if (!possible) return;
      const [input, long, folded] = LINES[state.where];
      const col = active && walk.table(active.quantity).columns > 1 ? Math.min(active.col, walk.table(long).columns - 1) : 0;
      const given = walk.column(input, 0);
      const x = gridAround(given);
      session.ask({ ...walkOf(state), x }, { digits: state.digits, head: 1, tail: 0, columns: [], notation: state.notation });
      session.gather([], [[long, col], [folded, col]]);
      const order = [...given.keys()].sort((a, b) => (given[a] ?? 0) - (given[b] ?? 0));
      const sorted = (values: Float64Array) => Float64Array.from(order, (at) => values[at] ?? Number.NaN);
      const row = active && active.row < given.length ? order.indexOf(active.row) : -1;
      const key = (hue: string, stroke: 'solid' | 'dashed', quantity: string) =>
        h('span', { class: 'key' }, swatch(hue, stroke), h('span', { class: 'symbol' }, parseMathml(walk.symbol(quantity).mathml)), ' ', names[quantity] ?? '');
      picture.update({
        title: [words.lines, ' ', key('y', 'solid', long), ' ', key('gamma', 'dashed', folded)],
        plot: { curves: {
          x: { log: false, whole: false }, y: { log: false, whole: false },
          series: [
            { x, y: session.column(long, col), hue: 'y', stroke: 'solid' }, { x, y: session.column(folded, col), hue: 'gamma', stroke: 'dashed' },
            { x: sorted(given), y: sorted(walk.column(long, col)), hue: 'y', stroke: 'dots' },
          ],
          ...(row < 0 ? {} : { highlight: [2, row] as [number, number] }),
        } },
        summary: () => fillIn(words.linesSummary, { long: names[long] ?? '', folded: names[folded] ?? '' }),
      });
    },
    resize: picture.resize,
  };
}

/** Places from well before the least to well behind the greatest number, zero among them. */
function gridAround(values: Float64Array): Float64Array {
  const finite = values.filter(Number.isFinite).sort();
  const [least, most] = [Math.min(0, finite[0] ?? 0), Math.max(0, finite[finite.length - 1] ?? 0)];
  const room = Math.max(1, (most - least) / 4);
  return Float64Array.from({ length: POINTS }, (_, at) => least - room + ((most - least + 2 * room) * at) / (POINTS - 1));
}
