//! Small networks trained on the spot, with and without normalisation, and what is measured on them.
//!
//! Every experiment is a function from settings to an outcome: plain data in, plain data out, nothing kept between
//! calls. Defaults are the settings of the reference runs. One call trains one network, so that a sweep can show its
//! progress.
//!
//! A mini-batch loss of a network with batch normalization contains the noise of its batch; only losses over the whole
//! set can be compared. Every outcome of a training has both.
//!
//! The wasm module runs in a worker. It also holds what the npm package offers in bulk: [`Room`] and
//! [`running_averages`].

use batch_norm_explained::error::Error;

/// [`Error::BadParameter`] unless the setting in the variable `$name` is from `$low` to `$high`.
macro_rules! within {
    ($name:ident, $low:literal, $high:literal) => {
        $crate::require(
            ($low as f64..=$high as f64).contains(&($name as f64)),
            stringify!($name),
            $name as f64,
            concat!("from ", $low, " to ", $high),
        )
    };
}

pub mod activation;
pub mod architecture;
pub mod averages;
pub mod batch_size;
pub mod data_set;
pub mod digits;
pub mod dropout;
pub mod evaluate;
pub mod gradients;
mod group_norm;
pub mod inside_gradient;
pub mod layers;
pub mod learning_rate;
pub mod loss;
mod matrix;
pub mod mlp;
pub mod noise;
pub mod order;
pub mod overfitting;
pub mod relu;
mod room;
mod running_averages;
pub mod scale;
pub mod setting;
pub mod shift;
pub mod spirals;
pub mod stage;
pub mod summary;
pub mod train;
#[cfg(target_arch = "wasm32")]
mod web;
pub mod why;

pub use activation::Activation;
pub use architecture::{
    Architecture, Dropout, DropoutLayers, DropoutPlace, Initial, Normalization,
};
pub use data_set::{DataSet, Source};
pub use evaluate::{Evaluation, evaluate};
pub use loss::{Loss, Losses};
pub use mlp::{Network, Part, Pass};
pub use room::{Room, RoomPart};
pub use running_averages::running_averages;
pub use setting::Setting;
pub use train::{Descent, Trainer};

/// [`Error::BadParameter`] unless the setting `name` is `fine`.
pub(crate) fn require(
    fine: bool,
    name: &'static str,
    value: f64,
    must: &'static str,
) -> Result<(), Error> {
    if fine {
        Ok(())
    } else {
        Err(Error::BadParameter { name, value, must })
    }
}
