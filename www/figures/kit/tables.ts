// The tables of a step: what its formula reads on the left, what it gives on the right. Tables with the same columns share one sheet.
import { fill, h } from '../../dom.ts';
import { createSheet, type SheetActions, type SheetData } from '../../elements/sheet.ts';
import { cellKey, type SheetGroup } from '../../elements/sheet-cells.ts';
import type { Part } from '../../elements/element.ts';
import type { SymbolName } from '../../elements/formula.ts';
import type { Source, Table } from '../../engine.ts';
import type { Strings } from '../../strings/index.ts';

export interface TablesData {
  readonly operands: readonly Table[];
  readonly result: Table;
  symbolName(quantity: string): SymbolName;
  readonly editable: ReadonlySet<string>;
  readonly active: Source | null;
  readonly pinned: Source | null;
  readonly sources: readonly Source[];
  readonly lit: string | null;
}

/** Tables on one sheet: below each other, or beside each other. */
interface Plan {
  readonly tables: readonly Table[];
  /** What names the rows where the tables stand beside each other. */
  readonly beside?: string;
}

function keyed(tables: readonly Table[], keyOf: (table: Table) => string): Table[][] {
  const groups = new Map<string, Table[]>();
  for (const table of tables) groups.set(keyOf(table), [...(groups.get(keyOf(table)) ?? []), table]);
  return [...groups.values()];
}

/** Single columns with the same rows stand beside each other; neighbours with the same columns below each other; settings, which have one cell, follow. */
export function arrange(tables: readonly Table[]): Plan[] {
  const tall = tables.filter(({ rows, columns }) => rows > 1 && columns === 1);
  const columns = keyed(tall, ({ rowKey, rowNames, rows }) => [rowKey, rows, ...rowNames].join('|')).filter((group) => group.length > 1);
  const settled = new Set(columns.flat());
  const others = tables.filter((table) => !settled.has(table)).sort((a, b) => Number(a.columns === 1) - Number(b.columns === 1));
  return [
    ...columns.map((group) => ({ tables: group, beside: group[0]?.colNames[0] ?? '' })),
    ...keyed(others, ({ colKey, colNames }) => `${colKey}|${colNames.join()}`).map((group) => ({ tables: group.sort((a, b) => Number(a.rows === 1) - Number(b.rows === 1)) })),
  ];
}

export function createTables(strings: Strings['table'], actions: SheetActions): Part<TablesData> {
  const pool: Part<SheetData>[] = [];
  const node = h('div', { class: 'tables' });
  const before = h('div', { class: 'operands' });
  const after = h('div', { class: 'result' });
  node.append(before, after);
  const sheetAt = (index: number) => (pool[index] ??= createSheet('', strings, actions));
  let shown = '';
  return {
    node,
    update(data) {
      const sheets: Plan[] = [{ tables: [data.result] }, ...arrange(data.operands)];
      const marks = { active: data.active, pinned: data.pinned, lit: data.lit, sources: new Set(data.sources.map(cellKey)) };
      const parts = sheets.map(({ tables, ...plan }, index) => {
        const groups: SheetGroup[] = tables.map((table) => ({ table, ...data.symbolName(table.quantity), editable: data.editable.has(table.quantity) }));
        const part = sheetAt(index);
        part.update({ groups, label: groups.map((group) => group.name).join(', '), ...plan, ...marks });
        return part.node;
      });
      const key = String(parts.length);
      if (key === shown) return;
      shown = key;
      fill(after, parts[0]);
      fill(before, parts.slice(1));
    },
  };
}
