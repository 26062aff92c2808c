// ReLU and zeros: how many there are for any scale and shift, and what a trained network makes of its choice.
import { choice, number } from '../../state.ts';
import { type Cell, experimentFigure, type ExperimentState } from '../kit/experiment.ts';
import { shapeResults, shapeRuns } from './shape.ts';
import { trainedResults, trainedRuns } from './trained.ts';
import type { Words } from './en.ts';

const fields = {
  mode: choice(['shape', 'train'], 'shape'),
  gamma: number(1, { min: -2, max: 2, step: 0.05 }),
  beta: number(0, { min: -2, max: 2, step: 0.05 }),
  shape: choice(['normal', 'uniform', 'exponential', 'rectified', 'lognormal', 'spikes'], 'normal'),
  lr: choice(['0.1', '0.3', '1'], '0.3'),
  start: choice(['-1', '0', '1'], '0'),
  decay: choice(['0', '0.001'], '0'),
};

export type State = ExperimentState<typeof fields>;

const inShape = ({ mode }: State) => mode === 'shape';
const inTraining = ({ mode }: State) => mode === 'train';

export const figure = experimentFigure<typeof fields, Words>({
  name: 'relu', fields,
  beside: ['mode', { field: 'gamma', when: inShape }, { field: 'beta', when: inShape }, { field: 'shape', when: inShape }, { field: 'lr', when: inTraining }, { field: 'start', when: inTraining }],
  settings: [{ title: 'network', controls: [{ field: 'decay', when: inTraining }] }],
  runs: (state, seed): Cell[] => (inShape(state) ? shapeRuns(state, seed) : trainedRuns(state, seed)),
  results: (scene) => (inShape(scene.state) ? shapeResults(scene) : trainedResults(scene)),
  look: (own, state) => (inShape(state) ? own.look : own.lookTrain),
  caveat: (own, state) => (inShape(state) ? own.caveat : own.caveatTrain),
});
