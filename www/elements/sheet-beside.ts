// Tables beside each other: one row per step, one column per quantity. A table may begin earlier than the others.
import { h, setAttribute } from '../dom.ts';
import type { Table } from './data.ts';
import { parseMathml } from '../mathml.ts';
import type { Strings } from '../strings/index.ts';
import { buildCell, omitted, type SheetBody, type SheetCell, type SheetGroup } from './sheet-cells.ts';

/** Where a row stands in the whole: by its number if it has one, so that tables with different first rows line up. */
function placeOf(table: Table, at: number): number {
  const number = Number(table.rowNames[at]);
  return Number.isNaN(number) ? (table.rowIndex[at] ?? at) : number;
}

/** Head and body; each group gives its first column. `corner` names the rows. */
export function buildBeside(groups: readonly SheetGroup[], strings: Strings['table'], corner: string): SheetBody {
  const lines: SheetCell[][] = [];
  const rows = new Map<number, { readonly name: string; readonly cells: SheetCell[] }>();
  groups.forEach((group, place) => {
    group.table.rowIndex.forEach((row, at) => {
      const cell = buildCell(group, { quantity: group.table.quantity, row, col: group.table.colIndex[0] ?? 0 });
      cell.node.classList.add(`q-${group.table.token}`);
      setAttribute(cell.node, 'data-q', group.table.quantity);
      lines.push([cell]);
      const key = placeOf(group.table, at);
      const line = rows.get(key) ?? { name: group.table.rowNames[at] ?? String(key), cells: [] };
      line.cells[place] = cell;
      rows.set(key, line);
    });
  });
  const order = [...rows.keys()].sort((a, b) => a - b);
  const span = groups.length + 1;
  const body = h('tbody');
  let expected = order[0] ?? 0;
  for (const key of order) {
    const { name, cells } = rows.get(key) ?? { name: '', cells: [] };
    if (key > expected) body.append(omitted(key - expected, span, strings));
    expected = key + 1;
    body.append(h('tr', null, h('th', { scope: 'row' }, name), groups.map((_, place) => cells[place]?.node ?? h('td'))));
  }
  const last = Math.max(...groups.map(({ table }) => placeOf(table, 0) - (table.rowIndex[0] ?? 0) + table.rows));
  if (last > expected) body.append(omitted(last - expected, span, strings));
  const head = groups.map(({ table, mathml, name }) =>
    h('th', { scope: 'col', class: `q-${table.token}`, 'data-q': table.quantity, title: name }, h('span', { class: 'symbol', 'aria-hidden': 'true' }, parseMathml(mathml)), h('span', { class: 'what' }, name)));
  return {
    children: [h('thead', { 'data-beside': true }, h('tr', null, corner === '' ? h('td', { class: 'corner' }) : h('th', { scope: 'col', class: 'corner' }, corner), head)), body],
    rows: order.map((key) => rows.get(key)?.cells ?? []),
    lines,
  };
}
