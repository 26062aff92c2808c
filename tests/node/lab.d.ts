/* tslint:disable */
/* eslint-disable */

/** Settings by name; what is not set has the default of the reference run. */
export type Settings = Readonly<Record<string, number | string | Float64Array>>;
/** What was measured. */
export interface History { readonly numbers: Readonly<Record<string, number>>; readonly series: Readonly<Record<string, Float64Array>>; }
/** Runs one experiment; bad settings throw an Error with key and details. */
export function experiment(name: string, settings: Settings): History;
/** A program, and by name the files that it reads: none for a small batch. */
export interface Program { readonly code: string; readonly files: Readonly<Record<string, string>>; }
/** A program for "numpy", "pytorch", "keras" or "flax" that prints the numbers of a walk. */
export function program(framework: string, walk: string, settings: Settings): Program;



export function __wbg_reset_state(): void;
