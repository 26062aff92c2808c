//! One cell of a sweep over learning rates (figure `learning-rate`; Bjorck et al. 2018 in small).

use super::Evaluation;
use super::evaluate::test;
use super::loss::Losses;
use super::setting::Setting;
use batch_norm_explained::error::Error;
use serde::Serialize;

/// The rates of the reference sweep: 0.001 to 10 in steps of √10.
#[must_use]
pub fn rates() -> [f64; 9] {
    std::array::from_fn(|index| 10f64.powf(-3.0 + 0.5 * index as f64))
}

/// 2-24×4-3 on spirals, ReLU, 400 steps.
#[must_use]
pub fn default_setting() -> Setting {
    Setting {
        depth: 4,
        width: 24,
        steps: 400,
        ..Setting::spirals()
    }
}

/// What became of one network.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Cell {
    /// Loss on the way.
    #[serde(flatten)]
    pub losses: Losses,
    /// Loss of the whole training set at the end; infinite after a divergence.
    pub whole_set_loss: f64,
    /// Loss of guessing.
    pub chance_loss: f64,
    /// Whether the loss is below half of that of guessing.
    pub works: bool,
    /// Loss and accuracy on the test set; that of guessing after a divergence.
    pub test: Evaluation,
}

/// Trains one network at one rate.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn cell(setting: &Setting) -> Result<Cell, Error> {
    let data = setting.source.train(setting.seed);
    let (trainer, losses) = setting.trained(&data)?;
    let chance_loss = setting.source.chance_loss();
    let whole_set_loss = losses.last_whole_set();
    let test = if losses.diverged() {
        Evaluation {
            loss: f64::INFINITY,
            accuracy: 1.0 / setting.source.classes() as f64,
        }
    } else {
        test(
            &trainer.network,
            &data,
            &setting.source.test(setting.seed),
            setting.normalization,
        )?
    };
    Ok(Cell {
        losses,
        whole_set_loss,
        chance_loss,
        works: whole_set_loss < 0.5 * chance_loss,
        test,
    })
}
