// The tensor as planes, one for each sample and channel; pointing at a cell lights all cells that share its statistic.
import { fill, h, setAttribute, setText } from '../../dom.ts';
import type { AxesMap, Source } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import { createDistributions } from '../kit/distributions.ts';
import { createPaths } from '../kit/paths.ts';
import type { WalkPart, WalkParts, WalkScene, WalkTools } from '../kit/walk.ts';
import type { State } from './fields.ts';
import type { Tensor } from './tensor.ts';
import type { Words } from './en.ts';

export interface Laid {
  readonly tensor: Tensor;
  readonly map: AxesMap;
}

const PER_CELL = new Set(['x', 'channel', 'deviation', 'square', 'x_hat', 'y']);
/** Steps with a distribution of their own. */
const AFTER = new Set(['deviation', 'y']);
const HUES: Readonly<Record<string, string>> = { x_hat: 'x_hat', y: 'y' };
const PER_CHANNEL = new Set(['gamma', 'beta']);
const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] };

/** The channel of the cell that is looked at; that of its first cell where only a statistic is. */
export function channelOf({ active }: WalkScene<State>, { map }: Laid): number {
  if (!active) return 0;
  if (PER_CHANNEL.has(active.quantity)) return active.col;
  const cell = map.statisticOf.findIndex((statistic, at) => statistic === active.col && (!PER_CELL.has(active.quantity) || map.memberOf[at] === active.row));
  return map.channelOf[Math.max(0, cell)] ?? 0;
}

export function createPlanes(context: Context<State, Words>, tools: WalkTools, laid: () => Laid): Required<Pick<WalkParts<State>, 'pictures' | 'side'>> {
  const words = context.words.labels;
  const grid = h('div', { class: 'planes', role: 'group', 'aria-label': words.tensor });
  const pieces = h('p', { class: 'hint' });
  const shared = createPaths<State>(tools.stepTo, () => ({ title: '', paths: [{ label: words.shared, stops: ['count', '·', 'mean', '·', 'variance'] }] }));
  const histograms = createDistributions<State>(context, ({ state, session, active }) => {
    const after = AFTER.has(state.step) ? state.step : 'x_hat';
    const col = active && !PER_CHANNEL.has(active.quantity) ? active.col : 0;
    const row = active && PER_CELL.has(active.quantity) ? active.row : undefined;
    const x = session.column('x', col);
    return (['x', after] as const).map((quantity) => ({
      values: session.column(quantity, col), quantity, hue: HUES[quantity] ?? 'x', name: words.sets, row, ...(quantity === 'x' ? {} : { before: x }),
    }));
  });
  let cells: HTMLButtonElement[] = [];
  let scene: WalkScene<State> | undefined;
  let built = '';
  let focused = 0;

  const refOf = (cell: number): Source | null => {
    if (!scene) return null;
    const { tensor, map } = laid();
    const flat = tensor.at(cell);
    const { step } = scene.state;
    const inCells = PER_CELL.has(step);
    return { quantity: step, row: inCells ? (map.memberOf[flat] ?? 0) : 0, col: map.statisticOf[flat] ?? 0 };
  };
  const pin = (cell: number) => {
    const ref = refOf(cell);
    if (!ref) return;
    const text = `${ref.row}:${ref.col}`;
    context.set({ cell: context.state.cell === text ? '' : text }, 'cell');
  };
  const move = (event: KeyboardEvent) => {
    const step = MOVES[event.key];
    if (!step || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = neighbour(laid().tensor, focused, step);
    if (next !== undefined) cells[next]?.focus();
  };
  const build = ({ samples, channels, height, width }: Tensor) => {
    const area = height * width;
    cells = Array.from({ length: samples * channels * area }, (_, cell) => h('button', {
      type: 'button', class: 'box', onclick: () => pin(cell), onkeydown: move,
      onpointerenter: () => tools.point(refOf(cell)), onpointerleave: () => tools.point(null),
      onfocus: () => {
        focused = cell;
        tools.point(refOf(cell));
      },
      onblur: () => tools.point(null),
    }));
    const plane = (sample: number, channel: number) => {
      const start = (sample * channels + channel) * area;
      return h('td', null, h('div', { class: 'plane' }, Array.from({ length: height }, (_, row) =>
        h('div', null, cells.slice(start + row * width, start + (row + 1) * width)))));
    };
    const title = area > 1 ? words.channel : words.features;
    fill(grid, h('table', { role: 'presentation' }, h('tbody', null,
      h('tr', null, h('td'), Array.from({ length: channels }, (_, channel) => h('th', { scope: 'col' }, fillIn(title, { c: channel + 1 })))),
      Array.from({ length: samples }, (_, sample) => h('tr', null,
        h('th', { scope: 'row' }, fillIn(words.sample, { n: sample + 1 })), Array.from({ length: channels }, (_, channel) => plane(sample, channel)))))));
  };
  const pictures: WalkPart<State> = {
    node: h('div', { class: 'tensor' }, grid),
    update(next) {
      scene = next;
      const { tensor } = laid();
      const shape = [tensor.samples, tensor.channels, tensor.height, tensor.width].join();
      if (shape !== built) build(tensor);
      built = shape;
      focused = Math.min(focused, cells.length - 1);
      write(context, next, laid(), cells, focused);
    },
  };
  const fold = h('details', { class: 'fold', ontoggle: () => histograms.resize() }, h('summary', null, words.histograms), histograms.node);
  const side: WalkPart<State> = {
    node: h('div', { class: 'beneath' }, shared.node, pieces, fold),
    update(next) {
      const { map } = laid();
      shared.update(next);
      histograms.update(next);
      setText(pieces, fillIn(words.pieces, { statistics: map.statistics, learned: map.learned, tracked: map.tracked }));
    },
    resize: histograms.resize,
  };
  return { pictures, side };
}

/** In few digits, all of which are in the table: the numbers of the step, or of the input where the step has one number for many cells; and which cells are lit. */
function write(context: Context<State, Words>, { state, session, active }: WalkScene<State>, { tensor, map }: Laid, cells: readonly HTMLButtonElement[], focused: number): void {
  const words = context.words.labels;
  const shown = PER_CELL.has(state.step) ? state.step : 'x';
  const columns = Array.from({ length: map.statistics }, (_, statistic) => session.column(shown, statistic));
  const area = tensor.height * tensor.width;
  cells.forEach((button, cell) => {
    const flat = tensor.at(cell);
    const [statistic = 0, member = 0, channel = 0] = [map.statisticOf[flat], map.memberOf[flat], map.channelOf[flat]];
    const value = context.engine.writeNumber(columns[statistic]?.[member] ?? Number.NaN, shown === 'x' ? 3 : 2);
    const ofChannel = active !== null && PER_CHANNEL.has(active.quantity);
    const lit = active !== null && (ofChannel ? channel === active.col : statistic === active.col);
    setText(button, value);
    setAttribute(button, 'data-lit', lit);
    setAttribute(button, 'data-active', lit && active !== null && PER_CELL.has(active.quantity) && member === active.row);
    setAttribute(button, 'tabindex', cell === focused ? 0 : -1);
    setAttribute(button, 'aria-label', fillIn(words.cell, {
      n: Math.floor(cell / (area * tensor.channels)) + 1, c: channel + 1, h: Math.floor((cell % area) / tensor.width) + 1, w: (cell % tensor.width) + 1, value,
    }));
  });
}

/** The cell beside another one as they are drawn: planes of a sample side by side, samples below one another. */
function neighbour({ samples, channels, height, width }: Tensor, cell: number, [down, right]: readonly [number, number]): number | undefined {
  const area = height * width;
  const [place, channel, sample] = [cell % area, Math.floor(cell / area) % channels, Math.floor(cell / (area * channels))];
  const row = sample * height + Math.floor(place / width) + down;
  const col = channel * width + (place % width) + right;
  if (row < 0 || col < 0 || row >= samples * height || col >= channels * width) return undefined;
  return (Math.floor(row / height) * channels + Math.floor(col / width)) * area + (row % height) * width + (col % width);
}
