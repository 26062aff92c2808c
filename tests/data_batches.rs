//! Batches to begin with: by hand, drawn from the penguins, generated.

use batch_norm_explained::data::{self, CELLS, Generated, Note, ROWS, Shape, generate, hand};
use batch_norm_explained::error::Error;
use ndarray::{Axis, array};

const PENGUINS: &str = include_str!("../data/penguins.csv");

#[test]
fn the_hand_batch_has_even_statistics() {
    let batch = hand();
    assert_eq!(
        batch.values.mean_axis(Axis(0)),
        Some(array![5.0, 50.0, 1.0])
    );
    assert_eq!(batch.values.var_axis(Axis(0), 0.0), array![4.0, 400.0, 4.0]);
    let tiny = data::tiny_variance().values;
    assert!((tiny.var_axis(Axis(0), 0.0)[0] - 4e-6).abs() < 1e-18);
}

#[test]
fn penguins_are_drawn_without_repetition_and_grow_at_the_end() {
    let all = data::penguins(PENGUINS, 342, 1).expect("342 penguins were measured");
    assert_eq!(all.names, data::PENGUIN_FEATURES);
    assert_eq!(all.notes, [Note::DroppedRows { count: 2, first: 5 }]);
    // Mean body mass of all 342, as published with the data.
    assert!((all.values.column(3).sum() / 342.0 - 4_201.754_385_964_912).abs() < 1e-9);
    let some = data::penguins(PENGUINS, 16, 1).expect("16 penguins");
    assert_eq!(
        some.values,
        all.values.select(Axis(0), &(0..16).collect::<Vec<_>>())
    );
    assert_ne!(
        some.values,
        data::penguins(PENGUINS, 16, 2).expect("others").values
    );
    assert_eq!(
        data::penguins(PENGUINS, 343, 1).unwrap_err(),
        Error::TooMuch {
            what: "rows",
            limit: 342,
            found: 343
        }
    );
    assert!(matches!(
        data::penguins("a,b\n1,2", 1, 1),
        Err(Error::UnknownName { what: "column", .. })
    ));
}

/// Mean and variance of each shape, as its definition says, from 100,000 values; within five standard errors.
#[test]
fn generated_batches_have_the_moments_of_their_shape() {
    // Shape, mean, variance, fourth central moment over squared variance (none: infinite).
    for (shape, mean, variance, kurtosis) in [
        (Shape::Normal, 0.0, 1.0, Some(3.0)),
        (Shape::Shifted, 10.0, 4.0, Some(3.0)),
        (Shape::Skewed, 1.0, 1.0, Some(9.0)),
        (
            Shape::Bimodal,
            0.0,
            4.25,
            Some((16.0 + 6.0 * 4.0 * 0.25 + 3.0 * 0.0625) / (4.25 * 4.25)),
        ),
        (Shape::HeavyTail, 0.0, 3.0, None),
    ] {
        let rows = ROWS;
        let batch = generate(&Generated {
            shape,
            rows,
            features: 2,
            seed: 3,
        })
        .expect("a batch");
        let column = batch.values.column(1);
        let error = (variance / rows as f64).sqrt();
        assert!(
            (column.sum() / rows as f64 - mean).abs() < 5.0 * error,
            "{shape:?}: mean"
        );
        let found = column.var(0.0);
        match kurtosis {
            Some(kurtosis) => {
                let error = variance * ((kurtosis - 1.0) / rows as f64).sqrt();
                assert!(
                    (found - variance).abs() < 5.0 * error,
                    "{shape:?}: variance {found}"
                );
            }
            // The variance of its sample variance is infinite; its quartiles ±0.7649 are not.
            None => {
                let inside = column
                    .iter()
                    .filter(|x| x.abs() < 0.764_892_328_404_345)
                    .count() as f64;
                assert!(
                    (inside / rows as f64 - 0.5).abs() < 5.0 * 0.5 / (rows as f64).sqrt(),
                    "{shape:?}"
                );
            }
        }
        assert_eq!(Shape::from_name(shape.name()), Ok(shape));
    }
}

#[test]
fn a_larger_draw_begins_with_the_smaller_one() {
    for shape in Shape::ALL {
        let small = generate(&Generated {
            shape,
            rows: 5,
            features: 2,
            seed: 7,
        })
        .expect("small")
        .values;
        let large = generate(&Generated {
            shape,
            rows: 9,
            features: 3,
            seed: 7,
        })
        .expect("large")
        .values;
        for ((row, feature), value) in small.indexed_iter() {
            assert_eq!(
                large[[row, feature]].to_bits(),
                value.to_bits(),
                "{shape:?}"
            );
        }
    }
}

#[test]
fn sizes_of_a_draw_are_checked() {
    let of = |rows, features| {
        generate(&Generated {
            shape: Shape::Normal,
            rows,
            features,
            seed: 1,
        })
        .unwrap_err()
    };
    assert_eq!(
        of(0, 1),
        Error::TooFew {
            what: "rows",
            needed: 1,
            found: 0
        }
    );
    assert_eq!(
        of(1, 0),
        Error::TooFew {
            what: "columns",
            needed: 1,
            found: 0
        }
    );
    assert_eq!(
        of(ROWS + 1, 1),
        Error::TooMuch {
            what: "rows",
            limit: ROWS,
            found: ROWS + 1
        }
    );
    assert_eq!(
        of(ROWS, 100),
        Error::TooMuch {
            what: "cells",
            limit: CELLS,
            found: 100 * ROWS
        }
    );
    assert!(Shape::from_name("gauss").is_err());
}
