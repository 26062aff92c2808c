// What training makes of the wrong gradient: a bias that grows while the loss stays. Four samples, a hundred steps.
import { h, setAttribute, setText } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { parseMathml } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { createPicture } from '../kit/picture.ts';
import { createSession } from '../kit/session.ts';
import type { WalkPart } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Words } from './en.ts';

const SAMPLES = Float64Array.of(1, 2, 3, 6);
const SETTINGS = { rate: 0.1, target: 1, steps: 100 };
const EVERY = 10;

export function createOutside(context: Context<State, Words>): WalkPart<State> {
  const words = context.words.labels;
  const session = createSession(context.engine);
  const picture = createPicture(context, 'wide');
  const story = h('p', { class: 'hint' });
  const node = h('details', { class: 'fold outside', ontoggle: () => picture.resize() }, h('summary', null, words.outside), story, picture.node);
  let constants = false;
  const symbol = (quantity: string) => h('span', { class: 'symbol' }, parseMathml(session.symbol(quantity).mathml));
  const key = (hue: string, quantity: string) => h('span', { class: 'key' }, h('i', { class: `swatch q-${hue}` }), symbol(quantity));
  return {
    node,
    update({ state }) {
      // It is about the wrong gradient, and opens beside it.
      setAttribute(node, 'hidden', !state.constants);
      if (state.constants && !constants) setAttribute(node, 'open', true);
      constants = state.constants;
      session.ask({ request: { outside: SETTINGS }, x: SAMPLES }, { digits: state.digits, head: SETTINGS.steps + 1, tail: 0, columns: [], notation: state.notation });
      const [bias, loss] = ['layer_bias', 'loss'].map((quantity) => session.column(quantity, 0)) as [Float64Array, Float64Array];
      const written = (quantity: string) => session.table(quantity).cells.split('\n');
      const [b, l] = [written('layer_bias'), written('loss')];
      const x = bias.map((_, step) => step);
      setText(story, fillIn(words.story, { samples: SAMPLES.join(', '), target: SETTINGS.target, rate: SETTINGS.rate, loss: l[0] ?? '', right: written('true_dbias')[0] ?? '' }));
      picture.update({
        title: [key('gamma', 'layer_bias'), ' ', key('epsilon', 'loss'), ' ', words.curve],
        plot: { curves: {
          x: { log: false, whole: true }, y: { log: false, whole: false },
          series: [{ x, y: loss, hue: 'epsilon', stroke: 'dashed' }, { x, y: bias, hue: 'gamma', stroke: 'solid' }],
        } },
        summary: () => fillIn(words.curveSummary, { steps: SETTINGS.steps, first: b[0] ?? '', last: b[SETTINGS.steps] ?? '', loss: l[0] ?? '' }),
        numbers: () => ({
          head: [words.step, session.symbol('layer_bias').text, session.symbol('loss').text, session.symbol('dbias').text],
          rows: b.flatMap((value, step) => (step % EVERY === 0 ? [[String(step), value, l[step] ?? '', written('dbias')[step] ?? '']] : [])),
        }),
      });
    },
    resize: picture.resize,
  };
}
