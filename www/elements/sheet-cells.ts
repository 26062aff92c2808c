// The cells of a sheet: built once per shape, then only their texts and marks change.
import { h, setAttribute, setText } from '../dom.ts';
import type { Source, Table } from './data.ts';
import { parseMathml } from '../mathml.ts';
import { fillIn, inThousands, type Strings } from '../strings/index.ts';

export interface SheetGroup {
  readonly table: Table;
  /** The symbol of the quantity. */
  readonly mathml: string;
  readonly name: string;
  /** Whether a reader may type over its numbers. */
  readonly editable: boolean;
}

/** One cell on screen: where it is and what it stands for. */
export interface SheetCell {
  readonly node: HTMLTableCellElement;
  readonly ref: Source;
  readonly editable: boolean;
}

export interface SheetBody {
  readonly children: readonly Element[];
  /** Rows of cells as the arrow keys see them; beside each other, tables may leave gaps. */
  readonly rows: readonly (readonly SheetCell[])[];
  /** The cells line by line as the tables write them, one table after the other. */
  readonly lines: readonly (readonly SheetCell[])[];
}

export const cellKey = ({ quantity, row, col }: Source): string => `${quantity}:${row}:${col}`;

/** What decides the structure; while it stays the same, nodes are kept. */
export function shapeOf(groups: readonly SheetGroup[]): string {
  return groups
    .map(({ table, mathml, name, editable }) =>
      [table.quantity, table.rows, table.rowIndex.join(), table.rowNames.join(), table.colIndex.join(), table.colNames.join(), mathml, name, editable].join('|'))
    .join('\n');
}

/** Head and bodies for groups that share their columns. */
export function buildSheet(groups: readonly SheetGroup[], strings: Strings['table']): SheetBody {
  const first = groups[0];
  if (!first) return { children: [], rows: [], lines: [] };
  const rows: SheetCell[][] = [];
  const bodies = groups.map((group) => buildGroup(group, strings, rows));
  const names = first.table.colNames;
  const named = names.some((name) => name !== '');
  const head = named && h('thead', null, h('tr', null,
    h('td', { class: 'corner' }), names.map((name) => h('th', { scope: 'col' }, name))));
  return { children: head ? [head, ...bodies] : bodies, rows, lines: rows };
}

function buildGroup(group: SheetGroup, strings: Strings['table'], rows: SheetCell[][]): HTMLElement {
  const { table, mathml, name } = group;
  const symbol = () => h('span', { class: 'symbol', 'aria-hidden': 'true' }, parseMathml(mathml));
  const body = h('tbody', { 'data-q': table.quantity, class: `q-${table.token}` });
  const single = table.rows === 1;
  if (!single) {
    body.append(h('tr', { class: 'title' },
      h('th', { scope: 'rowgroup', colspan: table.colIndex.length + 1 }, symbol(), ' ', h('span', { class: 'what' }, name))));
  }
  let expected = 0;
  table.rowIndex.forEach((row, at) => {
    if (row > expected) body.append(omitted(row - expected, table.colIndex.length + 1, strings));
    expected = row + 1;
    const cells = [...table.colIndex].map((col) => buildCell(group, { quantity: table.quantity, row, col }));
    rows.push(cells);
    const label = single ? [symbol(), h('span', { class: 'unseen' }, name)] : (table.rowNames[at] ?? String(row + 1));
    body.append(h('tr', { class: single && 'statistic' },
      h('th', { scope: 'row', title: single && name }, label), cells.map((cell) => cell.node)));
  });
  return body;
}

export function buildCell({ editable }: SheetGroup, ref: Source): SheetCell {
  return { node: h('td', { class: 'cell', tabindex: -1 }, h('span', null, '')), ref, editable };
}

export function omitted(count: number, span: number, strings: Strings['table']): HTMLElement {
  const text = fillIn(strings.omitted, { count: inThousands(count) });
  return h('tr', { class: 'omitted' }, h('td', { colspan: span }, `⋯ ${text}`));
}

/** Writes the texts, padded so that decimal points stand below each other: in a column of all tables, or of each. */
export function writeCells(groups: readonly SheetGroup[], lines: SheetBody['lines'], beside: boolean): void {
  const texts = groups.flatMap(({ table }, group) => table.cells.split('\n').map((line) => ({ group, cells: line.split('\t') })));
  const places: number[] = [];
  for (const { group, cells } of texts) {
    cells.forEach((text, col) => (places[beside ? group : col] = Math.max(places[beside ? group : col] ?? 0, decimals(text))));
  }
  lines.forEach((line, at) => {
    const { group, cells } = texts[at] ?? { group: 0, cells: [] };
    line.forEach(({ node }, col) => {
      const content = cells[col] ?? '';
      const box = node.firstElementChild;
      if (!box || box.localName === 'input') return;
      setText(box, content);
      setAttribute(box, 'data-pad', padding(content, places[beside ? group : col] ?? 0));
    });
  });
}

/** Characters from the decimal point on. */
function decimals(text: string): number {
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point;
}

/** Invisible digits that stand in for the missing ones. */
function padding(text: string, places: number): string | false {
  const own = decimals(text);
  if (own >= places) return false;
  return own === 0 ? `.${'0'.repeat(places - 1)}` : '0'.repeat(places - own);
}
