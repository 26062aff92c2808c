// Distributions layer by layer: in a fresh network, and while it trains, with and without batch normalization.
import type { History } from '../../lab.ts';
import { choice, integer, looking, number } from '../../state.ts';
import { fillIn, inThousands } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import type { Spread } from '../kit/experiment/scene.ts';
import { seedBand } from '../kit/experiment/bands.ts';
import { opening, trainingPicture } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const HUES = { none: 'without', pre: 'with' } as const;
const ARMS = ['none', 'pre'] as const;
type Arm = (typeof ARMS)[number];

/** The histograms reach from −8 to 8; the ridges have the same 64 bins. */
const LIMIT = 8;
const BINS = 64;
/** Samples that look at the network, and units of a layer. */
const PROBE = { init: 256, train: 510 };
const WIDTH = { init: 48, train: 16 };
const STEPS = 200;
const RECORD = 10;

const fields = {
  mode: choice(['init', 'train'], 'init'),
  bn: choice(['both', '0', '1'], 'both'),
  activation: choice(['relu', 'tanh', 'sigmoid'], 'relu'),
  gain: number(1, { min: 0.25, max: 4, step: 0.05 }),
  depth: integer(10, { min: 2, max: 20 }),
  layers: integer(6, { min: 2, max: 10 }),
  lr: number(0.1, { min: 0.01, max: 1, log: 0.01 }),
  step: looking(integer(STEPS, { min: 0, max: STEPS, step: RECORD })),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;

function runs({ mode, activation, gain, depth, layers, lr }: State, seed: number): Cell[] {
  const shared = { activation, gain, bins: BINS, limit: LIMIT, seed };
  return ARMS.map((norm) => mode === 'init'
    ? { id: norm, name: 'layers-start', settings: { ...shared, depth, width: WIDTH.init, probe: PROBE.init, norm } }
    : { id: norm, name: 'layers-train', settings: { ...shared, depth: layers, width: WIDTH.train, probe: PROBE.train, rate: lr, steps: STEPS, record: RECORD, norm } });
}

const trains = ({ mode }: State) => mode === 'train';
const depthOf = ({ mode, depth, layers }: State) => (mode === 'init' ? depth : layers);
/** Before the names of a measure stands the place of the snapshot. */
const prefix = ({ mode, step }: State) => (mode === 'init' ? '' : `${Math.round(step / RECORD)}.`);
const armName = ({ common }: Here, arm: Arm) => common.arms[arm === 'pre' ? 'with' : arm] ?? arm;
const series = (state: State, measure: string) => (history: History) => history.series[prefix(state) + measure];
const inLayer = (state: State, measure: string, layer: number) => (history: History) => series(state, measure)(history)?.[layer - 1];

/** Each bin's middle as often as it was counted: what a ridge needs to draw the same bins again. */
function unbin(counts: Float64Array): Float64Array {
  const values = new Float64Array(counts.reduce((sum, count) => sum + count, 0));
  let end = 0;
  counts.forEach((count, bin) => values.fill(-LIMIT + ((bin + 0.5) * 2 * LIMIT) / BINS, end, (end += count)));
  return values;
}

/** Whether a run ended before the step that is shown. */
function isLost(scene: Here, arm: Arm): boolean {
  const history = scene.one(arm);
  return history !== undefined && series(scene.state, 'deviation')(history) === undefined;
}

/** A number of a layer; a dash where the run had ended. */
const writeIn = (scene: Here, arm: Arm, found: Spread | undefined) => (isLost(scene, arm) ? scene.write(Number.NaN) : scene.writeSpread(found));

function ridges(scene: Here, arm: Arm): PictureSpec {
  const { state, words: own } = scene;
  const history = scene.one(arm);
  const depth = depthOf(state);
  const rows = Array.from({ length: depth }, (_, index) => series(state, `${index}.histogramCounts`)(history ?? { numbers: {}, series: {} }) ?? new Float64Array(BINS));
  const last = rows[depth - 1] ?? new Float64Array();
  const all = state.mode === 'init' ? PROBE.init * WIDTH.init : PROBE.train * WIDTH.train;
  const inside = last.reduce((sum, count) => sum + count, 0);
  const outside = isLost(scene, arm) ? own.lostRows : history && inside < all ? fillIn(own.outside, { count: inThousands(all - inside), all: inThousands(all), depth }) : '';
  const title = fillIn(state.mode === 'init' ? own.ridges : own.ridgesAt, { arm: armName(scene, arm), step: state.step });
  return {
    title, shape: 'tall', across: outside ? `${own.values}. ${outside}` : own.values,
    plot: { ridges: { rows: rows.map((counts, index) => ({ values: unbin(counts), label: String(index + 1) })), hue: HUES[arm], range: [-LIMIT, LIMIT] } },
    summary: () => fillIn(own.rows, { title, depth, outside }),
    numbers: () => ({
      head: [own.values, ...rows.map((_, index) => `${own.layer} ${index + 1}`)],
      rows: Array.from({ length: BINS }, (_, bin) => [scene.write(-LIMIT + ((bin + 0.5) * 2 * LIMIT) / BINS), ...rows.map((counts) => String(counts[bin]))]),
    }),
  };
}

/** One measure over the layers, both networks. */
function profile(scene: Here, measure: string, { title, log, shape }: { title: string; log: boolean; shape: string }): PictureSpec {
  const { state, words: own, common } = scene;
  const depth = depthOf(state);
  const layers = Array.from({ length: depth }, (_, index) => index + 1);
  const found = ARMS.map((arm) => {
    const spreads = scene.overAll(arm, series(state, measure));
    return { arm, label: armName(scene, arm), spreads, values: layers.map((_, index) => spreads[index]?.mean ?? Number.NaN) };
  });
  return {
    title, across: common.layer, shape,
    legend: found.map(({ arm, label }) => ({ hue: HUES[arm], stroke: 'both', label })),
    plot: {
      curves: {
        x: { log: false, whole: true }, y: { log, whole: false }, uprights: [], levels: [],
        bands: found.flatMap(({ arm, spreads }) => seedBand(layers, spreads, HUES[arm])),
        series: found.map(({ arm, values }) => ({ x: Float64Array.from(layers), y: Float64Array.from(values), hue: HUES[arm], stroke: 'both' })),
      },
    },
    summary: () => fillIn(own.profile, {
      title, arms: found.map(({ label, values }) => fillIn(own.level, { label: opening(label), first: scene.write(values[0]), last: scene.write(values[depth - 1]), depth })).join('. '),
    }),
    numbers: () => ({ head: [own.layer, ...found.map(({ label }) => label)], rows: layers.map((layer, index) => [String(layer), ...found.map(({ arm, spreads }) => writeIn(scene, arm, spreads[index]))]) }),
  };
}

function sentence(scene: Here): string {
  const { state, words: own } = scene;
  const depth = depthOf(state);
  const last = (arm: Arm, measure: string) => (isLost(scene, arm) ? scene.write(Number.NaN) : scene.write(scene.over(arm, inLayer(state, measure, depth))?.mean));
  if (state.mode === 'init') return fillIn(own.seen, { depth, none: last('none', 'deviation'), pre: last('pre', 'deviation') });
  const loss = (arm: Arm) => scene.write(scene.over(arm, ({ series: { wholeSet } }) => wholeSet?.[wholeSet.length - 1])?.mean);
  const lost = ARMS.filter((arm) => isLost(scene, arm)).map((arm) => fillIn(own.lost, { arm: opening(armName(scene, arm)) }));
  return [fillIn(own.seenTrain, { depth, step: state.step, none: last('none', 'drift'), pre: last('pre', 'drift'), noneLoss: loss('none'), preLoss: loss('pre') }), ...lost].join(' ');
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'layers', fields, runs,
  opening: { wide: 3, narrow: 2 },
  beside: ['mode', { field: 'step', when: trains, play: true }, 'gain', 'activation'],
  settings: [
    { title: 'network', controls: [{ field: 'depth', when: (state) => !trains(state) }, { field: 'layers', when: trains }, { field: 'lr', when: trains }] },
    { title: 'view', controls: ['bn'] },
  ],
  look: (own, { mode }) => (mode === 'init' ? own.look : own.lookTrain),
  caveat: (own, { mode }) => (mode === 'init' ? own.caveat : own.caveatTrain),
  results(scene) {
    const { state, words: own } = scene;
    const shown = ARMS.filter((arm) => state.bn === 'both' || (state.bn === '1') === (arm === 'pre'));
    const train = state.mode === 'train';
    const measures = ['deviation', 'flat', ...(train ? ['drift'] : [])];
    const columns = ARMS.flatMap((arm) => measures.map((measure) => ({ arm, spreads: scene.overAll(arm, series(state, measure)) })));
    const names = [own.heads[0], own.flat[state.activation] ?? '', own.heads[1]];
    return {
      pictures: [
        ...shown.map((arm) => ridges(scene, arm)),
        // Beside ridges as tall as they are.
        train ? profile(scene, 'drift', { title: own.drift, log: false, shape: 'chart' }) : profile(scene, 'deviation', { title: own.deviation, log: true, shape: 'tall' }),
        ...(train ? [trainingPicture(scene, ARMS.map((arm) => ({ id: arm, hue: HUES[arm], label: armName(scene, arm) })), { what: fillIn(own.what, { rate: String(state.lr) }) })] : []),
      ],
      table: {
        caption: train ? own.captionTrain : own.caption,
        groups: [{ label: '', columns: 1 }, ...ARMS.map((arm) => ({ label: armName(scene, arm), columns: measures.length }))],
        head: [own.layer, ...ARMS.flatMap(() => measures.map((_, index) => names[index] ?? ''))],
        rows: Array.from({ length: depthOf(state) }, (_, index) => ({
          cells: [String(index + 1), ...columns.map(({ arm, spreads }) => writeIn(scene, arm, spreads[index]))],
        })),
      },
      seen: sentence(scene),
    };
  },
});
