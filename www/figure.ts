// What a figure is: a schema of settings, and a view made of elements that follows the state.
import type { Engine, WalkRequest } from './engine.ts';
import type { Fields, StateOf } from './state.ts';
import type { Lang, Strings } from './strings/index.ts';

/** The state of a figure, for whoever treats all of them alike. */
export type AnyState = Readonly<Record<string, unknown>>;

/** Everything that a view may ask of its surroundings. */
export interface Context<S, W = unknown> {
  readonly engine: Engine;
  readonly lang: Lang;
  readonly strings: Strings;
  /** The figure's own words, in the language of the reader. */
  readonly words: W;
  /** In the HTML as built there is no canvas: this makes a node of SVG text. Undefined on a live page. */
  readonly picture: ((svg: string) => Node) | undefined;
  /** Writes a plot as SVG text, where there is no canvas. */
  readonly svg?: Engine['svg'];
  readonly state: S;
  /** The figure as the page was built with it, while the state is the one that it shows. */
  readonly still?: ParentNode | undefined;
  /** Whether the figure lies on a dark ground. */
  dark(): boolean;
  /** Changes settings. Changes of one group that follow each other quickly (a slider being drawn) are undone together. */
  set(patch: Partial<S>, group?: string): void;
  undo(): void;
  canUndo(): boolean;
  /** Whether any setting differs from what the page gave. */
  isChanged(): boolean;
  reset(): void;
  /** Shows the same state again: something that it names has arrived. */
  refresh(): void;
  /** Says a sentence to screen readers, politely. */
  announce(sentence: string): void;
}

export interface View<S> {
  readonly node: Element;
  /** Follows the state; called once before the node is shown. */
  update(state: S): void;
  /** Draws what depends on width, theme or pixel ratio. */
  resize?(): void;
  /** Stops timers and workers; nodes and their listeners go by themselves. */
  destroy?(): void;
}

/** What every figure says about itself, in each language. */
export interface FigureWords {
  /** What it is called where it stands alone: in a frame, a single file, a link card. */
  readonly title: string;
}

export interface Figure<F extends Fields = Fields, W extends FigureWords = any> {
  readonly fields: F;
  create(context: Context<StateOf<F>, W>): View<StateOf<F>>;
  /** What the build must have computed before it shows a state. */
  prepare?(state: StateOf<F>): Promise<void>;
  /** The walk that a state explains, where the figure is one: for numbers in the prose and for what is taken away. */
  explain?(engine: Engine, state: StateOf<F>): { readonly request: WalkRequest; readonly x: Float64Array };
  /** The step whose formula stands on its link card, or a formula, `forward.mean`; without it, the last step. */
  readonly card?: string;
}

/** Keeps the types of a figure together where it is written. */
export function defineFigure<F extends Fields, W extends FigureWords>(figure: Figure<F, W>): Figure<F, W> {
  return figure;
}
