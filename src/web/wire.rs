//! What JavaScript sees: flat structs, camelCase, typed arrays for long runs of numbers.

pub mod averages;
pub mod data;
pub mod plot;
pub mod program;
pub mod walks;

use crate::formula;
use crate::web::read::{record, variants, words};
use js_sys::{Float64Array, Uint8Array, Uint32Array};
use serde::Serialize;
use tsify::Tsify;

/// The letters for scale and shift.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Notation {
    /// γ scales, β shifts.
    Paper,
    /// The reverse.
    Post,
}

impl From<Notation> for formula::Notation {
    fn from(notation: Notation) -> Self {
        match notation {
            Notation::Paper => formula::Notation::Paper,
            Notation::Post => formula::Notation::Post,
        }
    }
}

/// What the variance is divided by.
#[derive(Clone, Copy, Debug, Tsify)]
pub enum Divisor {
    /// The number of values.
    #[serde(rename = "n")]
    N,
    /// One less.
    #[serde(rename = "n-1")]
    NMinusOne,
}

impl From<Divisor> for crate::stats::Divisor {
    fn from(divisor: Divisor) -> Self {
        match divisor {
            Divisor::N => Self::N,
            Divisor::NMinusOne => Self::NMinusOne,
        }
    }
}

/// Which walk, with its settings; its data come beside it as one run of numbers, row by row.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum WalkRequest {
    /// Any normalization of a tensor.
    Axes(walks::Axes),
    /// The backward pass.
    Backward(walks::Backward),
    /// Folded into the layer before.
    Fold(walks::Fold),
    /// After the activation: folded into the layer after.
    FoldNext(walks::Fold),
    /// Batch normalization in training.
    Forward(Forward),
    /// Batch normalization in inference.
    Inference(Inference),
    /// The bowl of a linear model with two weights.
    Bowl(walks::Bowl),
    /// Before or after the activation.
    Order(walks::Order),
    /// The mean left outside the gradient.
    Outside(walks::Outside),
    /// Averages of batch statistics, batch by batch.
    Running(Running),
    /// The layer before multiplied and moved.
    Scale(walks::Scale),
    /// One sample under the statistics that each average arrived at.
    Serve(Serve),
    /// A batch split over devices.
    Shards(walks::Shards),
    /// The forward pass with a slip in it.
    Slip(walks::Slip),
}

/// Batch normalization in training.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Forward {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// What the variance is divided by.
    pub divisor: Divisor,
}

/// Batch normalization in inference.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Inference {
    /// One name per feature.
    pub names: Vec<String>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
    /// Running mean per feature.
    pub running_mean: Vec<f64>,
    /// Running variance per feature.
    pub running_variance: Vec<f64>,
}

/// Averages of batch statistics, batch by batch.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Running {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// Which statistic is averaged.
    pub statistic: Statistic,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// ρ, the window and the start.
    pub averaging: Averaging,
}

/// One sample under the statistics that each average arrived at.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Serve {
    /// One name per feature.
    pub names: Vec<String>,
    /// Rows of each batch, in order.
    pub sizes: Vec<usize>,
    /// The statistic whose start was chosen.
    pub statistic: Statistic,
    /// Which variance of a batch is kept.
    pub stored: Divisor,
    /// ρ, the window and the start.
    pub averaging: Averaging,
    /// The sample, one value per feature.
    pub sample: Vec<f64>,
    /// Scale per feature.
    pub gamma: Vec<f64>,
    /// Shift per feature.
    pub beta: Vec<f64>,
    /// Added to the variance, at least 0.
    pub epsilon: f64,
}

/// Which statistic of a batch.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    /// The mean.
    Mean,
    /// The variance.
    Variance,
}

/// Where an exponential average starts.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// At 0.
    Zero,
    /// At 1.
    One,
    /// At the first batch's own value.
    First,
}

/// The settings of the averages.
#[derive(Clone, Copy, Debug, Tsify)]
pub struct Averaging {
    /// Weight ρ of the old value, from 0 to below 1.
    pub rho: f64,
    /// Batches in the simple average, at least 1.
    pub window: usize,
    /// Where the exponential average starts.
    pub start: Start,
}

/// A stream of batches of one feature.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StreamRequest {
    /// Number of batches, 1 to 2000.
    pub batches: usize,
    /// Rows per batch, 1 to 1024.
    pub batch: usize,
    /// Population mean before anything moves.
    pub mean: f64,
    /// Population standard deviation.
    pub deviation: f64,
    /// Added to the population mean at every step.
    pub drift: f64,
    /// The step, from 1, at which the mean jumps; 0 for never.
    pub jump_at: usize,
    /// How far it jumps.
    pub jump: f64,
    /// How far the mean moves in all, as in a network that settles.
    pub settle: f64,
    /// Seed.
    pub seed: u32,
    /// Divisor of the variance whose noise is asked for.
    pub stored: Divisor,
}

/// The stream that was asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct StreamRows {
    /// All rows, batch after batch.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub rows: Float64Array,
    /// Rows of each batch.
    pub sizes: Vec<usize>,
    /// The population mean.
    pub mean: Truth,
    /// The population variance.
    pub variance: Truth,
}

/// What is true of the population at each step, and how far a batch strays from it: one standard deviation either way.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Truth {
    /// The value.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub value: Float64Array,
    /// One standard deviation below.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub low: Float64Array,
    /// One standard deviation above.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub high: Float64Array,
}

/// How much of a table is shown, and how.
#[derive(Clone, Debug, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Significant digits, 1 to 17.
    pub digits: usize,
    /// Rows shown from the top when there are more than head + tail.
    pub head: usize,
    /// Rows shown at the end.
    pub tail: usize,
    /// A stretch of rows shown between: its first row, and the row after its last.
    #[tsify(optional)]
    pub between: Option<[usize; 2]>,
    /// Columns shown; empty for all.
    pub columns: Vec<usize>,
    /// The letters for scale and shift.
    pub notation: Notation,
}

/// A formula in three alphabets.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Written {
    /// Content of a `math` element.
    pub mathml: String,
    /// LaTeX without delimiters.
    pub latex: String,
    /// One line of text.
    pub text: String,
}

/// One step of a walk.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct OutlineStep {
    /// The quantity that the step defines.
    pub id: String,
    /// The quantities that its formula reads.
    pub reads: Vec<String>,
    /// Its formula.
    pub formula: Written,
}

/// Something to tell about the numbers.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Note {
    /// Which sentence.
    pub key: String,
    /// What goes into it.
    pub about: String,
}

/// A walk without its numbers.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Outline {
    /// The quantities that are given.
    pub inputs: Vec<String>,
    /// The steps in order.
    pub steps: Vec<OutlineStep>,
    /// What to tell about these numbers.
    pub notes: Vec<Note>,
}

/// The shown part of a table.
#[derive(Clone, Debug, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Table {
    /// What the numbers are.
    pub quantity: String,
    /// Colour token of the quantity.
    pub token: String,
    /// Word key of the rows, empty for a single row.
    pub row_key: String,
    /// Names of the shown rows.
    pub row_names: Vec<String>,
    /// Positions of the shown rows, from 0.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub row_index: Uint32Array,
    /// Rows in all.
    pub rows: usize,
    /// Word key of the columns, empty for a single column.
    pub col_key: String,
    /// Names of the shown columns.
    pub col_names: Vec<String>,
    /// Positions of the shown columns, from 0.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint32Array")]
    pub col_index: Uint32Array,
    /// Columns in all.
    pub columns: usize,
    /// Written numbers: rows joined by newlines, cells by tabs.
    pub cells: String,
    /// Per shown cell, 1 where the written number is exact.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Uint8Array")]
    pub exact: Uint8Array,
    /// The shown cells, unrounded.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array")]
    pub values: Float64Array,
}

/// Tables, in the order in which they were asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Tables {
    /// The tables.
    pub tables: Vec<Table>,
}

/// A cell that went into another.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Source {
    /// Of which table.
    pub quantity: String,
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0.
    pub col: usize,
}

impl From<formula::Source> for Source {
    fn from(source: formula::Source) -> Self {
        Source {
            quantity: source.quantity.id().into(),
            row: source.cell.row,
            col: source.cell.col,
        }
    }
}

/// How a cell's number came about.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Arithmetic {
    /// `left = filled = partial = value`; empty for a number that was given.
    pub written: Written,
    /// The number with all its digits.
    pub full: String,
    /// The cells that it was made of, as far as they are shown.
    pub sources: Vec<Source>,
}

/// A row of the notation table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Name {
    /// Identifier.
    pub id: String,
    /// Colour token, empty for plain ink.
    pub token: String,
    /// What it is, in English.
    pub meaning: String,
}

/// The notation table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Names {
    /// Its rows.
    pub names: Vec<Name>,
}

/// Which columns are wanted.
#[derive(Clone, Debug, Tsify)]
pub struct Wanted {
    /// Quantity and column, from 0.
    pub columns: Vec<(String, usize)>,
}

/// Whole columns of tables, in the order in which they were asked for.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Columns {
    /// The columns.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    #[tsify(type = "Float64Array[]")]
    pub columns: js_sys::Array,
}

/// What a framework does when nobody asks for anything else.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Habit {
    /// Identifier: "pytorch".
    pub id: String,
    /// Added to the variance; the paper names none.
    #[tsify(type = "number | undefined")]
    pub epsilon: Option<f64>,
    /// The number called momentum; without one, every batch so far weighs the same.
    #[tsify(type = "number | undefined")]
    pub momentum: Option<f64>,
    /// Whether the momentum multiplies the old value.
    pub old: bool,
    /// Divisor of the variance that goes into the running variance.
    #[tsify(type = "Divisor")]
    pub stored: String,
}

/// The frameworks.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Habits {
    /// In the order of a table.
    pub habits: Vec<Habit>,
}

words!(Notation { "paper" => Paper, "post" => Post });
words!(Divisor { "n" => N, "n-1" => NMinusOne });
variants!(WalkRequest {
    "axes" => Axes, "backward" => Backward, "bowl" => Bowl, "fold" => Fold, "fold-next" => FoldNext, "forward" => Forward,
    "inference" => Inference, "order" => Order, "outside" => Outside, "running" => Running, "scale" => Scale,
    "serve" => Serve, "shards" => Shards, "slip" => Slip,
});
record!(Forward {
    names,
    gamma,
    beta,
    epsilon,
    divisor
});
record!(Inference { names, gamma, beta, epsilon, running_mean = "runningMean", running_variance = "runningVariance" });
record!(Running {
    names,
    sizes,
    statistic,
    stored,
    averaging
});
record!(Serve {
    names,
    sizes,
    statistic,
    stored,
    averaging,
    sample,
    gamma,
    beta,
    epsilon
});
words!(Statistic { "mean" => Mean, "variance" => Variance });
words!(Start { "zero" => Zero, "one" => One, "first" => First });
record!(Averaging { rho, window, start });
record!(StreamRequest { batches, batch, mean, deviation, drift, jump_at = "jumpAt", jump, settle, seed, stored });
record!(View {
    digits,
    head,
    tail,
    between,
    columns,
    notation
});
record!(Wanted { columns });
