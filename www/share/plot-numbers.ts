// The numbers of a picture as CSV: exactly those that were drawn, with all their digits.
import type { PlotRequest } from '../engine.ts';

type Column = readonly [name: string, values: ArrayLike<number>];

export function plotCsv(plot: PlotRequest): string {
  const columns = columnsOf(plot);
  const rows = Math.max(0, ...columns.map(([, values]) => values.length));
  const lines = Array.from({ length: rows }, (_, row) => columns.map(([, values]) => values[row] ?? '').join());
  return `${[columns.map(([name]) => quoted(name)).join(), ...lines].join('\r\n')}\r\n`;
}

function columnsOf(plot: PlotRequest): Column[] {
  if ('distribution' in plot) return [[plot.distribution.hue, plot.distribution.values]];
  if ('cloud' in plot) return [[`${plot.cloud.hue} across`, plot.cloud.x], [`${plot.cloud.hue} upright`, plot.cloud.y]];
  if ('bars' in plot) return plot.bars.sets.map(({ hue, values }) => [hue, values]);
  if ('ridges' in plot) return plot.ridges.rows.map(({ label, values }) => [label, values]);
  if ('slide' in plot) {
    const stages = [...new Map(plot.slide.track.stops.map(({ stage, quantity }) => [stage, quantity]))];
    return plot.slide.track.rows.flatMap(({ name, places }) => stages.map(([stage, quantity]): Column => [`${name} ${quantity}`, places[stage] ?? []]));
  }
  return plot.curves.series.flatMap(({ hue, x, y }, index): Column[] => [[`${index + 1} ${hue} across`, x], [`${index + 1} ${hue} upright`, y]]);
}

function quoted(name: string): string {
  return /[",\r\n]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
}
