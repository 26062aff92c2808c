import { type Numbers, trainForward, walk, Workspace } from 'batch-norm-explained';
import type { BnFigureElement, FigureChange } from 'batch-norm-explained/element';

const { mean }: { mean: Float64Array } = trainForward(Float64Array.of(1, 2, 3), 3, 1, [1], [0]);
const room: Workspace<Float32Array> = new Workspace(Float32Array, 3, 1);
const steps = walk({ forward: { names: ['a'], gamma: [1], beta: [0], epsilon: 1e-5, divisor: 'n' } }, mean).steps;
export const name = (figure: BnFigureElement, change: FigureChange): string => figure.linkState + change.text;
export const all: [Numbers, Workspace<Float32Array>, typeof steps] = [mean, room, steps];
