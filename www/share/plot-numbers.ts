// The numbers of a picture as CSV: exactly those that were drawn, with all their digits, under the words of the page.
import { fillIn } from '../strings/index.ts';
import type { Drawing } from './pictures.ts';
import type { ShareWords } from './words.ts';

type Column = readonly [name: string, values: ArrayLike<number>];

export function plotCsv(drawing: Drawing, words: ShareWords): string {
  const columns = columnsOf(drawing, words);
  const rows = Math.max(0, ...columns.map(([, values]) => values.length));
  const lines = Array.from({ length: rows }, (_, row) => columns.map(([, values]) => values[row] ?? '').join());
  return `${[columns.map(([name]) => quoted(name)).join(), ...lines].join('\r\n')}\r\n`;
}

function columnsOf({ plot, name, across, legend }: Drawing, words: ShareWords): Column[] {
  const labelled = (hue: string, at = 0) => legend.filter((line) => line.hue === hue)[at]?.label;
  const both = (called: string, x: ArrayLike<number>, y: ArrayLike<number>): Column[] => [[fillIn(words.across, { name: called }), x], [fillIn(words.upright, { name: called }), y]];
  if ('distribution' in plot) return [[name, plot.distribution.values]];
  if ('cloud' in plot) return both(name, plot.cloud.x, plot.cloud.y);
  if ('bars' in plot) return plot.bars.sets.map(({ hue, values }) => [labelled(hue) ?? name, values]);
  if ('ridges' in plot) return plot.ridges.rows.map(({ label, values }) => [label, values]);
  const { series } = plot.curves;
  const names = series.map(({ hue }, at) => labelled(hue, series.slice(0, at).filter((one) => one.hue === hue).length) ?? labelled(hue) ?? name);
  const [first] = series;
  // Where all lines count the same across, it stands once.
  if (first && series.every(({ x }) => x.length === first.x.length && Array.from(x).every((value, at) => value === first.x[at]))) {
    return [[across || words.values, first.x], ...series.map(({ y }, at): Column => [names[at] ?? name, y])];
  }
  return series.flatMap(({ x, y }, at) => both(names[at] ?? name, x, y));
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
