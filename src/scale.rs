//! Linear and logarithmic scales with ticks at round numbers.

use std::f64::consts::SQRT_2;

/// From the least to the greatest of some values.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extent {
    /// The least.
    pub lo: f64,
    /// The greatest; less than `lo` where there is no value.
    pub hi: f64,
}

impl Extent {
    /// Of no value.
    pub const NONE: Extent = Extent { lo: f64::INFINITY, hi: f64::NEG_INFINITY };
    /// Of zero, where lengths are drawn from.
    pub const ZERO: Extent = Extent { lo: 0.0, hi: 0.0 };
    /// From 0 to 1, for an axis without any value.
    pub const UNIT: Extent = Extent { lo: 0.0, hi: 1.0 };

    /// Of zero and some values, for lengths that are drawn from zero; up to 1 where all of them are zero.
    pub fn from_zero(values: impl IntoIterator<Item = f64>) -> Extent {
        let extent = Extent::ZERO.with(values);
        if extent == Extent::ZERO { Extent::UNIT } else { extent }
    }

    /// Of further values, too.
    #[must_use]
    pub fn with(self, values: impl IntoIterator<Item = f64>) -> Extent {
        values.into_iter().fold(self, |it, value| Extent { lo: it.lo.min(value), hi: it.hi.max(value) })
    }

    /// Of what another reaches over, too.
    #[must_use]
    pub fn and(self, other: Extent) -> Extent {
        Extent { lo: self.lo.min(other.lo), hi: self.hi.max(other.hi) }
    }

    /// The same extent with ends that can be reckoned with, and wide enough to tell values apart: one of a single value
    /// reaches 1 to each side, or more where numbers are so large that 1 makes no difference.
    fn drawable(self) -> Extent {
        /// Beyond it, differences and distances of ticks may be infinite.
        const MOST: f64 = 1e300;
        /// The smallest part of a value that tells others from it.
        const PART: f64 = 1e-12;
        let Extent { lo, hi } = self.or(Extent::UNIT);
        let (lo, hi) = (lo.clamp(-MOST, MOST), hi.clamp(-MOST, MOST));
        let size = lo.abs().max(hi.abs());
        if hi - lo > f64::EPSILON.max(size * PART) {
            return Extent { lo, hi };
        }
        let beside = f64::max(1.0, size * 1e-6);
        Extent { lo: lo - beside, hi: hi + beside }
    }

    /// The same extent, or another where it is of no value.
    #[must_use]
    pub fn or(self, other: Extent) -> Extent {
        if self.lo <= self.hi { self } else { other }
    }

    /// From the least to the greatest.
    pub fn length(self) -> f64 {
        self.hi - self.lo
    }

    /// The value of the extent that is nearest to another.
    pub fn nearest(self, value: f64) -> f64 {
        value.max(self.lo).min(self.hi)
    }
}

/// How many ticks stand on a length at a distance of about so many pixels.
pub fn tick_count(length: f64, apart: f64) -> usize {
    (length / apart) as usize + 1
}

/// Maps a domain of values onto a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: Extent,
    from: f64,
    to: f64,
}

/// A tick of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its value.
    pub value: f64,
    /// The value's digits, with as many decimals as tell the ticks apart, and − where it is negative.
    pub digits: String,
}

impl Linear {
    /// A scale from `domain` onto the pixels from one to another. A domain of one value is widened on each side; values
    /// that are infinite or no number are drawn at an end.
    pub fn new(domain: Extent, from: f64, to: f64) -> Linear {
        Linear { domain: domain.drawable(), from, to }
    }

    /// The same scale with its domain extended to the ticks around it.
    #[must_use]
    pub fn nice(self, count: usize) -> Linear {
        let step = Step::of(self.domain, count).value();
        let Extent { lo, hi } = self.domain;
        Linear { domain: Extent { lo: (lo / step).floor() * step, hi: (hi / step).ceil() * step }, ..self }
    }

    /// The pixel of a value; values beyond the domain map beyond the range.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.domain.lo) / self.domain.length();
        self.from + part * (self.to - self.from)
    }

    /// The pixel of a value, held within the range.
    pub fn clamped(&self, value: f64) -> f64 {
        self.at(self.domain.nearest(value))
    }

    /// Values from the lowest to the highest.
    pub fn domain(&self) -> Extent {
        self.domain
    }

    /// About `count` ticks at multiples of 1, 2 or 5 times a power of ten.
    pub fn ticks(&self, count: usize) -> Vec<Tick> {
        let step = Step::of(self.domain, count);
        let first = (self.domain.lo / step.value() - 1e-9).ceil() as i64;
        let last = (self.domain.hi / step.value() + 1e-9).floor() as i64;
        (first..=last).map(|at| step.tick(at)).collect()
    }
}

/// Maps positive values onto a range of pixels so that equal factors are equally far apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Log {
    /// The first decade and the logarithm of the highest value.
    domain: Extent,
    from: f64,
    to: f64,
}

impl Log {
    /// A scale from the decade below the least to the greatest of some values onto the pixels from one to another;
    /// values that aren't positive have no place on it.
    pub fn over(values: impl Iterator<Item = f64>, from: f64, to: f64) -> Log {
        let values = values.filter(|value| *value > 0.0 && value.is_finite());
        let values = Extent::NONE.with(values).or(Extent { lo: 1.0, hi: 1.0 });
        let lo = f64::from(exponent_below(values.lo));
        Log { domain: Extent { lo, hi: log10(values.hi).max(lo + 1.0) }, from, to }
    }

    /// The pixel of a value; `None` for one that isn't positive or isn't finite.
    pub fn at(&self, value: f64) -> Option<f64> {
        let part = (log10((value > 0.0 && value.is_finite()).then_some(value)?) - self.domain.lo)
            / self.domain.length();
        Some(self.from + part * (self.to - self.from))
    }

    /// The powers of ten on the scale.
    pub fn ticks(&self) -> Vec<Tick> {
        let (first, last) = (self.domain.lo as i32, (self.domain.hi + 1e-6).floor() as i32);
        (first..=last).map(|exponent| Step { digit: 1, exponent }.tick(1)).collect()
    }
}

/// The logarithm of a positive value to about eight digits: the decade, then binary digits by squaring, since the
/// library's function weighs several kB in the page.
fn log10(value: f64) -> f64 {
    let decade = exponent_below(value);
    let (mut log, mut rest, mut digit) = (f64::from(decade), value / power(decade), 1.0);
    for _ in 0..26 {
        rest *= rest;
        digit /= 2.0;
        if rest >= 10.0 {
            rest /= 10.0;
            log += digit;
        }
    }
    log
}

/// The distance of ticks: a digit times a power of ten.
#[derive(Clone, Copy)]
struct Step {
    digit: u32,
    exponent: i32,
}

impl Step {
    /// The step between about `count` ticks; its digit is 1, 2 or 5.
    fn of(domain: Extent, count: usize) -> Step {
        /// The geometric means between 1, 2, 5 and 10, so that each digit serves the counts nearest to it.
        const SQRT_10: f64 = 3.162_277_66;
        const SQRT_50: f64 = 7.071_067_81;
        /// More ticks than stand on any screen.
        const MOST: usize = 1000;
        let rough = domain.length() / count.clamp(1, MOST) as f64;
        let exponent = exponent_below(rough);
        match rough / power(exponent) {
            r if r >= SQRT_50 => Step { digit: 1, exponent: exponent + 1 },
            r if r >= SQRT_10 => Step { digit: 5, exponent },
            r if r >= SQRT_2 => Step { digit: 2, exponent },
            _ => Step { digit: 1, exponent },
        }
    }

    fn value(self) -> f64 {
        f64::from(self.digit) * power(self.exponent)
    }

    /// The tick at a multiple of the step.
    fn tick(self, at: i64) -> Tick {
        let mut digits = (u128::from(at.unsigned_abs()) * u128::from(self.digit)).to_string();
        if self.exponent > 0 && at != 0 {
            digits.extend((0..self.exponent).map(|_| '0'));
        }
        if self.exponent < 0 {
            let decimals = self.exponent.unsigned_abs() as usize;
            let zeros = (decimals + 1).saturating_sub(digits.len());
            digits.insert_str(0, &"0".repeat(zeros));
            digits.insert(digits.len() - decimals, '.');
        }
        if at < 0 {
            digits.insert(0, '−');
        }
        Tick { value: at as f64 * self.value(), digits }
    }
}

/// The greatest power of ten that is no greater than a positive value, down to 10⁻¹²; counted, since logarithms
/// weigh several kB in the page.
fn exponent_below(value: f64) -> i32 {
    let mut exponent = 0;
    while power(exponent) > value && exponent > -12 {
        exponent -= 1;
    }
    while power(exponent + 1) <= value && exponent < 300 {
        exponent += 1;
    }
    exponent
}

fn power(exponent: i32) -> f64 {
    let tens = (0..exponent.abs()).fold(1.0, |power, _| power * 10.0);
    if exponent < 0 { 1.0 / tens } else { tens }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn linear(lo: f64, hi: f64) -> Linear {
        Linear::new(Extent { lo, hi }, 0.0, 100.0)
    }

    fn check((lo, hi): (f64, f64), count: usize, expected: &str) {
        let shown: Vec<String> = linear(lo, hi).ticks(count).into_iter().map(|tick| tick.digits).collect();
        assert_eq!(shown.join(" "), expected, "{lo} to {hi}");
    }

    #[test]
    fn ticks_are_round() {
        check((0.0, 0.6), 4, "0.0 0.2 0.4 0.6");
        check((90.5, 95.0), 5, "91 92 93 94 95");
        check((0.0, 1755.0), 4, "0 500 1000 1500");
        check((7.0, 7.0), 2, "6 7 8");
        check((-0.1, 0.1), 4, "−0.10 −0.05 0.00 0.05 0.10");
        check((-7.0, -7.0), 2, "−8 −7 −6");
        check((-4e10, 0.0), 2, "−40000000000 −20000000000 0");
        check((0.0, 9.1e9), 2, "0 5000000000");
    }

    #[test]
    fn a_scale_maps_ends_to_ends() {
        let scale = Linear::new(Extent { lo: 93.0, hi: 94.0 }, 10.0, 110.0);
        assert!((scale.at(93.5) - 60.0).abs() < 1e-9);
        assert!((scale.clamped(99.0) - 110.0).abs() < 1e-9);
        assert_eq!(linear(93.2, 94.1).nice(2).domain(), Extent { lo: 93.0, hi: 94.5 });
    }

    #[test]
    fn logarithms_are_true_to_a_hundredth_of_a_pixel() {
        for value in [0.001, 0.5, 1.0, 2.0, 9.999, 10.0, 61.0, 856.0, 6963.0, 112_186.0, 9.9e14] {
            assert!((log10(value) - f64::log10(value)).abs() < 1e-6, "{value}: {}", log10(value));
        }
    }

    #[test]
    fn a_logarithmic_scale_starts_at_a_decade() {
        let scale = Log::over([61.0, 112_186.0, 0.0].into_iter(), 0.0, 100.0);
        let ticks: Vec<_> = scale.ticks().into_iter().map(|tick| tick.digits).collect();
        assert_eq!(ticks.join(" "), "10 100 1000 10000 100000");
        assert!(scale.at(10.0).is_some_and(|x| x.abs() < 1e-6));
        assert!(scale.at(112_186.0).is_some_and(|x| (x - 100.0).abs() < 1e-6));
        assert_eq!((scale.at(0.0), scale.at(-1.0)), (None, None));
        let empty = Log::over([].into_iter(), 0.0, 100.0);
        assert_eq!(empty.ticks().len(), 2);
        assert_eq!(Log::over([100.0].into_iter(), 0.0, 100.0).at(100.0), Some(0.0));
    }
}
