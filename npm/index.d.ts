// Types of the functions; those of a walk come from the crate itself.
import type { Notation, Outline, Table, WalkRequest } from './records.js';

export type { Notation, Outline, OutlineStep, Table, WalkRequest, Written } from './records.js';

/** Numbers of one kind: everything in a call is `Float64Array`, or everything `Float32Array`. */
export type Numbers = Float64Array | Float32Array;

/** What training gives. */
export interface Training<T extends Numbers> {
  /** γ · (x − mean) / √(variance + ε) + β, (batch, features) row by row. */
  y: T;
  /** Mean of each feature over the batch. */
  mean: T;
  /** Variance of each feature over the batch, divided by the number of rows. */
  variance: T;
}

/** What inference gives. */
export interface Inference<T extends Numbers> {
  /** γ · (x − mean) / √(variance + ε) + β, (batch, features) row by row. */
  y: T;
}

/** The gradients of a loss. */
export interface Gradients<T extends Numbers> {
  /** With respect to x, (batch, features) row by row. */
  dx: T;
  /** With respect to γ. */
  dgamma: T;
  /** With respect to β. */
  dbeta: T;
}

/** Running statistics after each batch, (batches, features) row by row. */
export interface History {
  mean: Float64Array;
  variance: Float64Array;
}

/** How statistics are averaged. */
export interface Averaging {
  /**
   * `exponential`: ρ·old + (1 − ρ)·new from mean 0 and variance 1; `corrected`: the same with the start taken out again;
   * `window`: the plain mean of the last few; `cumulative`: of all. Default `exponential`.
   */
  average?: 'exponential' | 'corrected' | 'window' | 'cumulative';
  /** Weight of the old value (Keras's momentum; 1 minus PyTorch's). Default 0.9. */
  rho?: number;
  /** How many batches the window holds. Default 10. */
  window?: number;
  /** What a batch's variance is divided by before it is averaged: its rows, or one less. Default `n`. */
  stored?: 'n' | 'n-1';
}

/** An explanation: formulas in order, and the numbers of every table. */
export interface Walk {
  /** Formulas in order, as MathML, LaTeX and text. */
  steps: Outline['steps'];
  /** Names of the tables that were given. */
  inputs: Outline['inputs'];
  /** Every table, given or computed, by its name. */
  tables: Record<string, Table>;
}

/**
 * Batch normalization in training. `to` has arrays for the results, all or some; what is missing is made.
 * @throws Error for an empty batch, RangeError where lengths do not fit.
 */
export function trainForward<T extends Numbers>(
  x: T, batch: number, features: number, gamma: ArrayLike<number>, beta: ArrayLike<number>, epsilon?: number, to?: Partial<Training<T>>,
): Training<T>;

/** Batch normalization in inference, with a mean and a variance that were kept. */
export function inference<T extends Numbers>(
  x: T, batch: number, features: number, gamma: ArrayLike<number>, beta: ArrayLike<number>, epsilon: number,
  mean: ArrayLike<number>, variance: ArrayLike<number>, to?: Partial<Inference<T>>,
): Inference<T>;

/** The gradients in training, from the gradient `dy` of the output; the statistics are taken from x again. */
export function backward<T extends Numbers>(
  x: T, dy: T, batch: number, features: number, gamma: ArrayLike<number>, epsilon?: number, to?: Partial<Gradients<T>>,
): Gradients<T>;

/** The running statistics of a stream of batches; `sizes` are their rows, in order. */
export function runningAverages(x: Float64Array, sizes: ArrayLike<number>, features: number, averaging?: Averaging): History;

/** Every step of an explanation: its formula, its table, and the digits as they are shown. */
export function walk(request: WalkRequest, x: Float64Array, options?: { notation?: Notation; digits?: number }): Walk;

/**
 * Memory for one batch inside the module: fill its lists, call, read its lists. Nothing is copied or made, which is what
 * takes longest in the functions above.
 *
 * A list is a view of that memory: take it anew after each call of `resize` and whenever another workspace was made.
 */
export class Workspace<T extends Numbers> {
  constructor(kind: T extends Float32Array ? Float32ArrayConstructor : Float64ArrayConstructor, batch: number, features: number);
  readonly batch: number;
  readonly features: number;
  readonly x: T;
  readonly y: T;
  readonly dy: T;
  readonly dx: T;
  readonly gamma: T;
  readonly beta: T;
  readonly mean: T;
  readonly variance: T;
  readonly dgamma: T;
  readonly dbeta: T;
  /** For a batch of another shape; the lists then hold nothing in particular. */
  resize(batch: number, features: number): void;
  /** x, γ, β → y, mean, variance. ε is 1e-5 unless given. */
  trainForward(epsilon?: number): void;
  /** x, γ, β, mean, variance → y. */
  inference(epsilon?: number): void;
  /** x, γ, dy → dx, dgamma, dbeta. */
  backward(epsilon?: number): void;
  /** Gives the memory back; the workspace cannot be used any more. */
  free(): void;
}
