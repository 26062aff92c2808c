// The walk: batch normalization forward, number by number.
import { defineFigure } from '../figure.ts';
import { choice, number } from '../state.ts';
import { walkFields, walkView } from './kit/walk.ts';
import { words } from './walk/words.ts';

export const figure = defineFigure({
  fields: {
    step: choice(['x', 'mean', 'deviation', 'square', 'variance', 'root', 'x_hat', 'y'], 'mean'),
    ...walkFields,
    epsilon: number(0, { min: 0, max: 1, log: 1e-8 }),
  },
  create: (context) =>
    walkView(context, {
      words, first: 'x',
      source: (state) => ({
        request: { walk: 'forward', names: ['A', 'B', 'C'], gamma: [1, 1, 1], beta: [0, 0, 0], epsilon: state.epsilon, divisor: 'n' },
        x: hand,
      }),
    }),
});
const hand = new Float64Array([2, 80, 0, 4, 20, 0, 5, 50, 0, 6, 40, 0, 8, 60, 5]);
