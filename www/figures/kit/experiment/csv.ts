// What a reader takes away: every number of every run, one per line, with the settings that made it.
import type { History } from '../../../lab.ts';
import type { Cell } from './scene.ts';

/** `index` is empty for single numbers and counts from 0 in series. Numbers are written in full: reading them gives the same. */
export function toCsv(cells: readonly { readonly cell: Cell; readonly history: History }[]): string {
  const names = [...new Set(cells.flatMap(({ cell }) => Object.keys(cell.settings)))].filter((name) => cells.some(({ cell }) => typeof cell.settings[name] !== 'object'));
  const lines = cells.flatMap(({ cell, history }) => {
    const before = [cell.name, cell.id, ...names.map((name) => String(cell.settings[name] ?? ''))].map(quote).join();
    const numbers = Object.entries(history.numbers).map(([name, value]) => `${before},${name},,${value}`);
    const series = Object.entries(history.series).flatMap(([name, values]) => Array.from(values, (value, index) => `${before},${name},${index},${value}`));
    return [...numbers, ...series];
  });
  return `${['experiment', 'run', ...names, 'name', 'index', 'value'].join()}\n${lines.join('\n')}\n`;
}

function quote(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
