// Results on the page: the pictures of the opening with their legends, one sentence, and behind a fold all other pictures and the numbers.
// Parts are kept, so that nothing jumps while runs come in.
import { type Child, fill, h, setAttribute, setText } from '../../../dom.ts';
import { legend, type LegendEntry } from '../../../elements/legend.ts';
import { createResultTable, type ResultTableData } from '../../../elements/result-table.ts';
import type { Drawn, PlotRequest } from '../../../engine.ts';
import type { Context } from '../../../figure.ts';
import { NARROW } from '../part.ts';
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
  /** The most telling first: on a phone it stands alone at opening. */
  readonly pictures?: readonly PictureSpec[];
  readonly table?: ResultTableData;
  /** What was seen, in one sentence made of the numbers. */
  readonly seen?: string;
}

/** How many pictures are in sight at opening, on a wide page and on a phone; the others are behind the fold. */
export interface Opening {
  readonly wide: number;
  readonly narrow: number;
}

/** The words above a picture. */
const heading = ({ title, legend: entries }: PictureSpec): Child => [h('span', { class: 'chart-title' }, title), entries && legend(entries)];

/** Room for a picture: the built page carries the first one only, and a reader's browser draws them all. */
const room = (spec: PictureSpec) => h('div', { class: 'chart needs-script' },
  h('figure', { class: 'plot' }, h('figcaption', { class: 'plot-title' }, heading(spec)), h('div', { class: `picture ${spec.shape ?? 'chart'}` })));

export interface ResultsPart {
  /** The pictures of the opening. */
  readonly pictures: Element;
  /** What was seen, in a sentence. */
  readonly outcome: Element;
  /** Everything else. */
  readonly fold: Element;
  /** Whether there is anything to see: results of before, or those of the built page. */
  readonly filled: boolean;
  /** `known`: whether any run has come in; before, pictures are empty and the sentence keeps its room unseen. */
  update(results: Results, known: boolean): void;
  resize(): void;
  destroy(): void;
}

export interface ResultsOptions {
  readonly opening: Opening;
  /** What the fold is called. */
  readonly more: string;
  /** The figure as the page was built: its pictures stay until there are newer ones. */
  readonly still: ParentNode | undefined;
  /** What stands under the sentence. */
  readonly remarks: readonly Element[];
  /** What stands at the end of the fold. */
  readonly extras: readonly Element[];
}

export function createResults<S>(context: Context<S>, { opening, more, still, remarks, extras }: ResultsOptions): ResultsPart {
  const pool: { key: string; box: HTMLElement; picture: Picture }[] = [];
  const charts = h('div', { class: 'charts' });
  const others = h('div', { class: 'charts' });
  const table = createResultTable();
  const seen = h('p', { class: 'seen-now' });
  const old = still?.querySelector('.charts')?.cloneNode(true);
  const pictures = h('div', { class: 'pictures' }, old ?? charts);
  const outcome = h('div', { class: 'outcome' }, h('div', { class: 'remarks' }, seen, remarks));
  const inside = h('div', { class: 'inside' }, others, table.node, extras);
  const fold = h('details', { class: 'fold more needs-script', ontoggle: () => arrange() }, h('summary', null, more), inside);
  let last: { results: Results; known: boolean } | undefined;
  let filled = old !== undefined;
  let width = 0;
  const place = (index: number, shape: string) => {
    const known = pool[index];
    if (known?.key === shape) return known;
    const picture = createPicture(context, shape, undefined, undefined, soon);
    const made = { key: shape, box: h('div', { class: 'chart' }, picture.node), picture };
    pool[index] = made;
    return made;
  };
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
  let arranged = '';
  /** Draws what is in sight; what is behind the closed fold is drawn when it opens. */
  const arrange = () => {
    if (!last) return;
    const { results, known } = last;
    const specs = results.pictures ?? [];
    const first = width > 0 && width < NARROW ? opening.narrow : opening.wide;
    const drawn = context.picture ? specs.slice(0, 1) : fold.open ? specs : specs.slice(0, first);
    const made = drawn.map(({ shape = 'chart' }, index) => place(index, shape));
    const key = [first, ...made.map((one) => one.key)].join();
    if (charts.parentNode !== pictures) fill(pictures, charts);
    if (key !== arranged) {
      fill(charts, made.slice(0, first).map(({ box }) => box), specs.slice(drawn.length, first).map(room));
      fill(others, made.slice(first).map(({ box }) => box));
    }
    arranged = key;
    setAttribute(charts, 'data-count', Math.min(first, specs.length));
    setAttribute(fold, 'hidden', specs.length <= first && !results.table && extras.length === 0);
    // In the place before they draw: a canvas knows its size only there.
    drawn.forEach((spec, index) => made[index]?.picture.update({ ...spec, title: heading(spec) }));
    setAttribute(table.node, 'hidden', !results.table);
    if (results.table && fold.open) table.update(results.table);
    setText(seen, (known || !context.picture) && results.seen ? results.seen : '');
    setAttribute(seen, 'data-unseen', !known);
  };
  return {
    pictures, outcome, fold,
    get filled() {
      return filled;
    },
    update(results, known) {
      filled = true;
      last = { results, known };
      arrange();
    },
    destroy: () => clearTimeout(timer),
    resize() {
      const now = pictures.clientWidth;
      const crossed = (now < NARROW) !== (width < NARROW);
      width = now;
      if (crossed) arrange();
      for (const { picture, box } of pool) if (box.isConnected) picture.resize();
    },
  };
}
