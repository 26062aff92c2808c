// Overfitting: a network that could learn its few samples by heart, with BN at several batch sizes and without.
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { seedBand } from '../kit/experiment/bands.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const fields = {
  batch: integer(8, { min: 4, max: 90 }),
  samples: integer(90, { min: 90, max: 300, step: 10 }),
  noise: number(0.3, { min: 0, max: 0.6, step: 0.05 }),
  dropout: number(0.2, { min: 0, max: 0.6, step: 0.1 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

const LARGEST = 90;
const batchesOf = ({ batch }: State) => [...new Set([8, 16, 32, LARGEST, batch])].sort((a, b) => a - b);

function runs(state: State, seed: number): Cell[] {
  const { samples, noise, dropout } = state;
  const shared = { samples, noise, seed };
  return [
    ...batchesOf(state).map((batch) => ({ id: `pre:${batch}`, name: 'overfitting', settings: { ...shared, norm: 'pre', batch } })),
    { id: 'none', name: 'overfitting', settings: { ...shared, norm: 'none', batch: 32 } },
    { id: 'dropout', name: 'overfitting', settings: { ...shared, norm: 'none', batch: 32, dropout } },
  ];
}

function gaps(scene: Here): PictureSpec {
  const { words } = scene;
  const found = batchesOf(scene.state).flatMap((batch) => {
    const spread = scene.over(`pre:${batch}`, 'gap');
    return spread ? [{ batch, spread, gap: spread.mean }] : [];
  });
  const without = scene.over('none', 'gap')?.mean;
  const ends = Float64Array.of(Math.min(8, scene.state.batch), LARGEST);
  const level = without === undefined ? [] : [{ x: ends, y: Float64Array.of(without, without), hue: 'without', stroke: 'dashed' as const }];
  return {
    title: words.plot, across: words.across,
    legend: [{ hue: 'with', stroke: 'both', label: 'BN' }, { hue: 'without', stroke: 'dashed', label: words.without }, { hue: 'population', stroke: 'dashed', label: words.chosen }],
    plot: {
      curves: {
        x: { log: true, whole: true }, y: { log: false, whole: false }, bands: seedBand(found.map(({ batch }) => batch), found.map(({ spread }) => spread), 'with'), uprights: [scene.state.batch], levels: [0],
        series: [...level, { x: Float64Array.from(found, ({ batch }) => batch), y: Float64Array.from(found, ({ gap }) => gap), hue: 'with', stroke: 'both' }],
      },
    },
    summary: () => fillIn(words.summary, { points: found.map(({ batch, gap }) => `${batch}: ${scene.write(gap)}`).join(', '), none: scene.write(without) }),
    numbers: () => ({ head: [words.across, 'BN', words.without], rows: found.map(({ batch, spread }) => [String(batch), scene.writeSpread(spread), scene.write(without)]) }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'overfitting', fields, runs,
  beside: ['batch', 'noise'],
  settings: [{ title: 'network', controls: ['dropout', 'samples'] }],
  results(scene) {
    const { words, state } = scene;
    const named = [
      { id: 'none', label: words.without }, { id: 'dropout', label: fillIn(words.dropped, { rate: state.dropout }) },
      ...batchesOf(state).map((batch) => ({ id: `pre:${batch}`, label: fillIn(words.bn, { batch }) })),
    ];
    const mine = `pre:${state.batch}`;
    return {
      pictures: [
        gaps(scene),
        trainingPicture(scene, [{ id: 'none', hue: 'without', label: words.without }, { id: mine, hue: 'with', label: fillIn(words.bn, { batch: state.batch }) }], { what: fillIn(words.what, { batch: state.batch }) }),
      ],
      table: {
        caption: words.caption, head: words.head,
        rows: named.map(({ id, label }) => ({ cells: [label, ...['trainAccuracy', 'testAccuracy', 'gap'].map((pick) => scene.spread(id, pick))], chosen: id === mine })),
      },
      seen: fillIn(words.seen, {
        none: scene.spread('none', 'gap'), small: scene.spread(mine, 'gap'), batch: state.batch, large: scene.spread(`pre:${LARGEST}`, 'gap'), all: LARGEST,
      }),
    };
  },
});
