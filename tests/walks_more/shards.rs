//! A batch split over devices.

use crate::common::{batches, bits, names, table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::formula::{Format, Notation, Quantity, show};
use batch_norm_explained::stats::{Moments, merge};
use batch_norm_explained::walk::hand;
use batch_norm_explained::walk::shards::{formulas, walk};
use ndarray::{Axis, Slice, array};
use proptest::prelude::*;

#[test]
fn the_hand_example_merges_as_by_hand() {
    let walk = hand::walk("shards").unwrap().unwrap();
    let near = |quantity, expected: &[f64]| {
        let found = table(&walk, quantity);
        assert_eq!(found.len(), expected.len());
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-14, "{quantity}: {found}");
        }
    };
    near(Quantity::ShardCount, &[3.0, 2.0]);
    near(Quantity::ShardMean, &[11.0 / 3.0, 7.0]);
    near(Quantity::ShardVariance, &[14.0 / 9.0, 1.0]);
    near(Quantity::MeanOfMeans, &[16.0 / 3.0]);
    near(Quantity::MeanOfVariances, &[23.0 / 18.0]);
    near(Quantity::Mean, &[5.0]);
    near(Quantity::Within, &[4.0 / 3.0]);
    near(Quantity::Between, &[8.0 / 3.0]);
    near(Quantity::Variance, &[4.0]);
    near(Quantity::WholeVariance, &[4.0]);
    near(Quantity::Difference, &[0.0]);
    assert_eq!(
        text(&walk, Quantity::ShardMean, 0, 0),
        "μ_1 = (2 + 4 + 5) / 3 = 11 / 3 ≈ 3.667"
    );
    assert_eq!(text(&walk, Quantity::ShardCount, 1, 0), "m_2 = 1 + 1 = 2");
    assert_eq!(
        text(&walk, Quantity::Variance, 0, 0),
        "σ_ℬ² ≈ 1.333 + 2.667 ≈ 4"
    );
}

#[test]
fn the_formulas_read_like_the_textbook() {
    let text = |formula| show(&formula, Notation::Paper, Format::Text);
    assert_eq!(
        text(formulas::shard_mean()),
        "μ_k = 1 / m_k · Σ_(i∈ℬ_k) x_i"
    );
    assert_eq!(text(formulas::mean()), "μ_ℬ = 1 / m · Σ_k m_k · μ_k");
    assert_eq!(
        text(formulas::variance()),
        "σ_ℬ² = 1 / m · Σ_k m_k · (σ_k² + (μ_k − μ_ℬ)²) = σ_(within)² + σ_(between)²"
    );
    assert_eq!(
        show(&formulas::shard_mean(), Notation::Paper, Format::Latex),
        "\\mu_{k} = \\frac{1}{m_{k}} \\sum_{i\\in\\mathcal{B}_{k}} x_{i}"
    );
}

#[test]
fn sizes_must_make_up_the_batch_and_no_device_is_idle() {
    let x = array![[1.0], [2.0], [3.0]];
    assert_eq!(
        walk(&x, &names(1), &[1, 1]).unwrap_err().key(),
        "shape-mismatch"
    );
    assert_eq!(
        walk(&x, &names(1), &[3, 0]).unwrap_err().key(),
        "empty-input"
    );
}

proptest! {
    #[test]
    fn the_right_merge_is_the_whole_batch_and_the_formulas_give_the_tables(x in batches(), cut in 0_usize..8) {
        let first = (cut % x.nrows()).max(1);
        let sizes = if first == x.nrows() { vec![first] } else { vec![first, x.nrows() - first] };
        let walk = walk(&x, &names(x.ncols()), &sizes).unwrap();
        assert_formulas_give_tables(&walk, 1e-9);
        let size = x.iter().fold(1.0_f64, |most, value| most.max(value.abs()));
        prop_assert!(table(&walk, Quantity::Difference).iter().all(|gap| gap.abs() < 1e-13 * size * size));
        let mut start = 0;
        let parts: Vec<Moments> = sizes.iter().map(|size| {
            start += size;
            Moments::of(x.slice_axis(Axis(0), Slice::from(start - size..start))).unwrap()
        }).collect();
        let fast = merge(&parts).unwrap();
        prop_assert_eq!(bits(&table(&walk, Quantity::Variance)), bits(&fast.variance.insert_axis(Axis(0))));
        prop_assert_eq!(bits(&table(&walk, Quantity::Mean)), bits(&fast.mean.insert_axis(Axis(0))));
    }
}
