// One feature through γ, β and ReLU: its histogram, and the share of zeros over β / |γ|.
import { fillIn } from '../../strings/index.ts';
import type { Cell, Results, Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import type { State } from './figure.ts';
import type { Words } from './en.ts';

type Here = Scene<State, Words>;

const RATIOS = Array.from({ length: 17 }, (_, place) => -2 + place / 4);
const SAMPLES = 20_000;

const signOf = ({ gamma }: State) => (gamma < 0 ? -1 : 1);

/** The feature of the sliders, and the same distribution for every ratio of the curve. */
export function shapeRuns(state: State, seed: number): Cell[] {
  const { gamma, beta, shape } = state;
  const cell = (id: string, own: { gamma: number; beta: number }): Cell => ({ id, name: 'zeros', settings: { ...own, shape, samples: SAMPLES, seed } });
  return [cell('here', { gamma, beta }), ...RATIOS.map((ratio) => cell(`at:${ratio}`, { gamma: signOf(state), beta: ratio }))];
}

export function shapeResults(scene: Here): Results {
  const { state, words } = scene;
  const values = { gamma: scene.write(state.gamma), beta: scene.write(state.beta), measured: scene.spread('here', 'measured'), normal: scene.write(scene.one('here')?.numbers.gaussian) };
  return {
    pictures: [histogram(scene), curve(scene)],
    table: {
      caption: words.caption, head: [words.how, words.share],
      rows: ([['measured', words.measured], ['exact', words.exact], ['gaussian', words.normal]] as const).map(([name, label]) => ({ cells: [label, scene.spread('here', name, 'mean', 4)] })),
    },
    seen: fillIn(words.seen, values),
  };
}

/** What lies at or below zero in one colour, what passes in another. */
function histogram(scene: Here): PictureSpec {
  const { words } = scene;
  const history = scene.one('here');
  const counts = history?.series.histogram ?? new Float64Array();
  const { low = -5, high = 5 } = history?.numbers ?? {};
  const edge = (bin: number) => low + (bin * (high - low)) / counts.length;
  // A step is two points of equal height.
  const area = (bins: number[], hue: string) => ({
    x: Float64Array.from(bins.flatMap((bin) => [edge(bin), edge(bin + 1)])), high: Float64Array.from(bins.flatMap((bin) => [counts[bin] ?? 0, counts[bin] ?? 0])),
    low: new Float64Array(2 * bins.length), hue,
  });
  const places = [...counts.keys()];
  const [zero, passed] = [area(places.filter((bin) => edge(bin + 1) <= 1e-9), 'without'), area(places.filter((bin) => edge(bin + 1) > 1e-9), 'with')];
  const outline = (part: typeof zero) => ({ x: part.x, y: part.high, hue: part.hue, stroke: 'solid' as const });
  return {
    title: words.histogram, across: words.value,
    legend: [{ hue: 'without', stroke: 'band', label: words.zero }, { hue: 'with', stroke: 'band', label: words.passed }],
    plot: {
      curves: {
        x: { log: false, whole: false, range: [low, high] }, y: { log: false, whole: false, range: [0, 1.08 * Math.max(1, ...counts)] },
        bands: [zero, passed], series: [outline(zero), outline(passed)], uprights: [0], levels: [],
      },
    },
    summary: () => fillIn(words.histogramSummary, { share: scene.write(history?.numbers.measured) }),
    numbers: () => ({ head: [words.value, words.count], rows: places.map((bin) => [scene.write((edge(bin) + edge(bin + 1)) / 2), String(counts[bin])]) }),
  };
}

function curve(scene: Here): PictureSpec {
  const { state, words } = scene;
  const ratio = state.beta / Math.abs(state.gamma);
  const found = RATIOS.flatMap((x) => {
    const history = scene.one(`at:${x}`);
    return history ? [{ x, ...history.numbers }] : [];
  }) as { x: number; measured: number; exact: number; gaussian: number }[];
  const line = (name: 'measured' | 'exact' | 'gaussian') => ({ x: Float64Array.from(found, ({ x }) => x), y: Float64Array.from(found, (point) => point[name]) });
  const here = scene.one('here')?.numbers.measured ?? Number.NaN;
  const normal = state.shape === 'normal';
  return {
    title: words.curve, across: words.ratio,
    legend: [
      { hue: 'y', stroke: 'dots', label: words.measured }, ...(normal ? [] : [{ hue: 'with', stroke: 'solid' as const, label: words.exact }]),
      { hue: 'population', stroke: 'dashed', label: words.normal }, { hue: 'beta', stroke: 'dots', label: words.here },
    ],
    plot: {
      curves: {
        x: { log: false, whole: false, range: [-2.1, 2.1] }, y: { log: false, whole: false, range: [0, 1] }, bands: [], uprights: [], levels: [],
        series: [
          { ...line('gaussian'), hue: 'population', stroke: 'dashed' }, ...(normal ? [] : [{ ...line('exact'), hue: 'with', stroke: 'solid' as const }]),
          { ...line('measured'), hue: 'y', stroke: 'dots' }, { x: Float64Array.of(ratio), y: Float64Array.of(here), hue: 'beta', stroke: 'dots' },
        ],
        highlight: [normal ? 2 : 3, 0],
      },
    },
    summary: () => fillIn(words.curveSummary, { ratio: scene.write(ratio), share: scene.write(here) }),
    numbers: () => ({
      head: [words.ratio, words.measured, words.exact, words.normal],
      rows: found.map(({ x, measured, exact, gaussian }) => [scene.write(x), scene.write(measured), scene.write(exact), scene.write(gaussian)]),
    }),
  };
}
