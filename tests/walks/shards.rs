//! A batch split over devices.

use crate::common::{names, table, text};
use crate::formulas::assert_formulas_give_tables;
use crate::obvious::{assert_tables, column, means, row, scalar, variances, wave};
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::Quantity;
use batch_norm_explained::walk::hand;
use batch_norm_explained::walk::shards::walk;
use ndarray::{Array1, Array2, Axis, array};

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
fn sizes_must_make_up_the_batch_and_no_device_is_idle() {
    let x = array![[1.0], [2.0], [3.0]];
    let [expected, found] = [vec![3], vec![1, 1]];
    let what = "sizes";
    assert_eq!(
        walk(&x, &names(1), &[1, 1]).unwrap_err(),
        Error::ShapeMismatch {
            what,
            expected,
            found
        }
    );
    assert_eq!(
        walk(&x, &names(1), &[3, 0]).unwrap_err().key(),
        "empty-input"
    );
}

#[test]
fn every_table_is_what_the_definition_says() {
    for seed in 0..10 {
        let sizes = [1 + seed % 3, 2, 3];
        let x = wave(sizes.iter().sum(), 2, seed);
        let walk = walk(&x, &names(2), &sizes).unwrap();
        let mut rest = x.view();
        let parts = sizes.map(|size| {
            let (part, after) = rest.split_at(Axis(0), size);
            rest = after;
            part.to_owned()
        });
        let stack = |of: fn(&Array2<f64>) -> Array1<f64>| {
            let rows = parts.iter().map(of).collect::<Vec<_>>();
            Array2::from_shape_fn((3, 2), |(part, feature)| rows[part][feature])
        };
        let (mean, variance) = (stack(means), stack(variances));
        let counts = Array1::from(sizes.map(|size| size as f64).to_vec());
        let weighted = |values: &Array2<f64>| counts.dot(values) / x.nrows() as f64;
        let gaps = &mean - &means(&x);
        let expected = vec![
            (Quantity::ShardCount, column(counts.clone())),
            (Quantity::MeanOfMeans, row(means(&mean))),
            (Quantity::MeanOfVariances, row(means(&variance))),
            (Quantity::Count, scalar(x.nrows() as f64)),
            (Quantity::Mean, row(means(&x))),
            (Quantity::Within, row(weighted(&variance))),
            (Quantity::Between, row(weighted(&(&gaps * &gaps)))),
            (Quantity::Variance, row(variances(&x))),
            (Quantity::WholeMean, row(means(&x))),
            (Quantity::WholeVariance, row(variances(&x))),
            (Quantity::Difference, row(means(&x) * 0.0)),
            (Quantity::ShardMean, mean),
            (Quantity::ShardVariance, variance),
        ];
        assert_tables(&walk, &expected, 1e-12);
        assert_formulas_give_tables(&walk, 1e-11);
        let devices: Vec<f64> = table(&walk, Quantity::Shard).into_iter().collect();
        let count = |device: f64| devices.iter().filter(|found| **found == device).count();
        assert_eq!([count(1.0), count(2.0), count(3.0)], sizes);
        assert!(devices.is_sorted());
    }
}
