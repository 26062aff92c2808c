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

/** The nearest cell that the table shows: a statistic has one row only, a setting one cell. */
export function settle(ref: Source, table: Table): Source {
  const nearest = (index: Uint32Array, wanted: number) => (index.includes(wanted) ? wanted : (index[index.length - 1] ?? 0) < wanted ? (index[index.length - 1] ?? 0) : (index[0] ?? 0));
  return { quantity: ref.quantity, row: table.rows === 1 ? 0 : nearest(table.rowIndex, ref.row), col: table.columns === 1 ? 0 : nearest(table.colIndex, ref.col) };
}
