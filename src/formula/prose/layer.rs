//! Formulas about one layer: training, gradients, zeros, batches, scale. Over samples i.

use super::super::{Expr, Quantity, bound, cell, column, scalar, sqrt, square, sum_rows};
use super::{Named, apply, both, equal, letter, norm, one, relation};
use std::f64::consts::PI;

/// Each formula by its name.
pub(super) const FORMULAS: &[Named] = &[
    ("batch_norm", batch_norm),
    ("batch_renorm", batch_renorm),
    ("bias_redundant", bias_redundant),
    ("condition", condition),
    ("conv_count", conv_count),
    ("depth_factor", depth_factor),
    ("deviation_noise", deviation_noise),
    ("dropout_ratio", dropout_ratio),
    ("dropout_variance", dropout_variance),
    ("effective_rate", effective_rate),
    ("gradient_descent", gradient_descent),
    ("gradient_norm", gradient_norm),
    ("gradient_step", gradient_step),
    ("identity", identity),
    ("mean_noise", mean_noise),
    ("relu_growth", relu_growth),
    ("relu_share", relu_share),
    ("samuelson", samuelson),
    ("scale_gradient", scale_gradient),
    ("scale_invariance", scale_invariance),
    ("stable_rate", stable_rate),
    ("variance_bias", variance_bias),
    ("weight_growth", weight_growth),
];

/// √(σ² + ε)
fn root() -> Expr {
    sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon))
}

/// γ · (xᵢ − μ)/√(σ² + ε) + β
fn batch_norm() -> Expr {
    let standardised = (cell(Quantity::X) - column(Quantity::Mean)) / root();
    column(Quantity::Gamma) * standardised + column(Quantity::Beta)
}

/// x̂ᵢ = (xᵢ − μ)/s · r + d, where r and d are clipped (Ioffe 2017)
fn batch_renorm() -> Expr {
    let (r, d) = (|| letter("r"), || letter("d"));
    let deviation = cell(Quantity::X) - column(Quantity::Mean);
    let corrected = deviation / column(Quantity::Root) * r() + d();
    let gap = column(Quantity::Mean) - column(Quantity::RunningMean);
    let ratio = column(Quantity::Root) / column(Quantity::RunningRoot);
    both(
        both(
            equal(cell(Quantity::XHat), corrected),
            equal(r(), apply("clip", ratio)),
        ),
        equal(d(), apply("clip", gap / column(Quantity::RunningRoot))),
    )
}

/// W u
fn product() -> Expr {
    letter("W") * letter("u")
}

/// BN(W u + b) = BN(W u)
fn bias_redundant() -> Expr {
    let with_bias = product() + column(Quantity::LayerBias);
    equal(apply("BN", with_bias), apply("BN", product()))
}

/// κ = λ_max / λ_min
fn condition() -> Expr {
    equal(letter("κ"), letter("λ_max") / letter("λ_min"))
}

/// m′ = m · p · q
fn conv_count() -> Expr {
    let count = scalar(Quantity::Count) * letter("p") * letter("q");
    equal(letter("m′"), count)
}

/// k to the L
fn depth_factor() -> Expr {
    super::super::power(letter("k"), letter("L"))
}

/// sd(σ_ℬ) ≈ σ / √(2 m)
fn deviation_noise() -> Expr {
    let twice = sqrt(Expr::from(2.0) * scalar(Quantity::Count));
    relation('≈', apply("sd", letter("σ_ℬ")), letter("σ") / twice)
}

/// (c² + v)/p − c²
fn train_variance() -> Expr {
    let mean_square = square(letter("c")) + letter("v");
    one() / letter("p") * mean_square - square(letter("c"))
}

/// Var_test / Var_train = v / ((c² + v)/p − c²) (Li et al. 2018)
fn dropout_ratio() -> Expr {
    equal(
        letter("Var_test") / letter("Var_train"),
        letter("v") / train_variance(),
    )
}

/// Var_train = (c² + v)/p − c²
fn dropout_variance() -> Expr {
    equal(letter("Var_train"), train_variance())
}

/// α / ‖w‖²
fn effective_rate() -> Expr {
    scalar(Quantity::Rate) / square(norm(letter("w")))
}

/// w ← w − α · ∂ℓ/∂w
fn gradient_descent() -> Expr {
    let step = scalar(Quantity::Rate) * scalar(Quantity::DWeight);
    relation('←', letter("w"), letter("w") - step)
}

/// Σ (∂ℓ/∂xᵢ)² = γ²/σ² · (Σ (∂ℓ/∂yᵢ)² − (Σ ∂ℓ/∂yᵢ)²/m − (Σ ∂ℓ/∂yᵢ · x̂ᵢ)²/m)
fn gradient_norm() -> Expr {
    let samples = |body| sum_rows("i", Quantity::X, body);
    let count = || scalar(Quantity::Count);
    let along_one = square(samples(bound(Quantity::DY))) / count();
    let along_x_hat = square(samples(bound(Quantity::DY) * bound(Quantity::XHat))) / count();
    let rest = samples(square(bound(Quantity::DY))) - along_one - along_x_hat;
    let scale = square(column(Quantity::Gamma)) / column(Quantity::Variance);
    equal(samples(square(bound(Quantity::DX))), scale * rest)
}

/// w ← w − α h w = (1 − α h) w
fn gradient_step() -> Expr {
    let rate = || scalar(Quantity::Rate) * letter("h");
    let step = letter("w") - rate() * letter("w");
    equal(
        relation('←', letter("w"), step),
        (one() - rate()) * letter("w"),
    )
}

/// γ = √(σ² + ε), β = μ ⇒ yᵢ = xᵢ
fn identity() -> Expr {
    let choice = both(
        equal(column(Quantity::Gamma), root()),
        equal(column(Quantity::Beta), column(Quantity::Mean)),
    );
    relation('⇒', choice, equal(cell(Quantity::Y), cell(Quantity::X)))
}

/// sd(μ) = σ / √m
fn mean_noise() -> Expr {
    let noise = letter("σ") / sqrt(scalar(Quantity::Count));
    equal(apply("sd", column(Quantity::Mean)), noise)
}

/// √(π / (π − 1)) ≈ 1.2112 (Yang et al. 2019, and the derivation in experiment E3)
fn relu_growth() -> Expr {
    let growth = (PI / (PI - 1.0)).sqrt();
    let shown = (growth * 1e4).round() / 1e4;
    let exact = sqrt(letter("π") / (letter("π") - one()));
    relation('≈', exact, shown.into())
}

/// P(yᵢ ≤ 0) = Φ(−β / |γ|)
fn relu_share() -> Expr {
    let size = Expr::Bars('|', Box::new(column(Quantity::Gamma)));
    let below = relation('≤', cell(Quantity::Y), 0.0.into());
    let ratio = -(column(Quantity::Beta) / size);
    equal(apply("P", below), apply("Φ", ratio))
}

/// −√(m − 1) ≤ x̂ᵢ ≤ √(m − 1)
fn samuelson() -> Expr {
    let bound = || sqrt(scalar(Quantity::Count) - one());
    relation('≤', relation('≤', -bound(), cell(Quantity::XHat)), bound())
}

/// ∂ℓ/∂w′ = 1/c · ∂ℓ/∂w for w′ = c · w
fn scale_gradient() -> Expr {
    let scaled = scalar(Quantity::DWeight) / scalar(Quantity::Factor);
    equal(scalar(Quantity::ScaledDWeight), scaled)
}

/// BN((c W) u) = BN(W u)
fn scale_invariance() -> Expr {
    let scaled = scalar(Quantity::Factor) * letter("W") * letter("u");
    equal(apply("BN", scaled), apply("BN", product()))
}

/// 0 < α < 2/h
fn stable_rate() -> Expr {
    let limit = Expr::from(2.0) / letter("h");
    relation(
        '<',
        relation('<', 0.0.into(), scalar(Quantity::Rate)),
        limit,
    )
}

/// E[σ_ℬ²] = (m − 1)/m · σ²
fn variance_bias() -> Expr {
    let count = || scalar(Quantity::Count);
    let share = (count() - one()) / count();
    equal(
        apply("E", column(Quantity::Variance)),
        share * square(letter("σ")),
    )
}

/// ‖w_{t+1}‖² = ‖w_t‖² + α² · ‖∂ℓ/∂w‖²
fn weight_growth() -> Expr {
    let gradient = square(norm(scalar(Quantity::DWeight)));
    let grown = square(norm(letter("w_t"))) + square(scalar(Quantity::Rate)) * gradient;
    equal(square(norm(letter("w_t+1"))), grown)
}
