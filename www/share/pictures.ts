// The pictures of a figure as files: drawn again by the crate, with their title, legend and axis, and below them where the numbers come from.
import { h } from '../dom.ts';
import type { Engine, PlotRequest } from '../engine.ts';
import { titleOf } from '../figures/titles.ts';
import { asCanvas, asSvg, type Figure, layOut } from './poster.ts';
import type { Subject } from './subject.ts';

/** A line of a legend: its words, and the shapes of its swatch in a box of 24 by 12. */
export interface LegendLine {
  readonly hue: string;
  readonly label: string;
  readonly shapes: readonly { readonly d: string; readonly stroke: string; readonly fill: string; readonly width: number; readonly dash: string; readonly opacity: number }[];
}

/** A picture that is on the screen now. */
export interface Drawing {
  /** The words above the picture, with their symbols. */
  readonly title: readonly Node[];
  /** The same as text. */
  readonly name: string;
  /** What the axis across counts; empty where the title says it. */
  readonly across: string;
  readonly legend: readonly LegendLine[];
  readonly plot: PlotRequest;
  readonly width: number;
  readonly height: number;
}

/** What is drawn under `stage`; a canvas carries the numbers it was drawn from. */
export function drawingsOn(stage: Element): Drawing[] {
  return [...stage.querySelectorAll('canvas')].flatMap((canvas) => {
    const { plot } = canvas as { readonly plot?: PlotRequest };
    if (!plot || canvas.clientWidth === 0) return [];
    const figure = canvas.closest('figure');
    const caption = figure?.querySelector('figcaption');
    // Without the legend, where there is one.
    const title = [...((caption?.querySelector('.chart-title') ?? caption)?.cloneNode(true).childNodes ?? [])];
    const across = figure?.querySelector<HTMLElement>('.across');
    return [{
      title, name: title.map(textOf).join('').trim(), across: across && !across.hidden ? (across.textContent ?? '') : '', plot,
      legend: [...(figure?.querySelectorAll('.legend-lines li') ?? [])].map(legendLine), width: canvas.clientWidth, height: canvas.clientHeight,
    }];
  });
}

function legendLine(line: Element): LegendLine {
  const shapes = [...line.querySelectorAll('svg path')].map((path) => {
    const { stroke, fill, strokeWidth, strokeDasharray, opacity } = getComputedStyle(path);
    return { d: path.getAttribute('d') ?? '', stroke, fill, width: parseFloat(strokeWidth) || 1, dash: strokeDasharray === 'none' ? '' : strokeDasharray.replaceAll('px', ''), opacity: Number(opacity) };
  });
  const hue = /q-([\w-]+)/.exec(line.querySelector('svg')?.getAttribute('class') ?? '')?.[1] ?? '';
  return { hue, label: [...line.childNodes].map(textOf).join('').trim(), shapes };
}

/** Signs that stand over a letter, as they combine with it. */
const OVER: Readonly<Record<string, string>> = { '^': '\u0302', '\u02c6': '\u0302', '\u0302': '\u0302', '¯': '\u0304', '\u203e': '\u0304', '~': '\u0303', '˜': '\u0303' };

/** The text of a node, formulas included: x with a hat is one letter. */
export function textOf(node: Node): string {
  const parts = [...node.childNodes].map(textOf);
  if (node.nodeName.toLowerCase() !== 'mover') return parts.length > 0 ? parts.join('') : node instanceof Element ? '' : (node.textContent ?? '');
  const [base = '', sign = ''] = parts;
  return base + (OVER[sign.trim()] ?? sign);
}

/** Everything that is drawn now in one picture, or one drawing of it. */
function poster({ name, lang, wrapper }: Subject, drawings: readonly Drawing[], address: string, dark: boolean): Figure {
  return layOut({ title: titleOf(name, lang), drawings, address, dark, ink: inkOf(wrapper, dark) });
}

/** Twice as fine as the screen counts pixels. */
export async function posterPng(subject: Subject, drawings: readonly Drawing[], address: string, dark: boolean): Promise<Blob> {
  const canvas = asCanvas(poster(subject, recoloured(subject, drawings, dark), address, dark), (drawing) => drawn(subject.engine, drawing, dark));
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture could not be written'))), 'image/png'));
}

export function posterSvg(subject: Subject, drawings: readonly Drawing[], address: string, dark: boolean): string {
  const { engine } = subject;
  return asSvg(poster(subject, recoloured(subject, drawings, dark), address, dark), ({ plot, width, height }) => engine.svg({ width, height, pixelRatio: 1, theme: dark ? 'dark' : 'light', ground: true }, plot).svg);
}

export const RATIO = 2;

function drawn(engine: Engine, { plot, width, height }: Drawing, dark: boolean): HTMLCanvasElement {
  const canvas = h('canvas', { width: width * RATIO, height: height * RATIO });
  engine.draw(canvas, { width, height, pixelRatio: RATIO, theme: dark ? 'dark' : 'light', ground: true }, plot);
  return canvas;
}

/** The colours of legends in the theme of the picture, which need not be that of the screen. */
function recoloured({ stage, wrapper }: Subject, drawings: readonly Drawing[], dark: boolean): readonly Drawing[] {
  return inTheme(wrapper, dark, () => {
    const now = drawingsOn(stage);
    return drawings.map((drawing) => ({ ...drawing, legend: now.find(({ plot }) => plot === drawing.plot)?.legend ?? drawing.legend }));
  });
}

/** The colours of text and ground. */
function inkOf(wrapper: Element, dark: boolean) {
  return inTheme(wrapper, dark, () => {
    const probe = h('span');
    wrapper.append(probe);
    const read = (name: string) => {
      probe.style.color = `var(--${name})`;
      return getComputedStyle(probe).color;
    };
    const ink = { text: read('text'), muted: read('muted'), ground: read('background') };
    probe.remove();
    return ink;
  });
}

/** Reads computed colours in a theme; the page is not painted in between. */
function inTheme<T>(wrapper: Element, dark: boolean, read: () => T): T {
  const before = wrapper.getAttribute('data-theme') ?? '';
  wrapper.setAttribute('data-theme', dark ? 'dark' : 'light');
  try {
    return read();
  } finally {
    wrapper.setAttribute('data-theme', before);
  }
}
