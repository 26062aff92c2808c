//! Tables of the crate itself: the notation, and what frameworks mean.

use crate::web::write::object;
use tsify::Tsify;

/// A row of the notation table.
#[derive(Clone, Debug, Tsify)]
pub struct Name {
    /// Identifier.
    pub id: String,
    /// Colour token, empty for plain ink.
    pub token: String,
    /// What it is, in English.
    pub meaning: String,
}

/// The notation table.
#[derive(Clone, Debug, Tsify)]
pub struct Names {
    /// Its rows.
    pub names: Vec<Name>,
}

/// What a framework does when nobody asks for anything else.
#[derive(Clone, Debug, Tsify)]
pub struct Habit {
    /// Identifier: "pytorch".
    pub id: String,
    /// Added to the variance; the paper names none.
    #[tsify(type = "number | undefined")]
    pub epsilon: Option<f64>,
    /// The number called momentum; without one, every batch so far weighs the same.
    #[tsify(type = "number | undefined")]
    pub momentum: Option<f64>,
    /// Whether the momentum multiplies the old value.
    pub old: bool,
    /// Divisor of the variance that goes into the running variance.
    #[tsify(type = "Divisor")]
    pub stored: String,
}

/// The frameworks.
#[derive(Clone, Debug, Tsify)]
pub struct Habits {
    /// In the order of a table.
    pub habits: Vec<Habit>,
}

object!(Name { id, token, meaning });
object!(Names { names });
object!(Habit {
    id,
    epsilon,
    momentum,
    old,
    stored
});
object!(Habits { habits });
