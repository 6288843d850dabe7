//! Linear scales with ticks at round numbers.

/// Maps a domain of values onto a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
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
        let step = tick_step(self.domain, count);
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

    /// About `count` ticks at multiples of 1, 2 or 5 times a power of ten, with the number of decimals that
    /// tells them apart.
    pub fn ticks(&self, count: usize) -> (Vec<f64>, usize) {
        let step = tick_step(self.domain, count);
        let decimals = (-step.log10().floor()).max(0.0) as usize;
        let first = (self.domain.0 / step - 1e-9).ceil() as i64;
        let last = (self.domain.1 / step + 1e-9).floor() as i64;
        ((first..=last).map(|i| i as f64 * step).collect(), decimals)
    }
}

/// The step between about `count` ticks: 1, 2 or 5 times a power of ten.
fn tick_step(domain: (f64, f64), count: usize) -> f64 {
    let rough = (domain.1 - domain.0) / count.max(1) as f64;
    let power = 10_f64.powf(rough.log10().floor());
    // The geometric means between 1, 2, 5 and 10, so that each step serves the counts nearest to it.
    match rough / power {
        r if r >= 50_f64.sqrt() => 10.0 * power,
        r if r >= 10_f64.sqrt() => 5.0 * power,
        r if r >= 2_f64.sqrt() => 2.0 * power,
        _ => power,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(domain: (f64, f64), count: usize, expected: &str) {
        let (ticks, decimals) = Linear::new(domain, (0.0, 100.0)).ticks(count);
        let shown: Vec<String> = ticks.iter().map(|tick| format!("{tick:.decimals$}")).collect();
        assert_eq!(shown.join(" "), expected, "{domain:?}");
    }

    #[test]
    fn ticks_are_round() {
        check((0.0, 0.6), 4, "0.0 0.2 0.4 0.6");
        check((90.5, 95.0), 5, "91 92 93 94 95");
        check((0.0, 1755.0), 4, "0 500 1000 1500");
        check((7.0, 7.0), 2, "6 7 8");
        check((-0.1, 0.1), 4, "-0.10 -0.05 0.00 0.05 0.10");
    }

    #[test]
    fn a_scale_maps_ends_to_ends() {
        let scale = Linear::new((93.0, 94.0), (10.0, 110.0));
        assert!((scale.at(93.5) - 60.0).abs() < 1e-9);
        assert!((scale.clamped(99.0) - 110.0).abs() < 1e-9);
        assert_eq!(Linear::new((93.2, 94.1), (0.0, 1.0)).nice(2).domain(), (93.0, 94.5));
    }
}
