//! Why it helps: drift, smoothness and noise measured on one network (figure `why`; Santurkar et al. 2018 in small).

use serde::{Deserialize, Serialize};
mod prober;

use prober::Prober;

use super::Evaluation;
use super::architecture::Architecture;
use super::evaluate::test;
use super::loss::Losses;
use super::mlp::Network;
use super::setting::Setting;
use super::summary::median;
use super::train::Trainer;
use batch_norm_explained::error::Error;

/// A network whose landscape is probed while it learns.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WhyConfig {
    /// Network and training.
    #[serde(flatten)]
    pub setting: Setting,
    /// Strength of the random scales and shifts put in after the normalisation, 0 to 4: 0 is none, 1 the reference.
    pub noise: f64,
    /// The landscape is probed at every so many steps.
    pub probe_every: usize,
    /// Training samples in the probe, 2 or more; the whole set if there are fewer.
    pub probe: usize,
    /// How far along the gradient the probe looks, in learning rates.
    pub reaches: Vec<f64>,
}

impl Default for WhyConfig {
    /// 2-16×6-3 on spirals, probed at every tenth of 200 steps.
    fn default() -> Self {
        let reaches = vec![0.25, 0.5, 1.0, 2.0, 4.0];
        Self {
            setting: Setting::spirals(),
            noise: 0.0,
            probe_every: 10,
            probe: 255,
            reaches,
        }
    }
}

impl WhyConfig {
    fn check(&self) -> Result<(), Error> {
        let Self {
            noise,
            probe_every,
            probe,
            ..
        } = *self;
        let depth = self.setting.depth;
        within!(noise, 0, 4)?;
        within!(probe_every, 1, 20_000)?;
        within!(probe, 2, 2048)?;
        within!(depth, 1, 40)
    }
}

/// The landscape at one step, on a fixed batch without noise, along its gradient g.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Landscape {
    /// Step taken before the look.
    pub step: usize,
    /// Smallest loss on the way.
    pub lowest: f64,
    /// Largest loss on the way.
    pub highest: f64,
    /// Largest ‖Δg‖ on the way.
    pub gradient_change: f64,
    /// Largest ‖Δg‖ / (reach · ‖g‖): how smooth the landscape is, in effect.
    pub smoothness: f64,
    /// ‖Δg‖ / ‖g‖ one learning rate away, or at the middle reach where 1 is not among them.
    pub relative_change: f64,
    /// ‖g‖.
    pub gradient: f64,
    /// ‖G − G′‖: how the gradient of the middle layer changes when the layers before it take their step.
    pub shift: f64,
    /// Cosine of the angle between G and G′.
    pub shift_cosine: f64,
}

/// Medians over the steps.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Medians {
    /// Of [`WhyHistory::movement`].
    pub movement: f64,
    /// Of `highest − lowest`.
    pub loss_range: f64,
    /// Of [`Landscape::gradient_change`].
    pub gradient_change: f64,
    /// Of [`Landscape::smoothness`].
    pub smoothness: f64,
    /// Of [`Landscape::relative_change`].
    pub relative_change: f64,
    /// Of [`Landscape::shift`].
    pub shift: f64,
    /// Of [`Landscape::shift_cosine`].
    pub shift_cosine: f64,
}

/// All that was measured.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct WhyHistory {
    /// Loss on the way; the whole set without noise.
    #[serde(flatten)]
    pub losses: Losses,
    /// At each step: how far the mean of a unit of the middle layer moved, in its standard deviations, noise included.
    #[serde(rename = "movements")]
    pub movement: Vec<f64>,
    /// The landscape at the probed steps.
    pub landscape: Vec<Landscape>,
    /// Medians of both.
    #[serde(flatten)]
    pub medians: Medians,
    /// Loss and accuracy on the test set, without noise.
    pub test: Evaluation,
}

/// Trains one network and probes it on the way.
///
/// # Errors
/// [`Error::BadParameter`] for a setting outside its range.
pub fn network(config: &WhyConfig) -> Result<WhyHistory, Error> {
    config.check()?;
    let WhyConfig { setting, noise, .. } = config;
    let (data, unseen) = setting.sets();
    let rows: Vec<usize> = (0..data.len().min(config.probe)).collect();
    let mut prober = Prober::new(config, data.select(&rows))?;
    let noisy = Architecture {
        noise: *noise,
        ..setting.architecture()
    };
    let mut trainer = Trainer::new(
        Network::new(&noisy, &setting.initial())?,
        &data,
        setting.descent(),
    )?;
    let (mut movement, mut landscape) = (vec![], vec![]);
    let mut losses = Losses {
        mini_batch: vec![f64::INFINITY; setting.steps],
        ..Losses::default()
    };
    losses.measured(0, prober.whole_set(&data)?);
    for step in 0..setting.steps {
        losses.mini_batch[step] = trainer.step()?;
        if losses.mini_batch[step].is_infinite() {
            break;
        }
        prober.follow(&trainer.network);
        if step % config.probe_every == 0 {
            landscape.push(prober.landscape(step)?);
        }
        movement.extend(prober.movement(&mut trainer)?);
        if (step + 1) % setting.record_every == 0 || step + 1 == setting.steps {
            losses.measured(step + 1, prober.whole_set(&data)?);
        }
    }
    let medians = medians(&movement, &landscape);
    let test = test(&prober.clean, &data, &unseen, setting.normalization)?;
    Ok(WhyHistory {
        losses,
        movement,
        landscape,
        medians,
        test,
    })
}

fn medians(movement: &[f64], landscape: &[Landscape]) -> Medians {
    let of =
        |value: fn(&Landscape) -> f64| median(&landscape.iter().map(value).collect::<Vec<_>>());
    Medians {
        movement: median(movement),
        loss_range: of(|look| look.highest - look.lowest),
        gradient_change: of(|look| look.gradient_change),
        smoothness: of(|look| look.smoothness),
        relative_change: of(|look| look.relative_change),
        shift: of(|look| look.shift),
        shift_cosine: of(|look| look.shift_cosine),
    }
}
