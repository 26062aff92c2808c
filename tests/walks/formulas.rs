//! What every walk has to hold: its shown formulas give its tables.

use batch_norm_explained::formula::Cell;
use batch_norm_explained::walk::Walk;

/// Evaluates every formula of every computed cell, in both its forms, and compares it with the table, within
/// `relative` of the size of what went in.
pub fn assert_formulas_give_tables(walk: &Walk, relative: f64) {
    for step in &walk.steps {
        for ((row, col), expected) in step.table.values.indexed_iter() {
            if row < step.given_rows {
                continue;
            }
            let cell = Cell { row, col };
            for side in step.formula.also.iter().chain([&step.formula.right]) {
                let got = side.evaluate(walk, cell);
                let sources = side.sources(walk, cell);
                let sizes = sources
                    .iter()
                    .filter_map(|source| walk.value(source.quantity, source.cell).ok());
                let size = sizes.fold(1.0_f64, |most, value| most.max(value.abs()));
                let same = got == *expected || (got.is_nan() && expected.is_nan());
                let within = (got - expected).abs() <= relative * size.max(expected.abs());
                assert!(
                    same || within,
                    "{} at {row},{col}: the formula gives {got}, the table says {expected}",
                    step.id()
                );
            }
        }
    }
}
