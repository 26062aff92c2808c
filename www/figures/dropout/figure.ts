// Dropout beside batch normalization: the variance that is gone at test, by formula, measured, and in a network.
import { number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const fields = {
  rate: number(0.5, { min: 0, max: 0.8, step: 0.1 }),
  mean: number(0, { min: 0, max: 3, step: 0.25 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

const RATES = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
const INPUTS = ['rectified', 'normal'] as const;
/** Told apart by their dots. */
const HUES = { rectified: 'x_hat', normal: 'variance' } as const;
const NETS = ['every', 'last'] as const;

const shiftOf = (input: string, rate: number, mean: number, seed: number): Cell =>
  ({ id: `${input}:${rate}`, name: 'dropout-shift', settings: { input, rate, ...(input === 'normal' ? { mean } : {}), seed } });

function runs({ rate, mean }: State, seed: number): Cell[] {
  const rates = [...new Set([...RATES, rate])];
  return [
    ...INPUTS.flatMap((input) => rates.map((one) => shiftOf(input, one, mean, seed))),
    ...NETS.map((layers) => ({ id: layers, name: 'dropout', settings: { dropout: rate, dropoutLayers: layers, seed } })),
  ];
}

function ratios(scene: Here): PictureSpec {
  const { words, state } = scene;
  const name = (input: (typeof INPUTS)[number]) => fillIn(words.inputs[input], { mean: state.mean });
  const found = INPUTS.map((input) => RATES.flatMap((rate) => {
    const numbers = scene.one(`${input}:${rate}`)?.numbers;
    return numbers ? [{ rate, expected: numbers.expected ?? Number.NaN, measured: numbers.measured ?? Number.NaN }] : [];
  }));
  const list = (points: (typeof found)[number] | undefined) => (points ?? []).map(({ rate, expected, measured }) => `${rate}: ${scene.write(expected)}, ${scene.write(measured)}`).join('; ');
  return {
    title: words.plot, across: words.across,
    legend: [...INPUTS.map((input) => ({ hue: HUES[input], stroke: 'both' as const, label: name(input) })), { hue: 'population', stroke: 'dashed', label: words.chosen }],
    plot: { curves: {
      x: { log: false, whole: false }, y: { log: false, whole: false, range: [0, 1.05] }, bands: [], uprights: [state.rate], levels: [],
      series: found.flatMap((points, at) => {
        const [x, hue] = [Float64Array.from(points, ({ rate }) => rate), HUES[INPUTS[at] ?? 'normal']];
        return [
          { x, y: Float64Array.from(points, ({ expected }) => expected), hue, stroke: 'solid' as const },
          { x, y: Float64Array.from(points, ({ measured }) => measured), hue, stroke: 'dots' as const },
        ];
      }),
    } },
    summary: () => fillIn(words.summary, { rectified: list(found[0]), normal: list(found[1]) }),
    numbers: () => ({
      head: [words.across, ...INPUTS.flatMap((input) => [`${name(input)}, ${words.formula}`, words.measured])],
      rows: RATES.map((rate) => [String(rate), ...INPUTS.flatMap((input) => ['expected', 'measured'].map((pick) => scene.spread(`${input}:${rate}`, pick)))]),
    }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'dropout', fields, runs,
  beside: ['rate', 'mean'],
  results(scene) {
    const { words, state } = scene;
    const nets = NETS.map((id) => ({ id, hue: id === 'every' ? 'with' : 'after', label: words.nets[id] }));
    const here = `rectified:${state.rate}`;
    return {
      pictures: [ratios(scene), trainingPicture(scene, nets, { what: fillIn(words.what, { rate: state.rate }) })],
      table: {
        caption: fillIn(words.caption, { rate: state.rate }), head: words.head,
        rows: nets.map(({ id, label }) => ({ cells: [label, ...['runningAccuracy', 'runningLoss', 'populationAccuracy', 'populationLoss'].map((pick) => scene.spread(id, pick))] })),
      },
      seen: fillIn(words.seen, { rate: state.rate, expected: scene.spread(here, 'expected'), measured: scene.spread(here, 'measured') }),
    };
  },
});
