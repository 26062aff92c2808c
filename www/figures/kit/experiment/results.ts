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
  update(results: Results): void;
  resize(): void;
  destroy(): void;
}

/** `still`: the results that the page was built with; they stay until there are newer ones. `remarks` stand under the sentence. */
export function createResults<S>(context: Context<S>, still: Element | null, remarks: readonly Element[]): ResultsPart {
  const pool: { key: string; box: HTMLElement; title: HTMLElement; picture: Picture }[] = [];
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
    const title = h('span');
    const picture = createPicture(context, shape);
    const made = { key: shape, box: h('div', { class: 'chart' }, picture.node), title, picture };
    pool[index] = made;
    return made;
  };
  let filled = still !== null;
  let waiting: (() => void)[] = [];
  /** The first picture at once, each other one in a task of its own: together they would hold up the page. */
  const draw = (jobs: (() => void)[]) => {
    const idle = waiting.length === 0;
    jobs[0]?.();
    waiting = jobs.slice(1);
    if (idle && waiting.length > 0) setTimeout(drawNext);
  };
  const drawNext = () => {
    waiting.shift()?.();
    if (waiting.length > 0) setTimeout(drawNext);
  };
  return {
    node,
    get filled() {
      return filled;
    },
    update(results) {
      filled = true;
      const specs = results.pictures ?? [];
      if (own.parentNode !== node) fill(node, own);
      const drawn = context.picture ? specs.slice(0, 1) : specs;
      const made = drawn.map(({ shape = 'chart' }, index) => place(index, shape));
      const now = made.map(({ key }) => key).join();
      if (now !== keys) fill(pictures, made.map(({ box }) => box), specs.slice(drawn.length).map(room));
      keys = now;
      setAttribute(pictures, 'data-count', specs.length);
      // In the place before they draw: a canvas knows its size only there.
      draw(drawn.map((spec, index) => () => made[index]?.picture.update({ ...spec, title: heading(spec) })));
      setAttribute(table.node, 'hidden', !results.table);
      if (results.table) table.update(results.table);
      setText(seen, results.seen ?? '');
    },
    destroy: () => void (waiting = []),
    resize: () => pool.forEach(({ picture, box }) => box.parentNode && picture.resize()),
  };
}
