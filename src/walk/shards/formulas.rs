//! The formulas of the merge.

use crate::formula::{
    Expr, Formula, Leaf, Quantity, Range, bound, bound_per_row, cell, column, per_row, scalar,
    square, sum, sum_rows,
};

fn members(body: Expr) -> Expr {
    sum("i", Range::Members(Quantity::Shard), body)
}

fn devices(body: Expr) -> Expr {
    sum("k", Range::Rows(Quantity::ShardMean), body)
}

/// m_k under Σ_k
fn weight() -> Expr {
    bound_per_row(Quantity::ShardCount)
}

/// m_k = Σ 1 over the samples of device k
pub fn shard_count() -> Formula {
    Formula::new(Leaf::row(Quantity::ShardCount), members(1.0.into())).over("k")
}

/// μ_k = 1/m_k Σ xᵢ over the samples of device k
pub fn shard_mean() -> Formula {
    let right = members(bound(Quantity::X)) / per_row(Quantity::ShardCount);
    Formula::new(Leaf::cell(Quantity::ShardMean), right).over("k")
}

/// σ_k² = 1/m_k Σ (xᵢ − μ_k)² over the samples of device k
pub fn shard_variance() -> Formula {
    let squares = members(square(bound(Quantity::X) - cell(Quantity::ShardMean)));
    Formula::new(
        Leaf::cell(Quantity::ShardVariance),
        squares / per_row(Quantity::ShardCount),
    )
    .over("k")
}

/// The wrong merge: 1/K Σ μ_k or 1/K Σ σ_k²
pub fn plain_mean(left: Quantity, of: Quantity) -> Formula {
    let right = devices(bound(of)) / scalar(Quantity::Shards);
    Formula::new(Leaf::column(left), right)
}

/// m = Σ m_k
pub fn count() -> Formula {
    Formula::new(Leaf::scalar(Quantity::Count), devices(weight()))
}

/// μ = 1/m Σ m_k · μ_k
pub fn mean() -> Formula {
    let right = devices(weight() * bound(Quantity::ShardMean)) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::Mean), right)
}

fn between_part() -> Expr {
    square(bound(Quantity::ShardMean) - column(Quantity::Mean))
}

/// σ²_within = 1/m Σ m_k · σ_k²
pub fn within() -> Formula {
    let right = devices(weight() * bound(Quantity::ShardVariance)) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::Within), right)
}

/// σ²_between = 1/m Σ m_k · (μ_k − μ)²
pub fn between() -> Formula {
    let right = devices(weight() * between_part()) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::Between), right)
}

/// σ² = 1/m Σ m_k · (σ_k² + (μ_k − μ)²) = σ²_within + σ²_between
pub fn variance() -> Formula {
    let right = column(Quantity::Within) + column(Quantity::Between);
    let also = devices(weight() * (bound(Quantity::ShardVariance) + between_part()));
    Formula::new(Leaf::column(Quantity::Variance), right).also(also / scalar(Quantity::Count))
}

/// The mean of all samples: 1/m Σ xᵢ
pub fn whole_mean() -> Formula {
    let right = sum_rows("i", Quantity::X, bound(Quantity::X)) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::WholeMean), right)
}

/// The variance of all samples: 1/m Σ (xᵢ − μ)²
pub fn whole_variance() -> Formula {
    let squares = square(bound(Quantity::X) - column(Quantity::WholeMean));
    let right = sum_rows("i", Quantity::X, squares) / scalar(Quantity::Count);
    Formula::new(Leaf::column(Quantity::WholeVariance), right)
}

/// Δ = σ² − σ²_whole, which is 0
pub fn difference() -> Formula {
    let right = column(Quantity::Variance) - column(Quantity::WholeVariance);
    Formula::new(Leaf::column(Quantity::Difference), right)
}
