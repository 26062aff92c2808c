//! The two kinds of numbers that the bulk functions take.

use std::fmt::Debug;
use std::ops::{Add, Mul, Sub};

/// `f64` or `f32`.
pub trait Float:
    Copy
    + Debug
    + Default
    + Into<f64>
    + PartialEq
    + Add<Output = Self>
    + Sub<Output = Self>
    + Mul<Output = Self>
    + private::Sealed
{
    /// 0.
    const ZERO: Self;
    /// The nearest number of this kind.
    fn of(value: f64) -> Self;
    /// The same number.
    fn exact(self) -> f64 {
        self.into()
    }
}

impl Float for f64 {
    const ZERO: Self = 0.0;

    fn of(value: f64) -> Self {
        value
    }
}

impl Float for f32 {
    const ZERO: Self = 0.0;

    fn of(value: f64) -> Self {
        value as f32
    }
}

mod private {
    /// The functions are tested for these two only.
    pub trait Sealed {}
    impl Sealed for f64 {}
    impl Sealed for f32 {}
}
