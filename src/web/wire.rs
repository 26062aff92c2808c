//! What JavaScript sees: flat structs, camelCase, typed arrays for long runs of numbers.

mod article;
pub mod averages;
mod axes;
mod curves;
pub mod data;
pub mod drawn;
mod explain;
mod names;
pub mod plot;
pub mod program;
mod request;
mod stream;
mod table;
pub mod walks;

#[allow(unused_imports, reason = "each of the two modules takes its part")]
pub use explain::{Explained, Question};
#[allow(unused_imports, reason = "each of the two modules takes its part")]
pub use names::{Habit, Habits, Name, Names};
pub use request::{Averaging, Divisor, Notation, Running, Start, Statistic, WalkRequest};
pub use stream::{StreamRequest, StreamRows, Truth};
#[allow(unused_imports, reason = "each of the two modules takes its part")]
pub use table::{
    Arithmetic, Columns, Note, Outline, OutlineStep, Source, Table, Tables, View, Wanted, Written,
};
