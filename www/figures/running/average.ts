// One average in full: its formula, its present value with the numbers put in, and the table of all of them, batch by batch.
import { h, setText } from '../../dom.ts';
import { createArithmetic } from '../../elements/arithmetic.ts';
import { createFormula, type FormulaData } from '../../elements/formula.ts';
import { createSheet } from '../../elements/sheet.ts';
import { cellKey } from '../../elements/sheet-cells.ts';
import { createStepper } from '../../elements/stepper.ts';
import type { Source } from '../../engine.ts';
import type { Context } from '../../figure.ts';
import { fillIn } from '../../strings/index.ts';
import type { State } from './fields.ts';
import { LEVELS } from './lines.ts';
import { isMoving, placeIn, quantityOf, type Scene } from './scene.ts';
import type { Words } from './en.ts';

export interface AveragePart {
  /** One tab for each average. */
  readonly stepper: Element;
  /** Formula, arithmetic and sentence. */
  readonly node: Element;
  readonly table: Element;
  update(scene: Scene): void;
  /** Follows the pointer: another number is explained for as long as it stays. */
  look(pointed: Source | null): void;
  resize(): void;
  destroy(): void;
}

/** Which tab a table's number belongs to. */
const tabOf = (quantity: string) => quantity.replace(/^(paper|precise)_.*/, '$1') as State['about'];

export function createAverage(context: Context<State, Words>, words: Words, point: (ref: Source | null) => void): AveragePart {
  const { strings } = context;
  let scene: Scene | undefined;
  let lit: string | null = null;
  let shown: FormulaData = { mathml: '', latex: '', symbols: [], lit: new Set() };
  const choose = (about: State['about']) => context.set({ about }, 'about');
  /** A number of the table: its average, and its batch. */
  const pin = (ref: Source | null) => {
    if (!scene || !ref) return;
    const t = ref.quantity === 'average' ? ref.row : ref.row + 1;
    context.set({ about: tabOf(ref.quantity), t: Math.max(1, t) }, 't');
    const { written, full } = placeIn(scene, ref.quantity).session.cell(ref);
    context.announce(written.text || full);
  };
  const light = (quantity: string | null) => {
    lit = quantity;
    if (scene) tabulate(scene, activeOf(scene));
  };
  const stepper = createStepper({ ...strings.stepper, label: words.about }, (about) => choose(about as State['about']));
  const formula = createFormula(strings.formula, {
    point: light,
    choose: (quantity) => scene?.about.includes(tabOf(quantity)) && choose(tabOf(quantity)),
  });
  const sentence = h('p', { class: 'sentence' });
  const arithmetic = createArithmetic(strings.arithmetic, { release: () => undefined, edit: () => '' });
  const sheet = createSheet(words.table, strings.table, { point, pin });

  const symbol = (quantity: string) => (scene as Scene).all.symbol(quantity).mathml;
  const nameOf = (quantity: string) => words.quantities[tabOf(quantity)] ?? quantity;
  const tabulate = (now: Scene, active: Source) => {
    const columns = ['theta', ...now.lines.filter((line) => !LEVELS.has(line))];
    const about = now.state.about;
    if (!columns.includes(about) && isMoving(about)) columns.push(about);
    const cell = placeIn(now, active.quantity).session.cell(active);
    sheet.update({
      beside: words.batch, active, pinned: null, lit, sources: new Set(cell.sources.map(cellKey)),
      groups: columns.map((quantity) => ({
        table: placeIn(now, quantity).session.table(quantity), mathml: symbol(quantity), name: nameOf(quantity), editable: false,
      })),
    });
  };
  const explain = (now: Scene, active: Source) => {
    const { session } = placeIn(now, active.quantity);
    arithmetic.update({
      cell: session.cell(active), pinned: false, symbol: symbol(active.quantity), table: session.table(active.quantity), ref: active, value: null,
    });
  };
  return {
    stepper: stepper.node,
    node: h('div', { class: 'explain' }, formula.node, arithmetic.node, sentence),
    resize: stepper.resize,
    destroy: stepper.destroy,
    table: sheet.node,
    look(pointed) {
      if (!scene) return;
      const active = pointed ?? activeOf(scene);
      formula.update({ ...shown, lit: new Set(pointed ? [pointed.quantity] : []) });
      explain(scene, active);
      tabulate(scene, active);
    },
    update(next) {
      scene = next;
      const { state, all, now, settings } = next;
      const quantity = quantityOf(state.about, state);
      const step = now.outline.steps.find(({ id }) => id === quantity);
      stepper.update({ step: state.about, steps: next.about.map((id) => ({ id, mathml: symbol(quantityOf(id, state)), name: words.quantities[id] ?? id })) });
      const reads = [...new Set([...(step?.formula.mathml ?? '').matchAll(/data-q="([a-z_]+)"/g)].map(([, id = '']) => id))];
      shown = {
        mathml: step?.formula.mathml ?? '', latex: step?.formula.latex ?? '', lit: new Set(),
        symbols: reads.map((id) => ({ quantity: id, mathml: all.symbol(id).mathml, name: nameOf(id) })),
      };
      setText(sentence, fillIn(words.sentences[state.about], { window: settings.window, statistic: words.statistics[state.statistic], count: next.t }));
      this.look(null);
    },
  };
}

/** The number that is looked at: the chosen average at the present batch. */
export function activeOf(scene: Scene): Source {
  const quantity = quantityOf(scene.state.about, scene.state);
  return { quantity, row: placeIn(scene, quantity).row, col: 0 };
}
