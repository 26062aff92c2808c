//! What CONTRIBUTING.md says about a step, done: a formula, a table, and everything else comes by itself.

use crate::common::{table, text};
use crate::formulas::assert_formulas_give_tables;
use batch_norm_explained::formula::{Formula, Quantity, cell, relu};
use batch_norm_explained::walk::{Step, Table, hand};

#[test]
fn a_step_is_a_formula_and_its_table() {
    let mut walk = hand::walk("forward").unwrap().unwrap();
    let y = walk.table(Quantity::Y).unwrap();
    let activated = Table {
        quantity: Quantity::Activated,
        rows: y.rows.clone(),
        cols: y.cols.clone(),
        values: y.values.mapv(|value| value.max(0.0)),
    };
    let formula = Formula::cell(Quantity::Activated, relu(cell(Quantity::Y)));
    walk.steps.push(Step::new(formula, activated));
    // The formula that is shown gives the numbers of the table, the arithmetic of a cell is written, its sources are known.
    assert_formulas_give_tables(&walk, 1e-12);
    assert!(
        table(&walk, Quantity::Activated)
            .iter()
            .any(|value| *value == 0.0)
    );
    assert!(text(&walk, Quantity::Activated, 0, 0).contains("max(0, "));
}
