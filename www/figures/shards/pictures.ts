// The pictures of the batch on several devices: the ways to merge their variances, and one histogram per device.
import { h, setAttribute } from '../../dom.ts';
import { createSymbol } from '../../elements/symbol.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { createDistributions } from '../kit/distributions.ts';
import { foldOnPhones } from '../kit/part.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import type { WalkPart, WalkParts, WalkScene, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

/** Up to so many devices get a histogram each. */
const MOST_HISTOGRAMS = 3;

/** Which feature the pictures show: that of the active cell. */
function featureOf({ session, active }: WalkScene<State>) {
  const { colIndex, colNames } = session.table('x');
  const at = Math.max(0, active && session.table(active.quantity).columns > 1 ? [...colIndex].indexOf(active.col) : 0);
  return { col: colIndex[at] ?? 0, name: colNames[at] ?? '' };
}

/** One axis for all devices: from the least to the greatest sample, with a little room. */
function roomAround(x: Float64Array): [number, number] {
  const finite = x.filter(Number.isFinite).sort();
  const [least = 0, most = 0] = [finite[0], finite[finite.length - 1]];
  const room = (most - least || 1) * 0.15;
  return [least - room, most + room];
}

export function createPictures(context: Context<State, Words>, { stepTo }: WalkTools, sizes: () => readonly number[]): Required<Pick<WalkParts<State>, 'pictures' | 'side'>> {
  const words = context.words.labels;
  const { right, wrong } = context.strings.walk;
  const ways = createPaths<State>(stepTo, (scene) => ({
    title: fillIn(words.ways, featureOf(scene)),
    paths: [
      { label: words.plain, stops: ['mean_of_variances'], wrong: true, verdict: wrong },
      { label: words.weighted, stops: ['within'], wrong: true, verdict: wrong },
      { label: words.merged, stops: ['within', '+', 'between', '=', 'variance'], verdict: right },
      { label: words.whole, stops: ['whole_variance'] },
    ],
  }));
  const slices = (scene: WalkScene<State>) => {
    const x = scene.session.column('x', featureOf(scene).col);
    let start = 0;
    return { x, parts: sizes().map((size) => x.slice(start, (start += size))) };
  };
  const histograms = createDistributions<State>(context, (scene) => {
    const { x, parts } = slices(scene);
    const range = roomAround(x);
    return [
      ...parts.map((values, device) => ({ values, range, quantity: 'x', hue: 'x', name: fillIn(words.onDevice, { k: device + 1, count: values.length }) })),
      { values: x, range, quantity: 'x', hue: 'y', name: words.all },
    ];
  });
  // Many devices: less room for each, the same axis for all.
  const ridges = createPicture(context, 'wide');
  const symbol = createSymbol();
  const pictures: WalkPart<State> = {
    node: h('div', { class: 'pictures stick' }, histograms.node, ridges.node),
    update(scene) {
      const { x, parts } = slices(scene);
      const many = parts.length > MOST_HISTOGRAMS;
      setAttribute(histograms.node, 'hidden', many);
      setAttribute(ridges.node, 'hidden', !many);
      if (!many) return histograms.update(scene);
      const { name } = featureOf(scene);
      symbol.update(scene.session.symbol('x').mathml);
      ridges.update({
        title: [symbol.node, ' ', fillIn(words.ridges, { name })],
        plot: { ridges: { rows: [...parts.map((values, device) => ({ values, label: String(device + 1) })), { values: x, label: words.every }], hue: 'x' } },
        summary: () => fillIn(words.summary, { count: parts.length, name }),
      });
    },
    resize() {
      histograms.resize();
      ridges.resize();
    },
  };
  return { pictures, side: foldOnPhones(context, words.merging, ways) };
}
