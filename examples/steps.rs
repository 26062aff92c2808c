//! A batch of batch normalization, step by step in a terminal: every formula, its table, the arithmetic of one cell.
//!
//! `cargo run --example steps`

use batch_norm_explained::batch_norm::Affine;
use batch_norm_explained::digits;
use batch_norm_explained::error::Error;
use batch_norm_explained::formula::{Cell, Format, Notation, show};
use batch_norm_explained::stats::Divisor;
use batch_norm_explained::walk::forward;
use ndarray::array;

const DIGITS: usize = 4;

fn main() -> Result<(), Error> {
    let x = array![
        [2.0, 80.0],
        [4.0, 20.0],
        [5.0, 50.0],
        [6.0, 40.0],
        [8.0, 60.0]
    ];
    let names = ["A".to_string(), "B".to_string()];
    let affine = Affine {
        gamma: array![2.0, 1.0],
        beta: array![1.0, 0.0],
    };
    let walk = forward::walk(&x, &names, &affine, 1e-5, Divisor::N)?;
    for step in &walk.steps {
        println!("{}", show(&step.formula, Notation::Paper, Format::Text));
        for row in step.table.values.rows() {
            let numbers = row.iter().map(|value| digits::write(*value, DIGITS).text);
            println!("    {}", numbers.collect::<Vec<_>>().join("  "));
        }
        let first = Cell { row: 0, col: 0 };
        if let Some(arithmetic) = walk.arithmetic(step.table.quantity, first)? {
            let text = arithmetic.show(Notation::Paper, Format::Text, DIGITS, "1", "1");
            println!("    first cell: {text}");
        }
        println!();
    }
    for note in &walk.notes {
        println!("note: {} {}", note.key, note.about);
    }
    Ok(())
}
