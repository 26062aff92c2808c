// A table of results: the first column names the row, and may choose it.
import { type Child, fill, h } from '../dom.ts';
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
  readonly head: readonly Child[];
  /** A line above the head: the name of so many columns each. */
  readonly groups?: readonly { readonly label: Child; readonly columns: number }[];
  readonly rows: readonly ResultRow[];
}

export function createResultTable(): Part<ResultTableData> {
  const table = h('table');
  const node = h('div', { class: 'result-table', role: 'group', tabindex: 0 }, table);
  const first = ({ cells, choose, chosen }: ResultRow) =>
    h('th', { scope: 'row' }, choose ? h('button', { type: 'button', class: 'row-choice', 'aria-pressed': String(chosen === true), onclick: choose }, cells[0]) : cells[0]);
  const row = (one: ResultRow) =>
    h('tr', { 'data-chosen': one.chosen }, first(one), one.cells.slice(1).map((cell, place) => {
      const reason = one.marks?.[place + 1];
      return h('td', reason === undefined ? null : { 'data-mark': true, title: reason }, cell);
    }));
  return {
    node,
    update({ caption, head, groups, rows }) {
      const focused = [...table.querySelectorAll('button')].findIndex((button) => button.matches(':focus'));
      fill(table,
        h('caption', null, h('span', null, caption)),
        h('thead', null,
          groups && h('tr', null, groups.map(({ label, columns }) => (label === '' ? h('td', { colspan: columns }) : h('th', { scope: 'colgroup', colspan: columns }, label)))),
          h('tr', null, head.map((name) => h('th', { scope: 'col' }, name)))),
        h('tbody', null, rows.map(row)));
      if (focused >= 0) table.querySelectorAll('button')[focused]?.focus({ preventScroll: true });
    },
  };
}
