// Which cells share a mean: batch, layer, instance and group normalization on one tensor; and BN before or after ReLU.
import { h, setAttribute } from '../../dom.ts';
import type { Source } from '../../engine.ts';
import { type Context, defineFigure } from '../../figure.ts';
import { controlsOf } from './controls.ts';
import { fields, ORDERS, STARTS, type State } from './fields.ts';
import { createOrders } from './orders.ts';
import { createPlanes, type Laid } from './planes.ts';
import { walkOf } from './tensor.ts';
import { ANY, type Editable, SHARE } from '../kit/typing.ts';
import { type WalkPart, type WalkParts, type WalkTools, walkView } from '../kit/walk.ts';
import { perFeature } from '../kit/batches.ts';
import type { Words } from './en.ts';

const LAYER: Editable = { gamma: ANY, beta: ANY, epsilon: SHARE };

/** Takes a typed number. */
function edit(context: Context<State, Words>, { tensor, map }: Laid, { quantity, row, col }: Source, value: number): void {
  const { state } = context;
  if (quantity === 'epsilon') context.set({ epsilon: value }, 'epsilon');
  else if (quantity === 'gamma' || quantity === 'beta') {
    context.set({ [quantity]: perFeature(state[quantity], tensor.channels, 0).with(col, value) }, quantity);
  } else {
    const cell = tensor.values.findIndex((_, at) => map.statisticOf[tensor.at(at)] === col && map.memberOf[tensor.at(at)] === row);
    if (cell < 0) return;
    const { samples, channels, height, width } = tensor;
    context.set({ samples, channels, ...(state.layout === 'dense' ? {} : { height, width }), values: [...tensor.values.with(cell, value)] }, 'values');
  }
}

export const figure = defineFigure({
  fields, card: 'x_hat',
  explain: (engine, state) => walkOf(engine, state),
  create(context: Context<State, Words>) {
    const { engine } = context;
    let asked = '';
    let laid: ReturnType<typeof walkOf> | undefined;
    const choose = (state: State) => {
      const { step: _step, cell: _cell, notation: _notation, digits: _digits, ...settings } = state;
      const key = JSON.stringify(settings);
      if (!laid || key !== asked) laid = walkOf(engine, state);
      asked = key;
      return laid;
    };
    const now = () => laid ?? choose(context.state);
    const view = walkView(context, {
      fields, first: 'x', head: 16, otherwise: ({ order }) => STARTS[order],
      // Both orders may start from random numbers, which are not to be typed over.
      editable: ({ order }) => (order === 'none' ? { ...LAYER, x: ANY } : LAYER), edit: (ref, value) => edit(context, now(), ref, value),
      source: choose,
      tabs: ({ order }, ids) => (order === 'none' ? ids : ORDERS[order]),
      reads: (step, reads) => (step === 'x' ? (context.state.order === 'none' ? ['channel', 'gamma', 'beta'] : ['gamma', 'beta', 'epsilon']) : reads),
      sentence: ({ order, step }) => (order !== 'none' && (step === 'x' || step === 'y') ? `order.${step}` : step),
      parts: (tools) => createPictures(context, tools, now),
      controls: () => controlsOf(context, now),
    });
    // A step that belongs to the other order, or to none, gives way to the one where this order begins.
    const settled = (state: State): State => {
      const { order } = state;
      const tabs: readonly string[] | undefined = order === 'none' ? undefined : ORDERS[order];
      return !tabs || tabs.includes(state.step) ? state : { ...state, step: STARTS[order] };
    };
    return { ...view, update: (state) => view.update(settled(state)) };
  },
});

/** The planes, or the two orders. */
function createPictures(context: Context<State, Words>, tools: WalkTools, laid: () => Laid): WalkParts<State> {
  const planes = createPlanes(context, tools, laid);
  const orders = createOrders(context, tools);
  const now = (of: 'pictures' | 'side', kind: string): WalkPart<State> => {
    const parts = { planes: planes[of], orders: orders[of] };
    return {
      node: h('div', { class: kind }, parts.planes.node, parts.orders.node),
      update(scene) {
        const plain = scene.state.order === 'none';
        setAttribute(parts.planes.node, 'hidden', !plain);
        setAttribute(parts.orders.node, 'hidden', plain);
        (plain ? parts.planes : parts.orders).update(scene);
      },
      resize() {
        parts.planes.resize?.();
        parts.orders.resize?.();
      },
    };
  };
  return { pictures: now('pictures', 'pictures stick'), below: now('side', 'beneath') };
}
