// How far the learning rate can go: one network over nine rates, with batch normalization and without.
import { choice, integer, number, type StateOf } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { seedBand } from '../kit/experiment/bands.ts';
import { opening, trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

/** Nine rates, two per power of ten, by the short names that a link uses. */
const NAMES = ['0.001', '0.0032', '0.01', '0.032', '0.1', '0.32', '1', '3.2', '10'] as const;
const RATES = NAMES.map((_, place) => 10 ** (-3 + place / 2));
/** Half the way to the next rate. */
const HALF = 10 ** 0.25;

const HUES = { none: 'without', pre: 'with', post: 'after' } as const;
type Arm = keyof typeof HUES;

const fields = {
  data: choice(['spirals', 'digits'], 'spirals'),
  activation: choice(['relu', 'tanh', 'sigmoid'], 'relu'),
  norm: choice(['pre', 'post', 'both'], 'pre'),
  depth: integer(4, { min: 1, max: 8 }),
  width: integer(24, { min: 8, max: 32 }),
  gain: number(1, { min: 0.25, max: 4, step: 0.05 }),
  lr: choice(NAMES, '0.1'),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

const armsOf = ({ norm }: StateOf<typeof fields>): Arm[] => (norm === 'both' ? ['none', 'pre', 'post'] : ['none', norm]);

function runs({ data, activation, depth, width, gain, norm }: State, seed: number): Cell[] {
  const steps = data === 'digits' ? 300 : 400;
  return RATES.flatMap((rate, place) => armsOf({ norm } as State).map((arm) => ({
    id: `${arm}:${NAMES[place]}`, name: 'learning-rate',
    settings: { source: data, activation, depth, width, gain, norm: arm, rate, steps, record: 20, seed },
  })));
}

const loss = (scene: Here, arm: Arm, rate: string) => scene.over(`${arm}:${rate}`, 'wholeSetLoss')?.median;
const works = (scene: Here, arm: Arm, rate: string) => scene.over(`${arm}:${rate}`, 'works')?.mean === 1;

/** What one arm did, in one sentence. */
function sentence(scene: Here, arm: Arm): string {
  const { words, common, write } = scene;
  const known = NAMES.filter((rate) => loss(scene, arm, rate) !== undefined);
  const good = NAMES.filter((rate) => works(scene, arm, rate));
  const best = known.reduce<string | undefined>((a, b) => (a === undefined || (loss(scene, arm, b) ?? Infinity) < (loss(scene, arm, a) ?? Infinity) ? b : a), undefined);
  const template = best === undefined ? words.arm : good.length > 1 ? words.arm : good.length === 1 ? words.single : known.length === NAMES.length ? words.never : words.noneYet;
  return fillIn(template, {
    label: opening(common.arms[arm] ?? arm), count: good.length, known: known.length, from: good[0] ?? '', to: good[good.length - 1] ?? '', least: write(best === undefined ? undefined : loss(scene, arm, best)), best: best ?? '…',
  });
}

function sweep(scene: Here): PictureSpec {
  const { state, words, common } = scene;
  const arms = armsOf(state);
  const found = arms.map((arm) => NAMES.flatMap((name, place) => {
    const value = loss(scene, arm, name);
    return value === undefined ? [] : [{ name, rate: RATES[place] ?? 0, value }];
  }));
  const chance = scene.one(`none:${NAMES[0]}`)?.numbers.chanceLoss;
  // Rates that train are strips at the foot of the picture, one above the other.
  const strips = arms.flatMap((arm, row) => NAMES.flatMap((name, place) => {
    const [rate = 0, low] = [RATES[place], 0.001 * 1.5 ** row];
    return works(scene, arm, name)
      ? [{ x: Float64Array.of(rate / HALF, rate * HALF), low: Float64Array.of(low, low), high: Float64Array.of(low * 1.35, low * 1.35), hue: HUES[arm] }] : [];
  }));
  const label = (arm: Arm) => common.arms[arm] ?? arm;
  const chosen = found[0]?.findIndex(({ name }) => name === state.lr) ?? -1;
  return {
    title: words.plot, across: words.across,
    legend: [...arms.map((arm) => ({ hue: HUES[arm], stroke: 'both' as const, label: label(arm) })), ...arms.slice(0, 1).map((arm) => ({ hue: HUES[arm], stroke: 'band' as const, label: words.range })), { hue: 'population', stroke: 'dashed', label: words.guessing }],
    plot: {
      curves: {
        x: { log: true, whole: false, range: [0.001 / HALF, 10 * HALF] }, y: { log: true, whole: false, range: [0.001, 20] },
        bands: [...strips, ...arms.flatMap((arm) => seedBand(RATES, NAMES.map((rate) => scene.over(`${arm}:${rate}`, 'wholeSetLoss')), HUES[arm]))], uprights: [], levels: chance === undefined ? [] : [chance, chance / 2],
        series: found.map((points, row) => ({
          x: Float64Array.from(points, ({ rate }) => rate), y: Float64Array.from(points, ({ value }) => value), hue: HUES[arms[row] ?? 'none'], stroke: 'both',
        })),
        ...(chosen < 0 ? {} : { highlight: [0, chosen] as [number, number] }),
      },
    },
    summary: () => fillIn(words.summary, { arms: arms.map((arm) => sentence(scene, arm)).join(' ') }),
    numbers: () => ({
      head: [words.rate, ...arms.map((arm) => `${label(arm)}, ${words.loss}`)],
      rows: NAMES.map((rate) => [rate, ...arms.map((arm) => scene.spread(`${arm}:${rate}`, 'wholeSetLoss'))]),
    }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'learning-rate', fields, runs,
  // A mean of a few that have run away says nothing about the others.
  middle: 'median',
  beside: ['lr', 'norm', 'activation'],
  settings: [{ title: 'network', controls: ['data', 'depth', 'width', 'gain'] }],
  // Only what holds for the setting on show: with sigmoids BN has the lowest loss too.
  caveat: (own, { data, depth, activation, gain }) => (data === 'spirals' ? (activation === 'sigmoid' || gain !== 1 ? own.caveatLimit : own.caveat)
    : depth === 1 && activation === 'relu' && gain === 1 ? own.caveatShallow : own.caveatLimit),
  results(scene) {
    const { state, words, common } = scene;
    const arms = armsOf(state);
    return {
      pictures: [
        sweep(scene),
        trainingPicture(scene, arms.map((arm) => ({ id: `${arm}:${state.lr}`, hue: HUES[arm], label: common.arms[arm] ?? arm })), {
          what: fillIn(words.at, { rate: state.lr }), chance: scene.one(`none:${state.lr}`)?.numbers.chanceLoss,
        }),
      ],
      table: {
        caption: words.caption,
        groups: [{ label: '', columns: 1 }, ...arms.map((arm) => ({ label: common.arms[arm] ?? arm, columns: 2 }))],
        head: [words.rate, ...arms.flatMap(() => [words.loss, words.accuracy])],
        rows: NAMES.map((rate) => ({
          cells: [rate, ...arms.flatMap((arm) => [scene.spread(`${arm}:${rate}`, 'wholeSetLoss'), scene.spread(`${arm}:${rate}`, 'testAccuracy')])],
          marks: Object.fromEntries(arms.flatMap((arm, column) => (works(scene, arm, rate) ? [[2 * column + 1, words.works]] : []))),
          chosen: rate === state.lr,
          choose: () => scene.set({ lr: rate }),
        })),
      },
      seen: arms.map((arm) => sentence(scene, arm)).join(' '),
    };
  },
});
