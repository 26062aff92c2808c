// The two pictures of the walk: the batch as it came in, and where the present step has brought it.
import { type Child, h, setAttribute } from '../../dom.ts';
import type { Drawn, PlotRequest } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture, type Picture, type PictureData, type Place } from '../kit/picture.ts';
import type { WalkPart, WalkScene, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

/** Which table shows the stage that a step has reached. */
const STAGES: Readonly<Record<string, string>> = {
  deviation: 'deviation', square: 'deviation', variance: 'deviation', root: 'deviation', running_root: 'deviation', x_hat: 'x_hat', line: 'line',
};
const HUES: Readonly<Record<string, string>> = { x: 'x', deviation: 'x', x_hat: 'x_hat', y: 'y', line: 'y' };

/** The features of the pictures: across, and upright in a cloud. */
export function plotted({ state, session, active }: WalkScene<State>): { across: number; upright: number; features: number } {
  const { columns: features } = session.table('x');
  const across = Math.min(active && session.table(active.quantity).columns > 1 && state.cell ? active.col : state.feature, features - 1);
  const upright = state.against === across || state.against >= features ? (across + 1) % features : state.against;
  return { across, upright, features };
}

export function createPictures(context: Context<State, Words>, pointRow: WalkTools['pointRow']): WalkPart<State> {
  const words = context.words.labels.plot;
  let scene: WalkScene<State> | undefined;
  const pictures = new Map<string, Picture>();
  const node = h('div', { class: 'pictures stick' });

  const nearest = (quantity: () => string) => (place: Place | null, drawn: Drawn) => {
    if (!scene) return;
    if (!place) return pointRow(null);
    const { session, state } = scene;
    const { across, upright } = plotted(scene);
    const axes = state.view === 'cloud' ? [across, upright] : [across];
    const row = nearestRow(axes.map((col) => session.column(quantity(), col)), place, drawn);
    pointRow(row === undefined ? null : { row, col: across });
  };
  const stageNow = () => STAGES[scene?.state.step ?? ''] ?? 'y';
  const pictureAt = (place: 'before' | 'after', shape: string) => {
    const key = `${place} ${shape}`;
    const made = pictures.get(key) ?? createPicture(context, shape, nearest(place === 'before' ? () => 'x' : stageNow));
    pictures.set(key, made);
    return made;
  };
  const titles = new Map<string, Child>();
  /** The same title is the same node as long as it says the same. */
  const titleOf = (quantity: string, mathml: string, name: string): Child => {
    const key = [quantity, mathml, name].join();
    const title = titles.get(key) ?? [h('span', { class: 'symbol' }, parseMathml(mathml)), ` ${words.stages[quantity] ?? ''} · ${name}`];
    titles.set(key, title);
    return title;
  };
  const describe = (quantity: string): PictureData => {
    const { session, state, active } = scene as WalkScene<State>;
    const { across, upright, features } = plotted(scene as WalkScene<State>);
    const names = session.table('x').colNames;
    const name = (col: number) => names[[...session.table('x').colIndex].indexOf(col)] ?? String(col + 1);
    const row = active && active.quantity !== 'count' && session.table(active.quantity).rows > 1 && active.col === across ? active.row : undefined;
    const cloud = state.view === 'cloud' && features > 1;
    const x = session.column(quantity, across);
    const plot: PlotRequest = cloud
      ? { cloud: { x, y: session.column(quantity, upright), hue: HUES[quantity] ?? 'x', marks: state.divisor, equalUnits: true, ...(row === undefined ? {} : { highlight: row }) } }
      : { distribution: { values: x, hue: HUES[quantity] ?? 'x', marks: state.divisor, symbols: words.marks, normalCurve: state.curve,
          ...(quantity === 'x' ? {} : { before: session.column('x', across) }),
          ...(row === undefined || !Number.isFinite(x[row]) ? {} : { highlight: x[row] ?? 0 }) } };
    const written = (value: number | undefined) => (value === undefined ? '–' : context.engine.writeNumber(value, state.digits));
    return {
      title: titleOf(quantity, session.symbol(quantity).mathml, cloud ? `${name(across)} × ${name(upright)}` : name(across)),
      plot,
      summary: (drawn) => fillIn(cloud ? words.cloud : words.distribution, {
        stage: words.stages[quantity] ?? quantity, name: name(across), other: name(upright), count: x.length,
        mean: written(drawn.mean[0]), deviation: written(drawn.deviation[0]), otherMean: written(drawn.mean[1]), otherDeviation: written(drawn.deviation[1]),
      }),
    };
  };

  return {
    node,
    update(next) {
      scene = next;
      setAttribute(node, 'hidden', next.state.view === 'slide');
      if (next.state.view === 'slide') return;
      const cloud = next.state.view === 'cloud' && next.session.table('x').columns > 1;
      const shape = cloud ? 'square' : 'wide';
      const parts = [pictureAt('before', shape), pictureAt('after', shape)] as const;
      if (node.firstElementChild !== parts[0].node) node.replaceChildren(...parts.map((part) => part.node));
      node.classList.toggle('pair', cloud);
      const { across, upright } = plotted(next);
      next.session.gather([], (cloud ? [across, upright] : [across]).flatMap((col) => [['x', col], [stageNow(), col]] as const));
      parts[0].update(describe('x'));
      parts[1].update(describe(stageNow()));
    },
    resize: () => [...pictures.values()].filter(({ node: one }) => one.parentNode === node).forEach((picture) => picture.resize()),
  };
}

/** The row whose number lies nearest to a place, measured in widths of the picture. */
function nearestRow(columns: readonly Float64Array[], place: Place, drawn: Drawn): number | undefined {
  const spans = [drawn.x[1] - drawn.x[0], drawn.y[1] - drawn.y[0]];
  let best: number | undefined;
  let least = 0.04;
  for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) {
    const distance = Math.hypot(...columns.map((column, axis) => ((column[row] ?? Number.NaN) - (place[axis] ?? 0)) / (spans[axis] ?? 1)));
    if (distance < least) [best, least] = [row, distance];
  }
  return best;
}
