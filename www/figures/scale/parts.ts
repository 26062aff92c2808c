// What the multiplied layer adds to its walk: old and new side by side, and the controls.
import { h } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import type { NumberField } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { createOwn } from '../kit/own.ts';
import { createPaths } from '../kit/paths.ts';
import { createPicture } from '../kit/picture.ts';
import { displayGroup, group, quantitySlider, together } from '../kit/pieces.ts';
import type { WalkPart } from '../kit/walk.ts';
import { kitWords } from '../kit/words.ts';
import { keep } from '../walk/data.ts';
import { fields, type State } from './fields.ts';
import { labels } from './words.ts';

/** The layer as it is and as it has become, and what BN makes of either. */
const ROWS = ['x', 'scaled_x', 'y', 'scaled_y'] as const;

export function createWays(context: Context<State>, stepTo: (step: string) => void): WalkPart<State> {
  const words = labels[context.lang];
  const paths = createPaths<State>(stepTo, () => ({
    title: words.ways,
    paths: [
      { label: words.old, stops: ['x', '→', 'y'] },
      { label: words.new, stops: ['scaled_x', '→', 'scaled_y'] },
      { label: words.gradients, stops: ['dweight', '→', 'scaled_dweight'] },
      { label: words.bias, stops: ['dbias'] },
    ],
  }));
  // One axis for all four: what the layer gives moves and widens, what BN gives stays where it was.
  const ridges = createPicture(context, 'wide');
  return {
    node: h('div', { class: 'pictures' }, paths.node, ridges.node),
    update(scene) {
      paths.update(scene);
      const { session } = scene;
      const rows = ROWS.map((quantity) => ({ values: session.column(quantity, 0), label: session.symbol(quantity).text }));
      const at = ROWS.findIndex((quantity) => quantity === scene.active?.quantity);
      ridges.update({
        title: words.ridges,
        plot: { ridges: { rows, hue: 'x', ...(at < 0 ? {} : { highlight: at }) } },
        summary: () => fillIn(words.ridgesSummary, { count: rows[0]?.values.length ?? 0 }),
      });
    },
    resize: ridges.resize,
  };
}

export function createControls(context: Context<State>): WalkPart<State> {
  const words = labels[context.lang];
  const kit = kitWords[context.lang];
  const slider = (quantity: string, key: 'factor' | 'offset' | 'gamma' | 'beta' | 'epsilon', label: string) =>
    quantitySlider<State>(context, { quantity, label, field: fields[key] as NumberField, value: (state) => state[key], change: (value) => context.set({ [key]: value }, key) });
  const before = [slider('factor', 'factor', words.factor), slider('offset', 'offset', words.offset)];
  const layer = [slider('gamma', 'gamma', kit.gamma), slider('beta', 'beta', kit.beta), slider('epsilon', 'epsilon', kit.epsilon)];
  const own = createOwn(context, ({ names: inputs, values }) => {
    context.set({ data: keep({ names: inputs, values }), weight: inputs.map((_, at) => at + 1), cell: '' }, 'own');
  });
  const part = (title: string, parts: readonly WalkPart<State>[], extra?: Element): WalkPart<State> =>
    ({ node: group(title, parts.map(({ node }) => node), extra), update: (scene) => parts.forEach((one) => one.update(scene)) });
  return together(part(words.before, before, own), part(kit.layer, layer), displayGroup(context, { letters: true }));
}
