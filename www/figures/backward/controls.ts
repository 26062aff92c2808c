// The controls of the backward pass: into which sample a gradient is sent, scale and shift, the wrong way beside the right one.
import { fill, h, setAttribute } from '../../dom.ts';
import type { Context } from '../../figure.ts';
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { batchControls } from '../kit/batch-controls.ts';
import { rowsOf } from '../kit/batches.ts';
import { type Controls, type FieldControl, type OwnControl, quantityControl } from '../kit/controls.ts';
import { ANY } from '../kit/typing.ts';
import type { WalkScene } from '../kit/walk.ts';
import { perFeature } from '../kit/batches.ts';
import { keep, type Numbers } from '../kit/data.ts';
import { MOST_ROWS, oneIn, spread, type State } from './fields.ts';
import { featureOf } from './pictures.ts';
import type { Words } from './en.ts';

const MOST_BUTTONS = 16;
/** Steps that there are only while mean and variance are taken for constants. */
const OF_CONSTANTS: ReadonlySet<string> = new Set(['dx_constants', 'constants_sum', 'difference']);
/** Steps that there are only where the gradient comes from a loss. */
const OF_LOSS: ReadonlySet<string> = new Set(['loss', 'dy']);

export function controlsOf(context: Context<State, Words>, batch: () => Numbers): Controls<State, WalkScene<State>> {
  const kit = context.strings.walk;
  let at = 0;
  const list = (state: State, key: 'gamma' | 'beta') => perFeature(state[key], batch().names.length, key === 'gamma' ? 1 : 0);
  const slider = (key: 'gamma' | 'beta') => quantityControl<State, WalkScene<State>>(context, {
    fields: [key], quantity: key, label: kit.fields[key] ?? '', field: number(0, { min: -3, max: 3, step: 0.05 }), typed: ANY,
    value(scene) {
      at = featureOf(scene).col;
      return list(scene.state, key)[at] ?? 0;
    },
    change: (value) => context.set({ [key]: list(context.state, key).with(at, value) }, key),
  });
  const constants: FieldControl<State> = { field: 'constants', also: (value: boolean, { step }) => (!value && OF_CONSTANTS.has(step) ? { step: 'dx' } : {}) };
  return {
    beside: [
      sendControl(context, batch), slider('gamma'),
    ],
    settings: [
      { title: 'upstream', controls: [{ field: 'gradient', also: (value: State['gradient'], { step }) => ({ cell: '', ...(value === 'given' && OF_LOSS.has(step) ? { step: 'x' } : {}) }) }, hintControl(context), constants] },
      { title: 'layer', controls: [slider('beta'), { field: 'epsilon', quantity: 'epsilon' }, 'divisor'] },
      // Gradients belong to the samples they were typed for.
      { title: 'numbers', controls: batchControls(context, {
        rows: integer(16, { min: 2, max: MOST_ROWS }), anew: (rows) => ({ upstream: oneIn(0, rows), cell: '' }),
        take: ({ names, values }) => ({ data: keep({ names, values }), upstream: oneIn(0, values.length / names.length), cell: '' }),
      }) },
    ],
  };
}

/** One button for each sample: a gradient of 1 into it, 0 into the others. */
function sendControl(context: Context<State, Words>, batch: () => Numbers): OwnControl<State, WalkScene<State>> {
  const words = context.words.labels;
  return {
    fields: ['upstream'],
    when: ({ gradient }) => gradient === 'given',
    make() {
      const row = h('div', { class: 'row samples' });
      let shown = 0;
      const button = (sample: number) => h('button', {
        type: 'button', class: 'button square', 'aria-label': fillIn(words.sendInto, { k: sample + 1 }), title: fillIn(words.sendInto, { k: sample + 1 }),
        onclick: () => context.set({ gradient: 'given', upstream: oneIn(sample, rowsOf(batch())), cell: '' }, 'upstream'),
      }, sample + 1);
      return {
        node: h('div', { class: 'group', role: 'group', 'aria-label': words.send }, h('p', { class: 'label' }, words.send), row),
        update({ state }) {
          const rows = rowsOf(batch());
          const count = Math.min(rows, MOST_BUTTONS);
          if (count !== shown) fill(row, Array.from({ length: count }, (_, sample) => button(sample)));
          shown = count;
          const now = spread(state.upstream, rows, 1);
          const alone = now.filter((value) => value === 1).length === 1 && now.filter((value) => value === 0).length === rows - 1;
          [...row.children].forEach((one, sample) => setAttribute(one, 'aria-pressed', String(alone && now[sample] === 1)));
        },
      };
    },
  };
}

/** Where the numbers of the gradient can be typed. */
function hintControl({ words: { labels: words } }: Context<State, Words>): OwnControl<State, WalkScene<State>> {
  return {
    fields: ['upstream', 'target'],
    make() {
      const hint = h('p', { class: 'hint' });
      return { node: hint, update: ({ state }) => fill(hint, state.gradient === 'given' ? words.typed : words.targets) };
    },
  };
}
