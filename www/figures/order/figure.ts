// Before or after the activation: the same network three times, and what its next layer gets.
import { choice } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import type { Words } from './en.ts';

const HUES = { none: 'without', pre: 'with', post: 'after' } as const;
const ARMS = ['none', 'pre', 'post'] as const;

const fields = {
  activation: choice(['relu', 'tanh', 'sigmoid'], 'relu'),
  lr: choice(['0.03', '0.1', '0.3', '1'], '0.3'),
};

type State = ExperimentState<typeof fields>;

function runs({ activation, lr }: State, seed: number): Cell[] {
  return ARMS.map((norm) => ({ id: norm, name: 'order', settings: { activation, norm, rate: Number(lr), seed } }));
}

type Here = Scene<State, Words>;

/** Who wins, seed by seed: pairs that share everything but the place of BN. */
function seeds(scene: Here): PictureSpec {
  const { words, common, write } = scene;
  const x = Float64Array.from(scene.seeds);
  const found = ARMS.map((id) => ({ id, hue: HUES[id], label: common.arms[id] ?? id, y: Float64Array.from(scene.seeds, (_, place) => scene.at(id, place)?.numbers.testAccuracy ?? Number.NaN) }));
  const [first = 0, last = 0] = [x[0], x.at(-1)];
  return {
    title: words.bySeed, across: common.fields.seed ?? '',
    legend: found.map(({ hue, label }) => ({ hue, stroke: 'both', label })),
    plot: { curves: {
      x: { log: false, whole: true, range: [first - 0.5, last + 0.5] }, y: { log: false, whole: false }, bands: [], uprights: [], levels: [],
      series: found.map(({ hue, y }) => ({ x, y, hue, stroke: 'both' })),
    } },
    summary: () => fillIn(words.bySeedSummary, { values: found.map(({ label, y }) => `${label} ${Array.from(y, (one) => write(one)).join(', ')}`).join('; ') }),
    numbers: () => ({ head: [common.fields.seed ?? '', ...found.map(({ label }) => label)], rows: Array.from(x, (seed, place) => [String(seed), ...found.map(({ y }) => write(y[place]))]) }),
  };
}

function sentence(scene: Here): string {
  const { words, write } = scene;
  if (scene.seeds.length < 2) {
    const accuracy = (id: string) => write(scene.over(id, 'testAccuracy')?.mean);
    return fillIn(words.alone, { pre: accuracy('pre'), post: accuracy('post'), none: accuracy('none') });
  }
  const found = scene.paired('pre', 'post', 'testAccuracy');
  return found ? fillIn(words.paired, { mean: write(found.mean, 2), error: write(found.standardError, 2), t: write(found.t, 2) }) : words.early;
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'order', fields, runs,
  beside: ['activation', 'lr'],
  results(scene) {
    const { words, common, state } = scene;
    const arms = ARMS.map((id) => ({ id, hue: HUES[id], label: common.arms[id] ?? id }));
    return {
      pictures: [trainingPicture(scene, arms, { what: fillIn(words.what, { rate: state.lr }) }), seeds(scene)],
      table: {
        caption: words.caption, head: words.head,
        rows: arms.map(({ id, label }) => ({
          cells: [label, scene.spread(id, 'testAccuracy'), scene.spread(id, 'testLoss'),
            scene.spread(id, 'inputMean'), scene.spread(id, 'inputDeviation'), scene.spread(id, 'inputZeros')],
        })),
      },
      seen: sentence(scene),
    };
  },
});
