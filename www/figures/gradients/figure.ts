// Gradients through many layers, before the first step: vanishing, exploding, and what batch normalization makes of it.
import { choice, integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { type Cell, experimentFigure, type ExperimentState, type Scene } from '../kit/experiment.ts';
import type { PictureSpec } from '../kit/experiment/results.ts';
import { seedBand } from '../kit/experiment/bands.ts';
import { opening } from '../kit/experiment/training.ts';
import type { Words } from './en.ts';

const HUES = { none: 'without', pre: 'with' } as const;
const ARMS = ['none', 'pre'] as const;
type Arm = (typeof ARMS)[number];

const fields = {
  activation: choice(['relu', 'tanh', 'sigmoid'], 'relu'),
  gain: number(1, { min: 0.5, max: 3, step: 0.05 }),
  depth: integer(20, { min: 2, max: 40 }),
  width: integer(48, { min: 16, max: 256, step: 16 }),
  batch: integer(128, { min: 8, max: 512, step: 8 }),
};

type State = ExperimentState<typeof fields>;
type Here = Scene<State, Words>;
type Measure = 'preActivation' | 'weights';

const runs = ({ activation, gain, depth, width, batch }: State, seed: number): Cell[] =>
  ARMS.map((norm) => ({ id: norm, name: 'gradients', settings: { activation, gain, depth, width, batch, norm, seed } }));

const armName = ({ common }: Here, arm: Arm) => common.arms[arm === 'pre' ? 'with' : arm] ?? arm;
const layers = (values: Float64Array) => Float64Array.from(values, (_, index) => index + 1);
const at = (measure: Measure, layer: number) => (history: { series: Readonly<Record<string, Float64Array>> }) => history.series[measure]?.[layer - 1];

function picture(scene: Here, measure: Measure, title: string): PictureSpec {
  const { common, words: own, state } = scene;
  const found = ARMS.flatMap((arm) => {
    const spreads = scene.overAll(arm, ({ series }) => series[measure]);
    return spreads.length > 0 ? [{ arm, spreads, values: Float64Array.from(spreads, ({ mean }) => mean) }] : [];
  });
  const line = measure === 'preActivation' && state.activation === 'relu' ? scene.one('pre')?.series.theoryLine : undefined;
  return {
    title, across: common.layer,
    legend: [
      ...ARMS.map((arm) => ({ hue: HUES[arm], stroke: 'both' as const, label: armName(scene, arm) })),
      ...(line ? [{ hue: 'population', stroke: 'dashed' as const, label: own.theory }] : []),
    ],
    plot: {
      curves: {
        x: { log: false, whole: true }, y: { log: true, whole: false }, uprights: [], levels: [],
        bands: found.flatMap(({ arm, spreads, values }) => seedBand(layers(values), spreads, HUES[arm])),
        series: [
          ...found.map(({ arm, values }) => ({ x: layers(values), y: values, hue: HUES[arm], stroke: 'both' as const })),
          ...(line ? [{ x: layers(line), y: line, hue: 'population', stroke: 'dashed' as const }] : []),
        ],
      },
    },
    summary: () => fillIn(own.summary, {
      title, arms: found.map(({ arm, values }) => fillIn(own.level, {
        label: opening(armName(scene, arm)), first: scene.write(values[0]), last: scene.write(values[values.length - 1]), depth: values.length,
      })).join('. '),
    }),
    numbers: () => ({
      head: [common.layer, ...found.map(({ arm }) => armName(scene, arm)), ...(line ? [own.theory] : [])],
      rows: Array.from(found[0]?.values ?? [], (_, index) => [
        String(index + 1), ...found.map(({ spreads }) => scene.writeSpread(spreads[index])), ...(line ? [scene.write(line[index])] : []),
      ]),
    }),
  };
}

export const figure = experimentFigure<typeof fields, Words>({
  name: 'gradients', fields, runs,
  beside: ['activation', 'gain', 'depth'],
  settings: [{ title: 'network', controls: ['width', 'batch'] }],
  results(scene) {
    const { words: own, state } = scene;
    const factor = (arm: Arm) => scene.over(arm, 'factor');
    return {
      pictures: [picture(scene, 'preActivation', own.values), picture(scene, 'weights', own.weights)],
      table: {
        caption: own.caption, head: own.head,
        rows: [
          ...ARMS.map((arm) => ({ cells: [
            opening(armName(scene, arm)), scene.spread(arm, at('preActivation', 1)), scene.spread(arm, at('preActivation', state.depth)),
            scene.spread(arm, 'factor', 'mean', 4), scene.spread(arm, at('weights', 1)),
          ] })),
          ...(state.activation === 'relu' ? [{ cells: [opening(own.theory), '', '', scene.write(scene.one('pre')?.numbers.theory, 4), ''] }] : []),
        ],
      },
      seen: fillIn(state.depth > 2 ? own.seen : own.seenShallow, { none: scene.write(factor('none')?.mean), pre: scene.write(factor('pre')?.mean) }),
    };
  },
});
