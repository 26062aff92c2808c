//! Random numbers that are the same on every machine.
//!
//! The uniform numbers are also those of the reference in `NumPy`, bit for bit. The normal numbers agree with it to about
//! 1e-15: they need a logarithm, a sine and a cosine, which every mathematical library rounds in its own way. Here they
//! come from `libm`, so that a native build and a browser draw the same bits.
//!
//! `SplitMix64` in counter form (Steele, Lea & Flood 2014): the k-th number depends on the seed, the stream
//! and k alone, so one seed gives weights, data and mini-batches that do not disturb each other.
//!
//! ```text
//! mix(z):  z = (z ^ z>>30)·0xBF58476D1CE4E5B9;  z = (z ^ z>>27)·0x94D049BB133111EB;  z ^ z>>31   (mod 2^64)
//! state  = mix(seed·G + stream),  G = 0x9E3779B97F4A7C15
//! k-th   = mix(state + k·G),  k = 1, 2, …        uniform = (k-th >> 11)·2^-53
//! ```

/// 2^64 divided by the golden ratio, made odd: the step of the counter.
const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The streams in use. Two uses of one seed never share a stream.
pub mod stream {
    /// Initial weights, layer by layer, row-major.
    pub const WEIGHTS: u64 = 1;
    /// The order of the mini-batches: one permutation for each epoch.
    pub const BATCHES: u64 = 2;
    /// Which units dropout removes while training.
    pub const DROPOUT: u64 = 3;
    /// Training data.
    pub const TRAIN_DATA: u64 = 10;
    /// Test data.
    pub const TEST_DATA: u64 = 11;
    /// A fixed probe of pictures that is neither trained nor tested on.
    pub const PROBE_DATA: u64 = 12;
    /// The order in which a finished network sees its training data again.
    pub const EVALUATION: u64 = 13;
    /// Samples that are normalised and rectified, without a network.
    pub const SHAPES: u64 = 20;
    /// A stream of batch means.
    pub const BATCH_MEANS: u64 = 30;
    /// Batches of normal numbers, for the noise of their statistics.
    pub const BATCH_NOISE: u64 = 40;
    /// Noise put in after batch normalization.
    pub const INJECTED_NOISE: u64 = 50;
    /// Samples for the closed form of dropout.
    pub const DROPOUT_SAMPLES: u64 = 60;
    /// Dropout on a finished network.
    pub const DROPOUT_EVALUATION: u64 = 61;
    /// Labels replaced by random ones.
    pub const LABEL_NOISE: u64 = 70;
    /// Noise added to test pictures.
    pub const TEST_NOISE: u64 = 80;
    /// The classes a test batch holds.
    pub const TEST_CLASSES: u64 = 81;
    /// The classes a training batch holds.
    pub const TRAIN_CLASSES: u64 = 82;
    /// The order in which rows of a table are drawn.
    pub const DRAWN_ROWS: u64 = 90;
    /// A generated batch: feature 0 here, feature 1 in the next stream, and so on.
    pub const GENERATED: u64 = 1000;
}

/// A sequence of random numbers, fixed by a seed and a stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Generator {
    state: u64,
    drawn: u64,
}

impl Generator {
    /// The sequence of `seed` and `stream`, from its first number.
    #[must_use]
    pub fn new(seed: u64, stream: u64) -> Self {
        let state = mix(seed.wrapping_mul(GOLDEN).wrapping_add(stream));
        Self { state, drawn: 0 }
    }

    /// The next number of [0, 1), a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        self.drawn += 1;
        let bits = mix(self.state.wrapping_add(self.drawn.wrapping_mul(GOLDEN)));
        (bits >> 11) as f64 / (1u64 << 53) as f64
    }

    /// The next `count` numbers of [0, 1).
    pub fn uniforms(&mut self, count: usize) -> Vec<f64> {
        (0..count).map(|_| self.uniform()).collect()
    }

    /// `count` numbers of mean 0 and variance 1, by Box and Muller (1958).
    ///
    /// Uniform numbers u, v become r cos a and r sin a with r = √(−2 ln(1−u)) and a = 2πv.
    /// They come in pairs; for an odd count the spare one is dropped.
    pub fn normals(&mut self, count: usize) -> Vec<f64> {
        let mut values = Vec::with_capacity(count + 1);
        while values.len() < count {
            let radius = (-2.0 * libm::log1p(-self.uniform())).sqrt();
            let (sine, cosine) = libm::sincos(2.0 * std::f64::consts::PI * self.uniform());
            values.extend([radius * cosine, radius * sine]);
        }
        values.truncate(count);
        values
    }

    /// A random order of 0, 1, …, `count` − 1: the positions of `count` uniform numbers, sorted by value.
    pub fn permutation(&mut self, count: usize) -> Vec<usize> {
        let keys = self.uniforms(count);
        let mut order: Vec<usize> = (0..count).collect();
        order.sort_by(|&a, &b| keys[a].total_cmp(&keys[b]));
        order
    }
}

/// Scrambles 64 bits so that neighbouring inputs share nothing.
fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The same number is expected of the module in a browser by `tests/node/draws.test.mjs`.
    #[test]
    fn normal_numbers_are_the_same_bits_on_every_machine() {
        let mut random = Generator::new(1, stream::GENERATED);
        let hash = random
            .normals(100_000)
            .iter()
            .fold(0xCBF2_9CE4_8422_2325_u64, |hash, normal| {
                (hash ^ normal.to_bits()).wrapping_mul(0x0000_0100_0000_01B3)
            });
        assert_eq!(format!("{hash:016x}"), "245c825529a79d90");
    }
}
