/* tslint:disable */
/* eslint-disable */
/**
 * A batch split over devices; the data are x, row by row, device after device.
 */
export interface Shards {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Rows on each device.
     */
    sizes: number[];
}

/**
 * A batch that is made.
 */
export type BatchSource = "hand" | "tiny" | { generated: Generated };

/**
 * A batch that is read from a text.
 */
export type TextSource = { penguins: Penguins } | { text: Text } | { blocks: Text };

/**
 * A batch.
 */
export interface Batch {
    /**
     * The name of each feature.
     */
    names: string[];
    /**
     * Rows below one another.
     */
    values: Float64Array;
    /**
     * Rows of each block; one block unless the text had blank rows and blocks were asked for.
     */
    sizes: number[];
    /**
     * What was decided while reading.
     */
    notes: DataNote[];
}

/**
 * A cell of a table.
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
 * A dense layer before batch normalization, multiplied and moved; the data are its input u, row by row.
 */
export interface Scale {
    /**
     * One name per input.
     */
    inputs: string[];
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * (inputs, features), row by row.
     */
    weight: number[];
    /**
     * One per feature.
     */
    bias: number[];
    /**
     * What the weight is multiplied by.
     */
    factor: number;
    /**
     * What is added to the bias.
     */
    offset: number;
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
    /**
     * What the variance is divided by.
     */
    divisor: Divisor;
    /**
     * Gradient of the output, (batch, features), row by row.
     */
    dy: number[];
}

/**
 * A file that a program expects beside itself.
 */
export interface DataFile {
    /**
     * Its name.
     */
    name: string;
    /**
     * Its text, as CSV.
     */
    text: string;
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
 * A histogram with its mean and one standard deviation marked.
 */
export interface Distribution {
    /**
     * The numbers.
     */
    values: Float64Array;
    /**
     * The same numbers before an affine map, in the same order: their bins are carried along.
     */
    before?: Float64Array;
    /**
     * Colour.
     */
    hue: string;
    /**
     * Divisor of the marked deviation; without one nothing is marked.
     */
    marks?: Divisor;
    /**
     * Symbols at mean and deviation.
     */
    symbols?: [string, string];
    /**
     * Whether the normal curve of the same mean and deviation is drawn.
     */
    normalCurve: boolean;
    /**
     * A number to point at.
     */
    highlight?: number;
    /**
     * Range across.
     */
    range?: [number, number];
}

/**
 * A line or a row of dots.
 */
export interface Series {
    /**
     * Along the x axis, ascending.
     */
    x: Float64Array;
    /**
     * Along the y axis.
     */
    y: Float64Array;
    /**
     * Colour.
     */
    hue: string;
    /**
     * Line or dots.
     */
    stroke: Stroke;
}

/**
 * A picture: the document if it is one, and what was drawn.
 */
export interface Picture {
    /**
     * The document.
     */
    svg: string;
    /**
     * What was drawn.
     */
    drawn: Drawn;
}

/**
 * A plot: its numbers and how they are drawn. Colours are named by the identifiers of `--q-ID`.
 */
export type Plot = { distribution: Distribution } | { cloud: Cloud } | { curves: Curves } | { bars: Bars } | { ridges: Ridges } | { slide: Slide };

/**
 * A program, ready to be saved and run.
 */
export interface Snippet {
    /**
     * The text of the program.
     */
    code: string;
    /**
     * The numbers it reads, where they are too many to stand in the text.
     */
    files: DataFile[];
}

/**
 * A reader's own text.
 */
export interface Text {
    /**
     * CSV, TSV or what a spreadsheet puts on the clipboard.
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
 * A sample that is looked at.
 */
export interface Chosen {
    /**
     * Its row.
     */
    row: number;
    /**
     * Which sample it is.
     */
    sample: number;
    /**
     * Where it is at every stage; needed in rows of bars.
     */
    places: number[];
}

/**
 * A track at one position.
 */
export interface Slide {
    /**
     * The track; another axis may have taken the place of one of its own.
     */
    track: Track;
    /**
     * Where between its stops; 0 is the first.
     */
    at: number;
    /**
     * The row that the controls are about.
     */
    focus?: number;
    /**
     * The sample that is looked at.
     */
    chosen?: Chosen;
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
 * An area between two lines.
 */
export interface Band {
    /**
     * Along the x axis, ascending.
     */
    x: Float64Array;
    /**
     * The lower edge.
     */
    low: Float64Array;
    /**
     * The upper edge.
     */
    high: Float64Array;
    /**
     * Colour.
     */
    hue: string;
}

/**
 * An axis.
 */
export interface Along {
    /**
     * Whether it is logarithmic.
     */
    log: boolean;
    /**
     * Whether only whole numbers are marked.
     */
    whole: boolean;
    /**
     * Its ends.
     */
    range?: [number, number];
}

/**
 * Any normalization of a tensor; the data are its cells, row-major.
 */
export interface Axes {
    /**
     * Its shape: (batch, channels), or with positions where the layout says.
     */
    shape: number[];
    /**
     * Where the channels are.
     */
    layout: Layout;
    /**
     * Which cells share a statistic.
     */
    norm: Norm;
    /**
     * Scale per channel.
     */
    gamma: number[];
    /**
     * Shift per channel.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
}

/**
 * Averages of batch statistics, batch by batch; the data are all batches, row by row.
 */
export interface Running {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Rows of each batch, in order.
     */
    sizes: number[];
    /**
     * Which statistic is averaged, ρ, the window and the start.
     */
    averaging: Averaging;
    /**
     * Which variance of a batch is kept.
     */
    stored: Divisor;
}

/**
 * Bars of one colour.
 */
export interface BarSet {
    /**
     * Their heights.
     */
    values: Float64Array;
    /**
     * Colour.
     */
    hue: string;
}

/**
 * Bars, the first set filled, the others outlined over it.
 */
export interface Bars {
    /**
     * The sets.
     */
    sets: BarSet[];
    /**
     * The number of the first place.
     */
    first: number;
    /**
     * Range upright.
     */
    range?: [number, number];
    /**
     * Level lines.
     */
    levels?: number[];
    /**
     * The place to point at.
     */
    highlight?: number;
}

/**
 * Batch normalization folded into the layer beside it. Folded into the layer before (`fold`), the data are that layer's
 * input u; into the layer after (`fold-next`), they are x, which goes through ReLU and then the normalization.
 */
export interface Fold {
    /**
     * Dense or convolution; a convolution runs along the rows of a single column.
     */
    layer: LayerKind;
    /**
     * One name per column of the data.
     */
    inputs: string[];
    /**
     * One name per output of the layer.
     */
    outputs: string[];
    /**
     * (inputs, outputs) or (taps, outputs), row by row.
     */
    weight: number[];
    /**
     * One per output.
     */
    bias: number[];
    /**
     * Scale per feature of the normalization.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
    /**
     * Running mean per feature.
     */
    runningMean: number[];
    /**
     * Running variance per feature.
     */
    runningVariance: number[];
}

/**
 * Batch normalization in inference; the data are x, row by row.
 */
export interface Inference {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
    /**
     * Running mean per feature.
     */
    runningMean: number[];
    /**
     * Running variance per feature.
     */
    runningVariance: number[];
}

/**
 * Batch normalization in training; the data are x, row by row.
 */
export interface Forward {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
    /**
     * What the variance is divided by.
     */
    divisor: Divisor;
}

/**
 * Bins of a histogram.
 */
export interface Bins {
    /**
     * The edges, one more than bins.
     */
    edges: Float64Array;
    /**
     * How many numbers are in each.
     */
    counts: Uint32Array;
}

/**
 * Everything that a slide needs, whatever its position.
 */
export interface Track {
    /**
     * The features.
     */
    rows: Row[];
    /**
     * The stops, in the order of the steps.
     */
    stops: Stop[];
    /**
     * The ends of every axis that a stop names.
     */
    axes: [number, number][];
    /**
     * Symbols of centre and spread.
     */
    symbols: [string, string];
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
 * How a series is shown.
 */
export type Stroke = "solid" | "dashed" | "quiet" | "dots" | "both";

/**
 * How an exponential average forgets, beside a window. Noise is in units of the noise of one batch; lag is how many
 * batches old the numbers in the average are.
 */
export interface Fading {
    /**
     * Batches after which a weight has halved.
     */
    halfLife: number;
    /**
     * 1/(1 − ρ): batches after which a weight has fallen to about a third.
     */
    memory: number;
    /**
     * (1 + ρ)/(1 − ρ): the window that is as noisy in the long run.
     */
    equalNoise: number;
    /**
     * How far it has come from its start by now, in percent.
     */
    arrived: number;
    /**
     * What the start still weighs, in percent.
     */
    left: number;
    /**
     * Batches until it has come nine tenths of the way.
     */
    until90: number;
    /**
     * Batches until it has come 99 hundredths of the way.
     */
    until99: number;
    /**
     * Noise by now.
     */
    noise: number;
    /**
     * Lag by now.
     */
    lag: number;
    /**
     * Noise of the window by now.
     */
    windowNoise: number;
    /**
     * Lag of the window by now.
     */
    windowLag: number;
    /**
     * Weight of each batch in the window.
     */
    windowWeights: Float64Array;
    /**
     * The number called momentum under which each framework keeps the same ρ.
     */
    momenta: Momentum[];
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
     * A stretch of rows shown between: its first row, and the row after its last.
     */
    between?: [number, number];
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
 * How the batches are averaged.
 */
export interface Averaging {
    /**
     * Which statistic.
     */
    statistic: Statistic;
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
 * How the stream is made.
 */
export interface Stream {
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
     * Population standard deviation, at least 0.
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
     * How far the mean moves in all in the way of a network that settles: `settle · (1 − e^(−t/100))`.
     */
    settle: number;
    /**
     * Seed.
     */
    seed: number;
}

/**
 * In which encoding a file is.
 */
export interface FileEncoding {
    /**
     * What the browser's `TextDecoder` calls it.
     */
    label: string;
    /**
     * What was decided to find it.
     */
    notes: DataNote[];
}

/**
 * Light or dark ground.
 */
export type Theme = "light" | "dark";

/**
 * Lines and dots over a common axis.
 */
export interface Curves {
    /**
     * The axis across.
     */
    x: Along;
    /**
     * The upright axis.
     */
    y: Along;
    /**
     * Bands behind everything.
     */
    bands?: Band[];
    /**
     * Series, from back to front.
     */
    series: Series[];
    /**
     * Upright lines.
     */
    uprights?: number[];
    /**
     * Level lines.
     */
    levels?: number[];
    /**
     * Series and index to point at.
     */
    highlight?: [number, number];
}

/**
 * One drawn row of a slide.
 */
export interface SlideRow {
    /**
     * The drawn numbers: one per sample, or the edges of bars.
     */
    values: Float64Array;
    /**
     * The middle of each dot, across and down by turns; empty where bars are drawn.
     */
    dots: Float64Array;
    /**
     * The marked centre.
     */
    centre: number;
    /**
     * The marked spread.
     */
    spread: number;
    /**
     * Upper and lower end of the row.
     */
    span: [number, number];
}

/**
 * One feature at every stage of a walk.
 */
export interface Row {
    /**
     * Its name.
     */
    name: string;
    /**
     * For every stage the numbers that are drawn: one per sample, or where there are more than [`MOST_DOTS`] the edges of bars.
     */
    places: number[][];
    /**
     * How many samples each bar holds; empty where samples are dots. Bars keep their counts, because only their edges move.
     */
    counts: number[];
    /**
     * The centre that is marked at every stage.
     */
    centre: number[];
    /**
     * The spread that is marked at every stage; below 0 where a negative scale has turned the feature around.
     */
    spread: number[];
}

/**
 * One histogram above the other.
 */
export interface Ridges {
    /**
     * The rows, the first on top.
     */
    rows: RidgeRow[];
    /**
     * Colour.
     */
    hue: string;
    /**
     * Range across.
     */
    range?: [number, number];
    /**
     * The row to point at.
     */
    highlight?: number;
}

/**
 * One row of ridges.
 */
export interface RidgeRow {
    /**
     * The numbers.
     */
    values: Float64Array;
    /**
     * The label at its foot.
     */
    label: string;
}

/**
 * One rule as one framework spells it.
 */
export interface Momentum {
    /**
     * The framework: "pytorch".
     */
    id: string;
    /**
     * Its momentum.
     */
    momentum: number;
    /**
     * Whether it multiplies the old value.
     */
    old: boolean;
}

/**
 * One sample under the statistics that each average arrived at; the data are all batches, row by row.
 */
export interface Serve {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Rows of each batch, in order.
     */
    sizes: number[];
    /**
     * The statistic whose start was chosen, ρ, the window and the start.
     */
    averaging: Averaging;
    /**
     * Which variance of a batch is kept.
     */
    stored: Divisor;
    /**
     * The sample, one value per feature.
     */
    sample: number[];
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
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
 * Rows of a table of penguins, drawn by a seed.
 */
export interface Penguins {
    /**
     * The text of `data/penguins.csv`.
     */
    text: string;
    /**
     * Samples.
     */
    rows: number;
    /**
     * Seed.
     */
    seed: number;
}

/**
 * Something that a reader should be told about these numbers.
 */
export interface Note {
    /**
     * Which sentence; the page has it in each language.
     */
    key: string;
    /**
     * What goes into it, such as the name of a column.
     */
    about: string;
}

/**
 * Something that was decided while reading a table.
 */
export interface DataNote {
    /**
     * Which sentence.
     */
    key: string;
    /**
     * Its placeholders, name and value by turns.
     */
    details: [string, string][];
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
 * The backward pass; the data are x, row by row.
 */
export interface Backward {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the variance, at least 0.
     */
    epsilon: number;
    /**
     * What the variance is divided by.
     */
    divisor: Divisor;
    /**
     * Where the gradient of the output comes from.
     */
    upstream: Upstream;
    /**
     * What it needs, row by row: gradients if typed, targets under a loss; empty if one sample sends 1.
     */
    values: number[];
    /**
     * The row, from 0, that sends 1.
     */
    row: number;
    /**
     * Whether the wrong gradient, with mean and variance taken for constants, is set beside the right one.
     */
    constants: boolean;
}

/**
 * The bowl of a linear model with two weights; the data are the two features, row by row.
 */
export interface Bowl {
    /**
     * The names of the two features.
     */
    names: string[];
    /**
     * What the weights are multiplied with.
     */
    inputs: Inputs;
    /**
     * Learning rate.
     */
    rate: number;
    /**
     * How many steps are taken.
     */
    steps: number;
}

/**
 * The forward pass with a slip; the data are x, row by row.
 */
export interface Slip {
    /**
     * One name per feature.
     */
    names: string[];
    /**
     * Scale per feature.
     */
    gamma: number[];
    /**
     * Shift per feature.
     */
    beta: number[];
    /**
     * Added to the root or the variance, at least 0.
     */
    epsilon: number;
    /**
     * What the variance is divided by.
     */
    divisor: Divisor;
    /**
     * Which slip.
     */
    slip: SlipKind;
}

/**
 * The frameworks.
 */
export interface Habits {
    /**
     * In the order of a table.
     */
    habits: Habit[];
}

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
 * The paper a plot is drawn on.
 */
export interface Sheet {
    /**
     * Width in CSS pixels.
     */
    width: number;
    /**
     * Height in CSS pixels.
     */
    height: number;
    /**
     * Device pixels per CSS pixel: a canvas has `width · pixel_ratio` of them in a row.
     */
    pixelRatio: number;
    /**
     * Light or dark.
     */
    theme: Theme;
    /**
     * Whether the ground is painted; otherwise the page shows through.
     */
    ground: boolean;
}

/**
 * The settings of the walk.
 */
export interface Outside {
    /**
     * Learning rate α.
     */
    rate: number;
    /**
     * What every centred value should be, under ½ of the mean squared error.
     */
    target: number;
    /**
     * How many steps are taken.
     */
    steps: number;
}

/**
 * The shape of a distribution.
 */
export type Shape = "normal" | "shifted" | "skewed" | "bimodal" | "heavy";

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
     * The population mean.
     */
    mean: Truth;
    /**
     * The population variance.
     */
    variance: Truth;
}

/**
 * Two features against one another.
 */
export interface Cloud {
    /**
     * First feature, across.
     */
    x: Float64Array;
    /**
     * Second feature, upright.
     */
    y: Float64Array;
    /**
     * Colour.
     */
    hue: string;
    /**
     * Divisor of the marked deviations; without one nothing is marked.
     */
    marks?: Divisor;
    /**
     * The point to point at.
     */
    highlight?: number;
    /**
     * Ranges of both axes.
     */
    range?: [[number, number], [number, number]];
    /**
     * Whether units are equally long on both axes.
     */
    equalUnits: boolean;
}

/**
 * What a colour stands for: a quantity of the formulas, or a series of an experiment.
 */
export type Hue = "x" | "mean" | "variance" | "x_hat" | "gamma" | "beta" | "y" | "epsilon" | "running" | "gradient" | "window" | "corrected" | "cumulative" | "precise" | "population" | "without" | "with" | "after" | "noisy" | "group";

/**
 * What a framework does when nobody asks for anything else.
 */
export interface Habit {
    /**
     * Identifier: "pytorch".
     */
    id: string;
    /**
     * Added to the variance; the paper names none.
     */
    epsilon: number | undefined;
    /**
     * The number called momentum; without one, every batch so far weighs the same.
     */
    momentum: number | undefined;
    /**
     * Whether the momentum multiplies the old value.
     */
    old: boolean;
    /**
     * Divisor of the variance that goes into the running variance.
     */
    stored: Divisor;
}

/**
 * What a program is written for.
 */
export type Framework = "numpy" | "pytorch" | "keras" | "flax";

/**
 * What a sum of squared deviations is divided by to give a variance.
 */
export type Divisor = "n" | "n-1";

/**
 * What is true of the population at each step, and how far a batch strays from it: one standard deviation either way.
 */
export interface Truth {
    /**
     * The value.
     */
    value: Float64Array;
    /**
     * One standard deviation below.
     */
    low: Float64Array;
    /**
     * One standard deviation above.
     */
    high: Float64Array;
}

/**
 * What kind of layer it is.
 */
export type LayerKind = "dense" | "convolution";

/**
 * What of a walk is wanted.
 */
export interface Question {
    /**
     * How much of a table is shown, and how.
     */
    view: View;
    /**
     * Whether the steps with their formulas are wanted.
     */
    outline: boolean;
    /**
     * Tables, by their quantities.
     */
    tables: string[];
    /**
     * Whole columns: quantity and column, from 0.
     */
    columns: [string, number][];
    /**
     * Cells whose arithmetic is wanted.
     */
    cells: Source[];
}

/**
 * What the deviations are wrongly divided by.
 */
export type SlipKind = "epsilon-outside" | "no-root";

/**
 * What the weights are multiplied with.
 */
export type Inputs = "raw" | "normalized";

/**
 * What to draw.
 */
export interface Generated {
    /**
     * The distribution of every feature.
     */
    shape: Shape;
    /**
     * How many samples, at least 1.
     */
    rows: number;
    /**
     * How many features, at least 1.
     */
    features: number;
    /**
     * The seed. More rows or features leave the earlier numbers as they are.
     */
    seed: number;
}

/**
 * What was drawn. Positions are CSS pixels from the upper left corner.
 */
export interface Drawn {
    /**
     * Left, upper, right and lower edge of the panel.
     */
    edges: [number, number, number, number];
    /**
     * The ends of the axis across.
     */
    x: [number, number];
    /**
     * The ends of the upright axis.
     */
    y: [number, number];
    /**
     * Whether the axis across is logarithmic.
     */
    xLog: boolean;
    /**
     * Whether the upright axis is logarithmic.
     */
    yLog: boolean;
    /**
     * Bins of each histogram.
     */
    bins: Bins[];
    /**
     * The marked mean of each drawn feature.
     */
    mean: number[];
    /**
     * The marked standard deviation of each drawn feature.
     */
    deviation: number[];
    /**
     * The rows of a slide.
     */
    rows: SlideRow[];
    /**
     * Numbers that are not in the picture: outside, infinite or NaN.
     */
    leftOut: number;
}

/**
 * What was wanted, in the same order; `undefined` for what the walk does not have.
 */
export interface Explained {
    /**
     * The steps with their formulas.
     */
    outline: Outline | undefined;
    /**
     * The tables.
     */
    tables: (Table | undefined)[];
    /**
     * The columns, unrounded.
     */
    columns: (Float64Array | undefined)[];
    /**
     * The arithmetic of the cells.
     */
    cells: (Arithmetic | undefined)[];
}

/**
 * Where a track may rest: what is shown there.
 */
export interface Stop {
    /**
     * The step that rests here; of two stops of one step the second.
     */
    step: string;
    /**
     * The quantity whose numbers are shown.
     */
    quantity: string;
    /**
     * Which stage of the rows.
     */
    stage: number;
    /**
     * Which of the track's axes.
     */
    axis: number;
    /**
     * Whether the centre is marked.
     */
    centre: boolean;
    /**
     * Whether the spread is marked.
     */
    spread: boolean;
}

/**
 * Where every cell of a tensor belongs, by its flat row-major index; positions count from 0.
 */
export interface AxesMap {
    /**
     * The statistic that it shares: its column in the walk's tables.
     */
    statisticOf: Uint32Array;
    /**
     * Its place among the cells of that statistic: its row in the walk's tables.
     */
    memberOf: Uint32Array;
    /**
     * Its channel.
     */
    channelOf: Uint32Array;
    /**
     * How many statistics there are.
     */
    statistics: number;
    /**
     * How many cells share each.
     */
    count: number;
    /**
     * How many numbers the layer learns.
     */
    learned: number;
    /**
     * How many it tracks for inference.
     */
    tracked: number;
}

/**
 * Where the channels are in a tensor.
 */
export type Layout = "dense" | "channels-first" | "channels-last";

/**
 * Where the exponential average starts.
 */
export type Start = "zero" | "one" | "first";

/**
 * Where the gradient of the output comes from.
 */
export type Upstream = "typed" | "one" | "half-square" | "mean-square";

/**
 * Which columns are wanted.
 */
export interface Wanted {
    /**
     * Quantity and column, from 0.
     */
    columns: [string, number][];
}

/**
 * Which letters are shown for scale and shift. A relabelling of leaves, nothing else.
 */
export type Notation = "paper" | "post";

/**
 * Which of the averages a program computes.
 */
export type Rule = "window" | "average" | "corrected" | "cumulative" | "precise";

/**
 * Which statistic of the batches is averaged.
 */
export type Statistic = "mean" | { variance: Divisor };

/**
 * Which walk, with its settings; its data come beside it as one run of numbers, row by row.
 */
export type WalkRequest = { axes: Axes } | { backward: Backward } | { fold: Fold } | { "fold-next": Fold } | { forward: Forward } | { inference: Inference } | { bowl: Bowl } | { order: Forward } | { outside: Outside } | { running: Running } | { scale: Scale } | { serve: Serve } | { shards: Shards } | { slip: Slip };

/**
 * Whole columns of tables, in the order in which they were asked for.
 */
export interface Columns {
    /**
     * The columns.
     */
    columns: Float64Array[];
}

/**
 * Whose mean and variance a cell is normalized with.
 */
export type Norm = "batch" | "layer" | "instance" | { group: { groups: number } };


export function __wbg_reset_state(): void;

/**
 * Where every cell of a tensor belongs: its statistic, its place there, its channel.
 */
export function axesMap(request: Axes): AxesMap;

/**
 * Makes a batch.
 */
export function batch(source: BatchSource): Batch;

/**
 * The arithmetic of one cell and the cells that it was made of, as far as those are shown.
 */
export function cell(request: WalkRequest, x: Float64Array | number[], view: View, quantity: string, row: number, col: number): Arithmetic;

/**
 * Whole columns of a walk's tables, unrounded, for its plots.
 */
export function columns(request: WalkRequest, x: Float64Array | number[], wanted: Wanted): Columns;

/**
 * What each framework means by epsilon, momentum and variance.
 */
export function conventions(): Habits;

/**
 * A table of a walk as CSV with full digits.
 */
export function csv(request: WalkRequest, x: Float64Array | number[], quantity: string): string;

/**
 * Draws a plot on a canvas whose size is the sheet's times the pixel ratio. The picture's `svg` is empty.
 */
export function draw(canvas: HTMLCanvasElement, sheet: Sheet, plot: Plot): Picture;

/**
 * Finds in which encoding a file is; the browser's `TextDecoder` makes the text of it.
 */
export function encodingOf(bytes: Uint8Array | number[]): FileEncoding;

/**
 * Everything that a figure shows of a walk, from one computation; what the walk does not have is `undefined`.
 */
export function explain(request: WalkRequest, x: Float64Array | number[], question: Question): Explained;

/**
 * How an exponential average of weight ρ and a window forget, seen after `steps` batches.
 */
export function fading(rho: number, window: number, steps: number): Fading;

/**
 * A formula of the article: `walk.step`, such as `forward.mean`, in the textbook's form, or `prose.name`.
 */
export function formula(name: string, notation: Notation): Written;

/**
 * The notation table: identifier, colour and meaning of every quantity.
 */
export function notation(): Names;

/**
 * The steps of a walk with their formulas; no numbers.
 */
export function outline(request: WalkRequest, x: Float64Array | number[], notation: Notation): Outline;

/**
 * A program that prints the numbers of a walk. `rule` says which average, where the walk shows several.
 */
export function program(framework: Framework, request: WalkRequest, x: Float64Array | number[], rule: Rule): Snippet;

/**
 * Reads a batch from a text.
 */
export function readBatch(source: TextSource): Batch;

/**
 * A number as a person types it: decimal comma, real minus, spaces.
 */
export function readNumber(text: string): number;

/**
 * The tables of a walk forward as a track that the plot `slide` draws at any position, for these features.
 */
export function slide(request: WalkRequest, x: Float64Array | number[], features: Uint32Array | number[]): Track;

/**
 * A stream of batches whose population may move; `stored` is the divisor of the variance whose noise is asked for.
 */
export function stream(request: Stream, stored: Divisor): StreamRows;

/**
 * Draws a plot as an SVG document, through the same code as on a canvas.
 */
export function svg(sheet: Sheet, plot: Plot): Picture;

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

/**
 * A number as it is shown.
 */
export function writeNumber(value: number, digits: number): string;
