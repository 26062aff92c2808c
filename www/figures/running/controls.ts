// The controls of the running averages: the story, the memory of the two averages beside the picture; stream, averages and display folded.
import { h } from '../../dom.ts';
import { createMenu, createSegments } from '../../elements/choice.ts';
import type { Context } from '../../figure.ts';
import { integer, number, type NumberField } from '../../state.ts';
import { drawControl } from '../kit/batch-controls.ts';
import { type Controls, type ControlWords, type OwnControl, quantityControl, still } from '../kit/controls.ts';
import { AS_TOLD, LIMITS, type Preset, PRESETS, settingsOf, type State } from './fields.ts';
import { createOwn } from './own.ts';
import type { Scene } from './scene.ts';
import { createLegend } from './stream.ts';
import type { Words } from './en.ts';

type Own = OwnControl<State, Scene>;
type Numbers = keyof typeof LIMITS;

/** Whether the batches were made here. */
const isMade = ({ preset }: State) => preset !== 'hand' && preset !== 'own';

export function controlsOf(context: Context<State, Words>, words: Words): Controls<State, Scene> {
  const { labels } = words;
  /** `field`: the range of the slider; a typed number may go up to the limits. */
  const setting = (field: Numbers, range: NumberField = LIMITS[field], when: (state: State) => boolean = isMade) => ({ field, range, read: (state: State) => settingsOf(state)[field], when });
  const always = () => true;
  return {
    beside: [
      storyControl(context, words),
      quantityControl<State, Scene>(context, { fields: ['rho'], quantity: 'rho', label: labels.rho, field: number(0.9, { min: 0.5, max: 0.999, step: 0.001 }), typed: LIMITS.rho, value: ({ state }) => settingsOf(state).rho, change: (rho) => context.set({ rho }, 'rho') }),
      setting('window', LIMITS.window, always),
    ],
    settings: [
      { title: 'stream', controls: [
        setting('batches', integer(100, { min: 1, max: 300 })), setting('batch', integer(32, { min: 1, max: 128 })), setting('drift', number(0, { min: -0.2, max: 0.2, step: 0.01 })),
        setting('jump', number(0, { min: -10, max: 10, step: 0.5 })), setting('at', integer(50, { min: 1, max: 300 }), (state) => isMade(state) && settingsOf(state).jump !== 0),
        setting('settle', number(0, { min: -10, max: 10, step: 0.5 })), drawControl(context, isMade),
        { fields: [], when: (state) => !isMade(state), make: () => still(h('p', { class: 'hint' }, labels.fixed)) },
        { fields: ['data'], make: () => still(createOwn(context, words).node) },
      ] },
      { title: 'average', controls: [
        { fields: ['lines', 'corrected'], make: () => createLegend(context, words) }, startControl(context, words), 'statistic', 'stored',
      ] },
      { title: 'view', controls: [featureControl(context, words), 'digits'] },
    ],
  };
}

/** The words of the controls; what the figure does not name are common ones. */
export function controlWords({ strings: { walk: common }, words }: Context<State, Words>): ControlWords {
  return {
    groups: { ...common.groups, ...words.groups }, fields: { ...common.fields, ...words.labels, stored: common.fields.divisor ?? '' },
    options: { ...common.options, statistic: words.statistics, stored: common.options.divisor ?? {} },
  };
}

/** A story gives every number back to itself. */
function storyControl(context: Context<State, Words>, words: Words): Own {
  return {
    fields: ['preset'],
    make() {
      const menu = createMenu<Preset>(words.stories.label, (preset) => context.set({ ...AS_TOLD, preset }, 'story'));
      return {
        node: menu.node,
        update({ state }) {
          const names = PRESETS.filter((preset) => preset !== 'own' || state.preset === 'own');
          menu.update({ value: state.preset, options: names.map((value) => ({ value, label: words.stories.names[value] })) });
        },
      };
    },
  };
}

function startControl({ set }: Context<State, Words>, words: Words): Own {
  return {
    fields: ['start'],
    make() {
      const start = createSegments<'usual' | 'zero' | 'one' | 'first'>(words.labels.start, (value) => set({ start: value }));
      const labels = (statistic: State['statistic']) => Object.entries({ ...words.starts, usual: words.usual[statistic] });
      return {
        node: start.node,
        update: ({ state, settings }) => start.update({ value: settings.start, options: labels(state.statistic).map(([value, label]) => ({ value: value as 'usual', label })) }),
      };
    },
  };
}

function featureControl({ set }: Context<State, Words>, words: Words): Own {
  return {
    fields: ['feature'],
    make() {
      const menu = createMenu<string>(words.labels.feature, (value) => set({ feature: Number(value) }));
      return {
        node: menu.node,
        update({ state, batches: { names } }) {
          menu.node.toggleAttribute('hidden', names.length < 2);
          menu.update({ value: String(Math.min(state.feature, names.length - 1)), options: names.map((label, at) => ({ value: String(at), label })) });
        },
      };
    },
  };
}
