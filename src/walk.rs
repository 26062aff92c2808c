//! The one shape of explanation: an ordered list of steps, each with its formula and the table it produced.

pub mod axes;
pub mod backward;
pub mod bowl;
pub mod fold;
pub mod fold_next;
pub mod forward;
#[doc(hidden)]
pub mod hand;
pub mod inference;
pub mod linear;
mod normalize;
pub mod order;
pub mod outside;
pub mod running;
pub mod scale;
pub mod serve;
pub mod shards;
pub mod slip;
mod table;

pub use table::{Labels, Table};

use crate::error::Error;
use crate::formula::{Arithmetic, Cell, Formula, Quantity, Source, Tables, arithmetic};
use ndarray::{Array1, Array2};
use serde::Serialize;

/// Every walk with its hand example. A new walk is a module and a line here.
const EXAMPLES: &[(&str, Example)] = &[
    ("axes", axes::example),
    ("backward", backward::example),
    ("bowl", bowl::example),
    ("fold", fold::example),
    ("fold-next", fold_next::example),
    ("forward", forward::example),
    ("inference", inference::example),
    ("order", order::example),
    ("outside", outside::example),
    ("running", running::example),
    ("scale", scale::example),
    ("serve", serve::example),
    ("shards", shards::example),
    ("slip", slip::example),
];

type Example = fn() -> Result<Walk, Error>;

/// One formula and what it gave.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The formula, over the tables before this one.
    pub formula: Formula,
    /// Its values.
    pub table: Table,
    /// How many rows at the top are given and not computed, such as the start value of an average.
    pub given_rows: usize,
}

impl Step {
    /// A step whose every cell is computed.
    pub fn new(formula: Formula, table: Table) -> Step {
        Step {
            formula,
            table,
            given_rows: 0,
        }
    }

    /// The identifier: that of the quantity that the step defines.
    pub fn id(&self) -> &'static str {
        self.table.quantity.id()
    }
}

/// Something that a reader should be told about these numbers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Note {
    /// Which sentence; the page has it in each language.
    pub key: &'static str,
    /// What goes into it, such as the name of a column.
    pub about: String,
}

impl Note {
    fn new(key: &'static str, about: &str) -> Note {
        let about = about.into();
        Note { key, about }
    }
}

/// An explanation: what was given, and the steps in order. A quantity has at most one table.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Walk {
    /// The data and the settings.
    pub inputs: Vec<Table>,
    /// The steps.
    pub steps: Vec<Step>,
    /// What to tell about these numbers.
    pub notes: Vec<Note>,
}

impl Walk {
    /// A walk before its first step.
    fn given(inputs: Vec<Table>) -> Walk {
        Walk {
            inputs,
            ..Walk::default()
        }
    }

    /// Adds a step whose numbers the mathematics computed.
    fn add(&mut self, formula: Formula, table: Table) {
        self.steps.push(Step::new(formula, table));
    }

    /// [`Walk::add`] with one value per sample and feature.
    fn add_samples(&mut self, formula: Formula, values: Array2<f64>, names: &[String]) {
        let table = Table::samples(formula.left.quantity, values, names);
        self.add(formula, table);
    }

    /// [`Walk::add`] with one value per feature.
    fn add_statistic(&mut self, formula: Formula, values: Array1<f64>, names: &[String]) {
        let table = Table::statistic(formula.left.quantity, values, names);
        self.add(formula, table);
    }

    /// Adds a step that only the explanation has: its formula computes its table. Where everything cancels, the rounding
    /// of the operands leaves noise instead of 0; it is set to 0.
    fn compute(&mut self, formula: Formula, rows: Labels, cols: Labels) {
        const NOISE: f64 = 16.0 * f64::EPSILON;
        let cell = |(row, col)| {
            let cell = Cell { row, col };
            let value = formula.right.evaluate(self, cell);
            let noise = NOISE * formula.right.magnitude(self, cell);
            if value.abs() < noise { 0.0 } else { value }
        };
        let table = Table {
            quantity: formula.left.quantity,
            values: Array2::from_shape_fn((rows.count(), cols.count()), cell),
            rows,
            cols,
        };
        self.add(formula, table);
    }

    /// [`Walk::compute`] with the labels of another table.
    fn compute_like(&mut self, formula: Formula, other: Quantity) {
        let labels = |table: &Table| (table.rows.clone(), table.cols.clone());
        let single = (Labels::Single, Labels::Single);
        let (rows, cols) = self.table(other).map_or(single, labels);
        self.compute(formula, rows, cols);
    }

    /// Forgets every step from that of a quantity on.
    fn truncate_before(&mut self, quantity: Quantity) {
        let keep = |step: &&Step| step.table.quantity != quantity;
        let kept = self.steps.iter().take_while(keep).count();
        self.steps.truncate(kept);
    }

    /// The numbers of a quantity, none if the walk does not have it.
    fn values(&self, quantity: Quantity) -> Array2<f64> {
        let none = || Array2::zeros((0, 0));
        self.table(quantity)
            .map_or_else(none, |table| table.values.clone())
    }

    /// The table of a quantity, given or computed.
    pub fn table(&self, quantity: Quantity) -> Option<&Table> {
        let computed = self.steps.iter().map(|step| &step.table);
        let mut all = self.inputs.iter().chain(computed);
        all.find(|table| table.quantity == quantity)
    }

    /// The step that computes a quantity; `None` for what is given.
    pub fn step(&self, quantity: Quantity) -> Option<&Step> {
        let mut steps = self.steps.iter();
        steps.find(|step| step.table.quantity == quantity)
    }

    /// The step that computes a cell; `None` for a given number.
    fn step_of(&self, quantity: Quantity, cell: Cell) -> Option<&Step> {
        let step = self.step(quantity);
        step.filter(|step| cell.row >= step.given_rows)
    }

    /// The arithmetic of a cell; `None` for a given number.
    ///
    /// # Errors
    /// [`Error::UnknownName`] if the walk has no such table or the table no such cell.
    pub fn arithmetic(&self, quantity: Quantity, cell: Cell) -> Result<Option<Arithmetic>, Error> {
        let value = self.value(quantity, cell)?;
        let step = self.step_of(quantity, cell);
        Ok(step.map(|step| arithmetic(&step.formula, self, cell, value)))
    }

    /// The cells that a cell was made of; none for a given number.
    pub fn sources(&self, quantity: Quantity, cell: Cell) -> Vec<Source> {
        let step = self.step_of(quantity, cell);
        step.map_or_else(Vec::new, |step| step.formula.right.sources(self, cell))
    }

    /// The number in a cell.
    ///
    /// # Errors
    /// [`Error::UnknownName`] if the walk has no such table or the table no such cell.
    pub fn value(&self, quantity: Quantity, cell: Cell) -> Result<f64, Error> {
        let unknown = || Error::UnknownName {
            what: "cell",
            name: format!("{quantity} {} {}", cell.row, cell.col),
        };
        self.number(quantity, cell).ok_or_else(unknown)
    }
}

impl Tables for Walk {
    fn number(&self, quantity: Quantity, cell: Cell) -> Option<f64> {
        self.table(quantity)?
            .values
            .get((cell.row, cell.col))
            .copied()
    }

    fn shape(&self, quantity: Quantity) -> Option<(usize, usize)> {
        self.table(quantity).map(|table| table.values.dim())
    }
}

/// What a reader should know about a batch: one row, a feature whose values are all equal, a value that is not finite,
/// and a root that is 0, by which nothing can be divided.
fn notes_on(
    x: &Array2<f64>,
    variance: &Array1<f64>,
    root: &Array1<f64>,
    names: &[String],
) -> Vec<Note> {
    let mut notes = Vec::new();
    if x.nrows() == 1 {
        notes.push(Note::new("batch-of-one", ""));
    }
    for (column, name) in names.iter().enumerate() {
        if x.column(column).iter().any(|value| !value.is_finite()) {
            notes.push(Note::new("not-finite", name));
        } else if x.nrows() > 1 && variance[column] == 0.0 {
            notes.push(Note::new("flat-feature", name));
        }
    }
    // 0 / 0 is not a number; frameworks say the same.
    if root.iter().any(|root| *root == 0.0) {
        notes.push(Note::new("zero-root", ""));
    }
    notes
}
