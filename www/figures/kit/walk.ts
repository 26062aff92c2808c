// Any walk as a figure: stepper, formula, arithmetic, tables, and the highlighting between them.
import { h, setAttribute, setText } from '../../dom.ts';
import { createArithmetic } from '../../elements/arithmetic.ts';
import { createFormula } from '../../elements/formula.ts';
import { createNotes } from '../../elements/status.ts';
import { createStepper } from '../../elements/stepper.ts';
import type { Notation, Source } from '../../engine.ts';
import type { Context, View } from '../../figure.ts';
import { choice, type ChoiceField, integer, integers, looking, words } from '../../state.ts';
import { fillIn, type Lang } from '../../strings/index.ts';
import { CELL, follow, pinnedCell, pinText, settle } from './selection.ts';
import { createSession, type Session, type WalkSource } from './session.ts';
import { createTables } from './tables.ts';

/** The settings that every walk has. */
export interface WalkState {
  readonly step: string;
  readonly cell: string;
  readonly notation: Notation;
  readonly digits: number;
  readonly columns: readonly number[];
  /** The first and the last step to show, for a lesson: an id or a position; empty for all. */
  readonly from: string;
  readonly to: string;
}

const POSITION = /^[1-9]\d?$/;

/** The step as a setting: one of the walk's own, or its position as a person counts. */
export function stepField<const T extends string>(steps: readonly T[], initial: NoInfer<T>): ChoiceField<T> {
  const field = choice(steps, initial);
  return looking({ ...field, read: (text) => field.read(text) ?? (POSITION.test(text) ? (text as T) : undefined) });
}

/** Their schema; `step` is a `stepField` of the walk's own steps. */
export const walkFields = {
  cell: looking(words('', 32, CELL)),
  notation: choice(['paper', 'post'], 'paper'),
  digits: integer(4, { min: 1, max: 17 }),
  columns: integers([], { min: 0, max: 999 }),
  from: words('', 24, /^\w*$/),
  to: words('', 24, /^\w*$/),
};

/** Letters that change places with the notation. */
const LETTERS = ['gamma', 'beta'];

/** The words of one walk in one language. Sentences may hold `{count}`, the number of samples, and the letters `{gamma}` and `{beta}`. */
export interface WalkWords {
  readonly quantities: Readonly<Record<string, string>>;
  readonly sentences: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
}

/** What the figure's own parts see: the walk, and the cell that is looked at. */
export interface WalkScene<S> {
  readonly state: S;
  readonly session: Session;
  readonly active: Source | null;
}

/** A part that one walk adds: its plots, its controls. */
export interface WalkPart<S> {
  readonly node: Element;
  update(scene: WalkScene<S>): void;
  resize?(): void;
  destroy?(): void;
}

/** What the figure's own parts may do to the walk. */
export interface WalkTools {
  /** Goes to a step. */
  stepTo(step: string): void;
  /** Looks at a cell for as long as the pointer or the focus is there; null looks away. */
  point(ref: Source | null): void;
  /** Looks at a sample, in whichever table of samples the step shows; null looks away. */
  pointRow(place: { readonly row: number; readonly col: number } | null): void;
}

export interface WalkParts<S> {
  readonly pictures?: WalkPart<S>;
  readonly controls?: WalkPart<S>;
  /** The quiet row. */
  readonly actions?: WalkPart<S>;
}

export interface WalkOptions<S extends WalkState> {
  readonly words: Readonly<Record<Lang, WalkWords>>;
  /** The first tab: what is given, before anything is computed. */
  readonly first: string | ((state: S) => string);
  /** Where a step leads that this walk does not have, if not to the first tab. */
  otherwise?(state: S): string;
  /** The settings and data that the state stands for. */
  source(state: S): WalkSource;
  /** The tables beside a step's own, when they are not just what its formula reads. */
  reads?(step: string, reads: readonly string[]): readonly string[];
  /** Rows at the top and bottom of a long table. */
  readonly head?: number;
  readonly tail?: number;
  /** Quantities whose numbers a reader may type over. */
  readonly editable?: ReadonlySet<string>;
  /** Takes a typed number; false when it is none. */
  edit?(ref: Source, text: string): boolean;
  /** The tabs of the stepper, when they are not all steps; the others are reached by their symbols. */
  tabs?(state: S, ids: readonly string[]): readonly string[];
  /** The key of the sentence, when it is not the step. */
  sentence?(state: S): string;
  /** Notes beside those of the crate. */
  notes?(state: S): readonly string[];
  parts?(tools: WalkTools): WalkParts<S>;
}

/** Builds the view of a walk. */
export function walkView<S extends WalkState>(context: Context<S>, options: WalkOptions<S>): View<S> {
  const { strings } = context;
  const words = options.words[context.lang];
  const firstOf = (state: S) => (typeof options.first === 'string' ? options.first : options.first(state));
  const session = createSession(context.engine);
  let state: S;
  let pointed: Source | null = null;
  let symbol: string | null = null;

  const set = (patch: Partial<WalkState>, group?: string) => context.set(patch as Partial<S>, group);
  const stepTo = (step: string) => set({ step, cell: follow(state.cell) }, 'step');
  const pin = (ref: Source | null) => {
    set({ cell: pinText(ref, state.step) }, 'cell');
    if (ref) context.announce(session.cell(ref).written.text || session.cell(ref).full);
  };
  const point = (ref: Source | null) => {
    if (JSON.stringify(ref) === JSON.stringify(pointed)) return;
    pointed = ref;
    render();
  };
  const pointRow: WalkTools['pointRow'] = (place) => {
    const quantity = [state.step, ...operands()].find((one) => session.table(one).rows > 1);
    point(place && quantity !== undefined ? { quantity, ...place } : null);
  };
  const pointSymbol = (quantity: string | null) => {
    if (symbol === quantity) return;
    symbol = quantity;
    render();
  };
  /** From a symbol to its numbers: the step that computes it, or its table beside this step. */
  const chooseSymbol = (quantity: string) => {
    if (quantity !== state.step && stepIds().includes(quantity)) stepTo(quantity);
  };
  const editActive = (text: string) => {
    const ref = pinnedCell(state.cell, state.step);
    return ref !== null && (options.edit?.(ref, text) ?? false);
  };

  const stepper = createStepper(strings.stepper, stepTo);
  const formula = createFormula(strings.formula, { point: pointSymbol, choose: chooseSymbol });
  const arithmetic = createArithmetic(strings.arithmetic, { release: () => pin(null), edit: editActive });
  const edit = options.edit;
  const tables = createTables(strings.table, { point, pin, ...(edit ? { edit } : {}) });
  const sentence = h('p', { class: 'sentence' });
  const notes = createNotes('note');
  const parts = options.parts?.({ stepTo, point, pointRow }) ?? {};
  const body = h('div', { class: parts.pictures ? 'body split' : 'body', role: 'tabpanel' }, tables.node, parts.pictures?.node);
  const node = h('div', { class: 'figure' }, stepper.node, formula.node, sentence, arithmetic.node, notes.node, body,
    parts.controls?.node, parts.actions?.node);

  const nameOf = (quantity: string) => words.quantities[quantity] ?? quantity;
  /** The steps within what the settings ask for. */
  const stepIds = () => {
    const all = [firstOf(state), ...session.outline.steps.map(({ id }) => id)];
    const last = state.to === '' ? all.length - 1 : positionIn(all, state.to);
    const first = Math.min(last, positionIn(all, state.from));
    return all.slice(first, last + 1);
  };
  /** The step itself always has a tab, in its place among the others. */
  const tabIds = () => {
    const ids = stepIds();
    const tabs = options.tabs?.(state, ids) ?? ids;
    return ids.filter((id) => id === state.step || tabs.includes(id));
  };
  /** A step that is given by its position, or one that this walk does not have. */
  const stepAt = (step: string) => {
    const ids = tabIds();
    const other = POSITION.test(step) ? undefined : options.otherwise?.(state);
    return other !== undefined && stepIds().includes(other) ? other : (ids[positionIn(ids, step)] ?? firstOf(state));
  };
  const stepNow = () => session.outline.steps.find((step) => step.id === state.step);
  const operands = () => {
    const reads = stepNow()?.reads ?? [];
    return options.reads?.(state.step, reads) ?? reads;
  };
  const pinnedNow = () => {
    const ref = pinnedCell(state.cell, state.step);
    const shown = ref && [state.step, ...operands()].includes(ref.quantity);
    return ref && shown ? settle(ref, session.table(ref.quantity)) : null;
  };
  const symbolName = (quantity: string) => ({ quantity, mathml: session.symbol(quantity).mathml, name: nameOf(quantity) });

  const sentenceNow = () => {
    const letters = Object.fromEntries(LETTERS.map((quantity) => [quantity, session.symbol(quantity).text]));
    const key = options.sentence?.(state) ?? state.step;
    return fillIn(words.sentences[key] ?? words.sentences[state.step] ?? '', { count: session.table(firstOf(state)).rows.toLocaleString('en'), ...letters });
  };

  const render = () => {
    const { outline } = session;
    const step = stepNow();
    session.gather([firstOf(state), state.step, ...operands()]);
    const pinned = pinnedNow();
    const start = { quantity: state.step, row: 0, col: 0 };
    const active = pointed ?? pinned ?? settle(start, session.table(state.step));
    const cell = session.cell(active);
    const sources = cell.sources.filter(({ quantity }) => quantity !== active.quantity || state.step !== quantity);
    const scene: WalkScene<S> = { state, session, active };
    // Pictures first: setting a font on a canvas makes the browser settle every style that changed before.
    parts.pictures?.update(scene);
    stepper.update({ step: state.step, steps: tabIds().map((id) => ({ id, mathml: session.symbol(id).mathml, name: nameOf(id) })) });
    formula.update({
      mathml: step?.formula.mathml ?? '', latex: step?.formula.latex ?? '',
      symbols: symbolsOf(step?.formula.mathml ?? '').map(symbolName),
      lit: new Set(symbol ? [symbol] : active.quantity === state.step ? [] : [active.quantity]),
    });
    setText(sentence, sentenceNow());
    setAttribute(body, 'aria-label', nameOf(state.step));
    const given = cell.written.mathml === '' && options.editable?.has(active.quantity);
    arithmetic.update({
      cell, pinned: pinned !== null, symbol: session.symbol(active.quantity).mathml, table: session.table(active.quantity),
      ref: active, value: given ? cell.full : null,
    });
    notes.update([...(options.notes?.(state) ?? []), ...outline.notes.map(({ key, about }) => fillIn(words.notes[key] ?? key, { about }))]);
    tables.update({
      operands: operands().map((quantity) => session.table(quantity)), result: session.table(state.step),
      symbolName, editable: options.editable ?? new Set(), active, pinned, sources, lit: symbol,
    });
    for (const part of [parts.controls, parts.actions]) part?.update(scene);
  };

  return {
    node,
    update(next) {
      session.ask(options.source(next), {
        digits: next.digits, head: options.head ?? 8, tail: options.tail ?? 2, notation: next.notation, columns: [...next.columns],
      });
      state = next;
      state = { ...next, step: stepIds().includes(next.step) ? next.step : stepAt(next.step) };
      pointed = null;
      render();
    },
    resize: () => parts.pictures?.resize?.(),
    destroy() {
      stepper.destroy();
      parts.pictures?.destroy?.();
    },
  };
}

/** Where a step stands: by its id, or by its position; the first one where there is no such step. */
function positionIn(ids: readonly string[], step: string): number {
  const position = POSITION.test(step) ? Math.min(Number(step), ids.length) - 1 : ids.indexOf(step);
  return Math.max(0, position);
}

/** The quantities of a written formula, in reading order. */
function symbolsOf(mathml: string): string[] {
  return [...new Set([...mathml.matchAll(/data-q="([a-z_]+)"/g)].map(([, quantity = '']) => quantity))];
}

export type { Session, WalkSource };
