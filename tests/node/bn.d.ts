/* tslint:disable */
/* eslint-disable */
/**
 * A cell that went into another.
 */
export interface Source {
    /**
     * Of which table.
     */
    quantity: string;
    /**
     * Row, from 0.
     */
    row: number;
    /**
     * Column, from 0.
     */
    col: number;
}

/**
 * A formula in three alphabets.
 */
export interface Written {
    /**
     * Content of a `math` element.
     */
    mathml: string;
    /**
     * LaTeX without delimiters.
     */
    latex: string;
    /**
     * One line of text.
     */
    text: string;
}

/**
 * A row of the notation table.
 */
export interface Name {
    /**
     * Identifier.
     */
    id: string;
    /**
     * Colour token, empty for plain ink.
     */
    token: string;
    /**
     * What it is, in English.
     */
    meaning: string;
}

/**
 * A stream of batches of one feature.
 */
export interface StreamRequest {
    /**
     * Number of batches, 1 to 2000.
     */
    batches: number;
    /**
     * Rows per batch, 1 to 1024.
     */
    batch: number;
    /**
     * Population mean before anything moves.
     */
    mean: number;
    /**
     * Population standard deviation.
     */
    deviation: number;
    /**
     * Added to the population mean at every step.
     */
    drift: number;
    /**
     * The step, from 1, at which the mean jumps; 0 for never.
     */
    jumpAt: number;
    /**
     * How far it jumps.
     */
    jump: number;
    /**
     * How far the mean moves in all, as in a network that settles.
     */
    settle: number;
    /**
     * Seed.
     */
    seed: number;
}

/**
 * A walk without its numbers.
 */
export interface Outline {
    /**
     * The quantities that are given.
     */
    inputs: string[];
    /**
     * The steps in order.
     */
    steps: OutlineStep[];
    /**
     * What to tell about these numbers.
     */
    notes: Note[];
}

/**
 * How a cell's number came about.
 */
export interface Arithmetic {
    /**
     * `left = filled = partial = value`; empty for a number that was given.
     */
    written: Written;
    /**
     * The number with all its digits.
     */
    full: string;
    /**
     * The cells that it was made of, as far as they are shown.
     */
    sources: Source[];
}

/**
 * How much of a table is shown, and how.
 */
export interface View {
    /**
     * Significant digits, 1 to 17.
     */
    digits: number;
    /**
     * Rows shown from the top when there are more than head + tail.
     */
    head: number;
    /**
     * Rows shown at the end.
     */
    tail: number;
    /**
     * Columns shown; empty for all.
     */
    columns: number[];
    /**
     * The letters for scale and shift.
     */
    notation: Notation;
}

/**
 * One step of a walk.
 */
export interface OutlineStep {
    /**
     * The quantity that the step defines.
     */
    id: string;
    /**
     * The quantities that its formula reads.
     */
    reads: string[];
    /**
     * Its formula.
     */
    formula: Written;
}

/**
 * Something to tell about the numbers.
 */
export interface Note {
    /**
     * Which sentence.
     */
    key: string;
    /**
     * What goes into it.
     */
    about: string;
}

/**
 * Tables, in the order in which they were asked for.
 */
export interface Tables {
    /**
     * The tables.
     */
    tables: Table[];
}

/**
 * The letters for scale and shift.
 */
export type Notation = "paper" | "post";

/**
 * The notation table.
 */
export interface Names {
    /**
     * Its rows.
     */
    names: Name[];
}

/**
 * The settings of the averages.
 */
export interface Averaging {
    /**
     * Weight ρ of the old value, from 0 to below 1.
     */
    rho: number;
    /**
     * Batches in the simple average, at least 1.
     */
    window: number;
    /**
     * Where the exponential average starts.
     */
    start: Start;
}

/**
 * The shown part of a table.
 */
export interface Table {
    /**
     * What the numbers are.
     */
    quantity: string;
    /**
     * Colour token of the quantity.
     */
    token: string;
    /**
     * Word key of the rows, empty for a single row.
     */
    rowKey: string;
    /**
     * Names of the shown rows.
     */
    rowNames: string[];
    /**
     * Positions of the shown rows, from 0.
     */
    rowIndex: Uint32Array;
    /**
     * Rows in all.
     */
    rows: number;
    /**
     * Word key of the columns, empty for a single column.
     */
    colKey: string;
    /**
     * Names of the shown columns.
     */
    colNames: string[];
    /**
     * Positions of the shown columns, from 0.
     */
    colIndex: Uint32Array;
    /**
     * Columns in all.
     */
    columns: number;
    /**
     * Written numbers: rows joined by newlines, cells by tabs.
     */
    cells: string;
    /**
     * Per shown cell, 1 where the written number is exact.
     */
    exact: Uint8Array;
    /**
     * The shown cells, unrounded.
     */
    values: Float64Array;
}

/**
 * The stream that was asked for.
 */
export interface StreamRows {
    /**
     * All rows, batch after batch.
     */
    rows: Float64Array;
    /**
     * Rows of each batch.
     */
    sizes: number[];
    /**
     * The population mean at each step.
     */
    populationMean: Float64Array;
    /**
     * The population variance.
     */
    populationVariance: number;
}

/**
 * What the variance is divided by.
 */
export type Divisor = "n" | "n-1";

/**
 * Where an exponential average starts.
 */
export type Start = "zero" | "one" | "first";

/**
 * Which statistic of a batch.
 */
export type Statistic = "mean" | "variance";

/**
 * Which walk, with its settings; its data come beside it as one run of numbers, row by row.
 */
export type WalkRequest = { walk: "forward"; names: string[]; gamma: number[]; beta: number[]; epsilon: number; divisor: Divisor } | { walk: "inference"; names: string[]; gamma: number[]; beta: number[]; epsilon: number; runningMean: number[]; runningVariance: number[] } | { walk: "running"; names: string[]; sizes: number[]; statistic: Statistic; stored: Divisor; averaging: Averaging } | { walk: "serve"; names: string[]; sizes: number[]; stored: Divisor; averaging: Averaging; sample: number[]; gamma: number[]; beta: number[]; epsilon: number };


export function __wbg_reset_state(): void;

/**
 * The arithmetic of one cell and the cells that it was made of, as far as those are shown.
 */
export function cell(request: WalkRequest, x: Float64Array | number[], view: View, quantity: string, row: number, col: number): Arithmetic;

/**
 * A table of a walk as CSV with full digits.
 */
export function csv(request: WalkRequest, x: Float64Array | number[], quantity: string): string;

/**
 * The notation table: identifier, colour and meaning of every quantity.
 */
export function notation(): Names;

/**
 * The steps of a walk with their formulas; no numbers.
 */
export function outline(request: WalkRequest, x: Float64Array | number[], notation: Notation): Outline;

/**
 * A formula of the article that no walk computes.
 */
export function prose(name: string, notation: Notation): Written;

/**
 * A stream of batches whose population may move.
 */
export function stream(request: StreamRequest): StreamRows;

/**
 * One quantity's symbol.
 */
export function symbol(quantity: string, notation: Notation): Written;

/**
 * Tables of a walk, as far as they are shown, with their digits written.
 */
export function tables(request: WalkRequest, x: Float64Array | number[], view: View, quantities: string[]): Tables;

/**
 * The crate's version, as the page shows it in its footer.
 */
export function version(): string;
