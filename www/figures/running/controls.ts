// The controls, grouped by what they change: the stream, the averages, what is shown.
import { h, setAttribute, setText } from '../../dom.ts';
import { wordButton } from '../../elements/button.ts';
import { createMenu, createSegments } from '../../elements/choice.ts';
import { createSlider } from '../../elements/slider.ts';
import { isInputError } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { setMathml } from '../../mathml.ts';
import { integer, number, type NumberField } from '../../state.ts';
import { complain } from '../kit/complain.ts';
import { createDivisor } from '../kit/pieces.ts';
import { fields, LIMITS, type State } from './fields.ts';
import { createOwn } from './own.ts';
import type { Scene } from './scene.ts';
import type { Words } from './words.ts';

interface Group {
  readonly node: Element;
  update(scene: Scene, error?: unknown): void;
}

type Numbers = keyof typeof LIMITS;

const options = <T extends string>(labels: Readonly<Record<T, string>>) =>
  (Object.keys(labels) as T[]).map((value) => ({ value, label: labels[value] }));

export function createControls(context: Context<State>, words: Words): Group {
  const groups = [streamGroup(context, words), averageGroup(context, words), viewGroup(context, words)];
  return {
    node: h('div', { class: 'controls needs-script' }, groups.map((group) => group.node)),
    update: (scene, error) => groups.forEach((group) => group.update(scene, error)),
  };
}

/** `field`: the range of the slider; a typed number may go up to the limits. */
function sliderOf({ set, strings }: Context<State>, label: string, key: Numbers, field: NumberField = LIMITS[key], mark?: Element) {
  return createSlider({ label, ...(mark ? { mark } : {}), field, typed: LIMITS[key], strings: strings.slider, change: (value) => set({ [key]: value }, key) });
}

const titled = (title: string, ...children: readonly Element[]) => h('div', { class: 'group', role: 'group', 'aria-label': title }, h('p', { class: 'group-title' }, title), children);

function streamGroup(context: Context<State>, words: Words): Group {
  const { labels } = words;
  const sliders = {
    batches: sliderOf(context, labels.batches, 'batches', integer(100, { min: 1, max: 300 })),
    batch: sliderOf(context, labels.batch, 'batch', integer(32, { min: 1, max: 128 })),
    drift: sliderOf(context, labels.drift, 'drift', number(0, { min: -0.2, max: 0.2, step: 0.01 })),
    jump: sliderOf(context, labels.jump, 'jump', number(0, { min: -10, max: 10, step: 0.5 })),
    at: sliderOf(context, labels.at, 'at', integer(50, { min: 1, max: 300 })),
    settle: sliderOf(context, labels.settle, 'settle', number(0, { min: -10, max: 10, step: 0.5 })),
  };
  const draw = wordButton('reset', labels.draw, () => context.set({ seed: (context.state.seed + 1) % 2 ** 32, ...(made() ? {} : { preset: 'steady' as const }) }, 'seed'));
  const made = () => context.state.preset !== 'hand' && context.state.preset !== 'own';
  const seed = h('span', { class: 'hint' });
  const random = h('div', { class: 'group' }, Object.values(sliders).map((slider) => slider.node), h('div', { class: 'row' }, draw, seed));
  const fixed = h('p', { class: 'hint' }, labels.fixed);
  const own = createOwn(context, words);
  return {
    node: titled(words.groups.stream, random, fixed, own.node),
    update({ state, settings }) {
      setAttribute(random, 'hidden', !made());
      setAttribute(fixed, 'hidden', made());
      for (const [key, slider] of Object.entries(sliders)) slider.update({ value: settings[key as keyof typeof sliders] });
      setAttribute(sliders.at.node, 'hidden', settings.jump === 0);
      setText(seed, `${labels.seed} ${state.seed}`);
    },
  };
}

function averageGroup(context: Context<State>, words: Words): Group {
  const { set, strings } = context;
  const { labels } = words;
  const symbol = h('span', { class: 'symbol' });
  const rho = sliderOf(context, labels.rho, 'rho', number(0.9, { min: 0.5, max: 0.999, step: 0.001 }), symbol);
  const window = sliderOf(context, labels.window, 'window', LIMITS.window, h('i', null, 'k'));
  const start = createSegments<'usual' | 'zero' | 'one' | 'first'>(labels.start, (value) => set({ start: value }));
  const statistic = createSegments<State['statistic']>(labels.statistic, (value) => set({ statistic: value }));
  const stored = createDivisor(context, (value) => set({ stored: value }));
  return {
    node: titled(words.groups.average, rho.node, window.node, start.node, statistic.node, stored.node),
    update({ state, settings, all }, error) {
      setMathml(symbol, all.symbol('rho').mathml);
      rho.update({ value: settings.rho });
      window.update({ value: settings.window });
      start.update({ value: settings.start, options: options({ ...words.starts, usual: words.usual[state.statistic] }) });
      statistic.update({ value: state.statistic, options: options(words.statistics) });
      stored.update({ value: state.stored, problem: isInputError(error) ? complain(strings, error.key, error.details, error.message) : '' });
    },
  };
}

function viewGroup({ set, strings }: Context<State>, words: Words): Group {
  const { labels } = words;
  const feature = createMenu<string>(labels.feature, (value) => set({ feature: Number(value) }));
  const digits = createSlider({ label: labels.digits, field: fields.digits, strings: strings.slider, change: (value) => set({ digits: value }) });
  return {
    node: titled(words.groups.view, feature.node, digits.node),
    update({ state, batches }) {
      setAttribute(feature.node, 'hidden', batches.names.length < 2);
      const names = batches.names.map((label, at) => ({ value: String(at), label }));
      feature.update({ value: String(Math.min(state.feature, batches.names.length - 1)), options: names });
      digits.update({ value: state.digits });
    },
  };
}
