// A sheet of numbers: every cell can be pointed at, chosen, and where allowed typed over; by mouse, touch and keyboard.
import { fill, h, setAttribute, setText } from '../dom.ts';
import type { Source } from './data.ts';
import type { Strings } from '../strings/index.ts';
import { type Part, moveAlong } from './element.ts';
import { buildSheet, cellKey, type SheetBody, type SheetCell, type SheetGroup, shapeOf, writeCells } from './sheet-cells.ts';
import { buildBeside } from './sheet-beside.ts';
import { openEditor } from './sheet-editor.ts';

export interface SheetData {
  /** Tables that share their columns, from top to bottom. */
  readonly groups: readonly SheetGroup[];
  /** The cell whose arithmetic is shown. */
  readonly active: Source | null;
  readonly pinned: Source | null;
  /** Keys of the cells it was made of. */
  readonly sources: ReadonlySet<string>;
  /** A quantity lit as a whole. */
  readonly lit: string | null;
  /** Tables with the same rows stand beside each other; this names the rows. Otherwise they stand below each other. */
  readonly beside?: string;
  /** The name of the sheet where it changes with its tables. */
  readonly label?: string;
}

export interface SheetActions {
  point(ref: Source | null): void;
  pin(ref: Source | null): void;
  /** Takes a typed number; what is wrong with the text, empty where it was taken. */
  edit?(ref: Source, text: string): string;
}

const VERTICAL: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };

export function createSheet(label: string, strings: Strings['table'], actions: SheetActions): Part<SheetData> {
  let body: SheetBody = { children: [], rows: [], lines: [] };
  let shape = '';
  let marked = new Map<Element, string>();
  let stop: Element | undefined;
  let pinned: Source | null = null;
  const table = h('table', { role: 'grid', 'aria-label': label });
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  const node = h('div', { class: 'framed' }, h('div', { class: 'sheet' }, table));
  const complain = (sentence: string) => {
    if (sentence !== '') node.append(complaint);
    setText(complaint, sentence);
  };

  const find = (target: EventTarget | null): SheetCell | undefined => {
    const cell = (target as Element | null)?.closest?.('td.cell');
    return cell ? body.rows.flat().find((one) => one.node === cell) : undefined;
  };
  const edit = (cell: SheetCell, typed?: string) => {
    const { edit: take } = actions;
    if (cell.editable && take) openEditor(cell, strings, { take: (text) => take(cell.ref, text), complain }, typed);
  };
  const toggle = (cell: SheetCell) => {
    const same = pinned !== null && cellKey(pinned) === cellKey(cell.ref);
    actions.pin(same ? null : cell.ref);
  };
  const onkeydown = (event: KeyboardEvent) => {
    const cell = find(event.target);
    if (!cell || (event.target as Element).localName === 'input' || event.ctrlKey || event.metaKey || event.altKey) return;
    const next = neighbour(body.rows, cell, event.key);
    if (next) next.node.focus();
    else if (event.key === 'Enter' || event.key === ' ') toggle(cell);
    else if (event.key === 'Escape' && pinned) actions.pin(null);
    else if (event.key === 'F2') edit(cell);
    else if (cell.editable && /^[-+.,\d]$/.test(event.key)) edit(cell, event.key);
    else return;
    event.preventDefault();
  };

  table.addEventListener('keydown', onkeydown);
  table.addEventListener('click', (event) => {
    const cell = find(event.target);
    if (cell && (event.target as Element).localName !== 'input') toggle(cell);
  });
  table.addEventListener('dblclick', (event) => {
    const cell = find(event.target);
    if (cell) edit(cell);
  });
  table.addEventListener('pointerover', (event) => event.pointerType === 'mouse' && actions.point(find(event.target)?.ref ?? null));
  table.addEventListener('pointerleave', () => actions.point(null));
  table.addEventListener('focusin', (event) => actions.point(find(event.target)?.ref ?? null));
  table.addEventListener('focusout', () => actions.point(null));

  const markCells = (data: SheetData) => {
    const next = new Map<Element, string>();
    const active = data.active && cellKey(data.active);
    const pin = data.pinned && cellKey(data.pinned);
    let landing: Element | undefined;
    for (const cell of body.rows.flat()) {
      const key = cellKey(cell.ref);
      const marks = [key === active && 'active', key === pin && 'pinned', data.sources.has(key) && 'source', data.beside !== undefined && cell.ref.quantity === data.lit && 'lit'].filter(Boolean);
      if (marks.length > 0) next.set(cell.node, marks.join(' '));
      if (key === (pin ?? active)) landing = cell.node;
    }
    for (const cell of marked.keys()) if (!next.has(cell)) setAttribute(cell, 'data-mark', false);
    for (const [cell, marks] of next) setAttribute(cell, 'data-mark', marks);
    marked = next;
    moveStop(landing ?? (stop?.isConnected ? stop : undefined) ?? body.rows[0]?.[0]?.node);
  };
  const moveStop = (landing: Element | undefined) => {
    if (landing === stop) return;
    if (stop) setAttribute(stop, 'tabindex', -1);
    if (landing) setAttribute(landing, 'tabindex', 0);
    stop = landing;
  };

  return {
    node,
    update(data) {
      if (data.label !== undefined) setAttribute(table, 'aria-label', data.label);
      const nextShape = `${data.beside ?? ''}\n${shapeOf(data.groups)}`;
      let held = false;
      if (nextShape !== shape) {
        shape = nextShape;
        held = stop !== undefined && (stop.getRootNode() as ShadowRoot).activeElement === stop;
        body = data.beside === undefined ? buildSheet(data.groups, strings) : buildBeside(data.groups, strings, data.beside);
        stop = undefined;
        marked = new Map();
        fill(table, body.children);
      }
      pinned = data.pinned;
      writeCells(data.groups, body.lines, data.beside !== undefined);
      markCells(data);
      // Other rows came into view under a reader's fingers: the keyboard goes on from the same number.
      if (held) (stop as HTMLElement | undefined)?.focus({ preventScroll: true });
      for (const section of table.querySelectorAll('tbody, thead th')) {
        setAttribute(section, 'data-lit', data.lit !== null && section.getAttribute('data-q') === data.lit);
      }
    },
  };
}

/** Where an arrow key leads from a cell: along its row, or to the same place in the row above or below. */
function neighbour(rows: SheetBody['rows'], from: SheetCell, key: string): SheetCell | undefined {
  const at = rows.findIndex((row) => row.includes(from));
  const row = rows[at];
  if (!row) return undefined;
  const col = row.indexOf(from);
  const vertical = VERTICAL[key];
  if (vertical !== undefined) return rows[at + vertical]?.[col] ?? from;
  const target = moveAlong(key, col, row.length);
  return target === undefined ? undefined : row[target];
}
