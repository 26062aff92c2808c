//! The notation table: every named quantity, its symbol, its colour and what it means.

use super::entry::{Entry, Mark, Notation, Subscript};
use std::fmt;

/// Declares the enum and its table in one place, so that neither can miss a row of the other.
macro_rules! notation {
    ($( $name:ident = $id:literal, $glyph:literal, $latex:literal, $mark:ident, $sub:expr, $squared:literal, $gradient:literal, $token:literal, $shape:literal, $meaning:literal; )*) => {
        /// A named quantity. The table beside it says how it is written and what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Quantity { $( #[doc = concat!($meaning, "; shape: ", $shape, ".")] $name, )* }

        impl Quantity {
            /// Every quantity, in the order of the notation table.
            pub const ALL: &'static [Quantity] = &[ $( Quantity::$name, )* ];

            /// The row of the notation table.
            pub const fn entry(self) -> Entry {
                TABLE[self as usize]
            }

            /// What it is, in plain words.
            pub const fn meaning(self) -> &'static str {
                MEANINGS[self as usize]
            }
        }

        /// A row per quantity, in the order of [`Quantity::ALL`].
        const TABLE: &[Entry] = &[ $( Entry {
            id: $id, glyph: $glyph, latex: $latex, mark: Mark::$mark, subscript: $sub,
            squared: $squared, gradient: $gradient, token: $token,
        }, )* ];

        // Apart from the rows: a module that only writes formulas does not carry them.
        const MEANINGS: &[&str] = &[ $( $meaning, )* ];
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
    // backward
    DY                  = "dy", "y", "y", Plain, Nothing, false, true, "gradient", "(batch, features)", "gradient of the loss with respect to the output";
    Target              = "target", "t", "t", Plain, Nothing, false, false, "", "(batch, features)", "value that the output should have";
    Entries             = "entries", "N", "N", Plain, Nothing, false, false, "", "scalar", "number of outputs that the loss averages over";
    Loss                = "loss", "ℓ", "\\ell", Plain, Nothing, false, false, "gradient", "(features)", "the feature's part of the loss";
    DXHat               = "dx_hat", "x", "x", Hat, Nothing, false, true, "gradient", "(batch, features)", "gradient with respect to the standardised values";
    DVariance           = "dvariance", "σ", "\\sigma", Plain, Batch, true, true, "gradient", "(features)", "gradient with respect to the variance";
    DMean               = "dmean", "μ", "\\mu", Plain, Batch, false, true, "gradient", "(features)", "gradient with respect to the mean";
    DXChain             = "dx_chain", "x", "x", Plain, Nothing, false, true, "gradient", "(batch, features)", "gradient with respect to the input, along the chain";
    DGamma              = "dgamma", "γ", "\\gamma", Plain, Nothing, false, true, "gradient", "(features)", "gradient with respect to the scale";
    DBeta               = "dbeta", "β", "\\beta", Plain, Nothing, false, true, "gradient", "(features)", "gradient with respect to the shift";
    GradientMean        = "gradient_mean", "g", "g", Bar, Nothing, false, false, "gradient", "(features)", "mean of the gradients of the standardised values";
    GradientSlope       = "gradient_slope", "p", "p", Plain, Nothing, false, false, "gradient", "(features)", "how much of those gradients runs along x̂";
    DX                  = "dx", "x", "x", Plain, Nothing, false, true, "gradient", "(batch, features)", "gradient with respect to the input";
    DXSum               = "dx_sum", "S", "S", Plain, Text("1"), false, false, "gradient", "(features)", "sum of the input's gradients: nothing runs along (1, 1, …)";
    DXAlong             = "dx_along", "S", "S", Plain, Text("2"), false, false, "gradient", "(features)", "sum of the input's gradients times x̂: nothing runs along x̂";
    DYNorm              = "dy_norm", "n", "n", Plain, Text("y"), true, false, "gradient", "(features)", "squared length of the output's gradient";
    DXNorm              = "dx_norm", "n", "n", Plain, Text("x"), true, false, "gradient", "(features)", "squared length of the input's gradient";
    NormIdentity        = "norm_identity", "n", "n", Plain, Text("x"), true, false, "gradient", "(features)", "the same from the output's gradient, for ε = 0";
    DXConstants         = "dx_constants", "x", "x", Plain, Text("const"), false, true, "gradient", "(batch, features)", "wrong gradient: mean and variance taken for constants";
    ConstantsSum        = "constants_sum", "S", "S", Plain, Text("const"), false, false, "gradient", "(features)", "sum of the wrong gradients";
    Difference          = "difference", "Δ", "\\Delta", Plain, Nothing, false, false, "", "(batch, features)", "difference of the two";
    // outside
    Rate                = "rate", "α", "\\alpha", Plain, Nothing, false, false, "", "scalar", "learning rate";
    TrueDBias           = "true_dbias", "b", "b", Plain, Text("true"), false, true, "gradient", "(steps)", "gradient with respect to the bias, mean inside";
    // bowl
    Curvature           = "curvature", "h", "h", Plain, Nothing, false, false, "variance", "(features, features)", "curvature of the loss: how the features vary together";
    Steepest            = "steepest", "λ", "\\lambda", Plain, Text("max"), false, false, "gradient", "scalar", "curvature along the steepest direction";
    Flattest            = "flattest", "λ", "\\lambda", Plain, Text("min"), false, false, "window", "scalar", "curvature along the flattest direction";
    Condition           = "condition", "κ", "\\kappa", Plain, Nothing, false, false, "", "scalar", "condition number: steepest over flattest";
    RateLimit           = "rate_limit", "α", "\\alpha", Plain, Text("max"), false, false, "", "scalar", "learning rate from which on the steepest direction diverges";
    SteepFactor         = "steep_factor", "f", "f", Plain, Text("max"), false, false, "gradient", "scalar", "what one step multiplies the steepest direction by";
    FlatFactor          = "flat_factor", "f", "f", Plain, Text("min"), false, false, "window", "scalar", "what one step multiplies the flattest direction by";
    SteepPath           = "steep_path", "e", "e", Plain, Text("max"), false, false, "gradient", "(steps)", "distance left along the steepest direction";
    FlatPath            = "flat_path", "e", "e", Plain, Text("min"), false, false, "window", "(steps)", "distance left along the flattest direction";
    // axes, order
    Channel             = "channel", "k", "k", Plain, Nothing, false, false, "", "(members, statistics)", "channel of the value, whose scale and shift it takes";
    Activated           = "activated", "r", "r", Plain, Nothing, false, false, "x", "(batch, features)", "values after ReLU";
    ActivatedMean       = "activated_mean", "μ", "\\mu", Plain, Text("r"), false, false, "mean", "(features)", "mean of the values after ReLU";
    ActivatedVariance   = "activated_variance", "σ", "\\sigma", Plain, Text("r"), true, false, "variance", "(features)", "variance of the values after ReLU";
    ActivatedRoot       = "activated_root", "s", "s", Plain, Text("r"), false, false, "variance", "(features)", "root of that variance plus epsilon";
    ActivatedXHat       = "activated_x_hat", "r", "r", Hat, Nothing, false, false, "x_hat", "(batch, features)", "standardised values after ReLU";
    ActivatedY          = "activated_y", "y", "y", Plain, Text("r"), false, false, "y", "(batch, features)", "output of ReLU and then BN";
    Z                   = "z", "z", "z", Plain, Nothing, false, false, "y", "(batch, features)", "output of BN and then ReLU";
    ZeroShare           = "zero_share", "f", "f", Plain, Text("z"), false, false, "", "(features)", "share of zeros after BN and then ReLU";
    ActivatedZeroShare  = "activated_zero_share", "f", "f", Plain, Text("r"), false, false, "", "(features)", "share of zeros after ReLU alone";
    ActivatedYZeroShare = "activated_y_zero_share", "f", "f", Plain, Text("y"), false, false, "", "(features)", "share of zeros after ReLU and then BN";
    // layer before and after
    U                   = "u", "u", "u", Plain, Nothing, false, false, "", "(batch, inputs)", "input of the layer before";
    LayerWeight         = "layer_weight", "w", "w", Plain, Nothing, false, false, "", "(inputs, features)", "weights of the layer before";
    LayerBias           = "layer_bias", "b", "b", Plain, Nothing, false, false, "", "(features)", "bias of the layer before";
    FoldedWeight        = "folded_weight", "w", "w", Prime, Nothing, false, false, "gamma", "(inputs, features)", "weights with BN folded in";
    FoldedBias          = "folded_bias", "b", "b", Prime, Nothing, false, false, "beta", "(features)", "bias with BN folded in";
    FoldedY             = "folded_y", "y", "y", Prime, Nothing, false, false, "y", "(batch, features)", "output of the folded layer alone";
    Misfolded           = "misfolded", "y", "y", Plain, Text("wrong"), false, false, "y", "(batch, features)", "output if BN were folded through ReLU into the layer before";
    NextWeight          = "next_weight", "v", "v", Plain, Nothing, false, false, "", "(features, outputs)", "weights of the layer after";
    NextBias            = "next_bias", "b", "b", Plain, Text("v"), false, false, "", "(outputs)", "bias of the layer after";
    Next                = "next", "o", "o", Plain, Nothing, false, false, "y", "(batch, outputs)", "output of the layer after";
    FoldedNextWeight    = "folded_next_weight", "v", "v", Prime, Nothing, false, false, "gamma", "(features, outputs)", "weights of the layer after with BN folded in";
    FoldedNextBias      = "folded_next_bias", "b", "b", Prime, Text("v"), false, false, "beta", "(outputs)", "bias of the layer after with BN folded in";
    FoldedNext          = "folded_next", "o", "o", Prime, Nothing, false, false, "y", "(batch, outputs)", "output of the folded layer after";
    NextDifference      = "next_difference", "Δ", "\\Delta", Plain, Text("o"), false, false, "", "(batch, outputs)", "difference of the two outputs";
    Padding             = "padding", "r", "r", Plain, Text("pad"), false, false, "x", "(features)", "what the padding would have to be instead of zero";
    // shards
    Shard               = "shard", "k", "k", Plain, Nothing, false, false, "", "(batch, 1)", "device that holds the sample";
    Shards              = "shards", "K", "K", Plain, Nothing, false, false, "", "scalar", "number of devices";
    ShardCount          = "shard_count", "m", "m", Plain, Nothing, false, false, "", "(shards, 1)", "number of samples on the device";
    ShardMean           = "shard_mean", "μ", "\\mu", Plain, Nothing, false, false, "mean", "(shards, features)", "mean on the device";
    ShardVariance       = "shard_variance", "σ", "\\sigma", Plain, Nothing, true, false, "variance", "(shards, features)", "variance on the device";
    MeanOfMeans         = "mean_of_means", "μ", "\\mu", Plain, Text("wrong"), false, false, "mean", "(features)", "plain mean of the devices' means";
    MeanOfVariances     = "mean_of_variances", "σ", "\\sigma", Plain, Text("wrong"), true, false, "variance", "(features)", "plain mean of the devices' variances";
    Within              = "within", "σ", "\\sigma", Plain, Text("within"), true, false, "variance", "(features)", "variance inside the devices, weighted by their counts";
    Between             = "between", "σ", "\\sigma", Plain, Text("between"), true, false, "variance", "(features)", "variance between the devices' means";
    WholeMean           = "whole_mean", "μ", "\\mu", Plain, Text("whole"), false, false, "mean", "(features)", "mean of the whole batch at once";
    WholeVariance       = "whole_variance", "σ", "\\sigma", Plain, Text("whole"), true, false, "variance", "(features)", "variance of the whole batch at once";
    // scale
    Factor              = "factor", "c", "c", Plain, Nothing, false, false, "", "scalar", "factor on the weights of the layer before";
    Offset              = "offset", "b", "b", Plain, Text("0"), false, false, "", "scalar", "added to the bias of the layer before";
    ScaledX             = "scaled_x", "x", "x", Prime, Nothing, false, false, "x", "(batch, features)", "input of BN from the changed layer";
    ScaledMean          = "scaled_mean", "μ", "\\mu", Prime, Nothing, false, false, "mean", "(features)", "mean of the changed values";
    ScaledVariance      = "scaled_variance", "σ", "\\sigma", Prime, Nothing, true, false, "variance", "(features)", "variance of the changed values";
    ScaledRoot          = "scaled_root", "s", "s", Prime, Nothing, false, false, "variance", "(features)", "root of the changed variance plus epsilon";
    ScaledXHat          = "scaled_x_hat", "x", "x", Hat, Text("new"), false, false, "x_hat", "(batch, features)", "standardised changed values";
    ScaledY             = "scaled_y", "y", "y", Prime, Nothing, false, false, "y", "(batch, features)", "output from the changed layer";
    ScaledDX            = "scaled_dx", "x", "x", Prime, Nothing, false, true, "gradient", "(batch, features)", "gradient with respect to the changed values";
    DWeight             = "dweight", "w", "w", Plain, Nothing, false, true, "gradient", "(inputs, features)", "gradient with respect to the weights";
    ScaledDWeight       = "scaled_dweight", "w", "w", Prime, Nothing, false, true, "gradient", "(inputs, features)", "gradient with respect to the changed weights";
    DBias               = "dbias", "b", "b", Plain, Nothing, false, true, "gradient", "(features)", "gradient with respect to the bias";
    GradientDifference  = "gradient_difference", "Δ", "\\Delta", Plain, Text("w"), false, false, "", "(inputs, features)", "c times the changed weights' gradient, less the plain one";
    // inference
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
