// What a reader shares or takes away: one figure in its present state.
import type { Engine } from '../engine.ts';
import type { AnyState, Figure } from '../figure.ts';
import type { Lang } from '../strings/index.ts';

export type Purpose = 'share' | 'take';

export interface Subject {
  readonly name: string;
  readonly lang: Lang;
  /** The settings that differ from the figure's defaults, as text. */
  readonly settings: string;
  readonly state: AnyState;
  readonly figure: Figure;
  readonly engine: Engine;
  /** Where the figure is drawn. */
  readonly stage: Element;
  /** Where a dialog may be put: inside the styles of the figure. */
  readonly wrapper: HTMLElement;
}
