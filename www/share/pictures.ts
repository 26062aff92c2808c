// The pictures of a figure as files, drawn again by the crate: sharp, and on a ground of their own.
import { h } from '../dom.ts';
import type { Engine, PlotRequest } from '../engine.ts';

/** A picture that is on the screen now. */
export interface Drawing {
  /** The words above the picture, with their symbols. */
  readonly title: readonly Node[];
  readonly plot: PlotRequest;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
}

const RATIO = 2;

/** What is drawn under `stage`; a canvas carries the numbers it was drawn from. */
export function drawingsOn(stage: Element): Drawing[] {
  const dark = stage.closest('[data-theme]')?.getAttribute('data-theme') === 'dark';
  return [...stage.querySelectorAll('canvas')].flatMap((canvas) => {
    const { plot } = canvas as { readonly plot?: PlotRequest };
    if (!plot || canvas.clientWidth === 0) return [];
    const caption = canvas.closest('figure')?.querySelector('figcaption');
    // Without the legend, where there is one.
    const title = [...((caption?.querySelector('.chart-title') ?? caption)?.cloneNode(true).childNodes ?? [])];
    return [{ title, plot, width: canvas.clientWidth, height: canvas.clientHeight, dark }];
  });
}

/** Twice as fine as the screen counts pixels. */
export async function png(engine: Engine, { plot, width, height, dark }: Drawing): Promise<Blob> {
  const canvas = h('canvas', { width: width * RATIO, height: height * RATIO });
  engine.draw(canvas, { width, height, pixelRatio: RATIO, theme: dark ? 'dark' : 'light', ground: true }, plot);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written'))), 'image/png'));
}

export function svgOf(engine: Engine, { plot, width, height, dark }: Drawing): string {
  return engine.svg({ width, height, pixelRatio: 1, theme: dark ? 'dark' : 'light', ground: true }, plot).svg;
}
