// Beside the tables of the bowl: how far both directions have come, and the numbers that decide it.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { foldOnPhones } from '../kit/part.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkParts, WalkScene } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

const HUES = { steep_path: 'gradient', flat_path: 'window' } as const;

export function createPictures(context: Context<State, Words>, stepTo: (step: string) => void): WalkParts<State> {
  const words = context.words.labels;
  const numberOf = ({ session }: WalkScene<State>, quantity: string) => session.column(quantity, 0)[0] ?? Number.NaN;
  const runsAway = (scene: WalkScene<State>) => Math.abs(numberOf(scene, 'steep_factor')) > 1;
  const ways = createPaths<State>(stepTo, (scene) => ({
    title: words.ways,
    paths: [
      { label: words.steep, stops: ['steepest', '→', 'steep_factor'], ...(runsAway(scene) ? { wrong: true, verdict: words.diverges } : {}) },
      { label: words.flat, stops: ['flattest', '→', 'flat_factor'] },
      { label: words.ratio, stops: ['condition'] },
      { label: words.limit, stops: ['rate_limit'] },
    ],
  }));
  const curves = createPicture(context, 'wide');
  const pictures: WalkPart<State> = {
    node: h('div', { class: 'pictures stick' }, curves.node),
    update(scene) {
      const { session } = scene;
      const steep = session.column('steep_path', 0);
      const flat = session.column('flat_path', 0);
      const x = steep.map((_, step) => step);
      const key = (quantity: 'steep_path' | 'flat_path') => h('span', { class: 'key' }, h('i', { class: `swatch q-${HUES[quantity]}` }),
        h('span', { class: 'symbol' }, parseMathml(session.symbol(quantity).mathml)));
      const written = (quantity: string) => session.table(quantity).cells.split('\n');
      const last = (quantity: string) => written(quantity).at(-1) ?? '';
      curves.update({
        title: [words.curves, key('steep_path'), key('flat_path')],
        across: words.across,
        plot: { curves: {
          x: { log: false, whole: true }, y: { log: false, whole: false }, levels: [0],
          series: [{ x, y: flat, hue: HUES.flat_path, stroke: 'dashed' }, { x, y: steep, hue: HUES.steep_path, stroke: 'both' }],
        } },
        summary: () => fillIn(words.summary, { steps: scene.state.steps, steep: last('steep_path'), flat: last('flat_path') }),
      });
    },
    resize: curves.resize,
  };
  return { pictures, side: foldOnPhones(context, words.ways, ways) };
}
