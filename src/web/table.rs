//! The part of a table that is shown, with its digits written.

use super::wire::{Table, View};
use crate::digits;
use crate::walk;
use js_sys::{Float64Array, Uint8Array, Uint32Array};

/// Whether a row is within the shown head or tail, or in the stretch between.
pub fn is_shown(row: usize, rows: usize, view: &View) -> bool {
    rows <= view.head.saturating_add(view.tail)
        || row < view.head
        || row >= rows.saturating_sub(view.tail)
        || view
            .between
            .is_some_and(|[first, end]| (first..end).contains(&row))
}

/// The shown part of a table.
pub fn shown(table: &walk::Table, view: &View) -> Table {
    let (rows, columns) = table.values.dim();
    let shown_rows: Vec<usize> = (0..rows).filter(|row| is_shown(*row, rows, view)).collect();
    let shown_cols: Vec<usize> = match view
        .columns
        .iter()
        .copied()
        .filter(|col| *col < columns)
        .collect::<Vec<_>>()
    {
        some if !some.is_empty() && columns > 1 => some,
        _ => (0..columns).collect(),
    };
    let mut cells = String::new();
    let (mut exact, mut values) = (Vec::new(), Vec::new());
    for (line, row) in shown_rows.iter().enumerate() {
        for (place, col) in shown_cols.iter().enumerate() {
            let value = table.values[(*row, *col)];
            let written = digits::write(value, view.digits);
            cells.push_str(if place > 0 {
                "\t"
            } else if line > 0 {
                "\n"
            } else {
                ""
            });
            cells.push_str(&written.text);
            exact.push(u8::from(written.exact));
            values.push(value);
        }
    }
    Table {
        quantity: table.quantity.id().into(),
        token: table.quantity.entry().token.into(),
        row_key: table.rows.key().into(),
        row_names: shown_rows.iter().map(|row| table.rows.name(*row)).collect(),
        row_index: indices(&shown_rows),
        rows,
        col_key: table.cols.key().into(),
        col_names: shown_cols.iter().map(|col| table.cols.name(*col)).collect(),
        col_index: indices(&shown_cols),
        columns,
        cells,
        exact: Uint8Array::from(exact.as_slice()),
        values: Float64Array::from(values.as_slice()),
    }
}

/// The whole table as CSV (RFC 4180) with full digits and an ASCII minus.
pub fn csv(table: &walk::Table) -> String {
    let (rows, columns) = table.values.dim();
    let mut text = quoted(table.rows.key());
    for col in 0..columns {
        let name = table.cols.name(col);
        text.push(',');
        text.push_str(&quoted(if name.is_empty() {
            table.quantity.id()
        } else {
            &name
        }));
    }
    for row in 0..rows {
        text.push_str("\r\n");
        text.push_str(&quoted(&table.rows.name(row)));
        for col in 0..columns {
            text.push(',');
            text.push_str(&digits::plain(table.values[(row, col)]));
        }
    }
    text + "\r\n"
}

fn quoted(text: &str) -> String {
    let risky = text.contains(['"', ',', '\n', '\r']);
    if risky {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_string()
    }
}

fn indices(positions: &[usize]) -> Uint32Array {
    let positions: Vec<u32> = positions.iter().map(|position| *position as u32).collect();
    Uint32Array::from(positions.as_slice())
}
