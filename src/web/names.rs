//! Tables of the crate itself: the notation, and what frameworks mean.

use crate::convention::{Convention, MomentumWeighs};
use crate::formula::Quantity;
use crate::stats::Divisor;
use serde::Serialize;
use tsify::Tsify;

/// A row of the notation table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Name {
    /// Identifier.
    pub id: String,
    /// Colour token, empty for plain ink.
    pub token: String,
    /// What it is, in English.
    pub meaning: String,
}

/// The notation table.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Names {
    /// Its rows.
    pub names: Vec<Name>,
}

impl Names {
    /// Every quantity.
    pub fn all() -> Self {
        let names = Quantity::ALL.iter().map(|quantity| {
            let entry = quantity.entry();
            Name {
                id: entry.id.into(),
                token: entry.token.into(),
                meaning: quantity.meaning().into(),
            }
        });
        Names {
            names: names.collect(),
        }
    }
}

/// What a framework does when nobody asks for anything else.
#[derive(Clone, Debug, Serialize, Tsify)]
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
    pub stored: Divisor,
}

/// The frameworks.
#[derive(Clone, Debug, Serialize, Tsify)]
pub struct Habits {
    /// In the order of a table.
    pub habits: Vec<Habit>,
}

impl Habits {
    /// Every framework.
    pub fn all() -> Self {
        let habits = Convention::ALL.map(|convention| {
            let update = convention.update();
            Habit {
                id: convention.id().into(),
                epsilon: convention.epsilon(),
                momentum: update.momentum,
                old: update.weighs == MomentumWeighs::Old,
                stored: update.stored,
            }
        });
        Habits {
            habits: habits.to_vec(),
        }
    }
}
