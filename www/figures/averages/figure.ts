// The averages in a real network: one training, served with five kinds of statistics on the way.
import { choice, integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import type { History } from '../../lab.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const fields = {
  steps: integer(200, { min: 10, max: 1000, step: 10 }),
  rho: number(0.99, { min: 0.5, max: 0.999, step: 0.001 }),
  data: choice(['spirals', 'digits'], 'spirals'),
  inputs: choice(['moved', 'centred'], 'moved'),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

/** Told apart by dots and dashes, not by colour alone. */
const LINES = [
  { id: 'short', hue: 'window', stroke: 'both' }, { id: 'exponential', hue: 'running', stroke: 'both' }, { id: 'corrected', hue: 'corrected', stroke: 'both' },
  { id: 'cumulative', hue: 'cumulative', stroke: 'dashed' }, { id: 'population', hue: 'precise', stroke: 'both' }, { id: 'batch', hue: 'with', stroke: 'solid' },
] as const;

/** Inputs far from zero: spirals moved by 3, digits like raw pixels, 5x + 5. */
const MOVED = { spirals: { scale: 1, shift: 3 }, digits: { scale: 5, shift: 5 } } as const;
const CENTRED = { scale: 1, shift: 0 };
const DIGITS = { source: 'digits', depth: 3, width: 48, rate: 0.3 } as const;

function runs({ steps, rho, data, inputs }: State, seed: number): Cell[] {
  const network = data === 'digits' ? DIGITS : { source: 'spirals' };
  return [{ id: 'run', name: 'averages', settings: { ...network, ...(inputs === 'moved' ? MOVED[data] : CENTRED), steps, rho, seed } }];
}

const last = (id: string) => ({ series }: History) => series[`${id}Accuracy`]?.at(-1);
const label = ({ words, state }: Here, id: (typeof LINES)[number]['id']) => fillIn(words.lines[id], { rho: state.rho });

function accuracies(scene: Here): PictureSpec {
  const { words, state } = scene;
  const x = scene.one('run')?.series.step;
  const found = LINES.flatMap(({ id, hue, stroke }) => {
    const spreads = scene.overAll('run', ({ series }) => series[`${id}Accuracy`]);
    return x && spreads.length > 0 ? [{ id, x, spreads, y: Float64Array.from(spreads, ({ mean }) => mean), hue, stroke }] : [];
  });
  return {
    title: words.plot, across: words.across,
    legend: LINES.map(({ id, hue, stroke }) => ({ hue, stroke, label: label(scene, id) })),
    plot: { curves: { x: { log: true, whole: true }, y: { log: false, whole: false, range: [0, 1] }, bands: [], uprights: [], levels: [], 
      // The lines without dots lie behind the others.
      series: found.map(({ x, y, hue, stroke }) => ({ x, y, hue, stroke })).reverse() } },
    summary: () => fillIn(words.summary, { steps: state.steps, ends: LINES.map(({ id }) => `${label(scene, id)} ${scene.spread('run', last(id))}`).join(', ') }),
    numbers: () => ({ head: [words.steps, ...found.map(({ id }) => label(scene, id))], rows: Array.from(x ?? [], (step, place) => [String(step), ...found.map(({ spreads }) => scene.writeSpread(spreads[place]))]) }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'averages', fields, runs,
  beside: ['steps', 'rho', 'inputs'],
  settings: [{ title: 'data', controls: ['data'] }],
  results(scene) {
    const { words, state } = scene;
    const steps = scene.one('run')?.series.step ?? new Float64Array();
    const columns = LINES.map(({ id }) => scene.overAll('run', ({ series }) => series[`${id}Accuracy`]));
    return {
      pictures: [accuracies(scene), trainingPicture(scene, [{ id: 'run', hue: 'with', label: 'BN' }], { what: fillIn(words.what, { steps: state.steps }) })],
      table: {
        caption: words.caption, head: [words.steps, ...LINES.map(({ id }) => label(scene, id))],
        rows: Array.from(steps, (step, place) => ({
          cells: [String(step), ...columns.map((column) => scene.writeSpread(column[place]))],
        })),
      },
      seen: fillIn(words.seen, {
        steps: state.steps, rho: state.rho, short: scene.spread('run', last('short')), exponential: scene.spread('run', last('exponential')), population: scene.spread('run', last('population')),
      }),
    };
  },
});
