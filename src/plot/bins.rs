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

    /// The bins of `before`, moved and stretched with its numbers into `after`: bar for bar the same counts, or the same
    /// in reverse where the map mirrors.
    ///
    /// Bins chosen anew for `after` would fall between other numbers, and the picture would show a change of shape that
    /// no affine map makes.
    ///
    /// `None` where `after` is no affine image of `before`, number by number, or all of it is one number.
    pub fn carried(before: &[f64], after: &[f64]) -> Option<Bins> {
        let map = Affine::between(before, after)?;
        let bins = Bins::of(before);
        let mut edges: Vec<f64> = bins.edges.iter().map(|&edge| map.of(edge)).collect();
        let mut counts = bins.counts.clone();
        if map.scale < 0.0 {
            edges.reverse();
            counts.reverse();
        }
        let place = |value: f64| match bins.find(value)? {
            bin if map.scale < 0.0 => Some(counts.len() - 1 - bin),
            bin => Some(bin),
        };
        // Numbers and edges are rounded apart, and a mirror turns "on the edge, so to the right" around: an edge gives way
        // by that much.
        for (&from, &to) in before.iter().zip(after) {
            if let Some(bin) = place(from) {
                edges[bin] = edges[bin].min(to);
            }
        }
        for (&from, &to) in before.iter().zip(after) {
            if let Some(bin) = place(from) {
                let last = bin + 2 == edges.len();
                edges[bin + 1] = edges[bin + 1].max(if last { to } else { to.next_up() });
            }
        }
        edges.is_sorted().then_some(Bins {
            edges,
            counts,
            left_out: bins.left_out,
        })
    }

    /// This many equal bins over a range; numbers outside are counted apart. Without a bin every number is outside.
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
            (Some(first), Some(last)) if !self.counts.is_empty() => {
                (last - first) / self.counts.len() as f64
            }
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

/// x ↦ start + scale · (x − origin), through a number that is there before and after.
struct Affine {
    origin: f64,
    start: f64,
    scale: f64,
}

impl Affine {
    /// The map that takes every finite number to the one in the same place; `None` if there is none that can be undone.
    fn between(before: &[f64], after: &[f64]) -> Option<Affine> {
        let finite = |&at: &usize| before[at].is_finite();
        let by_size = |&a: &usize, &b: &usize| before[a].total_cmp(&before[b]);
        let low = (0..before.len()).filter(finite).min_by(by_size)?;
        let high = (0..before.len()).filter(finite).max_by(by_size)?;
        if before.len() != after.len() {
            return None;
        }
        let map = Affine {
            origin: before[low],
            start: after[low],
            scale: (after[high] - after[low]) / (before[high] - before[low]),
        };
        if !(map.scale.is_finite() && map.scale != 0.0) {
            return None;
        }
        // What rounding alone can do, and far less than the width of a bar.
        let largest = |[a, b]: [f64; 2]| a.abs().max(b.abs());
        let rounding = largest([after[low], after[high]])
            + map.scale.abs() * largest([before[low], before[high]]);
        let slack = 1e-9 * (after[high] - after[low]).abs() + 8.0 * f64::EPSILON * rounding;
        let fits = |at: usize| (map.of(before[at]) - after[at]).abs() <= slack;
        (0..before.len()).filter(finite).all(fits).then_some(map)
    }

    fn of(&self, value: f64) -> f64 {
        self.start + self.scale * (value - self.origin)
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

    #[test]
    fn a_number_on_the_last_edge_gets_a_bin_of_its_own() {
        // 0.05 · 6 is not 0.3 in floats; the edge is 0.3 all the same.
        let mut values: Vec<f64> = (0..=60).map(|step| f64::from(step) / 200.0).collect();
        values.push(0.051);
        let bins = Bins::of(&values);
        assert_eq!(bins.edges, [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35]);
        assert_eq!(bins.counts, [10, 11, 10, 10, 10, 10, 1]);
    }

    #[test]
    fn without_a_bin_every_number_is_outside() {
        let bins = Bins::over(&[0.5, 2.0, f64::NAN], [0.0, 1.0], 0);
        assert_eq!((bins.counts.len(), bins.tallest(), bins.held()), (0, 0, 0));
        assert_eq!((bins.left_out.outside, bins.left_out.nan), (2, 1));
        assert_eq!((bins.find(0.5), bins.width()), (None, 0.0));
    }

    #[test]
    fn five_bars_stay_five_bars_under_normalization() {
        let x = [20.0, 40.0, 50.0, 60.0, 80.0];
        let before = Bins::of(&x);
        let after = Bins::carried(&x, &x.map(|value| (value - 50.0) / 20.0)).expect("affine");
        assert_eq!(before.counts, [1, 0, 1, 1, 1, 0, 1]);
        assert_eq!(after.counts, before.counts);
        assert_eq!(
            after.edges,
            [-1.75, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 1.75]
        );
    }

    #[test]
    fn what_is_no_affine_image_carries_no_bins() {
        let x = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(Bins::carried(&x, &x.map(|value| value * value)), None);
        assert_eq!(Bins::carried(&x, &[0.5; 4]), None);
        assert_eq!(Bins::carried(&x, &x[..3]), None);
        assert_eq!(Bins::carried(&[], &[]), None);
        assert_eq!(Bins::carried(&[3.0; 4], &[0.0; 4]), None);
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

        #[test]
        fn an_affine_map_changes_no_count(
            values in prop::collection::vec(prop_oneof![-1e3..1e3f64, (-40..40i32).prop_map(f64::from)], 2..200),
            offset in prop::sample::select(vec![0.0, 1e-3, 1e6, -1e8]),
            scale in prop::sample::select(vec![1.0, -1.0, 0.1, -0.3, 7.0, 1e-6, 1e9]),
            shift in prop::sample::select(vec![0.0, -0.7, 3.1, 1e4]),
        ) {
            let before: Vec<f64> = values.iter().map(|value| value + offset).collect();
            prop_assume!(before.iter().any(|&value| value != before[0]));
            let mean = before.iter().sum::<f64>() / before.len() as f64;
            let after: Vec<f64> = before.iter().map(|value| scale * (value - mean) + shift).collect();
            let (bins, carried) = (Bins::of(&before), Bins::carried(&before, &after));
            let carried = carried.expect("an affine image");
            let mut expected = bins.counts.clone();
            if scale < 0.0 {
                expected.reverse();
            }
            prop_assert_eq!(&carried.counts, &expected);
            // The bars are counted as any others would be over these edges.
            prop_assert_eq!(Bins::with_edges(&after, carried.edges.clone()).counts, expected);
            // And as wide as the map makes them.
            let width = bins.width() * scale.abs();
            prop_assert!((carried.width() / width - 1.0).abs() < 1e-6);
        }
    }
}
