// Why it helps: covariate shift put back on purpose, and the ground along the gradient.
import { choice, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import type { History } from '../../lab.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const fields = {
  noise: number(1, { min: 0, max: 2, step: 0.1 }),
  activation: choice(['relu', 'tanh'], 'relu'),
  lr: number(0.1, { min: 0.01, max: 1, log: 0.01 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

const ARMS = [
  { id: 'none', hue: 'without', norm: 'none', noisy: false }, { id: 'pre', hue: 'with', norm: 'pre', noisy: false },
  { id: 'noisy', hue: 'noisy', norm: 'pre', noisy: true }, { id: 'noisyNone', hue: 'after', norm: 'none', noisy: true },
] as const;

function runs({ noise, activation, lr }: State, seed: number): Cell[] {
  return ARMS.map(({ id, norm, noisy }) => ({ id, name: 'why', settings: { norm, activation, noise: noisy ? noise : 0, rate: lr, seed } }));
}

/** Those whose ground is compared. */
const PROBED = ARMS.slice(0, 3);
/** Steps from one dot to the next. */
const EVERY = 10;

const finalLoss = ({ series }: History) => series.wholeSet?.[series.wholeSet.length - 1];

function movements(scene: Here): PictureSpec {
  const { words } = scene;
  const found = ARMS.flatMap((arm) => {
    const moved = scene.one(arm.id)?.series.movements;
    return moved ? [{ ...arm, moved }] : [];
  });
  return {
    title: words.movement, across: words.step,
    legend: ARMS.map(({ id, hue }) => ({ hue, stroke: 'both', label: words.arms[id] })),
    plot: { curves: {
      x: { log: false, whole: true }, y: { log: true, whole: false }, bands: [], uprights: [], levels: [],
      // Every step as a pale line, some of them as dots: four lines are told apart by their dots.
      series: [
        ...found.map(({ moved, hue }) => ({ x: Float64Array.from(moved, (_, step) => step + 1), y: moved, hue, stroke: 'quiet' as const })),
        ...found.map(({ moved, hue }) => {
          const steps = Float64Array.from(moved, (_, step) => step + 1).filter((step) => step % EVERY === 0);
          return { x: steps, y: steps.map((step) => moved[step - 1] ?? Number.NaN), hue, stroke: 'dots' as const };
        }),
      ],
    } },
    summary: () => fillIn(words.summary, { what: words.movement, ends: found.map(({ id }) => `${words.arms[id]} ${scene.spread(id, 'movement')}`).join(', ') }),
    numbers: () => ({
      head: [words.step, ...found.map(({ id }) => words.arms[id])],
      rows: Array.from(found[0]?.moved ?? [], (_, at) => at).filter((at) => (at + 1) % EVERY === 0).map((at) => [String(at + 1), ...found.map(({ moved }) => scene.write(moved[at]))]),
    }),
  };
}

function landscape(scene: Here): PictureSpec {
  const { words } = scene;
  const found = PROBED.flatMap((arm) => {
    const series = scene.one(arm.id)?.series;
    return series?.step && series.lowest && series.highest ? [{ ...arm, x: series.step, low: series.lowest, high: series.highest }] : [];
  });
  return {
    title: words.range, across: words.step,
    legend: PROBED.map(({ id, hue }) => ({ hue, stroke: 'both', label: words.arms[id] })),
    plot: { curves: {
      x: { log: false, whole: true }, y: { log: true, whole: false }, uprights: [], levels: [],
      series: found.flatMap(({ x, low, high, hue }) => [{ x, y: low, hue, stroke: 'solid' as const }, { x, y: high, hue, stroke: 'both' as const }]),
      bands: found.map(({ x, low, high, hue }) => ({ x, low, high, hue })),
    } },
    summary: () => fillIn(words.summary, { what: words.range, ends: found.map(({ id }) => `${words.arms[id]} ${scene.spread(id, 'lossRange')}`).join(', ') }),
    numbers: () => ({
      head: [words.step, ...found.map(({ id }) => words.arms[id])],
      rows: Array.from(found[0]?.x ?? [], (step, at) => [String(step), ...found.map(({ low, high }) => `${scene.write(low[at])} … ${scene.write(high[at])}`)]),
    }),
  };
}

/** How much the gradient turns along its own direction: in its own length, so that large and small gradients compare. */
function changes(scene: Here): PictureSpec {
  const { words } = scene;
  const found = PROBED.flatMap((arm) => {
    const series = scene.one(arm.id)?.series;
    return series?.step && series.relativeChange ? [{ ...arm, x: series.step, y: series.relativeChange }] : [];
  });
  return {
    title: words.change, across: words.step,
    legend: PROBED.map(({ id, hue }) => ({ hue, stroke: 'both', label: words.arms[id] })),
    plot: { curves: {
      x: { log: false, whole: true }, y: { log: true, whole: false }, bands: [], uprights: [], levels: [],
      series: found.map(({ x, y, hue }) => ({ x, y, hue, stroke: 'both' })),
    } },
    summary: () => fillIn(words.summary, { what: words.change, ends: found.map(({ id }) => `${words.arms[id]} ${scene.spread(id, 'relativeChange')}`).join(', ') }),
    numbers: () => ({
      head: [words.step, ...found.map(({ id }) => words.arms[id])],
      rows: Array.from(found[0]?.x ?? [], (step, at) => [String(step), ...found.map(({ y }) => scene.write(y[at]))]),
    }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'why', fields, runs,
  beside: ['noise', 'activation', 'lr'],
  results(scene) {
    const { words, state } = scene;
    const arms = ARMS.map(({ id, hue }) => ({ id, hue, label: words.arms[id] }));
    const moved = (id: string) => scene.spread(id, 'movement');
    const tested = (id: string) => scene.spread(id, 'testAccuracy');
    return {
      pictures: [movements(scene), trainingPicture(scene, arms, { what: fillIn(words.what, { noise: state.noise }) }), landscape(scene), changes(scene)],
      table: {
        caption: words.caption, head: words.head,
        rows: arms.map(({ id, label }) => ({
          cells: [label, scene.spread(id, finalLoss), tested(id), moved(id), ...['lossRange', 'relativeChange', 'smoothness'].map((pick) => scene.spread(id, pick))],
        })),
      },
      seen: [
        fillIn(words.seen, { none: moved('none'), pre: moved('pre'), noisy: moved('noisy'), noneTest: tested('none'), preTest: tested('pre'), noisyTest: tested('noisy') }),
        fillIn(words.ground, { none: scene.spread('none', 'lossRange'), pre: scene.spread('pre', 'lossRange'), noisy: scene.spread('noisy', 'lossRange') }),
      ].join(' '),
    };
  },
});
