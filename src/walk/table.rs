//! A named table of numbers, and what its rows and columns are called.

use crate::batch_norm::Affine;
use crate::data::quoted;
use crate::digits;
use crate::fold::Frozen;
use crate::formula::Quantity;
use ndarray::{Array1, Array2, Axis};

/// What the rows or columns of a table are called.
#[derive(Clone, Debug, PartialEq)]
pub enum Labels {
    /// Numbered: `sample 1`, `sample 2` …; the page has the word for `key`.
    Counted {
        /// Word key, such as "sample".
        key: &'static str,
        /// Number of the first.
        first: usize,
        /// How many.
        count: usize,
    },
    /// Named one by one, as the columns of a reader's data are.
    Named {
        /// Word key, such as "feature".
        key: &'static str,
        /// The names.
        names: Vec<String>,
    },
    /// A single row or column that needs no name.
    Single,
}

impl Labels {
    /// `key 1`, `key 2` …
    pub fn counted(key: &'static str, count: usize) -> Labels {
        Labels::Counted {
            key,
            first: 1,
            count,
        }
    }

    /// `key 0`, `key 1` …, as steps are numbered from their start.
    pub fn from_zero(key: &'static str, count: usize) -> Labels {
        Labels::Counted {
            key,
            first: 0,
            count,
        }
    }

    /// The features by their names.
    pub fn features(names: &[String]) -> Labels {
        Labels::Named {
            key: "feature",
            names: names.to_vec(),
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        match self {
            Labels::Counted { count, .. } => *count,
            Labels::Named { names, .. } => names.len(),
            Labels::Single => 1,
        }
    }

    /// Word key of the labels, empty for a single one.
    pub fn key(&self) -> &'static str {
        match self {
            Labels::Counted { key, .. } | Labels::Named { key, .. } => key,
            Labels::Single => "",
        }
    }

    /// The label at a position, without its word.
    pub fn name(&self, position: usize) -> String {
        match self {
            Labels::Counted { first, .. } => (first + position).to_string(),
            Labels::Named { names, .. } => names.get(position).cloned().unwrap_or_default(),
            Labels::Single => String::new(),
        }
    }
}

/// A named table of numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What the numbers are.
    pub quantity: Quantity,
    /// Labels of the rows.
    pub rows: Labels,
    /// Labels of the columns.
    pub cols: Labels,
    /// (rows, columns); a statistic has one row, a setting one row and one column.
    pub values: Array2<f64>,
}

impl Table {
    /// One value per sample and feature.
    pub fn samples(quantity: Quantity, values: Array2<f64>, names: &[String]) -> Table {
        Table {
            quantity,
            rows: Labels::counted("sample", values.nrows()),
            cols: Labels::features(names),
            values,
        }
    }

    /// One value per feature.
    pub fn statistic(quantity: Quantity, values: Array1<f64>, names: &[String]) -> Table {
        let values = values.insert_axis(Axis(0));
        Table {
            quantity,
            rows: Labels::Single,
            cols: Labels::features(names),
            values,
        }
    }

    /// One value per row, whose labels are counted by `key`.
    pub(super) fn per_row(quantity: Quantity, values: Array1<f64>, key: &'static str) -> Table {
        Table {
            quantity,
            rows: Labels::counted(key, values.len()),
            cols: Labels::Single,
            values: values.insert_axis(Axis(1)),
        }
    }

    /// ε, γ and β.
    pub(super) fn parameters(affine: &Affine, epsilon: f64, names: &[String]) -> [Table; 3] {
        [
            Table::scalar(Quantity::Epsilon, epsilon),
            Table::statistic(Quantity::Gamma, affine.gamma.clone(), names),
            Table::statistic(Quantity::Beta, affine.beta.clone(), names),
        ]
    }

    /// The running statistics, ε, γ and β.
    pub(super) fn frozen(frozen: &Frozen, names: &[String]) -> Vec<Table> {
        let running = &frozen.running;
        let mut tables = vec![
            Table::statistic(Quantity::RunningMean, running.mean.clone(), names),
            Table::statistic(Quantity::RunningVariance, running.variance.clone(), names),
        ];
        tables.extend(Table::parameters(&frozen.affine, frozen.epsilon, names));
        tables
    }

    /// The whole table as CSV (RFC 4180) with full digits and an ASCII minus.
    pub fn csv(&self) -> String {
        let id = self.quantity.id();
        let heading = |col: usize| match self.cols.name(col) {
            name if name.is_empty() => quoted(id),
            name => quoted(&name),
        };
        let line = |first: &str, rest: &mut dyn Iterator<Item = String>| {
            let cells: Vec<String> = std::iter::once(quoted(first)).chain(rest).collect();
            cells.join(",") + "\r\n"
        };
        let mut text = line(self.rows.key(), &mut (0..self.values.ncols()).map(heading));
        for (row, values) in self.values.outer_iter().enumerate() {
            let cells = &mut values.iter().map(|&value| digits::plain(value));
            text.push_str(&line(&self.rows.name(row), cells));
        }
        text
    }

    /// One number.
    pub fn scalar(quantity: Quantity, value: f64) -> Table {
        Table {
            quantity,
            rows: Labels::Single,
            cols: Labels::Single,
            values: Array2::from_elem((1, 1), value),
        }
    }
}
