// The line that says how one number was made. Its height is reserved: it may change with every move of the pointer.
import { fill, h, setAttribute, setText } from '../dom.ts';
import type { Arithmetic, Source, Table } from './data.ts';
import { parseMathml, parseRelations } from '../mathml.ts';
import type { Strings } from '../strings/index.ts';
import { iconButton } from './button.ts';
import type { Part } from './element.ts';
import { createTyped } from './typed.ts';

export interface ArithmeticData {
  readonly cell: Arithmetic | null;
  readonly ref: Source;
  /** The symbol and the table of the cell, for a number that was given and has no arithmetic. */
  readonly symbol: string;
  readonly table: Table;
  readonly pinned: boolean;
  /** The number as it can be typed over; null where it was computed. */
  readonly value: string | null;
}

export interface ArithmeticActions {
  release(): void;
  /** Takes a typed number; what is wrong with the text, empty where it was taken. */
  edit(text: string): string;
}

export function createArithmetic(strings: Strings['arithmetic'], actions: ArithmeticActions): Part<ArithmeticData> {
  let full = false;
  let rendered = '';
  let shown: ArithmeticData | undefined;
  const display = h('div', { class: 'line', tabindex: 0, role: 'group', 'aria-label': strings.label });
  const toggle = h('button', { type: 'button', class: 'button small', 'aria-pressed': 'false', onclick: () => {
    full = !full;
    setAttribute(toggle, 'aria-pressed', String(full));
    render();
  } }, strings.full);
  const complaint = h('p', { class: 'complaint', role: 'alert' });
  const typed = createTyped(strings.edit, strings.edit, (text) => {
    const slip = actions.edit(text);
    setText(complaint, slip);
    return slip === '';
  });
  const release = iconButton('close', strings.release, actions.release, 'quiet');
  const node = h('div', { class: 'arithmetic' }, display, h('div', { class: 'tools' }, typed.node, toggle, release), complaint);

  const render = () => {
    const cell = shown?.cell;
    if (!shown || !cell) fill(display, h('span', { class: 'hint' }, strings.hint));
    else if (full) fill(display, h('span', { class: 'digits' }, cell.full));
    else if (cell.written.mathml) fill(display, parseRelations(cell.written.mathml));
    else fill(display, given(shown));
  };

  return {
    node,
    update(data) {
      shown = data;
      const key = JSON.stringify([data.cell?.written.mathml, data.cell?.full, data.ref]);
      if (key !== rendered) {
        render();
        setText(complaint, '');
      }
      rendered = key;
      setAttribute(node, 'data-pinned', data.pinned);
      setAttribute(typed.node, 'hidden', !data.pinned || data.value === null);
      if (data.value !== null) typed.update(data.value);
      setAttribute(toggle, 'hidden', data.cell === null);
      setAttribute(release, 'hidden', !data.pinned);
    },
  };
}

/** A number that nobody computed: its symbol, where it stands, what it is. */
function given({ cell, ref, symbol, table }: ArithmeticData): Node[] {
  const row = table.rowNames[table.rowIndex.indexOf(ref.row)] ?? '';
  const column = table.colNames[table.colIndex.indexOf(ref.col)] ?? '';
  const place = [row, column].filter(Boolean).join(', ');
  return [h('span', { class: 'symbol' }, parseMathml(symbol)), h('span', { class: 'given' }, `${place && ` (${place})`} = ${cell?.full ?? ''}`)];
}
