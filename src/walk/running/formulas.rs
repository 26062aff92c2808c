//! The formulas of the running statistics.

use crate::formula::{
    Expr, Formula, Leaf, Quantity, Range, bound, bound_per_row, column, earlier, later, per_row,
    power, previous, scalar, square, sum,
};

/// S_t = 1/n_t Σ θ_k over the last n_t = min(t, K) batches
pub fn simple(window: usize) -> Formula {
    let right =
        sum("k", Range::Last(window), bound(Quantity::Theta)) / per_row(Quantity::WindowCount);
    Formula::new(Leaf::cell(Quantity::Window), right).over("t")
}

/// V_t = ρ·V_{t−1} + (1 − ρ)·θ_t
pub fn exponential_formula() -> Formula {
    let new = Expr::from(1.0) - scalar(Quantity::Rho);
    let right =
        scalar(Quantity::Rho) * previous(Quantity::Average) + new * later(Quantity::Theta, 1);
    Formula::new(Leaf::cell(Quantity::Average), right).over("t")
}

/// V̂_t = (V_t − ρᵗ·V₀) / (1 − ρᵗ)
pub fn corrected() -> Formula {
    let left = || power(scalar(Quantity::Rho), per_row(Quantity::Time));
    let right = (earlier(Quantity::Average, 1) - left() * column(Quantity::Average))
        / (Expr::from(1.0) - left());
    Formula::new(Leaf::cell(Quantity::Corrected), right).over("t")
}

/// C_t = 1/t Σ θ_k over all batches so far
pub fn cumulative() -> Formula {
    let right = sum("k", Range::From(0), bound(Quantity::Theta)) / per_row(Quantity::Time);
    Formula::new(Leaf::cell(Quantity::Cumulative), right).over("t")
}

/// w_k = (1 − ρ)·ρᵃ, where a is how many batches ago batch k was
pub fn weight() -> Formula {
    let new = Expr::from(1.0) - scalar(Quantity::Rho);
    let right = new * power(scalar(Quantity::Rho), per_row(Quantity::Age));
    Formula::new(Leaf::cell(Quantity::Weight), right).over("k")
}

/// Algorithm 2: `E[x]` = 1/T Σ μ_t
pub fn paper_mean() -> Formula {
    let right = over_batches(bound(Quantity::BatchMean)) / batches_in_all();
    Formula::new(Leaf::column(Quantity::PaperMean), right)
}

/// Algorithm 2: `Var[x]` = 1/T Σ m/(m−1)·σ²_t
pub fn paper_variance() -> Formula {
    let size = || bound_per_row(Quantity::BatchSize);
    let bessel = size() / (size() - 1.0.into());
    let right = over_batches(bessel * bound(Quantity::BatchVariance)) / batches_in_all();
    Formula::new(Leaf::column(Quantity::PaperVariance), right)
}

/// Mean of all rows: Σ m_t·μ_t / Σ m_t
pub fn precise_mean() -> Formula {
    let right = over_batches(bound_per_row(Quantity::BatchSize) * bound(Quantity::BatchMean))
        / rows_in_all();
    Formula::new(Leaf::column(Quantity::PreciseMean), right)
}

/// Law of total variance: within the batches and between them, Σ m_t·(σ²_t + (μ_t − μ)²) / Σ m_t
pub fn precise_variance() -> Formula {
    let between = square(bound(Quantity::BatchMean) - column(Quantity::PreciseMean));
    let both = bound(Quantity::BatchVariance) + between;
    let right = over_batches(bound_per_row(Quantity::BatchSize) * both) / rows_in_all();
    Formula::new(Leaf::column(Quantity::PreciseVariance), right)
}

fn over_batches(body: Expr) -> Expr {
    sum("t", Range::Rows(Quantity::BatchMean), body)
}

fn batches_in_all() -> Expr {
    scalar(Quantity::Batches)
}

fn rows_in_all() -> Expr {
    sum(
        "t",
        Range::Rows(Quantity::BatchSize),
        bound_per_row(Quantity::BatchSize),
    )
}
