//! Gradient descent in mini-batches.

mod batches;
mod descent;

pub use descent::Descent;

use batches::Batches;

use super::data_set::DataSet;
use super::evaluate::moments;
use super::mlp::{Network, Pass};
use super::noise::Randomness;
use super::stage::Kind;
use batch_norm_explained::batch_norm::Running;
use batch_norm_explained::error::Error;
use batch_norm_explained::stats::Moments;

/// A network on its way, with all that the way leaves behind.
#[derive(Clone, Debug)]
pub struct Trainer<'a> {
    /// The network as it is now.
    pub network: Network,
    /// The running statistics of each normalised layer.
    pub running: Vec<Running>,
    /// The last batch, forward and backward.
    pub pass: Pass,
    /// The gradient of the last batch, ordered like the parameters.
    pub gradient: Vec<f64>,
    /// Where dropout and noise draw from.
    pub random: Randomness,
    data: &'a DataSet,
    descent: Descent,
    batches: Batches,
    velocity: Vec<f64>,
    steps: usize,
}

impl<'a> Trainer<'a> {
    /// A trainer at step 0: running means 0 and variances 1.
    ///
    /// # Errors
    /// [`Error::BadParameter`] for a learning rate or decay below 0, a momentum outside 0 to 1, or a batch larger than
    /// the set.
    pub fn new(network: Network, data: &'a DataSet, descent: Descent) -> Result<Self, Error> {
        let Descent {
            batch_size,
            momentum,
            seed,
            ..
        } = descent;
        descent.check(data.len())?;
        let normalized = network
            .stages
            .iter()
            .filter(|stage| matches!(stage.kind, Kind::BatchNorm { .. }));
        let running = normalized
            .map(|stage| Running::start(stage.outputs))
            .collect();
        let count = network.parameters.len();
        Ok(Self {
            network,
            running,
            pass: Pass::default(),
            gradient: vec![0.0; count],
            random: Randomness::new(seed),
            data,
            descent,
            batches: Batches::new(data.len(), batch_size, seed),
            velocity: if momentum > 0.0 {
                vec![0.0; count]
            } else {
                vec![]
            },
            steps: 0,
        })
    }

    /// One step on the next mini-batch. Returns the loss of that batch before the step, infinite if it is not finite;
    /// then the network is left as it is.
    ///
    /// # Errors
    /// As [`Trainer::gradient_on`].
    pub fn step(&mut self) -> Result<f64, Error> {
        let rows = self.next_batch();
        self.step_on(&rows)
    }

    /// The samples of the next mini-batch.
    pub fn next_batch(&mut self) -> Vec<usize> {
        self.batches.next_batch()
    }

    /// One step on these samples.
    ///
    /// # Errors
    /// As [`Trainer::gradient_on`].
    pub fn step_on(&mut self, rows: &[usize]) -> Result<f64, Error> {
        let loss = self.gradient_on(rows)?;
        if loss.is_finite() {
            self.descend();
        }
        Ok(loss)
    }

    /// Runs these samples forward and backward: fills the pass and the gradient, updates the running statistics and
    /// returns the loss, infinite if it is not finite.
    ///
    /// # Errors
    /// [`Error::EmptyInput`] without samples, [`Error::TooFew`] for one sample where the running variance needs two.
    pub fn gradient_on(&mut self, rows: &[usize]) -> Result<f64, Error> {
        self.pass.load(&self.data.inputs, rows);
        let labels: Vec<usize> = rows.iter().map(|&row| self.data.labels[row]).collect();
        let loss = self.network.loss_and_gradient(
            Some(&mut self.random),
            &mut self.pass,
            (self.descent.loss, &labels),
            &mut self.gradient,
        )?;
        if loss.is_finite() {
            self.update_running()?;
        }
        Ok(loss)
    }

    /// Moves the parameters against the gradient.
    pub fn descend(&mut self) {
        let Descent {
            learning_rate,
            momentum,
            weight_decay,
            ..
        } = self.descent;
        let parameters = self.network.parameters.iter_mut();
        if self.velocity.is_empty() {
            for (parameter, gradient) in parameters.zip(&self.gradient) {
                *parameter -= learning_rate * (gradient + weight_decay * *parameter);
            }
            return;
        }
        for ((parameter, gradient), velocity) in
            parameters.zip(&self.gradient).zip(&mut self.velocity)
        {
            *velocity = momentum * *velocity + (gradient + weight_decay * *parameter);
            *parameter -= learning_rate * *velocity;
        }
    }

    /// Up to `steps` steps; the mini-batch loss of each. Where the loss stops being finite, training stops and the
    /// rest is infinite.
    ///
    /// # Errors
    /// As [`Trainer::gradient_on`].
    pub fn run(&mut self, steps: usize) -> Result<Vec<f64>, Error> {
        let mut losses = vec![f64::INFINITY; steps];
        for loss in &mut losses {
            *loss = self.step()?;
            if loss.is_infinite() {
                break;
            }
        }
        Ok(losses)
    }

    /// The statistics of each normalised layer in the last batch.
    #[must_use]
    pub fn moments(&self) -> Vec<Moments> {
        if self.running.is_empty() {
            vec![]
        } else {
            moments(&self.pass)
        }
    }

    fn update_running(&mut self) -> Result<(), Error> {
        self.steps += 1;
        let (of_old, of_new) = self.descent.update.weights(self.steps)?;
        for (running, moments) in self.running.iter_mut().zip(moments(&self.pass)) {
            let variance = moments.variance_with(self.descent.update.stored)?;
            running.mean.zip_mut_with(&moments.mean, |old, new| {
                *old = of_old * *old + of_new * new
            });
            running
                .variance
                .zip_mut_with(&variance, |old, new| *old = of_old * *old + of_new * new);
        }
        Ok(())
    }
}
