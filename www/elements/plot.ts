// A picture drawn by the crate on a canvas, sharp on any screen, with its words and its numbers beside it in HTML.
import { type Child, fill, h, setAttribute, setText } from '../dom.ts';
import type { Part } from './element.ts';
import { inThousands, type Strings } from '../strings/index.ts';

export interface PlotData {
  readonly title: Child;
  /** What the axis across counts. */
  readonly across?: string;
  /** Draws, and returns one sentence that says what is to be seen, for those who do not see it. */
  draw(canvas: HTMLCanvasElement, pixelRatio: number, dark: boolean): string;
  svg(width: number, height: number, dark: boolean): { readonly svg: string; readonly summary: string };
  /** The numbers of the picture, asked for only when somebody opens them. */
  numbers?(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface PlotProps {
  readonly strings: Strings['plot'];
  /** Width by height: a class of the style sheet ('wide', 'square', 'flat', 'chart', 'tall'). */
  readonly shape: string;
  dark(): boolean;
  /** Where there is no canvas (the built page): makes a node of SVG text. */
  readonly picture: ((svg: string) => Node) | undefined;
  /** When to draw; by default at the end of the present task. */
  readonly soon?: (draw: () => void) => void;
}

export interface Plot extends Part<PlotData> {
  /** Draws again at once: for what moves, in its own frame. */
  redraw(): void;
  resize(): void;
}

const STILL_WIDTH = 440;
const STILL_HEIGHT: Readonly<Record<string, number>> = { wide: 176, square: 440, flat: 132, strip: 100, slide: 200, chart: 275, tall: 484 };
const MOST_ROWS = 50;

export function createPlot({ strings, shape, dark, picture, soon = queueMicrotask }: PlotProps): Plot {
  let data: PlotData | undefined;
  const canvas = picture ? null : h('canvas', { 'aria-hidden': 'true' });
  // A browser that ran out of memory takes the pixels away, and gives an empty canvas back.
  canvas?.addEventListener('contextrestored', () => draw());
  const box = h('div', { class: `picture ${shape}`, role: 'img' }, canvas);
  const title = h('figcaption', { class: 'plot-title' });
  const numbers = h('div', { class: 'numbers' });
  const details = h('details', { ontoggle: () => listNumbers() }, h('summary', null, strings.numbers), numbers);
  const across = h('p', { class: 'across', 'aria-hidden': 'true' });
  const node = h('figure', { class: 'plot' }, title, box, across, details);

  const listNumbers = () => {
    const list = details.open ? data?.numbers?.() : undefined;
    if (!list) return;
    const row = (cells: readonly string[]) => h('tr', null, cells.map((cell) => h('td', null, cell)));
    const more = list.rows.length - MOST_ROWS;
    fill(numbers, h('table', null,
      h('thead', null, h('tr', null, list.head.map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, list.rows.slice(0, MOST_ROWS).map(row))),
    more > 0 && h('p', null, strings.more.replace('{count}', inThousands(more))));
  };
  // Asking for the size at every change would make the browser lay out the page several times a frame: it tells instead.
  let size = { width: 0, height: 0 };
  let watched = false;
  const watch = () => {
    // A document without a browser (jsdom) has no sizes: there no picture is drawn.
    if (watched || typeof ResizeObserver === 'undefined') return;
    watched = true;
    new ResizeObserver(([entry]) => {
      if (!entry || (entry.contentRect.width === size.width && entry.contentRect.height === size.height)) return;
      size = entry.contentRect;
      drawSoon();
    }).observe(box);
  };
  const drawStill = ({ svg }: PlotData) => {
    if (!picture) return;
    const still = svg(STILL_WIDTH, STILL_HEIGHT[shape] ?? 176, false);
    setAttribute(box, 'aria-label', still.summary);
    fill(box, picture(still.svg));
  };
  const draw = () => {
    if (!data) return;
    if (!canvas) return drawStill(data);
    watch();
    const ratio = window.devicePixelRatio || 1;
    const width = Math.round(size.width * ratio);
    const height = Math.round(size.height * ratio);
    if (width < 40 || height < 40) return;
    if (canvas.width !== width) canvas.width = width;
    if (canvas.height !== height) canvas.height = height;
    setAttribute(box, 'aria-label', data.draw(canvas, ratio, dark()));
  };
  // After all other changes of this moment: a canvas asks for the style of the page, which each change makes anew.
  let due = false;
  const drawSoon = () => {
    if (due) return;
    due = true;
    soon(() => {
      due = false;
      draw();
    });
  };
  return {
    node,
    update(next) {
      data = next;
      fill(title, next.title);
      setText(across, next.across ?? '');
      setAttribute(across, 'hidden', !next.across);
      setAttribute(details, 'hidden', !next.numbers);
      if (canvas) drawSoon();
      else draw();
      listNumbers();
    },
    redraw: draw,
    resize() {
      size = { width: box.clientWidth, height: box.clientHeight };
      drawSoon();
    },
  };
}
