// The controls of the walk: one feature's scale and shift and the mode beside the picture; the numbers, the layer and the display folded.
import { h, setText } from '../../dom.ts';
import { createMenu, createSegments } from '../../elements/choice.ts';
import type { Context } from '../../figure.ts';
import { integer, number, type NumberField } from '../../state.ts';
import { GENERATED } from '../kit/batches.ts';
import { countControl, drawControl, ownControl } from '../kit/batch-controls.ts';
import { type Controls, type OwnControl, quantityControl } from '../kit/controls.ts';
import { ANY } from '../kit/typing.ts';
import type { WalkScene } from '../kit/walk.ts';
import { epsilonOf } from './batch.ts';
import { keep } from '../kit/data.ts';
import type { Edits } from './edits.ts';
import { STEPS, type State } from './fields.ts';
import { plotted } from './pictures.ts';
import type { Words } from './en.ts';

type Scene = WalkScene<State>;

/** Where a step of one mode has its counterpart in the other. */
const COUNTERPART: Readonly<Record<string, State['step']>> = {
  mean: 'deviation', square: 'deviation', variance: 'running_root', root: 'running_root', running_root: 'root', scale: 'y', shift: 'y', line: 'y',
};
/** Scale and shift act in these steps only: from any other their sliders lead to the output, so that something is seen to move. */
const AFFINE = new Set<State['step']>(['scale', 'shift', 'line', 'y']);
const shown = ({ step }: State): Partial<State> => (AFFINE.has(step) ? {} : { step: 'y', cell: '' });

const SCALE = number(1, { min: -3, max: 3, step: 0.05 });
const SHIFT = number(0, { min: -6, max: 6, step: 0.1 });

const isGenerated = ({ source }: State) => GENERATED.some((kind) => kind === source);
const isDrawn = (state: State) => isGenerated(state) || state.source === 'penguins';
const isInference = ({ mode }: State) => mode === 'inference';
/** The step that is looked at, in the walk of a mode. */
const stepIn = (mode: State['mode'], step: State['step']) => ((STEPS[mode] as readonly string[]).includes(step) ? step : (COUNTERPART[step] ?? 'x'));

export function controlsOf(context: Context<State, Words>, edits: Edits): Controls<State, Scene> {
  const { engine, set } = context;
  const words = context.words.labels;
  const kit = context.strings.walk;
  let at = 0;
  const slider = (quantity: string, field: 'gamma' | 'beta' | 'rmean' | 'rvar', label: string, range: NumberField, least = ANY.min) => quantityControl<State, Scene>(context, {
    fields: [field], quantity, label, field: range, typed: { min: least, max: ANY.max }, when: (state) => isInference(state) || !quantity.startsWith('running'),
    value(scene) {
      at = plotted(scene).across;
      return scene.session.column(quantity, at)[0] ?? 0;
    },
    change: (value) => edits.put(quantity, at, value, `${quantity} ${at}`, quantity.startsWith('running') ? {} : shown(context.state)),
  });
  return {
    beside: [
      slider('gamma', 'gamma', kit.fields.gamma ?? '', SCALE), slider('beta', 'beta', kit.fields.beta ?? '', SHIFT),
      { field: 'mode', also: (mode: State['mode'], { step }) => ({ step: stepIn(mode, step), cell: '' }) },
    ],
    settings: [
      { title: 'numbers', controls: [
        { field: 'source', offered: (option, { source }) => option !== 'own' || source === 'own', also: () => ({ cell: '' }) },
        { field: 'size', range: integer(32, { min: 1, max: 256 }), when: isDrawn }, { field: 'width', range: integer(3, { min: 1, max: 8 }), when: isGenerated },
        drawControl(context, isDrawn),
        countControl(['data'], words.rows, { more: words.addRow, fewer: words.removeRow }, (more) => (more ? edits.addRow() : edits.removeRow()), (state) => !isDrawn(state)),
        countControl(['data'], words.columns, { more: words.addColumn, fewer: words.removeColumn }, (more) => (more ? edits.addColumn() : edits.removeColumn()), (state) => !isDrawn(state)),
        ownControl(context, ['data'], (batch) => set({ source: 'own', data: keep(batch), cell: '', feature: 0 }, 'own')),
      ] },
      { title: 'layer', controls: [
        { field: 'divisor', when: (state) => !isInference(state) },
        { field: 'epsilon', quantity: 'epsilon', read: (state) => epsilonOf(engine, state), also: () => ({ preset: 'own' }) },
        { field: 'preset', also: (preset: State['preset'], state) => ({ epsilon: epsilonOf(engine, { ...state, preset }) }) },
        noteControl(words),
      ] },
      { title: 'feature', controls: [
        featureControl(context, words.feature),
        slider('running_mean', 'rmean', words.mean, number(0, { min: -100, max: 100, step: 0.5 })), slider('running_variance', 'rvar', words.variance, number(1, { min: 0, max: 1e6, log: 1e-6 }), 0),
      ] },
      { title: 'view', controls: ['view', { field: 'curve', when: ({ view }) => view === 'distribution' }, againstControl(context, words.against)] },
    ],
  };
}

/** What inference uses, or what N − 1 is for. */
function noteControl(words: Words['labels']): OwnControl<State, Scene> {
  return {
    fields: [],
    make() {
      const node = h('p', { class: 'hint' });
      return { node, update: ({ state }) => setText(node, isInference(state) ? words.inference : state.divisor === 'n-1' ? words.divisorNote : '') };
    },
  };
}

/** The feature of the pictures and of the sliders: a bar where the names are short, else a menu. */
function featureControl({ set }: Context<State, Words>, label: string): OwnControl<State, Scene> {
  const choose = (value: string) => set({ feature: Number(value), cell: '' }, 'feature');
  return {
    fields: ['feature'],
    make() {
      const short = createSegments<string>(label, choose);
      const long = createMenu<string>(label, choose);
      return {
        node: h('div', null, short.node, long.node),
        update(scene) {
          const { colNames, colIndex } = scene.session.table('x');
          const roomy = colNames.join('').length + 2 * colNames.length <= 16;
          const choices = { value: String(plotted(scene).across), options: [...colIndex].map((col, place) => ({ value: String(col), label: colNames[place] ?? '' })) };
          short.node.toggleAttribute('hidden', !roomy);
          long.node.toggleAttribute('hidden', roomy);
          (roomy ? short : long).update(choices);
        },
      };
    },
  };
}

/** The other feature of a cloud. */
function againstControl({ set }: Context<State, Words>, label: string): OwnControl<State, Scene> {
  return {
    fields: ['against'],
    when: ({ view }) => view === 'cloud',
    make() {
      const menu = createMenu<string>(label, (value) => set({ against: Number(value) }));
      return {
        node: menu.node,
        update(scene) {
          const { colNames, colIndex } = scene.session.table('x');
          const { across, upright } = plotted(scene);
          const options = [...colIndex].map((col, place) => ({ value: String(col), label: colNames[place] ?? '' })).filter(({ value }) => value !== String(across));
          menu.update({ value: String(upright), options });
        },
      };
    },
  };
}
