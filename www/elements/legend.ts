// What the lines of a plot stand for: each with its colour, its dash and its dot, as src/plot/theme.rs draws them (a test compares).
import { type Child, h, svg } from '../dom.ts';

export type LineKind = 'solid' | 'dashed' | 'quiet' | 'dots' | 'both' | 'band';

export interface LegendEntry {
  readonly hue: string;
  readonly stroke: LineKind;
  readonly label: Child;
}

/** Dash and dot of every hue that a legend names. */
export const MARKS: Readonly<Record<string, readonly [dash: string, marker: 'Circle' | 'Square' | 'Diamond' | 'Triangle']>> = {
  x: ['', 'Circle'], mean: ['', 'Diamond'], variance: ['5 3', 'Square'], x_hat: ['', 'Circle'], gamma: ['2 2', 'Triangle'], beta: ['7 3', 'Square'],
  y: ['', 'Circle'], epsilon: ['1 3', 'Circle'], running: ['', 'Circle'], gradient: ['', 'Triangle'], window: ['6 3', 'Square'],
  corrected: ['2 2', 'Triangle'], cumulative: ['9 3', 'Square'], precise: ['8 3 2 3', 'Diamond'], population: ['3 3', 'Circle'],
  without: ['5 3', 'Square'], with: ['', 'Circle'], after: ['8 3 2 3', 'Diamond'], noisy: ['2 2', 'Triangle'], group: ['9 3', 'Diamond'],
};

const DOTS = { Circle: 'M9 6a3 3 0 1 0 6 0a3 3 0 1 0 -6 0', Square: 'M9.3 3.3h5.4v5.4h-5.4z', Diamond: 'M12 2.2l3.8 3.8l-3.8 3.8l-3.8 -3.8z', Triangle: 'M12 2.4l3.6 6.4h-7.2z' } as const;

export function legend(entries: readonly LegendEntry[]): HTMLElement {
  return h('ul', { class: 'legend-lines' }, entries.map(({ hue, stroke, label }) => h('li', null, swatch(hue, stroke), h('span', null, label))));
}

/** A piece of the line, the dots or the area. */
export function swatch(hue: string, stroke: LineKind): SVGSVGElement {
  const [dash, marker] = MARKS[hue] ?? ['', 'Circle'];
  const line = svg('path', { d: 'M0 6h24', class: stroke === 'quiet' ? 'quiet' : null, 'stroke-dasharray': stroke === 'dashed' ? dash : null });
  const dot = svg('path', { d: DOTS[marker], class: 'dot' });
  const area = svg('path', { d: 'M0 1.5h24v9h-24z', class: 'area' });
  const parts = { band: [area], dots: [dot], both: [line, dot], solid: [line], dashed: [line], quiet: [line] }[stroke];
  return svg('svg', { class: `q-${hue} line-swatch`, viewBox: '0 0 24 12', 'aria-hidden': 'true' }, parts);
}
