// A network that learns its γ and β: what they become, and the zeros that they leave.
import type { History } from '../../lab.ts';
import { fillIn } from '../../strings/index.ts';
import type { Cell, Results, Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { State } from './figure.ts';
import type { Words } from './en.ts';

type Here = Scene<State, Words>;
type Arm = 'pre' | 'none';

const ARMS = ['pre', 'none'] as const;
const HUES = { none: 'without', pre: 'with' } as const;
const LAYERS = [1, 2, 3, 4, 5];
const MEASURES = { pre: ['meanBeta', 'deviationBeta', 'meanGamma', 'zeros', 'predicted', 'dead'], none: ['zeros', 'dead'] } as const;

export function trainedRuns({ lr, start, decay }: State, seed: number): Cell[] {
  const shared = { depth: LAYERS.length, rate: Number(lr), decay: Number(decay), seed };
  return ARMS.map((norm) => ({ id: norm, name: 'zeros-trained', settings: { ...shared, norm, beta: norm === 'pre' ? Number(start) : 0 } }));
}

const inLayers = (measure: string) => ({ series }: History) => series[measure];

export function trainedResults(scene: Here): Results {
  const { state, words, common } = scene;
  const columns = [...MEASURES.pre.map((measure) => scene.overAll('pre', inLayers(measure))), ...MEASURES.none.map((measure) => scene.overAll('none', inLayers(measure)))];
  const accuracy = (arm: Arm) => scene.spread(arm, 'testAccuracy');
  return {
    pictures: [
      zeros(scene), learned(scene),
      trainingPicture(scene, ARMS.map((arm) => ({ id: arm, hue: HUES[arm], label: common.arms[arm] ?? arm })), { what: fillIn(words.what, { rate: state.lr }) }),
    ],
    table: {
      caption: words.captionTrain,
      groups: [{ label: '', columns: 1 }, { label: common.arms.pre ?? '', columns: MEASURES.pre.length }, { label: common.arms.none ?? '', columns: MEASURES.none.length }],
      head: [words.layer, ...words.heads],
      rows: LAYERS.map((layer) => ({
        cells: [String(layer), ...columns.map((column) => scene.writeSpread(column[layer - 1]))],
      })),
    },
    seen: fillIn(words.seenTrain, { zeros: over(scene, 'pre', 'zeros').map((share) => scene.write(share)).join(', '), pre: accuracy('pre'), none: accuracy('none') }),
  };
}

interface Line {
  readonly values: readonly number[];
  readonly hue: string;
  readonly stroke: 'both' | 'dashed';
  readonly label: string;
}

function over(scene: Here, arm: Arm, measure: string): number[] {
  const spreads = scene.overAll(arm, inLayers(measure));
  return LAYERS.map((_, index) => spreads[index]?.mean ?? Number.NaN);
}

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
