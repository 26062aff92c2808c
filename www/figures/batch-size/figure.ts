// Small batches: the noise of their statistics, training against inference, and networks that do not look at the batch.
import { choice, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { seedBand } from '../kit/experiment/bands.ts';
import { opening, trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const SIZES = ['2', '4', '8', '16', '32', '64', '128'] as const;
const ARMS = ['pre', 'group', 'none'] as const;
const HUES = { pre: 'with', group: 'group', none: 'without' } as const;
const BATCHES = 4000;

const fields = {
  batch: choice(SIZES, '32'),
  data: choice(['spirals', 'digits'], 'spirals'),
  activation: choice(['relu', 'tanh', 'sigmoid'], 'relu'),
  lr: number(0.1, { min: 0.01, max: 1, log: 0.01 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

function runs({ data, activation, lr }: State, seed: number): Cell[] {
  // As in the reference runs: 9600 samples and √(N/32) on spirals, 19,200 and N/32 on digits.
  const task: Cell['settings'] = data === 'digits' ? { source: data, width: 48, samples: 19_200, rule: 'linear' } : { source: data, samples: 9600, rule: 'root' };
  const networks = SIZES.flatMap((size) => ARMS.map((norm): Cell => ({
    id: `${norm}:${size}`, name: 'batch-size', settings: { ...task, activation, rate: lr, norm, batch: Number(size), seed },
  })));
  return [...SIZES.map((size): Cell => ({ id: `noise:${size}`, name: 'batch-noise', settings: { batch: Number(size), batches: BATCHES, seed } })), ...networks];
}

interface Line {
  readonly hue: string;
  readonly stroke: 'both' | 'dashed' | 'dots';
  readonly label: string;
  readonly cell: string;
  readonly number: string;
}

/** Some numbers over the batch size; dots where they were measured. */
function picture(scene: Here, title: string, lines: readonly Line[], log: boolean, range?: [number, number]): PictureSpec {
  const { state, words: own } = scene;
  const value = (line: Line, size: string) => scene.over(`${line.cell}:${size}`, line.number)?.mean;
  const found = lines.map((line) => SIZES.filter((size) => value(line, size) !== undefined).map((size) => ({ size, value: value(line, size) ?? Number.NaN })));
  const chosen = found[0]?.findIndex(({ size }) => size === state.batch) ?? -1;
  return {
    title, across: own.size, legend: lines,
    plot: {
      curves: {
        x: { log: true, whole: false, range: [1.8, 142] }, y: { log, whole: false, ...(range ? { range } : {}) }, uprights: [], levels: [],
        bands: lines.flatMap(({ cell, number, hue }) => seedBand(SIZES.map(Number), SIZES.map((size) => scene.over(`${cell}:${size}`, number)), hue)),
        series: lines.map(({ hue, stroke }, place) => ({ hue, stroke, x: Float64Array.from(found[place] ?? [], ({ size }) => Number(size)), y: Float64Array.from(found[place] ?? [], (point) => point.value) })),
        ...(chosen < 0 ? {} : { highlight: [0, chosen] as [number, number] }),
      },
    },
    summary: () => fillIn(own.summary, { title, batch: state.batch, values: lines.map((line) => fillIn(own.at, { label: line.label, value: scene.write(value(line, state.batch)) })).join(', ') }),
    numbers: () => ({ head: [own.size, ...lines.map(({ label }) => label)], rows: SIZES.map((size) => [size, ...lines.map((line) => scene.spread(`${line.cell}:${size}`, line.number))]) }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'batch-size', fields, runs, quick: false, card: 'forward.mean',
  beside: ['batch', 'data'],
  settings: [{ title: 'network', controls: ['activation', 'lr'] }],
  caveat: (own, { data }) => (data === 'digits' ? own.caveatDigits : own.caveat),
  results(scene) {
    const { state, words: own, common } = scene;
    const label = (arm: (typeof ARMS)[number]) => (arm === 'pre' ? 'BN' : (common.arms[arm] ?? arm));
    const at = (cell: string, number: string, size: string = state.batch) => scene.spread(`${cell}:${size}`, number);
    return {
      pictures: [
        picture(scene, own.accuracy, ARMS.map((arm) => ({ hue: HUES[arm], stroke: 'both', label: label(arm), cell: arm, number: 'populationAccuracy' })), false),
        picture(scene, own.losses, [
          { hue: 'with', stroke: 'both', label: own.inference, cell: 'pre', number: 'inferenceLoss' }, { hue: 'noisy', stroke: 'both', label: own.trainMode, cell: 'pre', number: 'trainModeLoss' },
        ], true),
        trainingPicture(scene, ARMS.map((arm) => ({ id: `${arm}:${state.batch}`, hue: HUES[arm], label: opening(label(arm)) })), { what: fillIn(own.what, { batch: state.batch }) }),
        picture(scene, own.noise, [
          { hue: 'population', stroke: 'dashed', label: own.expected, cell: 'noise', number: 'meanExpected' }, { hue: 'mean', stroke: 'dots', label: own.measured, cell: 'noise', number: 'meanMeasured' },
        ], true),
      ],
      table: {
        caption: own.caption, head: own.heads,
        groups: [{ label: '', columns: 1 }, { label: own.losses, columns: 2 }, { label: own.accuracy, columns: 3 }, { label: own.noise, columns: 2 }],
        rows: SIZES.map((size) => ({
          cells: [size, at('pre', 'trainModeLoss', size), at('pre', 'inferenceLoss', size), ...ARMS.map((arm) => at(arm, 'populationAccuracy', size)), at('noise', 'meanMeasured', size), at('noise', 'meanExpected', size)],
          chosen: size === state.batch, choose: () => scene.set({ batch: size }),
        })),
      },
      seen: fillIn(own.seen, {
        batch: state.batch, trainMode: at('pre', 'trainModeLoss'), inference: at('pre', 'inferenceLoss'),
        pre: at('pre', 'populationAccuracy'), group: at('group', 'populationAccuracy'), none: at('none', 'populationAccuracy'),
      }),
    };
  },
});
