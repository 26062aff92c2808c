//! The notation table: every named quantity, its symbol, its colour and what it means.

use super::Notation;
use super::symbol::Symbol;
use std::fmt;

/// One row of the notation table.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// Identifier in URLs, tables and code.
    pub id: &'static str,
    /// The symbol as text: `∂ℓ/∂` for a derivative of the loss, the letter with its mark (hat, bar, prime), `_` and an
    /// index, `²` where the symbol itself is a square.
    pub symbol: &'static str,
    /// Colour token (`--q-TOKEN` in CSS): quantities of one family share a colour; empty for plain ink.
    pub token: &'static str,
    /// The axes of its table.
    pub shape: &'static str,
    /// What it is, in plain words.
    pub meaning: &'static str,
    /// The index that the symbol carries where it stands alone, if only the index tells it from another.
    pub alone: &'static str,
    /// Whether the letter is itself an index, such as t, and so carries none.
    pub is_index: bool,
}

const EMPTY: Entry = Entry {
    id: "",
    symbol: "",
    token: "",
    shape: "",
    meaning: "",
    alone: "",
    is_index: false,
};

/// Declares the enum and its table in one place, so that neither can miss a row of the other.
macro_rules! notation {
    ($( $name:ident { id: $id:literal, symbol: $symbol:literal, token: $token:literal, shape: $shape:literal, meaning: $meaning:literal $(, $more:ident: $value:literal)* } )*) => {
        /// A named quantity. The table beside it says how it is written and what it means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Quantity { $( #[doc = concat!($meaning, "; shape: ", $shape, ".")] $name, )* }

        impl Quantity {
            /// Every quantity, in the order of the notation table.
            pub const ALL: &'static [Quantity] = &[ $( Quantity::$name, )* ];
        }

        /// A row per quantity, in the order of [`Quantity::ALL`].
        const TABLE: &[Entry] = &[ $( Entry {
            id: $id, symbol: $symbol, token: $token, shape: $shape, meaning: $meaning, $( $more: $value, )* ..EMPTY
        }, )* ];
    };
}

notation! {
    // The forward pass.
    X { id: "x", symbol: "x", token: "x", shape: "(batch, features)", meaning: "input values of the batch" }
    Count { id: "count", symbol: "m", token: "", shape: "scalar", meaning: "number of values that share one statistic" }
    Mean { id: "mean", symbol: "μ_ℬ", token: "mean", shape: "(features)", meaning: "mean of the batch" }
    Deviation { id: "deviation", symbol: "d", token: "x", shape: "(batch, features)", meaning: "deviation from the mean" }
    Square { id: "square", symbol: "d²", token: "variance", shape: "(batch, features)", meaning: "squared deviation" }
    Variance { id: "variance", symbol: "σ_ℬ²", token: "variance", shape: "(features)", meaning: "variance of the batch" }
    Epsilon { id: "epsilon", symbol: "ε", token: "epsilon", shape: "scalar", meaning: "small number added to the variance" }
    Root { id: "root", symbol: "s_ℬ", token: "variance", shape: "(features)", meaning: "root of variance plus epsilon" }
    XHat { id: "x_hat", symbol: "x\u{302}", token: "x_hat", shape: "(batch, features)", meaning: "standardised values" }
    Gamma { id: "gamma", symbol: "γ", token: "gamma", shape: "(features)", meaning: "learned scale" }
    Beta { id: "beta", symbol: "β", token: "beta", shape: "(features)", meaning: "learned shift" }
    Y { id: "y", symbol: "y", token: "y", shape: "(batch, features)", meaning: "output of the layer" }
    // Backward.
    DY { id: "dy", symbol: "∂ℓ/∂y", token: "gradient", shape: "(batch, features)", meaning: "gradient of the loss with respect to the output" }
    Target { id: "target", symbol: "t", token: "", shape: "(batch, features)", meaning: "value that the output should have" }
    Entries { id: "entries", symbol: "N", token: "", shape: "scalar", meaning: "number of outputs that the loss averages over" }
    Loss { id: "loss", symbol: "ℓ", token: "gradient", shape: "(features)", meaning: "the feature's part of the loss" }
    DXHat { id: "dx_hat", symbol: "∂ℓ/∂x\u{302}", token: "gradient", shape: "(batch, features)", meaning: "gradient with respect to the standardised values" }
    DVariance { id: "dvariance", symbol: "∂ℓ/∂σ_ℬ²", token: "gradient", shape: "(features)", meaning: "gradient with respect to the variance" }
    DMean { id: "dmean", symbol: "∂ℓ/∂μ_ℬ", token: "gradient", shape: "(features)", meaning: "gradient with respect to the mean" }
    DXChain { id: "dx_chain", symbol: "∂ℓ/∂x", token: "gradient", shape: "(batch, features)", meaning: "gradient with respect to the input, along the chain" }
    DGamma { id: "dgamma", symbol: "∂ℓ/∂γ", token: "gradient", shape: "(features)", meaning: "gradient with respect to the scale" }
    DBeta { id: "dbeta", symbol: "∂ℓ/∂β", token: "gradient", shape: "(features)", meaning: "gradient with respect to the shift" }
    GradientMean { id: "gradient_mean", symbol: "g\u{304}", token: "gradient", shape: "(features)", meaning: "mean of the gradients of the standardised values" }
    GradientSlope { id: "gradient_slope", symbol: "p", token: "gradient", shape: "(features)", meaning: "how much of those gradients runs along x̂" }
    DX { id: "dx", symbol: "∂ℓ/∂x", token: "gradient", shape: "(batch, features)", meaning: "gradient with respect to the input" }
    DXSum { id: "dx_sum", symbol: "S_1", token: "gradient", shape: "(features)", meaning: "sum of the input's gradients: nothing runs along (1, 1, …)" }
    DXAlong { id: "dx_along", symbol: "S_2", token: "gradient", shape: "(features)", meaning: "sum of the input's gradients times x̂: nothing runs along x̂" }
    DYNorm { id: "dy_norm", symbol: "n_y²", token: "gradient", shape: "(features)", meaning: "squared length of the output's gradient" }
    DXNorm { id: "dx_norm", symbol: "n_x²", token: "gradient", shape: "(features)", meaning: "squared length of the input's gradient" }
    NormIdentity { id: "norm_identity", symbol: "n_x²", token: "gradient", shape: "(features)", meaning: "the same from the output's gradient, for ε = 0" }
    DXConstants { id: "dx_constants", symbol: "∂ℓ/∂x_const", token: "gradient", shape: "(batch, features)", meaning: "wrong gradient: mean and variance taken for constants" }
    ConstantsSum { id: "constants_sum", symbol: "S_const", token: "gradient", shape: "(features)", meaning: "sum of the wrong gradients" }
    Difference { id: "difference", symbol: "Δ", token: "", shape: "(batch, features)", meaning: "difference of the two" }
    // The mean outside the gradient.
    Rate { id: "rate", symbol: "α", token: "", shape: "scalar", meaning: "learning rate" }
    TrueDBias { id: "true_dbias", symbol: "∂ℓ/∂b_true", token: "gradient", shape: "(steps)", meaning: "gradient with respect to the bias, mean inside" }
    // The bowl of two weights.
    Curvature { id: "curvature", symbol: "h", token: "variance", shape: "(features, features)", meaning: "curvature of the loss: how the features vary together" }
    Steepest { id: "steepest", symbol: "λ_max", token: "gradient", shape: "scalar", meaning: "curvature along the steepest direction" }
    Flattest { id: "flattest", symbol: "λ_min", token: "window", shape: "scalar", meaning: "curvature along the flattest direction" }
    Condition { id: "condition", symbol: "κ", token: "", shape: "scalar", meaning: "condition number: steepest over flattest" }
    RateLimit { id: "rate_limit", symbol: "α_max", token: "", shape: "scalar", meaning: "learning rate from which on the steepest direction diverges" }
    SteepFactor { id: "steep_factor", symbol: "f_max", token: "gradient", shape: "scalar", meaning: "what one step multiplies the steepest direction by" }
    FlatFactor { id: "flat_factor", symbol: "f_min", token: "window", shape: "scalar", meaning: "what one step multiplies the flattest direction by" }
    SteepPath { id: "steep_path", symbol: "e_max", token: "gradient", shape: "(steps)", meaning: "distance left along the steepest direction" }
    FlatPath { id: "flat_path", symbol: "e_min", token: "window", shape: "(steps)", meaning: "distance left along the flattest direction" }
    // Other axes; before or after the activation.
    Channel { id: "channel", symbol: "k", token: "", shape: "(members, statistics)", meaning: "channel of the value, whose scale and shift it takes" }
    Activated { id: "activated", symbol: "r", token: "x", shape: "(batch, features)", meaning: "values after ReLU" }
    ActivatedMean { id: "activated_mean", symbol: "μ_r", token: "mean", shape: "(features)", meaning: "mean of the values after ReLU" }
    ActivatedVariance { id: "activated_variance", symbol: "σ_r²", token: "variance", shape: "(features)", meaning: "variance of the values after ReLU" }
    ActivatedRoot { id: "activated_root", symbol: "s_r", token: "variance", shape: "(features)", meaning: "root of that variance plus epsilon" }
    ActivatedXHat { id: "activated_x_hat", symbol: "r\u{302}", token: "x_hat", shape: "(batch, features)", meaning: "standardised values after ReLU" }
    ActivatedY { id: "activated_y", symbol: "y_r", token: "y", shape: "(batch, features)", meaning: "output of ReLU and then BN" }
    Z { id: "z", symbol: "z", token: "y", shape: "(batch, features)", meaning: "output of BN and then ReLU" }
    ZeroShare { id: "zero_share", symbol: "f_z", token: "", shape: "(features)", meaning: "share of zeros after BN and then ReLU" }
    ActivatedZeroShare { id: "activated_zero_share", symbol: "f_r", token: "", shape: "(features)", meaning: "share of zeros after ReLU alone" }
    ActivatedYZeroShare { id: "activated_y_zero_share", symbol: "f_y", token: "", shape: "(features)", meaning: "share of zeros after ReLU and then BN" }
    // Folding into the layer before or after.
    U { id: "u", symbol: "u", token: "", shape: "(batch, inputs)", meaning: "input of the layer before" }
    LayerWeight { id: "layer_weight", symbol: "w", token: "", shape: "(inputs, features)", meaning: "weights of the layer before" }
    LayerBias { id: "layer_bias", symbol: "b", token: "", shape: "(features)", meaning: "bias of the layer before" }
    FoldedWeight { id: "folded_weight", symbol: "w′", token: "gamma", shape: "(inputs, features)", meaning: "weights with BN folded in" }
    FoldedBias { id: "folded_bias", symbol: "b′", token: "beta", shape: "(features)", meaning: "bias with BN folded in" }
    FoldedY { id: "folded_y", symbol: "y′", token: "y", shape: "(batch, features)", meaning: "output of the folded layer alone" }
    Misfolded { id: "misfolded", symbol: "y_wrong", token: "y", shape: "(batch, features)", meaning: "output if BN were folded through ReLU into the layer before" }
    NextWeight { id: "next_weight", symbol: "v", token: "", shape: "(features, outputs)", meaning: "weights of the layer after" }
    NextBias { id: "next_bias", symbol: "b_v", token: "", shape: "(outputs)", meaning: "bias of the layer after" }
    Next { id: "next", symbol: "o", token: "y", shape: "(batch, outputs)", meaning: "output of the layer after" }
    FoldedNextWeight { id: "folded_next_weight", symbol: "v′", token: "gamma", shape: "(features, outputs)", meaning: "weights of the layer after with BN folded in" }
    FoldedNextBias { id: "folded_next_bias", symbol: "b′_v", token: "beta", shape: "(outputs)", meaning: "bias of the layer after with BN folded in" }
    FoldedNext { id: "folded_next", symbol: "o′", token: "y", shape: "(batch, outputs)", meaning: "output of the folded layer after" }
    NextDifference { id: "next_difference", symbol: "Δ_o", token: "", shape: "(batch, outputs)", meaning: "difference of the two outputs" }
    Padding { id: "padding", symbol: "r_pad", token: "x", shape: "(features)", meaning: "what the padding would have to be instead of zero" }
    // A batch on several devices.
    Shard { id: "shard", symbol: "k", token: "", shape: "(batch, 1)", meaning: "device that holds the sample" }
    Shards { id: "shards", symbol: "K", token: "", shape: "scalar", meaning: "number of devices" }
    ShardCount { id: "shard_count", symbol: "m", token: "", shape: "(shards, 1)", meaning: "number of samples on the device", alone: "k" }
    ShardMean { id: "shard_mean", symbol: "μ", token: "mean", shape: "(shards, features)", meaning: "mean on the device", alone: "k" }
    ShardVariance { id: "shard_variance", symbol: "σ²", token: "variance", shape: "(shards, features)", meaning: "variance on the device", alone: "k" }
    MeanOfMeans { id: "mean_of_means", symbol: "μ_wrong", token: "mean", shape: "(features)", meaning: "plain mean of the devices' means" }
    MeanOfVariances { id: "mean_of_variances", symbol: "σ_wrong²", token: "variance", shape: "(features)", meaning: "plain mean of the devices' variances" }
    Within { id: "within", symbol: "σ_within²", token: "variance", shape: "(features)", meaning: "variance inside the devices, weighted by their counts" }
    Between { id: "between", symbol: "σ_between²", token: "variance", shape: "(features)", meaning: "variance between the devices' means" }
    WholeMean { id: "whole_mean", symbol: "μ_whole", token: "mean", shape: "(features)", meaning: "mean of the whole batch at once" }
    WholeVariance { id: "whole_variance", symbol: "σ_whole²", token: "variance", shape: "(features)", meaning: "variance of the whole batch at once" }
    // The layer before, scaled and moved.
    Factor { id: "factor", symbol: "c", token: "", shape: "scalar", meaning: "factor on the weights of the layer before" }
    Offset { id: "offset", symbol: "b_0", token: "", shape: "scalar", meaning: "added to the bias of the layer before" }
    ScaledX { id: "scaled_x", symbol: "x′", token: "x", shape: "(batch, features)", meaning: "input of BN from the changed layer" }
    ScaledMean { id: "scaled_mean", symbol: "μ′", token: "mean", shape: "(features)", meaning: "mean of the changed values" }
    ScaledVariance { id: "scaled_variance", symbol: "σ′²", token: "variance", shape: "(features)", meaning: "variance of the changed values" }
    ScaledRoot { id: "scaled_root", symbol: "s′", token: "variance", shape: "(features)", meaning: "root of the changed variance plus epsilon" }
    ScaledXHat { id: "scaled_x_hat", symbol: "x\u{302}_new", token: "x_hat", shape: "(batch, features)", meaning: "standardised changed values" }
    ScaledY { id: "scaled_y", symbol: "y′", token: "y", shape: "(batch, features)", meaning: "output from the changed layer" }
    ScaledDX { id: "scaled_dx", symbol: "∂ℓ/∂x′", token: "gradient", shape: "(batch, features)", meaning: "gradient with respect to the changed values" }
    DWeight { id: "dweight", symbol: "∂ℓ/∂w", token: "gradient", shape: "(inputs, features)", meaning: "gradient with respect to the weights" }
    ScaledDWeight { id: "scaled_dweight", symbol: "∂ℓ/∂w′", token: "gradient", shape: "(inputs, features)", meaning: "gradient with respect to the changed weights" }
    DBias { id: "dbias", symbol: "∂ℓ/∂b", token: "gradient", shape: "(features)", meaning: "gradient with respect to the bias" }
    GradientDifference { id: "gradient_difference", symbol: "Δ_w", token: "", shape: "(inputs, features)", meaning: "c times the changed weights' gradient, less the plain one" }
    // Inference and running statistics.
    RunningMean { id: "running_mean", symbol: "μ_run", token: "running", shape: "(features)", meaning: "running mean, used at inference" }
    RunningVariance { id: "running_variance", symbol: "σ_run²", token: "running", shape: "(features)", meaning: "running variance, used at inference" }
    RunningRoot { id: "running_root", symbol: "s_run", token: "running", shape: "(features)", meaning: "root of running variance plus epsilon" }
    Theta { id: "theta", symbol: "θ", token: "mean", shape: "(steps, features)", meaning: "statistic of one batch" }
    Time { id: "time", symbol: "t", token: "", shape: "(steps)", meaning: "number of the batch", is_index: true }
    Rho { id: "rho", symbol: "ρ", token: "running", shape: "scalar", meaning: "weight of the old value" }
    Average { id: "average", symbol: "V", token: "running", shape: "(steps, features)", meaning: "exponential average" }
    Corrected { id: "corrected", symbol: "V\u{302}", token: "corrected", shape: "(steps, features)", meaning: "exponential average with its start taken out" }
    WindowCount { id: "window_count", symbol: "n", token: "", shape: "(steps)", meaning: "batches in the window" }
    Window { id: "window", symbol: "S", token: "window", shape: "(steps, features)", meaning: "simple average over the window" }
    Cumulative { id: "cumulative", symbol: "C", token: "cumulative", shape: "(steps, features)", meaning: "average of all batches so far" }
    Weight { id: "weight", symbol: "w", token: "running", shape: "(steps)", meaning: "weight of a batch in the exponential average" }
    Age { id: "age", symbol: "a", token: "", shape: "(steps)", meaning: "how many batches ago" }
    BatchMean { id: "batch_mean", symbol: "μ", token: "mean", shape: "(steps, features)", meaning: "mean of each batch" }
    BatchVariance { id: "batch_variance", symbol: "σ²", token: "variance", shape: "(steps, features)", meaning: "variance of each batch" }
    BatchSize { id: "batch_size", symbol: "m", token: "", shape: "(steps)", meaning: "rows of each batch" }
    Batches { id: "batches", symbol: "T", token: "", shape: "scalar", meaning: "number of batches" }
    PaperMean { id: "paper_mean", symbol: "μ_Alg2", token: "mean", shape: "(features)", meaning: "population mean by Algorithm 2" }
    PaperVariance { id: "paper_variance", symbol: "σ_Alg2²", token: "variance", shape: "(features)", meaning: "population variance by Algorithm 2" }
    PreciseMean { id: "precise_mean", symbol: "μ_pop", token: "precise", shape: "(features)", meaning: "mean of all rows of all batches" }
    PreciseVariance { id: "precise_variance", symbol: "σ_pop²", token: "precise", shape: "(features)", meaning: "variance of all rows of all batches" }
    KeptMean { id: "kept_mean", symbol: "μ", token: "running", shape: "(averages, features)", meaning: "mean that each average arrived at" }
    KeptVariance { id: "kept_variance", symbol: "σ²", token: "running", shape: "(averages, features)", meaning: "variance that each average arrived at" }
    Served { id: "served", symbol: "x\u{302}", token: "x_hat", shape: "(averages, features)", meaning: "the same sample normalised with each average" }
    ServedY { id: "served_y", symbol: "y", token: "y", shape: "(averages, features)", meaning: "output for the sample with each average" }
    Gap { id: "gap", symbol: "Δ", token: "gradient", shape: "(averages, features)", meaning: "distance from the population's answer" }
    Line { id: "line", symbol: "y", token: "y", shape: "(batch, features)", meaning: "output by the one-line form" }
    Scale { id: "scale", symbol: "a", token: "gamma", shape: "(features)", meaning: "factor of the one-line form" }
    Shift { id: "shift", symbol: "c", token: "beta", shape: "(features)", meaning: "summand of the one-line form" }
    //  Identifier in URLs, tables and code..
    //  The quantity of an identifier..
    //  The letters that are shown under a notation: in the post's, scale and shift change places..
}

impl Quantity {
    /// The row of the notation table.
    pub fn entry(self) -> &'static Entry {
        &TABLE[self as usize]
    }

    /// Identifier in URLs, tables and code.
    pub fn id(self) -> &'static str {
        self.entry().id
    }

    /// What it is, in plain words.
    pub fn meaning(self) -> &'static str {
        self.entry().meaning
    }

    /// The quantity of an identifier.
    pub fn from_id(id: &str) -> Option<Quantity> {
        let mut all = Quantity::ALL.iter().copied();
        all.find(|quantity| quantity.id() == id)
    }

    /// The parts of the symbol under a notation: in the post's, scale and shift change places and ℬ is spelled out.
    pub(super) fn symbol(self, notation: Notation) -> Symbol<'static> {
        let mut symbol = Symbol::parse(self.entry().symbol);
        if notation == Notation::Post {
            symbol.letter = match symbol.letter {
                "γ" => "β",
                "β" => "γ",
                letter => letter,
            };
            symbol.index = match symbol.index {
                "ℬ" => "batch",
                index => index,
            };
        }
        symbol
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}
