//! What an experiment gives back: numbers and series by name.

use batch_norm_explained::experiment::Evaluation;
use batch_norm_explained::experiment::Losses;

/// Numbers and series by name, in the order in which they were measured.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// Single numbers.
    pub numbers: Vec<(String, f64)>,
    /// Runs of numbers.
    pub series: Vec<(String, Vec<f64>)>,
}

impl History {
    /// Adds a number.
    pub fn number(mut self, name: &str, value: f64) -> Self {
        self.numbers.push((name.into(), value));
        self
    }

    /// Adds a series.
    pub fn series(mut self, name: &str, values: impl IntoIterator<Item = f64>) -> Self {
        self.series
            .push((name.into(), values.into_iter().collect()));
        self
    }

    /// Adds loss and accuracy, as `nameLoss` and `nameAccuracy`.
    pub fn evaluation(self, name: &str, measured: Evaluation) -> Self {
        self.number(&[name, "Loss"].concat(), measured.loss)
            .number(&[name, "Accuracy"].concat(), measured.accuracy)
    }

    /// Adds both losses of a run: `miniBatch` at every step, `wholeSet` at `wholeSetSteps`.
    pub fn losses(self, losses: Losses) -> Self {
        self.series("miniBatch", losses.mini_batch)
            .series(
                "wholeSetSteps",
                losses.steps.into_iter().map(|step| step as f64),
            )
            .series("wholeSet", losses.whole_set)
    }

    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<f64> {
        self.numbers
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| *value)
    }
}
