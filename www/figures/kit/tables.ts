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

/** Neighbours with the same columns belong together; settings, which have one cell, follow. */
export function arrange(tables: readonly Table[]): Table[][] {
  const sheets = new Map<string, Table[]>();
  for (const table of [...tables].sort((a, b) => Number(a.columns === 1) - Number(b.columns === 1))) {
    const key = `${table.colKey}|${table.colNames.join()}`;
    sheets.set(key, [...(sheets.get(key) ?? []), table]);
  }
  return [...sheets.values()].map((sheet) => sheet.sort((a, b) => Number(a.rows === 1) - Number(b.rows === 1)));
}

export function createTables(strings: Strings['table'], actions: SheetActions): Part<TablesData> {
  const pool: Part<SheetData>[] = [];
  const node = h('div', { class: 'tables' });
  const before = h('div', { class: 'operands' });
  const after = h('div', { class: 'result' });
  node.append(before, after);
  const sheetAt = (index: number, label: string) => {
    pool[index] ??= createSheet(label, strings, actions);
    return pool[index];
  };
  let shown = '';
  return {
    node,
    update(data) {
      const sheets = [[data.result], ...arrange(data.operands)];
      const marks = { active: data.active, pinned: data.pinned, lit: data.lit, sources: new Set(data.sources.map(cellKey)) };
      const parts = sheets.map((tables, index) => {
        const groups: SheetGroup[] = tables.map((table) => ({ table, ...data.symbolName(table.quantity), editable: data.editable.has(table.quantity) }));
        const part = sheetAt(index, groups.map((group) => group.name).join(', '));
        part.update({ groups, ...marks });
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
