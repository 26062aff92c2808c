//! The memory in which a batch is normalised: filled and read by the caller, and used again for the next batch.

use batch_norm_explained::bulk::{
    AffineSlices, Float, GradientSlices, Rows, RunningSlices, Scratch, TrainingSlices, backward,
    infer, train,
};
use batch_norm_explained::error::Error;

/// A list of numbers in a [`Room`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomPart {
    /// The batch, (rows, features).
    X,
    /// Its output, (rows, features).
    Y,
    /// The gradient of the output, (rows, features).
    Dy,
    /// The gradient of the batch, (rows, features).
    Dx,
    /// γ, (features).
    Gamma,
    /// β, (features).
    Beta,
    /// Mean: what training found, or what inference uses.
    Mean,
    /// Variance, likewise.
    Variance,
    /// The gradient of γ, (features).
    Dgamma,
    /// The gradient of β, (features).
    Dbeta,
}

impl RoomPart {
    /// In the order of their numbers in JavaScript (`npm/index.js`).
    pub const ALL: [Self; 10] = [
        Self::X,
        Self::Y,
        Self::Dy,
        Self::Dx,
        Self::Gamma,
        Self::Beta,
        Self::Mean,
        Self::Variance,
        Self::Dgamma,
        Self::Dbeta,
    ];

    /// Whether it has a number for every row.
    fn is_table(self) -> bool {
        matches!(self, Self::X | Self::Y | Self::Dy | Self::Dx)
    }
}

/// Room for one batch, its parameters and its results.
#[derive(Debug, Default)]
pub struct Room<T> {
    rows: usize,
    features: usize,
    parts: [Vec<T>; RoomPart::ALL.len()],
    scratch: Scratch<T>,
}

impl<T: Float> Room<T> {
    /// Makes room for a batch of this shape; what the lists hold afterwards is not said.
    ///
    /// # Errors
    /// [`Error::TooMuch`] if there is not that much memory.
    pub fn resize(&mut self, rows: usize, features: usize) -> Result<(), Error> {
        let cells = rows.checked_mul(features);
        let cells = cells.ok_or_else(|| too_much(usize::MAX))?;
        (self.rows, self.features) = (rows, features);
        for part in RoomPart::ALL {
            let list = &mut self.parts[part as usize];
            // Tables are made when they are first asked for: inference needs no gradients.
            let wanted = match (part.is_table(), list.is_empty()) {
                (false, _) => features,
                (true, true) => 0,
                (true, false) => cells,
            };
            fit(list, wanted)?;
        }
        Ok(())
    }

    /// A list, to fill or to read.
    ///
    /// # Errors
    /// [`Error::TooMuch`] if there is not that much memory.
    pub fn part(&mut self, part: RoomPart) -> Result<&mut [T], Error> {
        let cells = self.rows * self.features;
        let list = &mut self.parts[part as usize];
        if part.is_table() {
            fit(list, cells)?;
        }
        Ok(list)
    }

    /// Normalises x into y with its own statistics, which become mean and variance.
    ///
    /// # Errors
    /// Those of [`train`].
    pub fn train(&mut self, epsilon: f64) -> Result<(), Error> {
        self.part(RoomPart::Y)?;
        let features = self.features;
        let [x, y, _, _, gamma, beta, mean, variance, ..] = &mut self.parts;
        let x = Rows {
            values: x,
            features,
        };
        let to = TrainingSlices { y, mean, variance };
        train(
            x,
            AffineSlices { gamma, beta },
            epsilon,
            &mut self.scratch,
            to,
        )
    }

    /// Normalises x into y with the mean and variance that are there.
    ///
    /// # Errors
    /// Those of [`infer`].
    pub fn infer(&mut self, epsilon: f64) -> Result<(), Error> {
        self.part(RoomPart::Y)?;
        let features = self.features;
        let [x, y, _, _, gamma, beta, mean, variance, ..] = &mut self.parts;
        let x = Rows {
            values: x,
            features,
        };
        let (affine, running) = (
            AffineSlices { gamma, beta },
            RunningSlices { mean, variance },
        );
        infer(x, affine, epsilon, running, &mut self.scratch, y)
    }

    /// Turns the gradient of y in training into those of x, γ and β.
    ///
    /// # Errors
    /// Those of [`backward`].
    pub fn backward(&mut self, epsilon: f64) -> Result<(), Error> {
        self.part(RoomPart::Dx)?;
        let features = self.features;
        let [x, _, dy, dx, gamma, _, _, _, dgamma, dbeta] = &mut self.parts;
        let x = Rows {
            values: x,
            features,
        };
        let to = GradientSlices { dx, dgamma, dbeta };
        backward(x, gamma, epsilon, dy, &mut self.scratch, to)
    }
}

/// Gives a list its length; its memory is kept when it gets shorter.
fn fit<T: Float>(list: &mut Vec<T>, length: usize) -> Result<(), Error> {
    let more = length.saturating_sub(list.len());
    list.try_reserve_exact(more).map_err(|_| too_much(length))?;
    list.resize(length, T::ZERO);
    Ok(())
}

fn too_much(found: usize) -> Error {
    Error::TooMuch {
        what: "numbers",
        limit: isize::MAX as usize / size_of::<f64>(),
        found,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_room_holds_one_batch_after_another() {
        let mut room = Room::<f64>::default();
        for rows in [3, 1, 4] {
            room.resize(rows, 2).expect("room");
            let x = room.part(RoomPart::X).expect("room");
            x.iter_mut()
                .enumerate()
                .for_each(|(cell, x)| *x = (cell / 2) as f64);
            room.part(RoomPart::Gamma).expect("room").fill(2.0);
            room.part(RoomPart::Beta).expect("room").fill(1.0);
            room.train(0.0).expect("a batch");
            let mean = (rows - 1) as f64 / 2.0;
            assert_eq!(room.part(RoomPart::Mean).expect("room"), [mean; 2]);
            let y = room.part(RoomPart::Y).expect("room");
            assert_eq!(y.len(), 2 * rows);
            // One row has no spread: 0/0, as the formula says.
            assert_eq!(y.iter().any(|y| y.is_nan()), rows == 1);
        }
    }

    #[test]
    fn more_than_there_is_is_refused() {
        let mut room = Room::<f32>::default();
        let most = usize::MAX;
        assert!(matches!(room.resize(most, 2), Err(Error::TooMuch { .. })));
        assert!(matches!(
            room.resize(1, most / 2),
            Err(Error::TooMuch { .. })
        ));
    }
}
