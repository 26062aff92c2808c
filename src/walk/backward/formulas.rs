//! The formulas of the backward pass, each in the paper's shape and over the tables of the walk.

use crate::formula::{
    Expr, Formula, Leaf, Quantity, bound, cell, column, power, scalar, sqrt, square, sum_rows,
};
use crate::stats::Divisor;

/// The divisor of the variance.
fn count(divisor: Divisor) -> Expr {
    match divisor {
        Divisor::N => scalar(Quantity::Count),
        Divisor::NMinusOne => scalar(Quantity::Count) - 1.0.into(),
    }
}

fn samples(body: Expr) -> Expr {
    sum_rows("i", Quantity::X, body)
}

/// Σ with another letter, where i is taken by the computed row.
fn others(body: Expr) -> Expr {
    sum_rows("j", Quantity::X, body)
}

/// √(σ² + ε)
fn root() -> Expr {
    sqrt(column(Quantity::Variance) + scalar(Quantity::Epsilon))
}

fn half() -> Expr {
    Expr::from(1.0) / 2.0.into()
}

fn errors() -> Expr {
    samples(square(bound(Quantity::Y) - bound(Quantity::Target)))
}

/// ℓ = ½ Σ (yᵢ − tᵢ)²
pub fn half_square() -> Formula {
    Formula::new(Leaf::column(Quantity::Loss), half() * errors())
}

/// ∂ℓ/∂yᵢ = yᵢ − tᵢ
pub fn half_square_gradient() -> Formula {
    Formula::new(
        Leaf::cell(Quantity::DY),
        cell(Quantity::Y) - cell(Quantity::Target),
    )
}

/// ℓ = 1/N Σ (yᵢ − tᵢ)², N counting samples and features
pub fn mean_square() -> Formula {
    Formula::new(
        Leaf::column(Quantity::Loss),
        errors() / scalar(Quantity::Entries),
    )
}

/// ∂ℓ/∂yᵢ = 2 (yᵢ − tᵢ) / N
pub fn mean_square_gradient() -> Formula {
    let error = cell(Quantity::Y) - cell(Quantity::Target);
    Formula::new(
        Leaf::cell(Quantity::DY),
        Expr::from(2.0) * error / scalar(Quantity::Entries),
    )
}

/// ∂ℓ/∂x̂ᵢ = ∂ℓ/∂yᵢ · γ
pub fn dx_hat() -> Formula {
    Formula::new(
        Leaf::cell(Quantity::DXHat),
        cell(Quantity::DY) * column(Quantity::Gamma),
    )
}

/// ∂ℓ/∂σ² = Σ ∂ℓ/∂x̂ᵢ · (xᵢ − μ) · (−½) · (σ² + ε)^(−3/2) = −½ Σ ∂ℓ/∂x̂ᵢ · dᵢ / s³
pub fn dvariance() -> Formula {
    let sum = samples(bound(Quantity::DXHat) * bound(Quantity::Deviation));
    let right = Expr::from(-0.5) * sum / power(column(Quantity::Root), 3.0.into());
    let three_halves = Expr::from(3.0) / 2.0.into();
    let inside = column(Quantity::Variance) + scalar(Quantity::Epsilon);
    let also = samples(
        bound(Quantity::DXHat)
            * (bound(Quantity::X) - column(Quantity::Mean))
            * -half()
            * power(inside, -three_halves),
    );
    Formula::new(Leaf::column(Quantity::DVariance), right).also(also)
}

/// ∂ℓ/∂μ = Σ ∂ℓ/∂x̂ᵢ · (−1) / √(σ² + ε) + ∂ℓ/∂σ² · Σ −2 (xᵢ − μ) / m
pub fn dmean(divisor: Divisor) -> Formula {
    let stretched = Expr::from(-2.0) * samples(bound(Quantity::Deviation)) / count(divisor);
    let right = -samples(bound(Quantity::DXHat)) / column(Quantity::Root)
        + column(Quantity::DVariance) * stretched;
    let also = samples(bound(Quantity::DXHat) * (Expr::from(-1.0) / root()))
        + column(Quantity::DVariance)
            * (samples(Expr::from(-2.0) * (bound(Quantity::X) - column(Quantity::Mean)))
                / count(divisor));
    Formula::new(Leaf::column(Quantity::DMean), right).also(also)
}

/// ∂ℓ/∂xᵢ = ∂ℓ/∂x̂ᵢ · 1/√(σ² + ε) + ∂ℓ/∂σ² · 2 (xᵢ − μ)/m + ∂ℓ/∂μ · 1/m
pub fn dx_chain(divisor: Divisor) -> Formula {
    // The division comes last: it is the one operation that rounds in the examples worked by hand.
    let through_variance =
        Expr::from(2.0) * column(Quantity::DVariance) * cell(Quantity::Deviation);
    let right = cell(Quantity::DXHat) / column(Quantity::Root)
        + through_variance / count(divisor)
        + column(Quantity::DMean) / scalar(Quantity::Count);
    let deviation = cell(Quantity::X) - column(Quantity::Mean);
    let also = cell(Quantity::DXHat) * (Expr::from(1.0) / root())
        + column(Quantity::DVariance) * (Expr::from(2.0) * deviation / count(divisor))
        + column(Quantity::DMean) * (Expr::from(1.0) / scalar(Quantity::Count));
    Formula::new(Leaf::cell(Quantity::DXChain), right).also(also)
}

/// ∂ℓ/∂γ = Σ ∂ℓ/∂yᵢ · x̂ᵢ
pub fn dgamma() -> Formula {
    let right = samples(bound(Quantity::DY) * bound(Quantity::XHat));
    Formula::new(Leaf::column(Quantity::DGamma), right)
}

/// ∂ℓ/∂β = Σ ∂ℓ/∂yᵢ
pub fn dbeta() -> Formula {
    Formula::new(Leaf::column(Quantity::DBeta), samples(bound(Quantity::DY)))
}

/// ḡ = 1/m Σ ∂ℓ/∂x̂ᵢ
pub fn gradient_mean() -> Formula {
    let right = samples(bound(Quantity::DXHat)) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::GradientMean), right)
}

/// p = 1/m Σ ∂ℓ/∂x̂ᵢ · x̂ᵢ
pub fn gradient_slope(divisor: Divisor) -> Formula {
    let right = samples(bound(Quantity::DXHat) * bound(Quantity::XHat)) / count(divisor);
    Formula::new(Leaf::column(Quantity::GradientSlope), right)
}

/// ∂ℓ/∂xᵢ = γ/√(σ² + ε) · (∂ℓ/∂yᵢ − 1/m Σ ∂ℓ/∂yⱼ − x̂ᵢ · 1/m Σ ∂ℓ/∂yⱼ · x̂ⱼ) = (∂ℓ/∂x̂ᵢ − ḡ − x̂ᵢ · p) / s
pub fn dx(divisor: Divisor) -> Formula {
    let right = (cell(Quantity::DXHat)
        - column(Quantity::GradientMean)
        - cell(Quantity::XHat) * column(Quantity::GradientSlope))
        / column(Quantity::Root);
    let mean = others(bound(Quantity::DY)) / scalar(Quantity::Count);
    let along = others(bound(Quantity::DY) * bound(Quantity::XHat)) / count(divisor);
    let rest = cell(Quantity::DY) - mean - cell(Quantity::XHat) * along;
    Formula::new(Leaf::cell(Quantity::DX), right).also(column(Quantity::Gamma) / root() * rest)
}

/// Σ ∂ℓ/∂xᵢ, which is 0: moving the whole batch changes nothing.
pub fn dx_sum() -> Formula {
    Formula::new(Leaf::column(Quantity::DXSum), samples(bound(Quantity::DX)))
}

/// Σ x̂ᵢ · ∂ℓ/∂xᵢ, which is 0 for ε = 0: stretching the whole batch changes nothing.
pub fn dx_along() -> Formula {
    let right = samples(bound(Quantity::XHat) * bound(Quantity::DX));
    Formula::new(Leaf::column(Quantity::DXAlong), right)
}

/// Σ (∂ℓ/∂yᵢ)²
pub fn dy_norm() -> Formula {
    let right = samples(square(bound(Quantity::DY)));
    Formula::new(Leaf::column(Quantity::DYNorm), right)
}

/// γ²/s² · (Σ (∂ℓ/∂yᵢ)² − (∂ℓ/∂β)²/m − (∂ℓ/∂γ)²/m), the squared length of ∂ℓ/∂x for ε = 0
pub fn norm_identity(divisor: Divisor) -> Formula {
    let rest = column(Quantity::DYNorm)
        - square(column(Quantity::DBeta)) / scalar(Quantity::Count)
        - square(column(Quantity::DGamma)) / count(divisor);
    let scale = square(column(Quantity::Gamma)) / square(column(Quantity::Root));
    Formula::new(Leaf::column(Quantity::NormIdentity), scale * rest)
}

/// Σ (∂ℓ/∂xᵢ)²
pub fn dx_norm() -> Formula {
    let right = samples(square(bound(Quantity::DX)));
    Formula::new(Leaf::column(Quantity::DXNorm), right)
}

/// The wrong one: γ/√(σ² + ε) · ∂ℓ/∂yᵢ
pub fn dx_constants() -> Formula {
    let right = column(Quantity::Gamma) / column(Quantity::Root) * cell(Quantity::DY);
    Formula::new(Leaf::cell(Quantity::DXConstants), right)
        .also(column(Quantity::Gamma) / root() * cell(Quantity::DY))
}

/// The sum of the wrong gradients, which does not vanish.
pub fn constants_sum() -> Formula {
    let right = samples(bound(Quantity::DXConstants));
    Formula::new(Leaf::column(Quantity::ConstantsSum), right)
}

/// Wrong less right.
pub fn constants_difference() -> Formula {
    let right = cell(Quantity::DXConstants) - cell(Quantity::DX);
    Formula::new(Leaf::cell(Quantity::Difference), right)
}
