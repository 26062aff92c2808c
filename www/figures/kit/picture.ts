// A plot of the crate in a figure: drawn on the canvas, and pointing at it points at the nearest number.
import { createPlot } from '../../elements/plot.ts';
import type { Child } from '../../dom.ts';
import type { Drawn, Engine, PlotRequest } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { equal } from './equal.ts';

export interface PictureData {
  readonly title: Child;
  readonly across?: string;
  readonly plot: PlotRequest;
  /** The sentence for those who do not see the picture, made of what was drawn. */
  summary(drawn: Drawn): string;
  numbers?(): { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
}

export interface Picture {
  readonly node: Element;
  update(data: PictureData): void;
  resize(): void;
}

/** A place in the picture as numbers on its axes. */
export type Place = readonly [x: number, y: number];

/** `point` hears where the pointer is, on the axes of the picture, and `null` when it leaves; `choose` hears where it was pressed. */
export function createPicture<S>(
  context: Context<S>, shape: string, point?: (place: Place | null, drawn: Drawn) => void, choose?: (place: Place, drawn: Drawn) => void,
  soon?: (draw: () => void) => void,
): Picture {
  let drawn: Drawn | undefined;
  // What the canvas shows: while runs come in, most pictures stay as they are.
  let shown: { readonly request: PlotRequest; readonly sheet: readonly unknown[] } | undefined;
  const plot = createPlot({ strings: context.strings.plot, shape, dark: context.dark, picture: context.picture, ...(soon ? { soon } : {}) });
  const box = plot.node.querySelector('.picture');
  // Given back empty: what it showed is gone.
  box?.addEventListener('contextrestored', () => void (shown = undefined), true);
  box?.addEventListener('pointermove', (event) => {
    const { offsetX, offsetY } = event as PointerEvent;
    if (point && drawn) point(onAxes(drawn, offsetX, offsetY), drawn);
  });
  box?.addEventListener('click', (event) => {
    const { offsetX, offsetY } = event as PointerEvent;
    const place = drawn && onAxes(drawn, offsetX, offsetY);
    if (place && drawn) choose?.(place, drawn);
  });
  box?.addEventListener('pointerleave', () => drawn && point?.(null, drawn));
  return {
    node: plot.node,
    resize: plot.resize,
    update({ title, across, plot: request, summary, numbers }) {
      plot.update({
        title, ...(across === undefined ? {} : { across }), ...(numbers ? { numbers } : {}),
        draw(canvas, pixelRatio, dark) {
          const sheet = [canvas.width, canvas.height, pixelRatio, dark];
          if (!drawn || !equal(shown, { request, sheet })) drawn = paint(context.engine, canvas, pixelRatio, dark, request);
          shown = { request, sheet };
          return summary(drawn);
        },
        svg(width, height, dark) {
          const picture = context.svg?.({ width, height, pixelRatio: 1, theme: dark ? 'dark' : 'light', ground: false }, request);
          return picture ? { svg: picture.svg, summary: summary(picture.drawn) } : { svg: '', summary: '' };
        },
      });
    },
  };
}

/** Draws, and leaves the numbers on the canvas: a test can compare them with the table. */
function paint(engine: Engine, canvas: HTMLCanvasElement, pixelRatio: number, dark: boolean, request: PlotRequest): Drawn {
  const sheet = { width: canvas.width / pixelRatio, height: canvas.height / pixelRatio, pixelRatio, theme: dark ? 'dark' : 'light', ground: false } as const;
  const { drawn } = engine.draw(canvas, sheet, request);
  Object.assign(canvas, { plot: request, drawn });
  return drawn;
}

function onAxes({ edges: [left, top, right, bottom], x, y }: Drawn, px: number, py: number): Place | null {
  if (px < left || px > right || py < top || py > bottom) return null;
  return [x[0] + ((px - left) / (right - left)) * (x[1] - x[0]), y[1] + ((py - top) / (bottom - top)) * (y[0] - y[1])];
}
