//! Linear and logarithmic scales with ticks at round numbers.

use rust_decimal::Decimal;
use std::f64::consts::SQRT_2;

/// Maps a domain of values onto a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
}

/// A tick of an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Its value.
    pub value: f64,
    /// The value's digits, with as many decimals as tell the ticks apart and without a sign.
    pub digits: String,
}

impl Linear {
    /// A scale from `domain` onto `range`, both `(from, to)`. A domain of one value is widened by 1 on each side.
    pub fn new(domain: (f64, f64), range: (f64, f64)) -> Linear {
        let (lo, hi) = (domain.0.min(domain.1), domain.0.max(domain.1));
        let domain = if hi - lo > f64::EPSILON { (lo, hi) } else { (lo - 1.0, hi + 1.0) };
        Linear { domain, range }
    }

    /// The same scale with its domain extended to the ticks around it.
    #[must_use]
    pub fn nice(self, count: usize) -> Linear {
        let step = Step::of(self.domain, count).value();
        let (lo, hi) = self.domain;
        Linear { domain: ((lo / step).floor() * step, (hi / step).ceil() * step), ..self }
    }

    /// The pixel of a value; values beyond the domain map beyond the range.
    pub fn at(&self, value: f64) -> f64 {
        let part = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + part * (self.range.1 - self.range.0)
    }

    /// The pixel of a value, held within the range.
    pub fn clamped(&self, value: f64) -> f64 {
        self.at(value.clamp(self.domain.0, self.domain.1))
    }

    /// Values from the lowest to the highest.
    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }

    /// Pixels of the two ends of the domain.
    pub fn range(&self) -> (f64, f64) {
        self.range
    }

    /// About `count` ticks at multiples of 1, 2 or 5 times a power of ten.
    pub fn ticks(&self, count: usize) -> Vec<Tick> {
        let step = Step::of(self.domain, count);
        let first = (self.domain.0 / step.value() - 1e-9).ceil() as i64;
        let last = (self.domain.1 / step.value() + 1e-9).floor() as i64;
        (first..=last).map(|at| step.tick(at)).collect()
    }
}

/// Maps positive values onto a range of pixels so that equal factors are equally far apart.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Log {
    /// The first decade and the logarithm of the highest value.
    domain: (f64, f64),
    range: (f64, f64),
}

impl Log {
    /// A scale from the decade below the least to the greatest of some values onto `range`; values that aren't
    /// positive have no place on it.
    pub fn over(values: impl Iterator<Item = f64>, range: (f64, f64)) -> Log {
        let (mut lo, mut hi) = (f64::INFINITY, 0.0_f64);
        for value in values.filter(|value| *value > 0.0) {
            (lo, hi) = (lo.min(value), hi.max(value));
        }
        let lo = if lo <= hi { f64::from(exponent_below(lo)) } else { 0.0 };
        let hi = if hi > 0.0 { log10(hi).max(lo + 1.0) } else { 1.0 };
        Log { domain: (lo, hi), range }
    }

    /// The pixel of a value; `None` for one that isn't positive.
    pub fn at(&self, value: f64) -> Option<f64> {
        let (lo, hi) = self.domain;
        let part = (log10((value > 0.0).then_some(value)?) - lo) / (hi - lo);
        Some(self.range.0 + part * (self.range.1 - self.range.0))
    }

    /// The powers of ten on the scale.
    pub fn ticks(&self) -> Vec<Tick> {
        let (first, last) = (self.domain.0 as i32, (self.domain.1 + 1e-6).floor() as i32);
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
    fn of(domain: (f64, f64), count: usize) -> Step {
        /// The geometric means between 1, 2, 5 and 10, so that each digit serves the counts nearest to it.
        const SQRT_10: f64 = 3.162_277_66;
        const SQRT_50: f64 = 7.071_067_81;
        let rough = (domain.1 - domain.0) / count.max(1) as f64;
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
        let decimals = self.exponent.min(0).unsigned_abs();
        let whole = i128::from(at.abs()) * i128::from(self.digit);
        let whole = (0..self.exponent.max(0)).fold(whole, |whole, _| whole.saturating_mul(10));
        let digits = Decimal::try_from_i128_with_scale(whole, decimals);
        Tick { value: at as f64 * self.value(), digits: digits.map(|it| it.to_string()).unwrap_or_default() }
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

    fn check(domain: (f64, f64), count: usize, expected: &str) {
        let ticks = Linear::new(domain, (0.0, 100.0)).ticks(count);
        let sign = |tick: &Tick| if tick.value < 0.0 { "-" } else { "" };
        let shown: Vec<String> = ticks.iter().map(|tick| format!("{}{}", sign(tick), tick.digits)).collect();
        assert_eq!(shown.join(" "), expected, "{domain:?}");
    }

    #[test]
    fn ticks_are_round() {
        check((0.0, 0.6), 4, "0.0 0.2 0.4 0.6");
        check((90.5, 95.0), 5, "91 92 93 94 95");
        check((0.0, 1755.0), 4, "0 500 1000 1500");
        check((7.0, 7.0), 2, "6 7 8");
        check((-0.1, 0.1), 4, "-0.10 -0.05 0.00 0.05 0.10");
        check((0.0, 9.1e9), 2, "0 5000000000");
    }

    #[test]
    fn a_scale_maps_ends_to_ends() {
        let scale = Linear::new((93.0, 94.0), (10.0, 110.0));
        assert!((scale.at(93.5) - 60.0).abs() < 1e-9);
        assert!((scale.clamped(99.0) - 110.0).abs() < 1e-9);
        assert_eq!(Linear::new((93.2, 94.1), (0.0, 1.0)).nice(2).domain(), (93.0, 94.5));
    }

    #[test]
    fn logarithms_are_true_to_a_hundredth_of_a_pixel() {
        for value in [0.001, 0.5, 1.0, 2.0, 9.999, 10.0, 61.0, 856.0, 6963.0, 112_186.0, 9.9e14] {
            assert!((log10(value) - f64::log10(value)).abs() < 1e-6, "{value}: {}", log10(value));
        }
    }

    #[test]
    fn a_logarithmic_scale_starts_at_a_decade() {
        let scale = Log::over([61.0, 112_186.0, 0.0].into_iter(), (0.0, 100.0));
        let ticks: Vec<_> = scale.ticks().into_iter().map(|tick| tick.digits).collect();
        assert_eq!(ticks.join(" "), "10 100 1000 10000 100000");
        assert!(scale.at(10.0).is_some_and(|x| x.abs() < 1e-6));
        assert!(scale.at(112_186.0).is_some_and(|x| (x - 100.0).abs() < 1e-6));
        assert_eq!((scale.at(0.0), scale.at(-1.0)), (None, None));
        let empty = Log::over([].into_iter(), (0.0, 100.0));
        assert_eq!(empty.ticks().len(), 2);
        assert_eq!(Log::over([100.0].into_iter(), (0.0, 100.0)).at(100.0), Some(0.0));
    }
}
