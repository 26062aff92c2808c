// When the data shift: one trained network on changed pictures, with stored and with fresh statistics.
import { choice, integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import type { Run } from '../../lab.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

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
/** Told apart by dots and dashes, not by colour alone. */
const LINES = [
  { id: 'population', hue: 'running', stroke: 'both' }, { id: 'whole', hue: 'with', stroke: 'solid' }, { id: 'batch', hue: 'window', stroke: 'dashed' }, { id: 'mixed', hue: 'corrected', stroke: 'both' },
] as const;
/** Classes in one test batch. */
const CLASSES = [1, 2, 5, 10];
const TAKE = ['parameters', 'statistics'];

const trainingOf = (norm: string, seed: number): Cell => ({ id: `train:${norm}`, name: 'shift-train', settings: { norm, seed } });

function runs({ brightness, contrast, noise, mask, classes }: State, seed: number): Cell[] {
  const test = (norm: string, plus: number): Cell => ({
    id: `${norm}:${plus}`, name: 'shift', settings: { norm, seed, brightness: plus, contrast, noise, mask }, after: { run: trainingOf(norm, seed) as Run, take: TAKE },
  });
  const all = [...new Set([...BRIGHTNESSES, brightness])].sort((a, b) => a - b);
  return [
    trainingOf('pre', seed), ...all.map((plus) => test('pre', plus)),
    trainingOf('none', seed), ...all.map((plus) => test('none', plus)),
    ...[...new Set([...CLASSES, classes])].map((count) => ({
      id: `classes:${count}`, name: 'classes', settings: { norm: 'pre', seed, classes: count }, after: { run: trainingOf('pre', seed) as Run, take: TAKE },
    })),
  ];
}

/** A measure over some values of a setting, those that have come in. */
function alongside(scene: Here, values: readonly number[], id: (value: number) => string, pick: string) {
  const points = values.flatMap((x) => {
    const y = scene.over(id(x), pick)?.mean;
    return y === undefined ? [] : [{ x, y }];
  });
  return { x: Float64Array.from(points, ({ x }) => x), y: Float64Array.from(points, ({ y }) => y) };
}

function accuracies(scene: Here): PictureSpec {
  const { words, state } = scene;
  const line = (norm: string, id: string) => alongside(scene, BRIGHTNESSES, (plus) => `${norm}:${plus}`, `${id}Accuracy`);
  const here = (norm: string, id: string) => scene.spread(`${norm}:${state.brightness}`, `${id}Accuracy`);
  return {
    title: words.plot, across: words.across,
    legend: [{ hue: 'without', stroke: 'both', label: words.lines.none }, ...LINES.map(({ id, hue, stroke }) => ({ hue, stroke, label: words.lines[id] })), { hue: 'population', stroke: 'dashed', label: words.chosen }],
    plot: { curves: {
      x: { log: false, whole: false }, y: { log: false, whole: false, range: [0, 1] }, bands: [], uprights: [state.brightness], levels: [0.1],
      series: [{ ...line('none', 'population'), hue: 'without', stroke: 'both' }, ...LINES.map(({ id, hue, stroke }) => ({ ...line('pre', id), hue, stroke }))],
    } },
    summary: () => fillIn(words.summary, {
      brightness: state.brightness,
      ends: [`${words.lines.none} ${here('none', 'population')}`, ...LINES.map(({ id }) => `${words.lines[id]} ${here('pre', id)}`)].join(', '),
    }),
    numbers: () => ({
      head: [words.across, words.lines.none, ...LINES.map(({ id }) => words.lines[id])],
      rows: BRIGHTNESSES.map((plus) => [String(plus), scene.spread(`none:${plus}`, 'populationAccuracy'), ...LINES.map(({ id }) => scene.spread(`pre:${plus}`, `${id}Accuracy`))]),
    }),
  };
}

/** Clean pictures, but few classes in each batch: what the batch's own statistics then take away. */
function mixtures(scene: Here): PictureSpec {
  const { words, state } = scene;
  const shown = LINES.filter(({ id }) => id === 'population' || id === 'batch');
  return {
    title: words.classPlot, across: words.classAcross,
    legend: [...shown.map(({ id, hue, stroke }) => ({ hue, stroke, label: words.lines[id] })), { hue: 'population', stroke: 'dashed', label: words.chosenClasses }],
    plot: { curves: {
      x: { log: false, whole: true }, y: { log: false, whole: false, range: [0, 1] }, bands: [], uprights: [state.classes], levels: [0.1],
      series: shown.map(({ id, hue, stroke }) => ({ ...alongside(scene, CLASSES, (count) => `classes:${count}`, `${id}Accuracy`), hue, stroke })),
    } },
    summary: () => fillIn(words.classSeen, { classes: state.classes, stored: scene.spread(`classes:${state.classes}`, 'populationAccuracy'), fresh: scene.spread(`classes:${state.classes}`, 'batchAccuracy') }),
    numbers: () => ({
      head: [words.classAcross, ...shown.map(({ id }) => words.lines[id])],
      rows: CLASSES.map((count) => [String(count), ...shown.map(({ id }) => scene.spread(`classes:${count}`, `${id}Accuracy`))]),
    }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'shift', fields, runs,
  beside: ['brightness', 'contrast', 'classes'],
  settings: [{ title: 'data', controls: ['noise', 'mask'] }],
  results(scene) {
    const { words, state } = scene;
    const mixture = `classes:${state.classes}`;
    const at = (norm: string) => `${norm}:${state.brightness}`;
    const row = (label: string, id: string, pick: string) => ({ cells: [label, scene.spread(id, `${pick}Accuracy`), scene.spread(id, `${pick}Loss`)] });
    const ofClasses = (which: string) => fillIn(words.classRow, { classes: state.classes, which });
    const accuracy = (id: string, pick: string) => scene.spread(id, `${pick}Accuracy`);
    return {
      pictures: [accuracies(scene), mixtures(scene), trainingPicture(scene, [
        { id: 'train:none', hue: 'without', label: words.lines.none }, { id: 'train:pre', hue: 'with', label: 'BN' },
      ], { what: words.what })],
      table: {
        caption: words.caption, head: words.head,
        rows: [
          row(words.lines.none, at('none'), 'population'), ...LINES.map(({ id }) => row(words.lines[id], at('pre'), id)),
          row(ofClasses(words.lines.population), mixture, 'population'), row(ofClasses(words.lines.batch), mixture, 'batch'),
        ],
      },
      seen: [
        fillIn(words.seen, { brightness: state.brightness, contrast: state.contrast, population: accuracy(at('pre'), 'population'), whole: accuracy(at('pre'), 'whole'), none: accuracy(at('none'), 'population') }),
        fillIn(words.classSeen, { classes: state.classes, stored: accuracy(mixture, 'population'), fresh: accuracy(mixture, 'batch') }),
      ].join(' '),
    };
  },
});
