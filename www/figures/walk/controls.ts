// The controls of the walk, grouped by what they change: the numbers, the layer, one feature, the display.
import { h, setAttribute, setText } from '../../dom.ts';
import { iconButton, wordButton } from '../../elements/button.ts';
import { createCheckbox, createMenu, createSegments } from '../../elements/choice.ts';
import { createDataInput } from '../../elements/data-input.ts';
import { createSlider } from '../../elements/slider.ts';
import { createSymbol } from '../../elements/symbol.ts';
import type { Context } from '../../figure.ts';
import { integer, number } from '../../state.ts';
import { fillIn } from '../../strings/index.ts';
import { createDivisor } from '../kit/pieces.ts';
import { readText } from '../kit/read.ts';
import type { WalkPart } from '../kit/walk.ts';
import { epsilonOf } from './batch.ts';
import { controlWords } from './control-words.ts';
import { keep } from './data.ts';
import type { Edits } from './edits.ts';
import { fields, GENERATED, STEPS, type State } from './fields.ts';
import { plotted } from './pictures.ts';

type Group = WalkPart<State>;
type Words = (typeof controlWords)['en'];

const options = <T extends string>(labels: Readonly<Record<T, string>>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));

export function createControls(context: Context<State>, edits: Edits): WalkPart<State> {
  const words = controlWords[context.lang];
  const groups = [numbersGroup(context, edits, words), layerGroup(context, words), featureGroup(context, edits, words), viewGroup(context, words)];
  return {
    node: h('div', { class: 'controls needs-script' }, groups.map((group) => group.node)),
    update: (scene) => groups.forEach((group) => group.update(scene)),
  };
}

function numbersGroup(context: Context<State>, edits: Edits, words: Words): Group {
  const { set, strings } = context;
  const source = createMenu<State['source']>(words.source, (value) => set({ source: value, cell: '' }));
  const slider = (label: string, key: 'size' | 'width' | 'seed', field = fields[key]) =>
    createSlider({ label, field, typed: fields[key], strings: strings.slider, change: (value) => set({ [key]: value }) });
  const size = slider(words.size, 'size', integer(32, { min: 1, max: 256 }));
  const width = slider(words.width, 'width', integer(3, { min: 1, max: 8 }));
  const draw = wordButton('reset', words.draw, () => set({ seed: (context.state.seed + 1) % 2 ** 32 }, 'seed'));
  const seed = h('span', { class: 'hint' });
  const random = h('div', { class: 'group' }, size.node, width.node, h('div', { class: 'row' }, draw, seed));
  const input = createDataInput(strings.input, (text) => void readText(context, input, { text: { text } }, (batch) => set({ source: 'own', data: keep(batch), cell: '', feature: 0 }, 'own')));
  const edges = edgeRow(words, edits);
  const own = h('details', { class: 'own' }, h('summary', null, words.own), input.node);
  return {
    node: h('div', { class: 'group', 'data-part': 'numbers', role: 'group', 'aria-label': words.groups.batch }, h('p', { class: 'group-title' }, words.groups.batch), source.node, random, edges, own),
    update({ state }) {
      const { own: mine, ...others } = words.sources;
      source.update({ value: state.source, options: options(state.source === 'own' ? { ...others, own: mine } : others as Record<State['source'], string>) });
      const generated = GENERATED.some((kind) => kind === state.source);
      setAttribute(random, 'hidden', !generated && state.source !== 'penguins');
      setAttribute(edges, 'hidden', generated || state.source === 'penguins');
      setAttribute(width.node, 'hidden', !generated);
      size.update({ value: state.size });
      width.update({ value: state.width });
      setText(seed, `${words.seed} ${state.seed}`);
    },
  };
}

/** Samples and features, one more or one less. */
function edgeRow(words: Words, edits: Edits): Element {
  const pair = (label: string, more: string, less: string, add: () => void, remove: () => void) =>
    h('div', { class: 'row pair' }, h('span', { class: 'label' }, label), iconButton('minus', less, remove), iconButton('plus', more, add));
  return h('div', { class: 'row' },
    pair(words.size, words.addRow, words.removeRow, edits.addRow, edits.removeRow),
    pair(words.width, words.addColumn, words.removeColumn, edits.addColumn, edits.removeColumn));
}

/** Where a step of one mode has its counterpart in the other. */
const COUNTERPART: Readonly<Record<string, State['step']>> = {
  mean: 'deviation', square: 'deviation', variance: 'running_root', root: 'running_root', running_root: 'root', scale: 'y', shift: 'y', line: 'y',
};

function layerGroup(context: Context<State>, words: Words): Group {
  const { set, strings } = context;
  const mode = createSegments<State['mode']>(words.mode, (value) => {
    const { step } = context.state;
    const known: readonly string[] = STEPS[value];
    set({ mode: value, step: known.includes(step) ? step : (COUNTERPART[step] ?? 'x'), cell: '' }, 'mode');
  });
  const divisor = createDivisor(context, (value) => set({ divisor: value }));
  const preset = createMenu<State['preset']>(words.preset, (value) => set({ preset: value, epsilon: epsilonOf(context.engine, { ...context.state, preset: value }) }, 'preset'));
  const symbol = createSymbol();
  const epsilon = createSlider({ label: words.epsilon, mark: symbol.node, field: fields.epsilon, strings: strings.slider, change: (value) => set({ epsilon: value, preset: 'own' }, 'epsilon') });
  const note = h('p', { class: 'hint' });
  return {
    node: h('div', { class: 'group', 'data-part': 'layer', role: 'group', 'aria-label': words.groups.layer }, h('p', { class: 'group-title' }, words.groups.layer), mode.node, divisor.node, epsilon.node, preset.node, note),
    update({ state, session, problem }) {
      symbol.update(session.symbol('epsilon').mathml);
      mode.update({ value: state.mode, options: options(words.modes) });
      divisor.update({ value: state.divisor, problem });
      setAttribute(divisor.node, 'hidden', state.mode === 'inference');
      epsilon.update({ value: epsilonOf(context.engine, state) });
      preset.update({ value: state.preset, options: options(words.presets) });
      setText(note, state.mode === 'inference' ? words.inference : state.divisor === 'n-1' ? words.divisorNote : '');
    },
  };
}

/** Scale and shift act in these steps only: from any other their sliders lead to the output, so that something is seen to move. */
const AFFINE = new Set<State['step']>(['scale', 'shift', 'line', 'y']);
const shown = ({ step }: State): Partial<State> => (AFFINE.has(step) ? {} : { step: 'y', cell: '' });

const SCALE = number(1, { min: -3, max: 3, step: 0.05 });
const SHIFT = number(0, { min: -6, max: 6, step: 0.1 });

function featureGroup(context: Context<State>, edits: Edits, words: Words): Group {
  const { set, strings } = context;
  const title = h('p', { class: 'group-title' });
  const choose = (value: string) => set({ feature: Number(value), cell: '' }, 'feature');
  const short = createSegments<string>(words.feature, choose);
  const long = createMenu<string>(words.feature, choose);
  let at = 0;
  const slider = (quantity: string, label: string, field = SCALE) => {
    const mark = createSymbol();
    const part = createSlider({ label, mark: mark.node, field, typed: { min: -1e9, max: 1e9 }, strings: strings.slider, change: (value) => edits.put(quantity, at, value, `${quantity} ${at}`, quantity.startsWith('running') ? {} : shown(context.state)) });
    return { quantity, mark, part };
  };
  const sliders = [
    slider('gamma', words.gamma), slider('beta', words.beta, SHIFT),
    slider('running_mean', words.mean, number(0, { min: -100, max: 100, step: 0.5 })),
    slider('running_variance', words.variance, number(1, { min: 0, max: 1e6, log: 1e-6 })),
  ];
  return {
    node: h('div', { class: 'group', 'data-part': 'feature', role: 'group', 'aria-label': words.feature }, title, short.node, long.node, sliders.map(({ part }) => part.node)),
    update(scene) {
      const { session, state } = scene;
      const { colNames, colIndex } = session.table('x');
      at = plotted(scene).across;
      setText(title, fillIn(words.groups.feature, { name: colNames[[...colIndex].indexOf(at)] ?? '' }));
      const roomy = colNames.join('').length + 2 * colNames.length <= 16;
      const choices = { value: String(at), options: [...colIndex].map((col, place) => ({ value: String(col), label: colNames[place] ?? '' })) };
      setAttribute(short.node, 'hidden', colNames.length < 2 || !roomy);
      setAttribute(long.node, 'hidden', colNames.length < 2 || roomy);
      short.update(choices);
      long.update(choices);
      for (const { quantity, mark, part } of sliders) {
        const hidden = quantity.startsWith('running') && state.mode === 'training';
        setAttribute(part.node, 'hidden', hidden);
        if (hidden) continue;
        mark.update(session.symbol(quantity).mathml);
        const value = session.column(quantity, at)[0] ?? 0;
        part.update({ value, text: context.engine.writeNumber(value, 6) });
      }
    },
  };
}

function viewGroup(context: Context<State>, words: Words): Group {
  const { set, strings } = context;
  const view = createSegments<State['view']>(words.view, (value) => set({ view: value }));
  const curve = createCheckbox(words.curve, (value) => set({ curve: value }));
  const against = createMenu<string>(words.against, (value) => set({ against: Number(value) }));
  const notation = createSegments<State['notation']>(words.notation, (value) => set({ notation: value }));
  const digits = createSlider({ label: words.digits, field: fields.digits, strings: strings.slider, change: (value) => set({ digits: value }) });
  return {
    node: h('div', { class: 'group', 'data-part': 'view', role: 'group', 'aria-label': words.groups.view }, h('p', { class: 'group-title' }, words.groups.view), view.node, curve.node, against.node, notation.node, digits.node),
    update(scene) {
      const { state, session } = scene;
      const { colNames, colIndex } = session.table('x');
      const cloud = state.view === 'cloud';
      const { across, upright } = plotted(scene);
      view.update({ value: state.view, options: options(words.views) });
      curve.update(state.curve);
      setAttribute(curve.node, 'hidden', cloud);
      setAttribute(against.node, 'hidden', !cloud || colNames.length < 2);
      against.update({ value: String(upright), options: [...colIndex].map((col, place) => ({ value: String(col), label: colNames[place] ?? '' })).filter(({ value }) => value !== String(across)) });
      notation.update({ value: state.notation, options: options(words.notations) });
      digits.update({ value: state.digits });
    },
  };
}
