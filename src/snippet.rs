//! Programs in `NumPy`, `PyTorch`, Keras and JAX with Flax that print the numbers on the page.
//!
//! A program uses the framework's own layer wherever that layer does what the page shows, with epsilon and momentum as the
//! framework writes them. Where it does not (`BatchNorm1d` never divides by N−1, Keras does not store that variance, `PyTorch`
//! refuses a batch of one), the formula is written out in the framework's operations, and a comment says why.
//! `docs/snippets.md` says how the programs were checked.

mod by_hand;
mod dialect;
mod layer;
mod program;
mod running;
mod script;

pub use program::{Averaged, Inferred, Program, Rule, Trained};

use crate::error::Error;
use script::Script;
use serde::{Deserialize, Serialize};

/// What a program is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
#[serde(rename_all = "lowercase")]
pub enum Framework {
    /// `NumPy`: every formula written out.
    NumPy,
    /// `torch.nn.BatchNorm1d`.
    PyTorch,
    /// `keras.layers.BatchNormalization` of Keras 3.
    Keras,
    /// `flax.linen.BatchNorm` on JAX.
    Flax,
}

impl Framework {
    /// All of them, in the order of a menu.
    pub const ALL: [Self; 4] = [Self::NumPy, Self::PyTorch, Self::Keras, Self::Flax];

    /// The name in a link or a setting.
    pub fn id(self) -> &'static str {
        match self {
            Self::NumPy => "numpy",
            Self::PyTorch => "pytorch",
            Self::Keras => "keras",
            Self::Flax => "flax",
        }
    }

    /// The framework of this [`Framework::id`].
    ///
    /// # Errors
    /// [`Error::UnknownName`] if there is none.
    pub fn from_id(id: &str) -> Result<Self, Error> {
        let found = Self::ALL.into_iter().find(|framework| framework.id() == id);
        found.ok_or_else(|| Error::UnknownName {
            what: "framework",
            name: id.to_owned(),
        })
    }
}

/// A program, ready to be saved and run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct Snippet {
    /// The text of the program.
    pub code: String,
    /// The numbers it reads, where they are too many to stand in the text.
    pub files: Vec<DataFile>,
}

/// A file that a program expects beside itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "web", derive(tsify::Tsify))]
pub struct DataFile {
    /// Its name.
    pub name: String,
    /// Its text, as CSV.
    pub text: String,
}

/// Writes a program for a framework. `names` are those of the features; they stand in a comment.
///
/// # Errors
/// Those of the function whose numbers it reproduces; a program is never written for what the page cannot show.
pub fn snippet(
    framework: Framework,
    program: &Program,
    names: &[String],
) -> Result<Snippet, Error> {
    program.check()?;
    let mut script = Script::new(framework, names);
    match *program {
        Program::Training(forward) => match layer::refuses(framework, &forward) {
            Some(reason) => by_hand::training(&mut script, &forward, reason),
            None => layer::training(&mut script, &forward),
        },
        Program::Inference(ref inferred) => match framework {
            Framework::NumPy => by_hand::inference(&mut script, inferred),
            _ => layer::inference(&mut script, inferred),
        },
        Program::Running(ref averaged) => running::write(&mut script, averaged),
    }
    Ok(script.finish())
}
