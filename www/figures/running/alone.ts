// A batch of one: with running statistics it has an answer of its own, with its own statistics the answer is always the shift.
import { h, renew, setText } from '../../dom.ts';
import type { Engine, WalkRequest } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { parseRelations } from '../../mathml.ts';
import { fillIn } from '../../strings/index.ts';
import { EPSILON, type State } from './fields.ts';
import type { Words } from './en.ts';

const VIEW = { head: 1, tail: 0, columns: [] };

export interface AlonePart {
  readonly node: Element;
  update(state: State, running: { readonly mean: number; readonly variance: number }, source: string): void;
}

/** Both passes of the same sample, each in one line: its own arithmetic, from x̂ to y. */
export function createAlone({ engine }: Context<State, Words>, words: Words): AlonePart {
  const line = () => h('div', { class: 'both' });
  const [training, inference] = [line(), line()];
  const heading = h('p', { class: 'group-title' });
  const card = (title: Element | string, body: Element, sentence: string) => h('div', { class: 'card' }, title, body, h('p', { class: 'hint' }, sentence));
  return {
    node: h('div', { class: 'alone' },
      card(h('p', { class: 'group-title' }, words.alone.training), training, words.alone.trainingMeans),
      card(heading, inference, words.alone.inferenceMeans)),
    update(state, running, source) {
      const shared = { names: ['x'], gamma: [state.gamma], beta: [state.beta], epsilon: EPSILON };
      setText(heading, fillIn(words.alone.inference, { source }));
      renew(training, arithmetics(engine, state, { forward: { ...shared, divisor: 'n' } }));
      renew(inference, arithmetics(engine, state, { inference: { ...shared, runningMean: [running.mean], runningVariance: [running.variance] } }));
    },
  };
}

function arithmetics(engine: Engine, state: State, request: WalkRequest): Element[] {
  const view = { ...VIEW, digits: state.digits, notation: state.notation };
  return ['x_hat', 'y'].map((quantity) => h('p', { class: 'line' }, parseRelations(engine.cell(request, Float64Array.of(state.sample), view, quantity, 0, 0).written.mathml)));
}
