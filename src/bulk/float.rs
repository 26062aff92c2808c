//! The two kinds of numbers that the bulk functions take.

use std::fmt::Debug;
use std::ops::{Add, AddAssign, Div, Mul, Sub};

/// `f64` or `f32`.
pub trait Float:
    Copy
    + Debug
    + Default
    + PartialEq
    + Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + Mul<Output = Self>
    + Div<Output = Self>
    + private::Sealed
{
    /// 0.
    const ZERO: Self;
    /// The nearest number of this kind.
    fn of(value: f64) -> Self;
    /// The same number.
    fn exact(self) -> f64;
    /// Neither NaN nor infinite.
    fn is_finite(self) -> bool;
}

impl Float for f64 {
    const ZERO: Self = 0.0;

    fn of(value: f64) -> Self {
        value
    }

    fn exact(self) -> f64 {
        self
    }

    fn is_finite(self) -> bool {
        self.is_finite()
    }
}

impl Float for f32 {
    const ZERO: Self = 0.0;

    fn of(value: f64) -> Self {
        value as f32
    }

    fn exact(self) -> f64 {
        self.into()
    }

    fn is_finite(self) -> bool {
        self.is_finite()
    }
}

mod private {
    /// The kernels are tried for these two only.
    pub trait Sealed {}
    impl Sealed for f64 {}
    impl Sealed for f32 {}
}
