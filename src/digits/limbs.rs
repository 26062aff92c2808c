//! Numbers as long as they need to be, in base 10⁹: what the doubles' conversions to decimal and back are made of.
//!
//! The standard library has faster ones, but they weigh 40 kB, a fifth of it tables that do not compress; a page that
//! writes a few thousand numbers waits for neither.

const BASE: u32 = 1_000_000_000;
/// A limb shifted further left would not fit into 64 bits with its carry.
const MOST_LEFT: u32 = 29;
/// 10⁹ can be halved so often without a rest: what a limb loses to the right is a whole number of the next.
const MOST_RIGHT: u32 = 9;
/// Decimal digits of a limb.
pub(super) const WIDTH: usize = 9;

/// A number that is not negative; the last `fraction` limbs stand behind the point.
pub(super) struct Limbs {
    limbs: Vec<u32>,
    fraction: usize,
}

impl Limbs {
    /// A whole number.
    pub(super) fn whole(mut number: u64) -> Self {
        let mut limbs = Vec::new();
        while number > 0 {
            limbs.insert(0, (number % u64::from(BASE)) as u32);
            number /= u64::from(BASE);
        }
        Self { limbs, fraction: 0 }
    }

    /// Multiplies by 2^power, exactly.
    pub(super) fn scale(&mut self, mut power: i32) {
        while power > 0 {
            let step = power.unsigned_abs().min(MOST_LEFT);
            self.left(step);
            power -= step as i32;
        }
        while power < 0 {
            let step = power.unsigned_abs().min(MOST_RIGHT);
            self.right(step);
            power += step as i32;
        }
    }

    fn left(&mut self, step: u32) {
        let mut carry = 0;
        for limb in self.limbs.iter_mut().rev() {
            let moved = (u64::from(*limb) << step) + carry;
            *limb = (moved % u64::from(BASE)) as u32;
            carry = moved / u64::from(BASE);
        }
        if carry > 0 {
            self.limbs.insert(0, carry as u32);
        }
    }

    fn right(&mut self, step: u32) {
        let mut rest = 0;
        for limb in &mut self.limbs {
            let lost = *limb & ((1 << step) - 1);
            *limb = (*limb >> step) + rest;
            rest = lost * (BASE >> step);
        }
        if rest > 0 {
            self.limbs.push(rest);
            self.fraction += 1;
        }
    }

    /// All digits from the first that is not zero, and the power of ten of that one; no digits for zero.
    pub(super) fn digits(&self) -> (Vec<u8>, i32) {
        let mut digits = Vec::with_capacity(WIDTH * self.limbs.len());
        for limb in &self.limbs {
            let mut unit = BASE / 10;
            while unit > 0 {
                digits.push((limb / unit % 10) as u8);
                unit /= 10;
            }
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        let whole = WIDTH * (self.limbs.len() - self.fraction);
        digits.drain(..zeros);
        (digits, whole as i32 - 1 - zeros as i32)
    }
}
