// Any walk as a figure: stepper, formula, arithmetic, tables, and the highlighting between them.
import { h, setAttribute, setText } from '../../dom.ts';
import { createArithmetic } from '../../elements/arithmetic.ts';
import { createFormula } from '../../elements/formula.ts';
import { createNotes } from '../../elements/status.ts';
import { createStepper, PANEL } from '../../elements/stepper.ts';
import { isInputError, type Source } from '../../engine.ts';
import type { Context, View } from '../../figure.ts';
import { fillIn, inThousands } from '../../strings/index.ts';
import { complain } from './complain.ts';
import { follow, pinnedCell, pinText, settle } from './selection.ts';
import type { Controls, ControlWords } from './controls.ts';
import { createPanel } from './panel.ts';
import { createSession, type Session } from './session.ts';
import { createSteps, type Steps } from './steps.ts';
import { createTables } from './tables.ts';
import { takeTyped } from './typing.ts';
import type { WalkOptions, WalkScene, WalkTools, WalkWords } from './walk-options.ts';
import type { WalkState } from './walk-state.ts';

export type { Session, WalkSource } from './session.ts';
export type { WalkOptions, WalkPart, WalkParts, WalkScene, WalkTools, WalkWords } from './walk-options.ts';
export { stepField, walkFields, type WalkState } from './walk-state.ts';

/** Letters that change places with the notation. */
const LETTERS = ['gamma', 'beta'];

/** Builds the view of a walk. */
export function walkView<S extends WalkState>(context: Context<S, WalkWords>, options: WalkOptions<S>): View<S> {
  const session = createSession(context.engine);
  const steps = createSteps(session, options);
  const look: Look<S> = { pointed: null, symbol: null, held: null, asked: undefined };
  let state: S;
  const does = createDoings(context, options, session, steps, look, () => state, () => screen.show(state, look, false));
  const screen = createScreen(context, options, session, steps, does);
  const ask = (wanted: S) => {
    session.ask(options.source(wanted), {
      digits: wanted.digits, head: options.head ?? 8, tail: options.tail ?? 2, notation: wanted.notation, columns: [...wanted.columns],
    });
    // Whatever may be refused is asked for here, before anything on screen has changed.
    void session.outline;
  };
  /** The state itself, or where the crate refuses it the last good one. Divided by N, every batch has a variance. */
  const askFor = (wanted: S): { good: S; problem: string } => {
    try {
      ask(wanted);
      return { good: wanted, problem: '' };
    } catch (error) {
      if (!isInputError(error)) throw error;
      const good = state ?? { ...wanted, divisor: 'n' };
      ask(good);
      return { good, problem: complain(context.strings, error.key, error.details, error.message) };
    }
  };
  return {
    node: screen.node,
    update(next) {
      const { good, problem } = askFor(next);
      state = steps.settle(good);
      look.pointed = null;
      look.asked = { state: { ...next, step: state.step }, problem };
      screen.show(state, look, true);
    },
    resize: screen.resize,
    destroy: screen.destroy,
  };
}

/** What a reader points at, beside what is pinned in the state. */
interface Look<S> {
  /** A cell, for as long as the pointer or the focus is there. */
  pointed: Source | null;
  /** A symbol, likewise. */
  symbol: string | null;
  /** A symbol that was tapped and has no step of its own: its numbers stay lit until the next tap. */
  held: string | null;
  /** What the settings ask for: the controls show it even where the walk cannot follow. */
  asked: { readonly state: S; readonly problem: string } | undefined;
}

interface Doings extends WalkTools {
  pin(ref: Source | null): void;
  pointSymbol(quantity: string | null): void;
  chooseSymbol(quantity: string): void;
  /** What is wrong with the text; empty where it was taken. */
  type(ref: Source, text: string): string;
  typeOverPinned(text: string): string;
}

/** What a reader may do to a walk. */
function createDoings<S extends WalkState>(
  context: Context<S, WalkWords>, options: WalkOptions<S>, session: Session, steps: Steps<S>, look: Look<S>, now: () => S, render: () => void,
): Doings {
  const set = (patch: Partial<WalkState>, group?: string) => context.set(patch as Partial<S>, group);
  const point = (ref: Source | null) => {
    if (JSON.stringify(ref) === JSON.stringify(look.pointed)) return;
    look.pointed = ref;
    render();
  };
  const light = (symbol: string | null, held: string | null) => {
    if (look.symbol === symbol && look.held === held) return;
    Object.assign(look, { symbol, held });
    render();
  };
  const stepTo = (step: string) => {
    look.held = null;
    set({ step, cell: follow(now().cell) }, 'step');
  };
  const type = (ref: Source, text: string) => {
    const limits = options.editable?.(now())[ref.quantity];
    if (limits === undefined) return '';
    return takeTyped(context.engine, context.strings, text, limits, ref, (value) => options.edit?.(ref, value));
  };
  return {
    stepTo, point, type,
    pin(ref) {
      light(look.symbol, null);
      set({ cell: pinText(ref, now().step) }, 'cell');
      if (ref) context.announce(session.cell(ref).written.text || session.cell(ref).full);
    },
    pointRow(place) {
      const quantity = [now().step, ...steps.operands(now())].find((one) => session.table(one).rows > 1);
      point(place && quantity !== undefined ? { quantity, ...place } : null);
    },
    pointSymbol: (quantity) => light(quantity, look.held),
    /** From a symbol to its numbers: the step that computes it, or its table beside this step. */
    chooseSymbol(quantity) {
      if (quantity !== now().step && steps.ids(now()).includes(quantity)) stepTo(quantity);
      else light(look.symbol, look.held === quantity ? null : quantity);
    },
    typeOverPinned(text) {
      const ref = pinnedCell(now().cell, now().step);
      return ref ? type(ref, text) : '';
    },
  };
}

interface Screen<S> {
  readonly node: HTMLElement;
  /** `changed`: the state is another one; else a reader only looks at something, and no control has to know. */
  show(state: S, look: Look<S>, changed: boolean): void;
  resize(): void;
  destroy(): void;
}

/** The parts of a walk on screen. */
function createScreen<S extends WalkState>(context: Context<S, WalkWords>, options: WalkOptions<S>, session: Session, steps: Steps<S>, does: Doings): Screen<S> {
  const { strings } = context;
  const { words } = context;
  const stepper = createStepper(strings.stepper, does.stepTo);
  const formula = createFormula(strings.formula, { point: does.pointSymbol, choose: does.chooseSymbol });
  const arithmetic = createArithmetic(strings.arithmetic, { release: () => does.pin(null), edit: does.typeOverPinned });
  const tables = createTables(strings.table, { point: does.point, pin: does.pin, ...(options.edit ? { edit: does.type } : {}) });
  const sentence = h('p', { class: 'sentence' });
  const problems = createNotes('error');
  const notes = createNotes('note');
  const parts = options.parts?.(does) ?? {};
  const panel = createPanel<S, WalkScene<S>>(context, options.fields, withDisplay(options.controls(does), options.letters ?? true), labelsOf(words, context.strings.walk));
  const { lead } = parts;
  const explained = h('div', { class: 'explain' }, formula.node, arithmetic.node, !lead && sentence);
  const body = h('div', { class: 'body split' },
    h('div', { class: 'side' }, tables.node, parts.side?.node), h('div', { class: 'view' }, lead && explained, parts.pictures?.node, panel.beside, parts.below?.node), parts.fold && h('div', { class: 'folds' }, parts.fold.node), panel.foot, panel.settings);
  // The controls are in the same box as the picture, so that it can stay in sight beside them.
  const shown = h('div', { class: lead ? 'panel led' : 'panel', id: PANEL, role: 'tabpanel' }, lead ? [sentence, lead.node] : explained, problems.node, notes.node, body);
  let pinned: Source | null = null;
  const keys = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Escape' && pinned) does.pin(null);
    // One key plays and pauses, wherever in the figure, but where letters are typed.
    if (event.key.toLowerCase() === 'p' && !(event.target as Element).closest('.cell, textarea, select, input:not([type=range], [type=radio], [type=checkbox])') && !parts.pause?.()) stepper.toggle();
  };
  const steer = h('div', { class: parts.line ? 'steer lined' : 'steer' }, stepper.node, parts.line?.node);
  const node = h('div', { class: 'figure', onkeydown: keys }, steer, shown);

  const symbolName = (quantity: string) => ({ quantity, mathml: session.symbol(quantity).mathml, name: words.quantities[quantity] ?? quantity });
  const sentenceOf = (state: S) => {
    const letters = Object.fromEntries(LETTERS.map((quantity) => [quantity, session.symbol(quantity).text]));
    const key = options.sentence?.(state) ?? state.step;
    return fillIn(words.sentences[key] ?? words.sentences[state.step] ?? '', { count: inThousands(session.table(steps.first(state)).rows), ...letters });
  };
  const pinnedIn = (state: S): Source | null => {
    const ref = pinnedCell(state.cell, state.step);
    const shown = ref && [state.step, ...steps.operands(state)].includes(ref.quantity);
    return ref && shown ? settle(ref, session.table(ref.quantity)) : null;
  };
  const showFormula = (state: S, lit: string | undefined) => {
    // What is given has no formula: its symbol stands there.
    const { mathml, latex } = steps.now(state)?.formula ?? session.symbol(state.step);
    formula.update({
      mathml, latex, symbols: symbolsOf(mathml).map(symbolName),
      lit: new Set(lit === undefined ? [] : [lit]),
    });
  };
  const showCell = (state: S, active: Source, lit: string | null) => {
    const cell = session.cell(active);
    const editable = options.editable?.(state) ?? {};
    const given = cell.written.mathml === '' && editable[active.quantity] !== undefined;
    arithmetic.update({
      cell, pinned: pinned !== null, symbol: session.symbol(active.quantity).mathml, table: session.table(active.quantity),
      ref: active, value: given ? cell.full : null,
    });
    tables.update({
      operands: steps.operands(state).map((quantity) => session.table(quantity)), result: session.table(state.step),
      symbolName, editable: new Set(Object.keys(editable)), active, pinned, lit,
      sources: cell.sources.filter(({ quantity }) => quantity !== active.quantity || state.step !== quantity),
    });
  };

  return {
    node,
    show(state, { pointed, symbol, held, asked }, changed) {
      session.gather([steps.first(state), state.step, ...steps.operands(state)]);
      pinned = pinnedIn(state);
      const active = pointed ?? pinned ?? settle({ quantity: state.step, row: 0, col: 0 }, session.table(state.step));
      const problem = asked?.problem ?? '';
      const tabs = steps.tabs(state);
      const nameOf = (step: string) => words.quantities[step] ?? step;
      const scene: WalkScene<S> = { state, session, active, problem, tabs, nameOf };
      // Tabs first: moving the one that Tab leads to lays out what changed before. Then pictures: a font set on a canvas settles styles.
      stepper.update({ step: state.step, steps: tabs.map((id) => ({ ...symbolName(id), id })) });
      parts.lead?.update(scene);
      parts.line?.update(scene);
      parts.pictures?.update(scene);
      showFormula(state, symbol ?? held ?? (pointed ?? pinned)?.quantity);
      setText(sentence, sentenceOf(state));
      setAttribute(shown, 'aria-label', words.quantities[state.step] ?? state.step);
      problems.update(problem === '' ? [] : [problem]);
      notes.update([...(options.notes?.(state) ?? []), ...session.outline.notes.map(({ key, about }) => fillIn(words.notes[key] ?? key, { about }))]);
      showCell(state, active, symbol ?? held);
      for (const part of [parts.side, parts.below]) part?.update(scene);
      if (!changed) return;
      parts.fold?.update(scene);
      // They show what the settings ask for, even where the walk cannot follow.
      panel.update({ ...scene, state: asked?.state ?? state });
    },
    resize() {
      stepper.resize();
      for (const part of Object.values(parts)) part.resize?.();
    },
    destroy() {
      stepper.destroy();
      for (const part of Object.values(parts)) part.destroy?.();
    },
  };
}

/** How numbers are shown stands last among the settings; the letters only where scale and shift occur. */
function withDisplay<S extends WalkState>(controls: Controls<S, WalkScene<S>>, letters: boolean): Controls<S, WalkScene<S>> {
  const own = controls.settings.find(({ title }) => title === 'view')?.controls ?? [];
  const view = { title: 'view', controls: [...own, ...(letters ? ['notation' as const] : []), 'digits' as const] };
  return { ...controls, settings: [...controls.settings.filter(({ title }) => title !== 'view'), view] };
}

/** The words of a figure's controls over the common ones. */
function labelsOf({ groups, fields, options }: WalkWords, common: ControlWords): ControlWords {
  return { groups: { ...common.groups, ...groups }, fields: { ...common.fields, ...fields }, options: { ...common.options, ...options } };
}

/** The quantities of a written formula, in reading order. */
function symbolsOf(mathml: string): string[] {
  return [...new Set([...mathml.matchAll(/data-q="([a-z_]+)"/g)].map(([, quantity = '']) => quantity))];
}
