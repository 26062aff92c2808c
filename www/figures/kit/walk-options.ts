// What a figure says to become a walk, and what its own parts are given.
import type { Source } from '../../engine.ts';
import type { FigureWords } from '../../figure.ts';
import type { Fields } from '../../state.ts';
import type { Controls } from './controls.ts';
import type { Session, WalkSource } from './session.ts';
import type { Editable } from './typing.ts';
import type { WalkState } from './walk-state.ts';

/** The words of one walk in one language. Sentences may hold `{count}`, the number of samples, and the letters `{gamma}` and `{beta}`. */
export interface WalkWords extends FigureWords {
  readonly quantities: Readonly<Record<string, string>>;
  readonly sentences: Readonly<Record<string, string>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Titles, labels and options of its controls; what it does not name are common ones (strings). */
  readonly groups?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly options?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** What the figure's own parts see: the walk, and the cell that is looked at. */
export interface WalkScene<S> {
  readonly state: S;
  readonly session: Session;
  readonly active: Source | null;
  /** The steps with a tab, and what each is called. */
  readonly tabs: readonly string[];
  nameOf(step: string): string;
  /** Why the settings cannot be computed with; empty where they can. Then the walk is that of the last ones that could. */
  readonly problem: string;
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
  /** A line under the tabs, which leads through the places between two steps. */
  readonly line?: WalkPart<S>;
  /** The picture that the sentence speaks of, under it. */
  readonly lead?: WalkPart<S>;
  /** Rests what moves in it; true where something moved. */
  pause?(): boolean;
  /** The picture, beside the tables. On a phone, what has the class `stick` stays in sight. */
  readonly pictures?: WalkPart<S>;
  /** What stands under the tables. */
  readonly side?: WalkPart<S>;
  /** What stands under the controls that are beside the picture. */
  readonly below?: WalkPart<S>;
  /** What stands under everything, folded. */
  readonly fold?: WalkPart<S>;
}

export interface WalkOptions<S extends WalkState> {
  readonly fields: Fields;
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
  editable?(state: S): Editable;
  /** Takes a typed number that `editable` allows. */
  edit?(ref: Source, value: number): void;
  /** The tabs of the stepper, when they are not all steps; the others are reached by their symbols. */
  tabs?(state: S, ids: readonly string[]): readonly string[];
  /** The key of the sentence, when it is not the step. */
  sentence?(state: S): string;
  /** Notes beside those of the crate. */
  notes?(state: S): readonly string[];
  parts?(tools: WalkTools): WalkParts<S>;
  /** Its controls; how numbers are shown comes by itself. */
  controls(tools: WalkTools): Controls<S, WalkScene<S>>;
  /** Whether scale and shift occur, whose letters may change places. */
  readonly letters?: boolean;
}
