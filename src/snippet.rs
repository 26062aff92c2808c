//! Programs in `NumPy`, `PyTorch`, Keras and JAX with Flax that print the numbers on the page.
//!
//! A program uses the framework's own layer wherever that layer does what the page shows, with epsilon and momentum as the
//! framework writes them. Where it does not (`BatchNorm1d` never divides by N−1, Keras does not store that variance, `PyTorch`
//! refuses a batch of one), the formula is written out in the framework's operations, and a comment says why.
//! `docs/snippets.md` says how the programs were checked.

mod by_hand;
mod dialect;
mod layer;
mod running;
mod script;

use crate::batch_norm::{self, Affine, Running};
use crate::error::Error;
use crate::running::Average;
use crate::stats::{Divisor, Moments};
use ndarray::{Array2, ArrayView2};
use script::Script;

/// What a program is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// What a program computes.
#[derive(Clone, Copy, Debug)]
pub enum Program<'a> {
    /// [`batch_norm::train`]; prints `mean`, `variance` and `y`.
    Training(Trained<'a>),
    /// [`batch_norm::infer`]; prints `y`.
    Inference {
        /// The samples, (batch, features).
        x: ArrayView2<'a, f64>,
        /// γ and β.
        affine: &'a Affine,
        /// ε, added to the variance.
        epsilon: f64,
        /// The running statistics.
        running: &'a Running,
    },
    /// [`batch_norm::backward`]; prints `dx`, `dgamma` and `dbeta`.
    Backward {
        /// The forward pass.
        forward: Trained<'a>,
        /// ∂ℓ/∂y, (batch, features).
        dy: ArrayView2<'a, f64>,
    },
    /// The functions of [`crate::running`]; prints `running_mean` and `running_variance` after each batch.
    Running {
        /// The batches, or their statistics.
        stream: Stream<'a>,
        /// How they are averaged.
        rule: Rule,
        /// Which variance of a batch is averaged. [`Rule::Precise`] always takes N.
        stored: Divisor,
        /// Where an exponential average starts.
        start: &'a Running,
    },
}

/// A forward pass in training.
#[derive(Clone, Copy, Debug)]
pub struct Trained<'a> {
    /// The batch, (batch, features).
    pub x: ArrayView2<'a, f64>,
    /// γ and β.
    pub affine: &'a Affine,
    /// ε, added to the variance.
    pub epsilon: f64,
    /// What the sum of squares is divided by.
    pub divisor: Divisor,
}

/// What running statistics are made of.
#[derive(Clone, Copy, Debug)]
pub enum Stream<'a> {
    /// Batches, each (batch, features).
    Batches(&'a [Array2<f64>]),
    /// Their statistics.
    Statistics(&'a [Moments]),
}

/// How the statistics of batches are averaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rule {
    /// One of the averages over a sequence. Algorithm 2 of the paper is [`Average::Cumulative`] with N−1.
    Average(Average),
    /// Mean and variance of all the rows so far, by the law of total variance.
    Precise,
}

/// A program, ready to be saved and run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text of the program.
    pub code: String,
    /// The numbers it reads, when they are too many to stand in the text.
    pub file: Option<DataFile>,
}

/// A file that a program expects beside itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataFile {
    /// Its name.
    pub name: &'static str,
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
        Program::Training(forward) => {
            if let Some(reason) = layer::refuses(framework, &forward) {
                by_hand::training(&mut script, &forward, reason);
            } else {
                layer::training(&mut script, &forward);
            }
        }
        Program::Inference {
            x,
            affine,
            epsilon,
            running,
        } => {
            if framework == Framework::NumPy {
                by_hand::inference(&mut script, x, affine, epsilon, running);
            } else {
                layer::inference(&mut script, x, affine, epsilon, running);
            }
        }
        Program::Backward { forward, dy } => {
            let reason = layer::refuses(framework, &forward);
            if framework == Framework::NumPy {
                by_hand::backward(&mut script, &forward, dy);
            } else {
                layer::backward(&mut script, &forward, dy, reason);
            }
        }
        Program::Running {
            stream,
            rule,
            stored,
            start,
        } => {
            running::write(&mut script, stream, rule, stored, start);
        }
    }
    Ok(script.finish())
}

impl Program<'_> {
    /// Computes what the program will compute, only to see that it can be computed.
    fn check(&self) -> Result<(), Error> {
        match *self {
            Self::Training(forward) => forward.check().map(drop),
            Self::Inference {
                x,
                affine,
                epsilon,
                running,
            } => batch_norm::infer(x, affine, epsilon, running).map(drop),
            Self::Backward { forward, dy } => {
                let training = forward.check()?;
                batch_norm::backward(&training, forward.affine.gamma.view(), dy).map(drop)
            }
            Self::Running {
                stream,
                rule,
                stored,
                start,
            } => running::check(stream, rule, stored, start),
        }
    }
}

impl Trained<'_> {
    fn check(&self) -> Result<batch_norm::Training, Error> {
        batch_norm::train(self.x, self.affine, self.epsilon, self.divisor)
    }
}
