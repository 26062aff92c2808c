// A network that learns its γ and β: what they become, and the zeros that they leave.
import type { History } from '../../lab.ts';
import { fillIn } from '../../strings/index.ts';
import type { Cell, Results, Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { State } from '../relu.ts';
import type { Words } from './words.ts';

type Here = Scene<State, Words>;
type Arm = 'pre' | 'none';

const ARMS = ['pre', 'none'] as const;
const HUES = { none: 'without', pre: 'with' } as const;
const LAYERS = [1, 2, 3, 4, 5];

export function trainedRuns({ lr, start, decay }: State, seed: number): Cell[] {
  const shared = { depth: LAYERS.length, rate: Number(lr), decay: Number(decay), seed };
  return ARMS.map((norm) => ({ id: norm, name: 'zeros-trained', settings: { ...shared, norm, beta: norm === 'pre' ? Number(start) : 0 } }));
}

const inLayer = (measure: string, layer: number) => ({ series }: History) => series[measure]?.[layer - 1];

export function trainedResults(scene: Here): Results {
  const { state, words, common } = scene;
  const cells = (arm: Arm, measures: readonly string[], layer: number) => measures.map((measure) => scene.spread(arm, inLayer(measure, layer)));
  const accuracy = (arm: Arm) => scene.spread(arm, 'testAccuracy');
  return {
    pictures: [
      zeros(scene), learned(scene),
      trainingPicture(scene, ARMS.map((arm) => ({ id: arm, hue: HUES[arm], label: common.arms[arm] ?? arm })), { what: fillIn(words.what, { rate: state.lr }) }),
    ],
    table: {
      caption: words.captionTrain,
      groups: [{ label: '', columns: 1 }, { label: common.arms.pre ?? '', columns: 6 }, { label: common.arms.none ?? '', columns: 2 }],
      head: [words.layer, ...words.heads],
      rows: LAYERS.map((layer) => ({
        cells: [String(layer), ...cells('pre', ['meanBeta', 'deviationBeta', 'meanGamma', 'zeros', 'predicted', 'dead'], layer), ...cells('none', ['zeros', 'dead'], layer)],
      })),
    },
    seen: fillIn(words.seenTrain, { zeros: LAYERS.map((layer) => scene.write(scene.over('pre', inLayer('zeros', layer))?.mean)).join(', '), pre: accuracy('pre'), none: accuracy('none') }),
  };
}

interface Line {
  readonly values: readonly number[];
  readonly hue: string;
  readonly stroke: 'both' | 'dashed';
  readonly label: string;
}

const over = (scene: Here, arm: Arm, measure: string) => LAYERS.map((layer) => scene.over(arm, inLayer(measure, layer))?.mean ?? Number.NaN);

function byLayer(scene: Here, title: string, lines: readonly Line[], range: [number, number] | undefined, bands: { low: number[]; high: number[]; hue: string }[] = []): PictureSpec {
  const { words, common } = scene;
  const x = Float64Array.from(LAYERS);
  return {
    title, across: common.layer,
    legend: lines,
    plot: {
      curves: {
        x: { log: false, whole: true }, y: { log: false, whole: false, ...(range ? { range } : {}) }, uprights: [], levels: [],
        bands: bands.map(({ low, high, hue }) => ({ x, low: Float64Array.from(low), high: Float64Array.from(high), hue })),
        series: lines.map(({ values, hue, stroke }) => ({ x, y: Float64Array.from(values), hue, stroke })),
      },
    },
    summary: () => fillIn(words.layerSummary, { title, values: lines.map(({ label, values }) => `${label} ${values.map((value) => scene.write(value)).join(', ')}`).join('; ') }),
    numbers: () => ({ head: [words.layer, ...lines.map(({ label }) => label)], rows: LAYERS.map((layer) => [String(layer), ...lines.map(({ values }) => scene.write(values[layer - 1]))]) }),
  };
}

const zeros = (scene: Here): PictureSpec => byLayer(scene, scene.words.zeros, [
  { values: over(scene, 'pre', 'zeros'), hue: 'with', stroke: 'both', label: scene.common.arms.pre ?? '' },
  { values: over(scene, 'pre', 'predicted'), hue: 'population', stroke: 'dashed', label: scene.words.predicted },
  { values: over(scene, 'none', 'zeros'), hue: 'without', stroke: 'both', label: scene.common.arms.none ?? '' },
], [0, 1]);

/** β with a band of one standard deviation over the units, and the size of γ. */
function learned(scene: Here): PictureSpec {
  const [mean, deviation] = [over(scene, 'pre', 'meanBeta'), over(scene, 'pre', 'deviationBeta')];
  const edge = (sign: number) => mean.map((beta, place) => beta + sign * (deviation[place] ?? 0));
  return byLayer(scene, scene.words.learned, [
    { values: mean, hue: 'beta', stroke: 'both', label: scene.words.meanBeta },
    { values: over(scene, 'pre', 'meanGamma'), hue: 'gamma', stroke: 'both', label: scene.words.meanGamma },
  ], [-1.5, 2], [{ low: edge(-1), high: edge(1), hue: 'beta' }]);
}
