//! The order in which samples are seen.

use batch_norm_explained::random::{Generator, stream};

/// Mini-batches without end: a fresh order for every epoch, an incomplete last batch dropped.
#[derive(Clone, Debug)]
pub(super) struct Batches {
    samples: usize,
    size: usize,
    random: Generator,
    order: Vec<usize>,
    used: usize,
}

impl Batches {
    pub(super) fn new(samples: usize, size: usize, seed: u64) -> Self {
        Self {
            samples,
            size,
            random: Generator::new(seed, stream::BATCHES),
            order: vec![],
            used: 0,
        }
    }

    pub(super) fn next_batch(&mut self) -> Vec<usize> {
        if self.used + self.size > self.order.len() {
            self.order = self.random.permutation(self.samples);
            self.used = 0;
        }
        self.used += self.size;
        self.order[self.used - self.size..self.used].to_vec()
    }
}
