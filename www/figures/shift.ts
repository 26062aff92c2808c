// When the data shift: one trained network on changed pictures, with stored and with fresh statistics.
import { choice, integer, number } from '../state.ts';
import { fillIn } from '../strings/index.ts';
import type { Run } from '../lab.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from './kit/experiment.ts';
import type { PictureSpec } from './kit/experiment/results.ts';
import { trainingPicture } from './kit/experiment/training.ts';
import { type Words, words } from './shift/words.ts';

const fields = {
  brightness: number(0.25, { min: 0, max: 2, step: 0.05 }),
  contrast: number(1, { min: 0.25, max: 4, log: 0.25 }),
  noise: number(0, { min: 0, max: 0.4, step: 0.05 }),
  mask: choice(['none', 'left'], 'none'),
  classes: integer(10, { min: 1, max: 10 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

const BRIGHTNESSES = [0, 0.125, 0.25, 0.5, 1, 2];
const LINES = [{ id: 'population', hue: 'running' }, { id: 'whole', hue: 'with' }, { id: 'batch', hue: 'window' }, { id: 'mixed', hue: 'corrected' }] as const;
const TAKE = ['parameters', 'statistics'];

const trainingOf = (norm: string, seed: number): Cell => ({ id: `train:${norm}`, name: 'shift-train', settings: { norm, seed } });

function runs({ brightness, contrast, noise, mask, classes }: State, seed: number): Cell[] {
  const test = (norm: string, plus: number): Cell => ({
    id: `${norm}:${plus}`, name: 'shift', settings: { norm, seed, brightness: plus, contrast, noise, mask }, after: { run: trainingOf(norm, seed) as Run, take: TAKE },
  });
  const all = [...new Set([...BRIGHTNESSES, brightness])].sort((a, b) => a - b);
  return [
    trainingOf('pre', seed), ...all.map((plus) => test('pre', plus)),
    { id: 'classes', name: 'classes', settings: { norm: 'pre', seed, classes }, after: { run: trainingOf('pre', seed), take: TAKE } },
    trainingOf('none', seed), ...all.map((plus) => test('none', plus)),
  ];
}

function accuracies(scene: Here): PictureSpec {
  const { words, state } = scene;
  const line = (norm: string, id: string) => {
    const points = BRIGHTNESSES.flatMap((plus) => {
      const value = scene.over(`${norm}:${plus}`, `${id}Accuracy`)?.mean;
      return value === undefined ? [] : [{ plus, value }];
    });
    return { x: Float64Array.from(points, ({ plus }) => plus), y: Float64Array.from(points, ({ value }) => value) };
  };
  const here = (norm: string, id: string) => scene.spread(`${norm}:${state.brightness}`, `${id}Accuracy`);
  return {
    title: words.plot, across: words.across,
    legend: [{ hue: 'without', stroke: 'both', label: words.lines.none }, ...LINES.map(({ id, hue }) => ({ hue, stroke: 'both' as const, label: words.lines[id] }))],
    plot: { curves: {
      x: { log: false, whole: false }, y: { log: false, whole: false, range: [0, 1] }, bands: [], uprights: [state.brightness], levels: [0.1],
      series: [{ ...line('none', 'population'), hue: 'without', stroke: 'both' }, ...LINES.map(({ id, hue }) => ({ ...line('pre', id), hue, stroke: 'both' as const }))],
    } },
    summary: () => fillIn(words.summary, {
      brightness: state.brightness,
      ends: [`${words.lines.none} ${here('none', 'population')}`, ...LINES.map(({ id }) => `${words.lines[id]} ${here('pre', id)}`)].join(', '),
    }),
  };
}

export const figure = experimentFigure({
  name: 'shift', fields, words, runs,
  controls: [{ title: 'data', fields: ['brightness', 'contrast', 'noise', 'mask', 'classes'] }],
  results(scene) {
    const { words, state } = scene;
    const at = (norm: string) => `${norm}:${state.brightness}`;
    const row = (label: string, id: string, pick: string) => ({ cells: [label, scene.spread(id, `${pick}Accuracy`), scene.spread(id, `${pick}Loss`)] });
    const ofClasses = (which: string) => fillIn(words.classRow, { classes: state.classes, which });
    const accuracy = (id: string, pick: string) => scene.spread(id, `${pick}Accuracy`);
    return {
      pictures: [accuracies(scene), trainingPicture(scene, [
        { id: 'train:none', hue: 'without', label: words.lines.none }, { id: 'train:pre', hue: 'with', label: 'BN' },
      ], { what: words.what })],
      table: {
        caption: words.caption, head: words.head,
        rows: [
          row(words.lines.none, at('none'), 'population'), ...LINES.map(({ id }) => row(words.lines[id], at('pre'), id)),
          row(ofClasses(words.lines.population), 'classes', 'population'), row(ofClasses(words.lines.batch), 'classes', 'batch'),
        ],
      },
      seen: [
        fillIn(words.seen, { brightness: state.brightness, contrast: state.contrast, population: accuracy(at('pre'), 'population'), whole: accuracy(at('pre'), 'whole'), none: accuracy(at('none'), 'population') }),
        fillIn(words.classSeen, { classes: state.classes, stored: accuracy('classes', 'population'), fresh: accuracy('classes', 'batch') }),
      ].join(' '),
    };
  },
});
