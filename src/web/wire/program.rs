//! Programs as JavaScript gets them.

use crate::snippet::Snippet;
use crate::web::read::words;
use crate::web::write::object;
use tsify::Tsify;

/// Which of the averages a program computes.
#[derive(Clone, Copy, Debug, Tsify)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// Over the last batches.
    Window,
    /// Exponential.
    Average,
    /// Exponential, its start taken out again.
    Corrected,
    /// Over all batches so far.
    Cumulative,
    /// Over all rows so far.
    Precise,
}

/// A program, ready to be saved and run.
#[derive(Clone, Debug, Tsify)]
pub struct Program {
    /// Its text.
    pub code: String,
    /// What it expects beside itself.
    pub files: Vec<ProgramFile>,
}

/// A file that a program reads.
#[derive(Clone, Debug, Tsify)]
pub struct ProgramFile {
    /// Its name.
    pub name: String,
    /// Its text.
    pub text: String,
}

impl From<Snippet> for Program {
    fn from(snippet: Snippet) -> Self {
        let files = snippet.files.into_iter().map(|file| ProgramFile {
            name: file.name,
            text: file.text,
        });
        Self {
            code: snippet.code,
            files: files.collect(),
        }
    }
}

words!(Rule { "window" => Window, "average" => Average, "corrected" => Corrected, "cumulative" => Cumulative, "precise" => Precise });

object!(Program { code, files });
object!(ProgramFile { name, text });
