// From statistics to inference: one sample under each average, a batch of one in training and in inference, and the way to the walk.
import { h, setAttribute, setText } from '../../dom.ts';
import { createArithmetic } from '../../elements/arithmetic.ts';
import { createMenu } from '../../elements/choice.ts';
import { createSheet } from '../../elements/sheet.ts';
import { cellKey } from '../../elements/sheet-cells.ts';
import { createSlider } from '../../elements/slider.ts';
import { createNotes } from '../../elements/status.ts';
import { isInputError, type Source, type Table } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { complain } from '../kit/complain.ts';
import { createSession } from '../kit/session.ts';
import { createLink } from '../kit/link.ts';
import { EPSILON, fields, SOURCES, type State } from './fields.ts';
import { createAlone } from './alone.ts';
import type { Scene } from './scene.ts';
import type { Words } from './en.ts';

const COLUMNS = ['kept_mean', 'kept_variance', 'served', 'gap', 'served_y'];

export function createServe(context: Context<State, Words>, words: Words): { readonly node: Element; update(scene: Scene): void } {
  const { strings, set } = context;
  const session = createSession(context.engine);
  let pinned: Source | null = null;
  let pointed: Source | null = null;
  const slider = (label: string, key: 'sample' | 'gamma' | 'beta', min: number, max: number, step: number) =>
    createSlider({ label, field: number(0, { min, max, step }), typed: fields[key], strings: strings.slider, change: (value) => set({ [key]: value }, key) });
  const sliders = {
    sample: slider(words.serve.sample, 'sample', -10, 20, 0.5), gamma: slider(words.serve.gamma, 'gamma', -3, 3, 0.05), beta: slider(words.serve.beta, 'beta', -6, 6, 0.1),
  };
  const point = (ref: Source | null) => {
    pointed = ref;
    show();
  };
  const pin = (ref: Source | null) => {
    pinned = ref;
    if (ref) set({ use: SOURCES[ref.row] ?? 'average' }, 'use');
    show();
  };
  const sheet = createSheet(words.serve.table, strings.table, { point, pin });
  const arithmetic = createArithmetic(strings.arithmetic, { release: () => pin(null), edit: () => '' });
  const use = createMenu<State['use']>(words.serve.use, (value) => set({ use: value }));
  const link = createLink('walk', words.serve.link);
  const alone = createAlone(context, words);
  const errors = createNotes('error');
  const sentence = h('p');
  const results = h('div', { class: 'results' }, sentence, arithmetic.node, sheet.node, alone.node, h('div', { class: 'row' }, use.node, link.node));
  const node = h('section', { class: 'serve needs-script', 'aria-label': words.serve.title },
    h('p', { class: 'group-title' }, words.serve.title), h('div', { class: 'sliders' }, Object.values(sliders).map((one) => one.node)), errors.node, results);

  let t = 0;
  const sourceName = (source: string | undefined) => words.sources[source ?? ''] ?? '';
  const named = <T extends Table>(table: T): T => ({ ...table, rowNames: [...table.rowIndex].map((row) => sourceName(SOURCES[row])) });
  const show = () => {
    const state = context.state;
    const active = pointed ?? pinned ?? { quantity: 'served', row: SOURCES.indexOf(state.use), col: 0 };
    const symbolName = (quantity: string) => ({ mathml: session.symbol(quantity).mathml, name: words.served[quantity] ?? quantity });
    const cell = session.cell(active);
    arithmetic.update({ cell, pinned: pinned !== null, symbol: session.symbol(active.quantity).mathml, table: named(session.table(active.quantity)), ref: active, value: null });
    sheet.update({
      beside: '', active, pinned, lit: null, sources: new Set(cell.sources.map(cellKey)),
      groups: COLUMNS.map((quantity) => ({ table: named(session.table(quantity)), ...symbolName(quantity), editable: false })),
    });
    setText(sentence, fillIn(words.serve.sentence, { t }));
    const row = SOURCES.indexOf(state.use);
    const kept = (quantity: string) => session.table(quantity).values[row] ?? 0;
    const running = { mean: kept('kept_mean'), variance: kept('kept_variance') };
    alone.update(state, running, sourceName(state.use));
    const settings = { mode: 'inference', step: 'x_hat', source: 'own', data: `x;${state.sample}`, gamma: state.gamma, beta: state.beta, epsilon: EPSILON, rmean: running.mean, rvar: running.variance };
    link.update(Object.entries(settings).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'));
  };
  return {
    node,
    update({ state, sources, t: now }) {
      t = now;
      pointed = null;
      const { request, x } = sources.now;
      if (!('running' in request)) return;
      const names = request.running.names;
      session.ask(
        { request: { serve: { ...request.running, sample: names.map(() => state.sample), gamma: names.map(() => state.gamma), beta: names.map(() => state.beta), epsilon: EPSILON } }, x },
        { digits: state.digits, head: 12, tail: 0, columns: [], notation: state.notation },
      );
      for (const [key, one] of Object.entries(sliders)) one.update({ value: state[key as keyof typeof sliders] });
      use.update({ value: state.use, options: SOURCES.map((value) => ({ value, label: sourceName(value) })) });
      try {
        session.gather(COLUMNS);
        show();
        errors.update([]);
      } catch (error) {
        if (!isInputError(error)) throw error;
        errors.update([complain(strings, error.key, error.details, error.message)]);
      }
      setAttribute(results, 'hidden', !(errors.node as HTMLElement).hasAttribute('hidden'));
    },
  };
}
