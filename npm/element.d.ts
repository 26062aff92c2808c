// `import 'batch-norm-explained/element'` defines <bn-figure name="walk" lang="ko">.
// It needs no library of types: without the DOM's, an element is any object.

type Host = typeof globalThis extends { HTMLElement: { prototype: infer E } } ? E : object;

/** What `bn-change` and `bn-ready` carry: `event.detail` of the former. */
export interface FigureChange {
  /** The name of the figure. */
  name: string | null;
  /** Every setting with its value. */
  state: Readonly<Record<string, unknown>>;
  /** The settings that differ from the element's attributes, as `key=value&…`. */
  text: string;
}

/** The element. Settings of a figure are its attributes; whatever is a property has an upper-case letter, so that none can hide a setting. */
export type BnFigureElement = Host & {
  /** Which figure; the attribute of that name. */
  name: string | null;
  /** `light`, `dark`, or anything else for what the reader's system prefers; the attribute of that name. */
  theme: string | null;
  /** Parts to leave out, `stepper,plot`; the attribute of that name. */
  hide: string | null;
  /** The settings that differ from the attributes, as `key=value&…`; setting it shows that state. */
  figureState: string;
  /** All settings that differ from the figure's own defaults: what a link to this state says. */
  readonly linkState: string;
  /** Shows the figure now instead of when the reader comes near. */
  showFigure(): Promise<void>;
};

/** The attributes of `<bn-figure>`; each setting of its figure is one more. */
export interface BnFigureAttributes {
  name?: string;
  lang?: string;
  theme?: 'light' | 'dark' | 'auto';
  hide?: string;
  id?: string;
  class?: string;
  slot?: string;
  [setting: string]: unknown;
}

declare global {
  interface HTMLElementTagNameMap {
    'bn-figure': BnFigureElement;
  }
}
