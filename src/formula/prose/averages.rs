//! Formulas about averages of batch statistics. Over steps t.

use super::super::{Expr, Quantity, column, power, scalar, sqrt, square};
use super::{Named, apply, both, equal, letter, one, relation};

/// Each formula by its name.
pub(super) const FORMULAS: &[Named] = &[
    ("cumulative_lag", cumulative_lag),
    ("cumulative_noise", cumulative_noise),
    ("ema_lag", ema_lag),
    ("ema_memory", ema_memory),
    ("ema_noise", ema_noise),
    ("ema_same_noise", ema_same_noise),
    ("ema_start", ema_start),
    ("population_variance", population_variance),
    ("precise_variance", precise_variance),
    ("window_lag", window_lag),
    ("window_noise", window_noise),
];

fn rho() -> Expr {
    scalar(Quantity::Rho)
}

/// (n − 1)/2
fn half_of_rest(n: &'static str) -> Expr {
    (letter(n) - one()) / 2.0.into()
}

/// 1/√n
fn shrinking(n: &'static str) -> Expr {
    one() / sqrt(letter(n))
}

/// (t − 1)/2
fn cumulative_lag() -> Expr {
    half_of_rest("t")
}

/// 1/√t
fn cumulative_noise() -> Expr {
    shrinking("t")
}

/// ρ/(1 − ρ)
fn ema_lag() -> Expr {
    rho() / (one() - rho())
}

/// ρ to the 1/(1 − ρ) ≈ 1/e
fn ema_memory() -> Expr {
    relation(
        '≈',
        power(rho(), one() / (one() - rho())),
        one() / letter("e"),
    )
}

/// √((1 − ρ)/(1 + ρ))
fn ema_noise() -> Expr {
    sqrt((one() - rho()) / (one() + rho()))
}

/// (1 + ρ)/(1 − ρ): batches in the simple average with the same noise
fn ema_same_noise() -> Expr {
    (one() + rho()) / (one() - rho())
}

/// 1 − ρᵗ: how far the average has come after t steps
fn ema_start() -> Expr {
    one() - power(rho(), letter("t"))
}

/// E[x] = E[μ], Var[x] = m/(m − 1) · E[σ²] (Ioffe & Szegedy 2015, Algorithm 2)
fn population_variance() -> Expr {
    let count = || scalar(Quantity::Count);
    let bessel = count() / (count() - one());
    both(
        equal(apply("E", letter("x")), apply("E", column(Quantity::Mean))),
        equal(
            apply("Var", letter("x")),
            bessel * apply("E", column(Quantity::Variance)),
        ),
    )
}

/// Var[x] = E[σ² + μ²] − E[μ]² (the law of total variance; Wu & Johnson 2021)
fn precise_variance() -> Expr {
    let both_parts = column(Quantity::Variance) + square(column(Quantity::Mean));
    let mean = square(apply("E", column(Quantity::Mean)));
    equal(apply("Var", letter("x")), apply("E", both_parts) - mean)
}

/// (k − 1)/2
fn window_lag() -> Expr {
    half_of_rest("k")
}

/// 1/√k
fn window_noise() -> Expr {
    shrinking("k")
}
