// Results on the page: pictures with their legends, a table, one sentence. Parts are kept, so that nothing jumps while runs come in.
import { type Child, fill, h, setAttribute, setText } from '../../../dom.ts';
import { legend, type LegendEntry } from '../../../elements/legend.ts';
import { createResultTable, type ResultTableData } from '../../../elements/result-table.ts';
import type { Drawn, PlotRequest } from '../../../engine.ts';
import type { Context } from '../../../figure.ts';
import { createPicture, type Picture } from '../picture.ts';

export interface PictureSpec {
  readonly title: Child;
  /** 'wide', 'square', 'flat' or 'tall'. */
  readonly shape?: string;
  readonly legend?: readonly LegendEntry[];
  /** What the axis across counts. */
  readonly across?: string;
  readonly plot: PlotRequest;
  /** One sentence for those who do not see it. */
  summary(drawn: Drawn): string;
  /** Its numbers, written. */
  numbers?(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface Results {
  readonly pictures?: readonly PictureSpec[];
  readonly table?: ResultTableData;
  /** What was seen, in one sentence made of the numbers. */
  readonly seen?: string;
}

/** The words above a picture. */
const heading = ({ title, legend: entries }: PictureSpec): Child => [h('span', { class: 'chart-title' }, title), entries && legend(entries)];

/** Room for a picture: the built page carries the first one only, and a reader's browser draws them all. */
const room = (spec: PictureSpec) => h('div', { class: 'chart needs-script' },
  h('figure', { class: 'plot' }, h('figcaption', { class: 'plot-title' }, heading(spec)), h('div', { class: `picture ${spec.shape ?? 'chart'}` })));

export interface ResultsPart {
  readonly node: HTMLElement;
  /** Whether there is anything to see: results of before, or those of the built page. */
  readonly filled: boolean;
  /** `known`: whether any run has come in; before, pictures are empty and the sentence keeps its room unseen. */
  update(results: Results, known: boolean): void;
  resize(): void;
  destroy(): void;
}

/** `still`: the results that the page was built with; they stay until there are newer ones. `remarks` stand under the sentence. */
export function createResults<S>(context: Context<S>, still: Element | null, remarks: readonly Element[]): ResultsPart {
  const pool: { key: string; box: HTMLElement; picture: Picture }[] = [];
  const pictures = h('div', { class: 'charts' });
  const table = createResultTable();
  const seen = h('p', { class: 'seen-now' });
  const own = h('div', { class: 'results' }, pictures, h('div', { class: 'beside' }, table.node, h('div', { class: 'remarks' }, seen, remarks)));
  const node = h('div', { class: 'results-place' }, still ? still.cloneNode(true) : own);
  setAttribute(table.node, 'hidden', true);
  let keys = '';
  const place = (index: number, shape: string) => {
    const known = pool[index];
    if (known?.key === shape) return known;
    const picture = createPicture(context, shape, undefined, undefined, soon);
    const made = { key: shape, box: h('div', { class: 'chart' }, picture.node), picture };
    pool[index] = made;
    return made;
  };
  let filled = still !== null;
  const waiting: (() => void)[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Each picture is drawn in a task of its own: together they would hold up the page. */
  const soon = (draw: () => void) => {
    waiting.push(draw);
    timer ??= setTimeout(drawNext);
  };
  const drawNext = () => {
    timer = undefined;
    waiting.shift()?.();
    if (waiting.length > 0) timer = setTimeout(drawNext);
  };
  return {
    node,
    get filled() {
      return filled;
    },
    update(results, known) {
      filled = true;
      const specs = results.pictures ?? [];
      if (own.parentNode !== node) fill(node, own);
      const drawn = context.picture ? specs.slice(0, 1) : specs;
      const made = drawn.map(({ shape = 'chart' }, index) => place(index, shape));
      const now = made.map(({ key }) => key).join();
      if (now !== keys) fill(pictures, made.map(({ box }) => box), specs.slice(drawn.length).map(room));
      keys = now;
      // Three side by side where their legends are short.
      setAttribute(pictures, 'data-three', specs.length === 3 && specs.every(({ legend: entries }) => (entries?.length ?? 0) < 5));
      // In the place before they draw: a canvas knows its size only there.
      drawn.forEach((spec, index) => made[index]?.picture.update({ ...spec, title: heading(spec) }));
      setAttribute(table.node, 'hidden', !results.table);
      if (results.table) table.update(results.table);
      setText(seen, (known || !context.picture) && results.seen ? results.seen : '');
      setAttribute(seen, 'data-unseen', !known);
    },
    destroy: () => clearTimeout(timer),
    resize: () => pool.forEach(({ picture, box }) => box.parentNode && picture.resize()),
  };
}
