//! Round numbers: 1, 2 and 5 times powers of ten.

/// The multiple `count · 10^exponent`, rounded once, so that 3 · 0.1 is written and placed as 0.3.
pub fn decimal(count: i64, exponent: i32) -> f64 {
    if exponent < 0 {
        // 10^-exponent is exact up to 10^22; below, there is nothing exact to keep.
        count as f64 / 10f64.powi(-exponent)
    } else {
        count as f64 * 10f64.powi(exponent)
    }
}

/// The step 1, 2 or 5 · 10^exponent whose ratio to `size` is nearest to 1, as digit and exponent.
pub fn near_step(size: f64) -> (i64, i32) {
    let (digit, exponent) = round_step(size);
    let (more, further) = next_step(decimal(digit, exponent) * 1.5);
    let middle = (decimal(digit, exponent) * decimal(more, further)).sqrt();
    if size < middle {
        (digit, exponent)
    } else {
        (more, further)
    }
}

/// The largest step 1, 2 or 5 · 10^exponent that is at most `size`, as digit and exponent.
fn round_step(size: f64) -> (i64, i32) {
    // Beyond the powers that a double has, any exponent is as good; it only must not overflow.
    let exponent = size.log10().floor().clamp(-400.0, 400.0) as i32;
    let head = size / 10f64.powi(exponent) * (1.0 + 1e-12);
    let digit = [5, 2, 1]
        .into_iter()
        .find(|&digit| head >= digit as f64)
        .unwrap_or(1);
    (digit, exponent)
}

/// The smallest step 1, 2 or 5 · 10^exponent that is at least `size`.
pub fn next_step(size: f64) -> (i64, i32) {
    let (digit, exponent) = round_step(size);
    if decimal(digit, exponent) >= size * (1.0 - 1e-9) {
        return (digit, exponent);
    }
    match digit {
        1 => (2, exponent),
        2 => (5, exponent),
        _ => (1, exponent + 1),
    }
}
