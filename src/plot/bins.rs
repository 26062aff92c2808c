//! A histogram: equal bins with round edges, chosen from the numbers alone.

mod edges;

use super::scale::{Spacing, extent};
use edges::{around, edges};

/// How many numbers fall between neighbouring edges.
#[derive(Clone, Debug, PartialEq)]
pub struct Bins {
    /// Edges from left to right, one more than bins. A number on an edge belongs to the bin on its right, on the last edge to the last bin.
    pub edges: Vec<f64>,
    /// How many numbers each bin holds.
    pub counts: Vec<u32>,
    /// How many were left out, and why.
    pub left_out: LeftOut,
}

/// Numbers that are in no bin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Not a number.
    pub nan: u32,
    /// Plus or minus infinity.
    pub infinite: u32,
    /// Finite, but outside the range that was asked for.
    pub outside: u32,
}

impl Bins {
    /// Bins for these numbers: width near 2·IQR/∛N (Freedman & Diaconis 1981), between 5 and 100 of them, edges at multiples of 1, 2 or 5 · 10^k.
    ///
    /// Where every number is such a multiple itself, bins are centred on them instead.
    ///
    /// Equal numbers share one bin around them. Without any finite number there is no bin.
    pub fn of(values: &[f64]) -> Bins {
        match extent(&[values], Spacing::Linear) {
            Some([low, high]) if low < high => Bins::with_edges(values, edges(values, low, high)),
            Some([value, _]) => Bins::with_edges(values, around(value)),
            None => Bins::with_edges(values, vec![]),
        }
    }

    /// This many equal bins over a range; numbers outside are counted apart.
    pub fn over(values: &[f64], [low, high]: [f64; 2], bins: usize) -> Bins {
        let edge = |index: usize| {
            let share = index as f64 / bins as f64;
            low * (1.0 - share) + high * share
        };
        Bins::with_edges(values, (0..=bins).map(edge).collect())
    }

    /// The largest count.
    pub fn tallest(&self) -> u32 {
        self.counts.iter().copied().max().unwrap_or(0)
    }

    /// How many numbers the bins hold together.
    pub fn held(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Width of a bin.
    pub fn width(&self) -> f64 {
        match (self.edges.first(), self.edges.last()) {
            (Some(first), Some(last)) => (last - first) / self.counts.len() as f64,
            _ => 0.0,
        }
    }

    /// The bin that holds this number.
    pub fn find(&self, value: f64) -> Option<usize> {
        find(&self.edges, value)
    }

    fn with_edges(values: &[f64], edges: Vec<f64>) -> Bins {
        let mut bins: Vec<Bin> = edges.windows(2).map(Bin::between).collect();
        let mut left_out = LeftOut::default();
        let ends = edges.first().zip(edges.last());
        let (first, last) = ends.map_or((0.0, 0.0), |(first, last)| (*first, *last));
        let per_bin = bins.len() as f64 / (last - first);
        for &value in values {
            match bins.get_mut(guess((value - first) * per_bin)) {
                Some(bin) if bin.low <= value && value < bin.high => bin.count += 1,
                _ => match find(&edges, value) {
                    Some(bin) => bins[bin].count += 1,
                    None if value.is_nan() => left_out.nan += 1,
                    None if value.is_infinite() => left_out.infinite += 1,
                    None => left_out.outside += 1,
                },
            }
        }
        Bins {
            counts: bins.iter().map(|bin| bin.count).collect(),
            edges,
            left_out,
        }
    }
}

/// A bin while numbers are counted: what decides about a number lies beside its count.
struct Bin {
    low: f64,
    high: f64,
    count: u32,
}

impl Bin {
    fn between(edges: &[f64]) -> Bin {
        Bin {
            low: edges[0],
            high: edges[1],
            count: 0,
        }
    }
}

/// About how many whole bins these are: the edges decide. The last digits of a float near 2⁵² are its whole part, which
/// costs less than a conversion that looks after every case; what is no bin becomes any number.
fn guess(bins: f64) -> usize {
    const LARGE: f64 = (1_u64 << 52) as f64 - 0.5;
    (bins + LARGE).to_bits() as u32 as usize
}

/// The bin between these edges that holds a number.
fn find(edges: &[f64], value: f64) -> Option<usize> {
    let (first, last) = (*edges.first()?, *edges.last()?);
    if !(first <= value && value <= last) {
        return None;
    }
    let right = edges.partition_point(|&edge| edge <= value);
    Some((right - 1).min(edges.len() - 2))
}

#[cfg(test)]
mod tests {
    use super::edges::MOST;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn edges_are_round_and_a_number_on_an_edge_goes_right() {
        let values: Vec<f64> = (0..=10).map(|tenth| f64::from(tenth) / 10.0).collect();
        let bins = Bins::of(&values);
        assert_eq!(bins.edges, [0.0, 0.2, 0.4, 0.6, 0.8, 1.0, 1.2]);
        assert_eq!(bins.counts, [2, 2, 2, 2, 2, 1]);
    }

    #[test]
    fn bins_are_centred_on_numbers_that_are_all_round() {
        let bins = Bins::of(&[80.0, 20.0, 50.0, 40.0, 60.0]);
        assert_eq!(bins.edges, [15.0, 25.0, 35.0, 45.0, 55.0, 65.0, 75.0, 85.0]);
        assert_eq!(bins.counts, [1, 0, 1, 1, 1, 0, 1]);
    }

    #[test]
    fn odd_input_is_counted_and_never_drawn() {
        let bins = Bins::of(&[f64::NAN, f64::INFINITY, 3.0, 3.0, f64::NEG_INFINITY]);
        assert_eq!(
            (bins.counts.as_slice(), bins.find(3.0)),
            ([2].as_slice(), Some(0))
        );
        assert_eq!(
            bins.left_out,
            LeftOut {
                nan: 1,
                infinite: 2,
                outside: 0
            }
        );
        assert_eq!(Bins::of(&[]).counts, [0u32; 0]);
        assert_eq!(Bins::of(&[0.0]).edges, [-0.5, 0.5]);
    }

    proptest! {
        #[test]
        fn every_finite_number_is_in_the_bin_whose_edges_enclose_it(
            values in prop::collection::vec(-1e3..1e3f64, 1..200),
            shift in prop::sample::select(vec![0.0, 1e-3, 1e8, -1e15]),
        ) {
            let values: Vec<f64> = values.iter().map(|value| value + shift).collect();
            let bins = Bins::of(&values);
            prop_assert_eq!(bins.held() as usize, values.len());
            prop_assert!(bins.counts.len() <= MOST + 1);
            let mut counts = vec![0; bins.counts.len()];
            for &value in &values {
                counts[bins.find(value).expect("finite numbers have a bin")] += 1;
            }
            prop_assert_eq!(counts, bins.counts);
        }
    }
}
