// Ways through the numbers, one below the other: the same cell in several quantities, each a button that leads to its step.
import { h, renew, setAttribute, setText } from '../../dom.ts';
import { parseMathml } from '../../mathml.ts';
import type { WalkPart, WalkScene } from './walk.ts';
import { settle } from './selection.ts';

/** A quantity, or a sign between two of them. */
export type Stop = string;

export interface Path {
  readonly label: string;
  /** Quantities and signs in turn: `x`, `→`, `y`. */
  readonly stops: readonly Stop[];
  /** Whether this is how it must not be done. */
  readonly wrong?: boolean;
  /** What follows the last number. */
  readonly verdict?: string;
}

const SIGN = /^[^\p{L}_]+$/u;

/** `describe` gives the paths of a state, and a sentence above them. */
export function createPaths<S>(stepTo: (step: string) => void, describe: (scene: WalkScene<S>) => { readonly title: string; readonly paths: readonly Path[] }): WalkPart<S> {
  const title = h('p', { class: 'plot-title' });
  const list = h('ul', { class: 'paths', onclick: (event: Event) => {
    const step = (event.target as Element).closest('button')?.getAttribute('data-step');
    if (step) stepTo(step);
  } });
  return {
    node: h('div', { class: 'ways' }, title, list),
    update(scene) {
      const { title: words, paths } = describe(scene);
      setText(title, words);
      renew(list, paths.map(({ label, stops, wrong, verdict }) =>
        h('li', { class: wrong ? 'wrong' : false },
          h('span', { class: 'label' }, label),
          h('span', { class: 'stops' }, stops.map((stop) => stopOf(scene, stop)), verdict && h('span', { class: 'verdict' }, verdict)))));
    },
  };
}

/** The number of a quantity as it is shown, at the place that is looked at. */
export function textAt<S>({ session, active }: WalkScene<S>, quantity: string): string {
  const table = session.table(quantity);
  const { row, col } = settle({ quantity, row: active?.row ?? 0, col: active?.col ?? 0 }, table);
  const place = Math.max(0, [...table.rowIndex].indexOf(row));
  return table.cells.split('\n')[place]?.split('\t')[[...table.colIndex].indexOf(col)] ?? '';
}

function stopOf<S>(scene: WalkScene<S>, stop: Stop): Element {
  if (SIGN.test(stop)) return h('span', { class: 'sign' }, stop);
  const { session } = scene;
  const table = session.table(stop);
  const content = [h('span', { class: `symbol q-${table.token}` }, parseMathml(session.symbol(stop).mathml)), ' ', h('b', null, textAt(scene, stop))];
  const isStep = session.outline.steps.some(({ id }) => id === stop);
  if (!isStep) return h('span', { class: 'stop' }, content);
  const button = h('button', { type: 'button', class: 'stop', 'data-step': stop }, content);
  setAttribute(button, 'aria-current', (scene.state as { step?: string }).step === stop ? 'step' : false);
  return button;
}
