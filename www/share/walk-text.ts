// A walk as one text: every step with its formula and its table, in LaTeX or in Markdown. Formulas and digits are the crate's.
import type { Engine, OutlineStep, Table, View, WalkRequest } from '../engine.ts';

export interface WalkText {
  readonly title: string;
  /** A sentence that says the numbers are rounded; used where one is. */
  readonly rounded: string;
  readonly address?: string;
}

interface Source {
  readonly engine: Engine;
  readonly request: WalkRequest;
  readonly x: Float64Array;
  readonly view: View;
}

interface Shown {
  readonly latex: string;
  readonly formula: string;
  readonly table: Table;
}

/** The settings of a table as a text shows it: long ones are cut in the middle. */
export function viewOf(state: Readonly<Record<string, unknown>>): View {
  const digits = typeof state.digits === 'number' ? state.digits : 4;
  return { digits, head: 20, tail: 3, columns: [], notation: state.notation === 'post' ? 'post' : 'paper' };
}

export function walkLatex(source: Source, { title, rounded, address }: WalkText): string {
  const steps = stepsOf(source);
  const parts = steps.map(({ formula, latex, table }) => `\\paragraph{$${latex}$}\n${formula && `\\[ ${formula} \\]\n`}${latexTable(table)}`);
  const notes = [anyRounded(steps) ? rounded : '', address ? `\\url{${address}}` : ''].filter(Boolean).join(' ');
  return `% Needs \\usepackage{amsmath,url}\n\\section*{${title}}\n\n${parts.join('\n\n')}\n${notes && `\n${notes}\n`}`;
}

export function walkMarkdown(source: Source, { title, rounded, address }: WalkText): string {
  const steps = stepsOf(source);
  const parts = steps.map(({ formula, latex, table }) => `## $${latex}$\n\n${formula && `$$${formula}$$\n\n`}${markdownTable(table)}`);
  const notes = [anyRounded(steps) ? rounded : '', address ? `<${address}>` : ''].filter(Boolean).join(' ');
  return `# ${title}\n\n${parts.join('\n\n')}\n${notes && `\n${notes}\n`}`;
}

/** What is given, then what is computed. */
function stepsOf({ engine, request, x, view }: Source): Shown[] {
  const { inputs, steps } = engine.outline(request, x, view.notation);
  const formulas = new Map(steps.map((step: OutlineStep) => [step.id, step.formula.latex]));
  const { tables } = engine.tables(request, x, view, [...inputs, ...formulas.keys()]);
  return tables.map((table) => ({
    latex: engine.symbol(table.quantity, view.notation).latex,
    formula: formulas.get(table.quantity) ?? '',
    table,
  }));
}

function anyRounded(steps: readonly Shown[]): boolean {
  return steps.some(({ table }) => table.exact.includes(0));
}

/** The written rows, each with its name; `null` where rows are left out. */
function rowsOf(table: Table): ([string, string[]] | null)[] {
  const rows: ([string, string[]] | null)[] = [];
  table.cells.split('\n').forEach((line, at) => {
    if (at > 0 && (table.rowIndex[at] ?? 0) > (table.rowIndex[at - 1] ?? 0) + 1) rows.push(null);
    rows.push([table.rows > 1 ? (table.rowNames[at] ?? '') : '', line.split('\t')]);
  });
  return rows;
}

function latexTable(table: Table): string {
  const columns = table.colIndex.length;
  const head = table.columns > 1 || table.rows > 1 ? ` & ${table.colNames.map((name) => `\\text{${name.replace(/[\\{}$&#^_%~]/g, ' ')}}`).join(' & ')} \\\\ \\hline\n` : '';
  const body = rowsOf(table).map((row) => (row ? `${row[0]} & ${row[1].map(latexNumber).join(' & ')}` : `\\vdots${' &'.repeat(columns)}`));
  return `\\[ \\begin{array}{r|${'r'.repeat(columns)}}\n${head}${body.join(' \\\\\n')}\n\\end{array} \\]`;
}

function latexNumber(text: string): string {
  const plain = text.replaceAll('\u2212', '-').replace('∞', '\\infty').replace('NaN', '\\text{NaN}');
  return plain.replace(/×10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)/, (_, power: string) => ` \\times 10^{${[...power].map((sign) => (sign === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(sign))).join('')}}`);
}

function markdownTable(table: Table): string {
  // A bar in a name would begin another column, a line break another row.
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('\\', '\\\\').replaceAll('|', '\\|').replaceAll(/[\r\n]+/g, ' ')).join(' | ')} |`;
  const width = table.colIndex.length;
  const rows = rowsOf(table).map((row) => line(row ? [row[0], ...row[1]] : ['…', ...Array.from({ length: width }, () => '')]));
  const head = line(['', ...table.colNames]);
  return [head, `| ---: |${' ---: |'.repeat(width)}`, ...rows].join('\n');
}
