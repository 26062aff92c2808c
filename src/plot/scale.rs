//! Where a number lies on an axis, and which number lies at a pixel.

/// How distance on the axis relates to the number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spacing {
    /// Equal differences are equally far apart.
    #[default]
    Linear,
    /// Equal ratios are equally far apart; only numbers above 0 have a place.
    Log,
}

/// A range of numbers laid along pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Linear or logarithmic.
    pub spacing: Spacing,
    /// The number at `from`.
    pub low: f64,
    /// The number at `to`, above `low`.
    pub high: f64,
    /// Pixel of `low`, in CSS pixels.
    pub from: f64,
    /// Pixel of `high`, in CSS pixels; below `from` on an axis that points up.
    pub to: f64,
}

impl Scale {
    /// A linear scale.
    pub fn linear([low, high]: [f64; 2], [from, to]: [f64; 2]) -> Scale {
        Scale {
            spacing: Spacing::Linear,
            low,
            high,
            from,
            to,
        }
    }

    /// A logarithmic scale; `low` must be above 0.
    pub fn log(range: [f64; 2], pixels: [f64; 2]) -> Scale {
        Scale {
            spacing: Spacing::Log,
            ..Scale::linear(range, pixels)
        }
    }

    /// The pixel of a number: outside the range it lies outside the axis; NaN where it has no place.
    pub fn pixel(&self, value: f64) -> f64 {
        self.from + self.share(value) * (self.to - self.from)
    }

    /// The number at a pixel, the inverse of [`Scale::pixel`].
    pub fn value(&self, pixel: f64) -> f64 {
        let share = (pixel - self.from) / (self.to - self.from);
        match self.spacing {
            // Halves first: the difference of two finite numbers can overflow.
            Spacing::Linear => self.low * (1.0 - share) + self.high * share,
            Spacing::Log => (self.low.ln() * (1.0 - share) + self.high.ln() * share).exp(),
        }
    }

    /// Whether the number lies on the axis.
    pub fn holds(&self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// The number itself where it lies on the axis, otherwise the nearer end.
    pub fn nearest(&self, value: f64) -> f64 {
        between(value, self.low, self.high)
    }

    /// Length of the axis in pixels.
    pub fn length(&self) -> f64 {
        (self.to - self.from).abs()
    }

    fn share(&self, value: f64) -> f64 {
        match self.spacing {
            Spacing::Linear => (value / 2.0 - self.low / 2.0) / (self.high / 2.0 - self.low / 2.0),
            Spacing::Log => (value / self.low).ln() / (self.high / self.low).ln(),
        }
    }
}

/// `f64::clamp` without its panic, whose message would bring the standard library's decimals into the page's module.
pub(super) fn between(value: f64, low: f64, high: f64) -> f64 {
    if value < low {
        low
    } else if value > high {
        high
    } else {
        value
    }
}

/// The smallest range that holds every finite number of the lists (on a log axis: above 0); none if there is none.
pub fn extent(lists: &[&[f64]], spacing: Spacing) -> Option<[f64; 2]> {
    let floor = match spacing {
        Spacing::Linear => f64::NEG_INFINITY,
        Spacing::Log => 0.0,
    };
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    // Compared by hand: on wasm32 `f64::min` is a call into the mathematical library, for every one of a million numbers.
    for list in lists {
        for &value in *list {
            if low <= value && value <= high {
                continue;
            }
            if value > floor && value < f64::INFINITY {
                low = if value < low { value } else { low };
                high = if value > high { value } else { high };
            }
        }
    }
    (low <= high).then_some([low, high])
}

/// A range with room on both sides: a share of its length, and never of no length.
pub fn roomy([low, high]: [f64; 2], share: f64, spacing: Spacing) -> [f64; 2] {
    match spacing {
        Spacing::Linear if high > low => {
            let room = (high / 2.0 - low / 2.0) * 2.0 * share;
            [(low - room).max(f64::MIN), (high + room).min(f64::MAX)]
        }
        Spacing::Linear => {
            let room = if low == 0.0 {
                1.0
            } else {
                (low.abs() / 2.0).max(f64::MIN_POSITIVE)
            };
            [(low - room).max(f64::MIN), (high + room).min(f64::MAX)]
        }
        Spacing::Log if high > low => {
            let room = libm::pow(high / low, share);
            [
                (low / room).max(f64::MIN_POSITIVE),
                (high * room).min(f64::MAX),
            ]
        }
        Spacing::Log => [
            (low / 2.0).max(f64::MIN_POSITIVE),
            (high * 2.0).min(f64::MAX),
        ],
    }
}

/// Whether an axis can have these ends: finite, the first below the second, on a log axis both above 0.
pub fn is_range([low, high]: [f64; 2], spacing: Spacing) -> bool {
    let ascending = low < high && low.is_finite() && high.is_finite();
    ascending && (spacing == Spacing::Linear || low > 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pixel_and_its_number_are_inverse() {
        let pixels = [200.0, 10.0];
        for scale in [
            Scale::linear([-3.0, 70.0], pixels),
            Scale::linear([1e8, 1e8 + 1.0], pixels),
            Scale::log([1e-9, 4e3], pixels),
        ] {
            for pixel in [10.0, 57.25, 200.0] {
                let back = scale.pixel(scale.value(pixel));
                assert!((back - pixel).abs() < 1e-5, "{scale:?}: {pixel} {back}");
            }
        }
    }

    #[test]
    fn ranges_stay_finite_and_open() {
        for range in [
            [0.0, 0.0],
            [5.0, 5.0],
            [-1e308, 1e308],
            [f64::MIN, f64::MAX],
        ] {
            let [low, high] = roomy(range, 0.05, Spacing::Linear);
            assert!(
                low < high && low.is_finite() && high.is_finite(),
                "{range:?}"
            );
            let middle = Scale::linear([low, high], [0.0, 100.0]).pixel(range[0]);
            assert!((0.0..=100.0).contains(&middle), "{range:?}: {middle}");
        }
        assert_eq!(roomy([1.0, 100.0], 0.5, Spacing::Log), [0.1, 1000.0]);
    }

    #[test]
    fn numbers_without_a_place_do_not_count() {
        let values = [f64::NAN, -2.0, f64::INFINITY, 0.5, 8.0];
        assert_eq!(extent(&[&values], Spacing::Linear), Some([-2.0, 8.0]));
        assert_eq!(extent(&[&values], Spacing::Log), Some([0.5, 8.0]));
        assert_eq!(extent(&[&[f64::NAN]], Spacing::Linear), None);
    }
}
