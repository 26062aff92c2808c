/**
 * A table of a walk as CSV with full digits.
 */
export function csv(request: WalkRequest, x: Float64Array | number[], quantity: string): string;

/**
 * A formula of the article: `walk.step`, such as `forward.mean`, in the textbook's form, or `prose.name`.
 */
export function formula(name: string, notation: Notation): Written;

/**
 * The notation table: identifier, colour and meaning of every quantity.
 */
export function notation(): Names;

/**
 * A program that prints the numbers of a walk, for "numpy", "pytorch", "keras" or "flax".
 */
export function program(framework: string, request: WalkRequest, x: Float64Array | number[], rule: Rule): Program;

/**
 * Reads a batch from a text.
 */
export function readBatch(source: TextSource): Batch;

/**
 * Draws a plot as an SVG document, through the same code as on a canvas.
 */
export function svg(sheet: Sheet, plot: Plot): Picture;
