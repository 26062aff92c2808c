// A table of results: the first column names the row, and may choose it.
import { type Child, fill, h, setAttribute, setText } from '../dom.ts';
import type { Part } from './element.ts';

export interface ResultRow {
  readonly cells: readonly string[];
  /** The places in `cells` that stand out, with the reason for those who do not see it. */
  readonly marks?: Readonly<Record<number, string>>;
  /** The row is the one looked at. */
  readonly chosen?: boolean;
  /** Looks at this row. */
  choose?(): void;
}

export interface ResultTableData {
  readonly caption: Child;
  readonly head: readonly string[];
  /** A line above the head: the name of so many columns each. */
  readonly groups?: readonly { readonly label: string; readonly columns: number }[];
  readonly rows: readonly ResultRow[];
}

export function createResultTable(): Part<ResultTableData> {
  const table = h('table');
  const node = h('div', { class: 'result-table', role: 'group', tabindex: 0 }, table);
  let shape = '';
  let shown: readonly ResultRow[] = [];
  const first = ({ cells, choose }: ResultRow, row: number) =>
    h('th', { scope: 'row', 'data-long': (cells[0]?.length ?? 0) > 12 }, choose ? h('button', { type: 'button', class: 'row-choice', onclick: () => shown[row]?.choose?.() }, cells[0]) : cells[0]);
  const build = ({ head, groups, rows }: ResultTableData) => {
    const focused = [...table.querySelectorAll('button')].findIndex((button) => button.matches(':focus'));
    fill(table,
      h('caption', null, h('span')),
      h('thead', null,
        groups && h('tr', null, groups.map(({ label, columns }) => (label === '' ? h('td', { colspan: columns }) : h('th', { scope: 'colgroup', colspan: columns }, label)))),
        h('tr', null, head.map((name) => h('th', { scope: 'col' }, name)))),
      h('tbody', null, rows.map((row, place) => h('tr', null, first(row, place), row.cells.slice(1).map((cell) => h('td', null, cell))))));
    if (focused >= 0) table.querySelectorAll('button')[focused]?.focus({ preventScroll: true });
  };
  return {
    node,
    update(data) {
      // Numbers change far more often than the table around them: only their text is written anew.
      const { head, groups, rows, caption } = data;
      const now = JSON.stringify([head, groups, rows.map(({ cells, choose }) => [cells[0], cells.length, choose !== undefined])]);
      if (now !== shape) build(data);
      shape = now;
      shown = rows;
      const words = table.querySelector('caption span');
      if (words) write(words, caption);
      // What can be focused, to be scrolled, has a name.
      setAttribute(node, 'aria-label', words?.textContent);
      [...table.querySelectorAll('tbody tr')].forEach((line, place) => follow(line, rows[place]));
    },
  };
}

function write(node: Element, content: Child): void {
  if (typeof content === 'string') setText(node, content);
  else fill(node, content);
}

function follow(line: Element, row: ResultRow | undefined): void {
  if (!row) return;
  setAttribute(line, 'data-chosen', row.chosen);
  const button = line.querySelector('button');
  if (button) setAttribute(button, 'aria-pressed', String(row.chosen === true));
  line.querySelectorAll('td').forEach((cell, column) => {
    const reason = row.marks?.[column + 1];
    setText(cell, row.cells[column + 1] ?? '');
    setAttribute(cell, 'data-mark', reason !== undefined);
    setAttribute(cell, 'title', reason);
  });
}
