//! The notation table: every named quantity, its symbol, its colour and what it means.

use std::fmt;

/// Which letters are shown for scale and shift. A relabelling of leaves, nothing else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Notation {
    /// γ scales, β shifts, statistics carry the index ℬ (Ioffe & Szegedy 2015, Algorithm 1).
    #[default]
    Paper,
    /// β scales, γ shifts, statistics carry the index "batch", as in the blog post this project explains.
    Post,
}

/// A sign above or behind the letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// The letter alone.
    Plain,
    /// A hat, as in x̂.
    Hat,
    /// A prime, as in w′.
    Prime,
    /// A bar, as in x̄.
    Bar,
}

/// The fixed index of a symbol, if it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscript {
    /// None.
    Nothing,
    /// ℬ in the paper's notation, "batch" in the post's.
    Batch,
    /// A fixed text, such as "run".
    Text(&'static str),
}

/// One row of the notation table.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    /// Identifier in URLs, tables and code.
    pub id: &'static str,
    /// The letter.
    pub glyph: &'static str,
    /// The letter in LaTeX.
    pub latex: &'static str,
    /// A sign on the letter.
    pub mark: Mark,
    /// The fixed index.
    pub subscript: Subscript,
    /// Whether the symbol itself carries a square, as σ² does.
    pub squared: bool,
    /// Whether the symbol is the derivative of the loss ℓ by the letter.
    pub gradient: bool,
    /// Colour token (`--q-TOKEN` in CSS): quantities of one family share a colour; empty for plain ink.
    pub token: &'static str,
    /// What it is, in plain words.
    pub meaning: &'static str,
    /// Shape.
    pub shape: &'static str,
}

/// Declares the enum and its table in one place, so that neither can miss a row of the other.
macro_rules! notation {
    ($( $name:ident = $id:literal, $glyph:literal, $latex:literal, $mark:ident, $sub:expr, $squared:literal, $gradient:literal, $token:literal, $shape:literal, $meaning:literal; )*) => {
        /// A named quantity. The table beside it says how it is written and what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Quantity { $( #[doc = $meaning] $name, )* }

        impl Quantity {
            /// Every quantity, in the order of the notation table.
            pub const ALL: &'static [Quantity] = &[ $( Quantity::$name, )* ];

            /// The row of the notation table.
            pub const fn entry(self) -> Entry {
                match self { $( Quantity::$name => Entry {
                    id: $id, glyph: $glyph, latex: $latex, mark: Mark::$mark, subscript: $sub,
                    squared: $squared, gradient: $gradient, token: $token, meaning: $meaning, shape: $shape,
                }, )* }
            }
        }
    };
}

use Subscript::{Batch, Nothing, Text};

notation! {
    // name           id                letter latex            mark   index          ²      ∂ℓ/∂   colour       shape               meaning
    X               = "x",              "x",  "x",              Plain, Nothing,       false, false, "x",         "(batch, features)", "input values of the batch";
    Count           = "count",          "m",  "m",              Plain, Nothing,       false, false, "",          "scalar",            "number of values that share one statistic";
    Mean            = "mean",           "μ",  "\\mu",           Plain, Batch,         false, false, "mean",      "(features)",        "mean of the batch";
    Deviation       = "deviation",      "d",  "d",              Plain, Nothing,       false, false, "x",         "(batch, features)", "deviation from the mean";
    Square          = "square",         "d",  "d",              Plain, Nothing,       true,  false, "variance",  "(batch, features)", "squared deviation";
    Variance        = "variance",       "σ",  "\\sigma",        Plain, Batch,         true,  false, "variance",  "(features)",        "variance of the batch";
    Epsilon         = "epsilon",        "ε",  "\\varepsilon",   Plain, Nothing,       false, false, "epsilon",   "scalar",            "small number added to the variance";
    Root            = "root",           "s",  "s",              Plain, Batch,         false, false, "variance",  "(features)",        "root of variance plus epsilon";
    XHat            = "x_hat",          "x",  "x",              Hat,   Nothing,       false, false, "x_hat",     "(batch, features)", "standardised values";
    Gamma           = "gamma",          "γ",  "\\gamma",        Plain, Nothing,       false, false, "gamma",     "(features)",        "learned scale";
    Beta            = "beta",           "β",  "\\beta",         Plain, Nothing,       false, false, "beta",      "(features)",        "learned shift";
    Y               = "y",              "y",  "y",              Plain, Nothing,       false, false, "y",         "(batch, features)", "output of the layer";
    RunningMean     = "running_mean",   "μ",  "\\mu",           Plain, Text("run"),   false, false, "running",   "(features)",        "running mean, used at inference";
    RunningVariance = "running_variance","σ", "\\sigma",        Plain, Text("run"),   true,  false, "running",   "(features)",        "running variance, used at inference";
    RunningRoot     = "running_root",   "s",  "s",              Plain, Text("run"),   false, false, "running",   "(features)",        "root of running variance plus epsilon";
    Theta           = "theta",         "θ",  "\\theta",        Plain, Nothing,       false, false, "mean",      "(steps, features)", "statistic of one batch";
    Time            = "time",          "t",  "t",              Plain, Nothing,       false, false, "",          "(steps)",           "number of the batch";
    Rho             = "rho",           "ρ",  "\\rho",          Plain, Nothing,       false, false, "running",   "scalar",            "weight of the old value";
    Average         = "average",       "V",  "V",              Plain, Nothing,       false, false, "running",   "(steps, features)", "exponential average";
    Corrected       = "corrected",     "V",  "V",              Hat,   Nothing,       false, false, "corrected", "(steps, features)", "exponential average with its start taken out";
    WindowCount     = "window_count",  "n",  "n",              Plain, Nothing,       false, false, "",          "(steps)",           "batches in the window";
    Window          = "window",        "S",  "S",              Plain, Nothing,       false, false, "window",    "(steps, features)", "simple average over the window";
    Cumulative      = "cumulative",    "C",  "C",              Plain, Nothing,       false, false, "cumulative","(steps, features)", "average of all batches so far";
    Weight          = "weight",        "w",  "w",              Plain, Nothing,       false, false, "running",   "(steps)",           "weight of a batch in the exponential average";
    Age             = "age",           "a",  "a",              Plain, Nothing,       false, false, "",          "(steps)",           "how many batches ago";
    BatchMean       = "batch_mean",    "μ",  "\\mu",           Plain, Nothing,       false, false, "mean",      "(steps, features)", "mean of each batch";
    BatchVariance   = "batch_variance","σ",  "\\sigma",        Plain, Nothing,       true,  false, "variance",  "(steps, features)", "variance of each batch";
    BatchSize       = "batch_size",    "m",  "m",              Plain, Nothing,       false, false, "",          "(steps)",           "rows of each batch";
    Batches         = "batches",       "T",  "T",              Plain, Nothing,       false, false, "",          "scalar",            "number of batches";
    PaperMean       = "paper_mean",    "μ",  "\\mu",           Plain, Text("Alg2"),  false, false, "mean",      "(features)",        "population mean by Algorithm 2";
    PaperVariance   = "paper_variance","σ",  "\\sigma",        Plain, Text("Alg2"),  true,  false, "variance",  "(features)",        "population variance by Algorithm 2";
    PreciseMean     = "precise_mean",  "μ",  "\\mu",           Plain, Text("pop"),   false, false, "precise",   "(features)",        "mean of all rows of all batches";
    PreciseVariance = "precise_variance","σ","\\sigma",        Plain, Text("pop"),   true,  false, "precise",   "(features)",        "variance of all rows of all batches";
    KeptMean        = "kept_mean",     "μ",  "\\mu",           Plain, Nothing,       false, false, "running",   "(averages, features)", "mean that each average arrived at";
    KeptVariance    = "kept_variance", "σ",  "\\sigma",        Plain, Nothing,       true,  false, "running",   "(averages, features)", "variance that each average arrived at";
    Served          = "served",        "x",  "x",              Hat,   Nothing,       false, false, "x_hat",     "(averages, features)", "the same sample normalised with each average";
    ServedY         = "served_y",      "y",  "y",              Plain, Nothing,       false, false, "y",         "(averages, features)", "output for the sample with each average";
    Gap             = "gap",           "Δ",  "\\Delta",        Plain, Nothing,       false, false, "gradient",  "(averages, features)", "distance from the population's answer";
    Line            = "line",           "y",  "y",              Plain, Nothing,       false, false, "y",         "(batch, features)", "output by the one-line form";
    Scale           = "scale",          "a",  "a",              Plain, Nothing,       false, false, "gamma",     "(features)",        "factor of the one-line form";
    Shift           = "shift",          "c",  "c",              Plain, Nothing,       false, false, "beta",      "(features)",        "summand of the one-line form";
}

impl Quantity {
    /// Identifier in URLs, tables and code.
    pub const fn id(self) -> &'static str {
        self.entry().id
    }

    /// The quantity of an identifier.
    pub fn from_id(id: &str) -> Option<Quantity> {
        Quantity::ALL
            .iter()
            .copied()
            .find(|quantity| quantity.id() == id)
    }

    /// The letters that are shown under a notation: in the post's, scale and shift change places.
    pub fn shown(self, notation: Notation) -> Entry {
        let entry = self.entry();
        let (glyph, latex) = match (notation, entry.glyph) {
            (Notation::Post, "γ") => ("β", "\\beta"),
            (Notation::Post, "β") => ("γ", "\\gamma"),
            _ => return entry,
        };
        Entry {
            glyph,
            latex,
            ..entry
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
