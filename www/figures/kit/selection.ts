// Which cell a reader looks at. A pinned cell is written `row:col` when it belongs to the step's own table,
// so that it is followed from step to step, and `quantity:row:col` when it is one of the operands.
import type { Source, Table } from '../../engine.ts';

export const CELL = /^(?:([a-z_]+):)?(\d{1,7}):(\d{1,4})$|^$/;

/** The pinned cell; null when nothing is pinned. */
export function pinnedCell(text: string, result: string): Source | null {
  const [, quantity, row, col] = CELL.exec(text) ?? [];
  return row === undefined ? null : { quantity: quantity ?? result, row: Number(row), col: Number(col) };
}

export function pinText(ref: Source | null, result: string): string {
  if (!ref) return '';
  return `${ref.quantity === result ? '' : `${ref.quantity}:`}${ref.row}:${ref.col}`;
}

/** What stays pinned on the way to another step: the same place in that step's table. */
export function follow(text: string): string {
  return text.replace(/^[a-z_]+:/, '');
}

/** The cell in a table's own shape: a statistic has one row only, a setting one cell. Rows that are not shown stay themselves. */
export function settle(ref: Source, table: Table): Source {
  const columns = table.colIndex;
  const last = columns[columns.length - 1] ?? 0;
  const col = columns.includes(ref.col) ? ref.col : Math.min(ref.col, last);
  return { quantity: ref.quantity, row: Math.min(ref.row, table.rows - 1), col: columns.includes(col) ? col : (columns[0] ?? 0) };
}
