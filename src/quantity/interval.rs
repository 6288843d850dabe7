//! Intervals of values, and their arithmetic.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt;
use std::ops::{Add, Sub};

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where the interval ends.
    pub value: Decimal,
    /// Whether the end itself is left out.
    pub open: bool,
}

impl End {
    /// An end that belongs to the interval.
    pub const fn closed(value: Decimal) -> End {
        End { value, open: false }
    }

    /// An end that doesn't belong to the interval.
    pub const fn open(value: Decimal) -> End {
        End { value, open: true }
    }

    fn combine(self, other: End, value: Decimal) -> End {
        End { value, open: self.open || other.open }
    }
}

/// The values that a figure can stand for; a missing end means that nothing bounds it.
///
/// Arithmetic on intervals holds whatever rounding left open:
///
/// ```
/// use guanzhi::quantity::Interval;
/// use rust_decimal::{Decimal, RoundingStrategy};
///
/// let rate = Interval::new(Decimal::new(9405, 2), Decimal::new(9415, 2));
/// let gap = Interval::new(Decimal::new(45, 2), Decimal::new(55, 2));
/// assert_eq!((rate - gap).to_string(), "(93.5, 93.7)");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub lo: Option<End>,
    /// The upper end.
    pub hi: Option<End>,
}

impl Interval {
    /// No knowledge at all.
    pub const UNBOUNDED: Interval = Interval { lo: None, hi: None };

    /// The values from `lo`, which belongs to it, up to `hi`, which doesn't: what rounding leaves open.
    pub const fn new(lo: Decimal, hi: Decimal) -> Interval {
        Interval { lo: Some(End::closed(lo)), hi: Some(End::open(hi)) }
    }

    /// One value.
    pub const fn point(value: Decimal) -> Interval {
        Interval { lo: Some(End::closed(value)), hi: Some(End::closed(value)) }
    }

    /// The values in both, or `None` where there are none.
    pub fn intersect(self, other: Interval) -> Option<Interval> {
        let lo = tighter(self.lo, other.lo, |a, b| a > b);
        let hi = tighter(self.hi, other.hi, |a, b| a < b);
        if let (Some(l), Some(h)) = (lo, hi)
            && (l.value > h.value || (l.value == h.value && (l.open || h.open)))
        {
            return None;
        }
        Some(Interval { lo, hi })
    }

    /// Whether every value of `other` lies in this interval.
    pub fn contains(self, other: Interval) -> bool {
        self.intersect(other) == Some(other)
    }

    /// Whether a value lies in the interval.
    pub fn holds(self, value: Decimal) -> bool {
        self.intersect(Interval::point(value)).is_some()
    }

    /// The single value, if there is just one.
    pub fn single(self) -> Option<Decimal> {
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo.value == hi.value => Some(lo.value),
            _ => None,
        }
    }

    /// The quotients of two intervals. Where a value may be negative, both must have their ends and the divisor must keep
    /// clear of zero, else the quotients are unbounded; so they are above where a positive divisor can be zero, and where
    /// the numbers grow too large.
    #[must_use]
    pub fn quotient(self, divisor: Interval) -> Interval {
        if !(self.is_positive() && divisor.is_positive()) {
            let clear = divisor.intersect(Interval::point(Decimal::ZERO)).is_none();
            return if clear { self.corners(divisor, Decimal::checked_div) } else { Interval::UNBOUNDED };
        }
        let divide = |a: Option<End>, b: Option<End>| {
            let end = joined(a, b, Decimal::checked_div)?;
            Some(End { open: end.open && !is_zero(a), ..end })
        };
        let lo = match divisor.hi {
            Some(hi) => divide(self.lo, Some(hi)),
            None => Some(End::closed(Decimal::ZERO)),
        };
        Interval::computed(lo, divide(self.hi, divisor.lo))
    }

    /// The products of two intervals; unbounded as in `quotient`.
    #[must_use]
    pub fn product(self, other: Interval) -> Interval {
        if !(self.is_positive() && other.is_positive()) {
            return self.corners(other, Decimal::checked_mul);
        }
        let times = |a: Option<End>, b: Option<End>| {
            let end = joined(a, b, Decimal::checked_mul)?;
            Some(End { open: end.open && !is_zero(a) && !is_zero(b), ..end })
        };
        Interval::computed(times(self.lo, other.lo), times(self.hi, other.hi))
    }

    /// With ends that were computed. Where they had more digits than a decimal holds and are the same without them, they belong to
    /// it: else nothing would be left in it.
    fn computed(lo: Option<End>, hi: Option<End>) -> Interval {
        match (lo, hi) {
            (Some(one), Some(other)) if one.value == other.value => Interval::point(one.value),
            _ => Interval { lo, hi },
        }
    }

    /// From the least to the greatest of what the ends yield with each other: monotonic operations have their extremes there.
    fn corners(self, other: Interval, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Interval {
        let mut all: Option<Interval> = None;
        for a in [self.lo, self.hi] {
            for b in [other.lo, other.hi] {
                let Some(end) = joined(a, b, op) else { return Interval::UNBOUNDED };
                // A zero that belongs to its interval makes zero of all that the other end comes near to.
                let end = Some(End { open: end.open && !is_zero(a) && !is_zero(b), ..end });
                all = Some(match all {
                    None => Interval { lo: end, hi: end },
                    Some(Interval { lo, hi }) => {
                        Interval { lo: wider(lo, end, |a, b| a < b), hi: wider(hi, end, |a, b| a > b) }
                    }
                });
            }
        }
        all.map_or(Interval::UNBOUNDED, |all| Interval::computed(all.lo, all.hi))
    }

    /// Whether no value is below zero.
    fn is_positive(self) -> bool {
        self.lo.is_some_and(|lo| lo.value >= Decimal::ZERO)
    }

    /// Every value multiplied by a positive factor.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Interval {
        let factor = Some(End::closed(factor));
        let by = |end| joined(end, factor, Decimal::checked_mul);
        Interval::computed(by(self.lo), by(self.hi))
    }

    /// Every value with its sign changed.
    #[must_use]
    pub fn negated(self) -> Interval {
        let turned = |end: Option<End>| end.map(|end| End { value: -end.value, ..end });
        Interval { lo: turned(self.hi), hi: turned(self.lo) }
    }

    /// Widened by what a division may have cut off, so that a third of three is one again.
    ///
    /// Only ends that fill a `Decimal` are widened; printed figures and their sums never do.
    #[must_use]
    pub fn loosened(self) -> Interval {
        let slack = |value: Decimal| match value.mantissa().unsigned_abs() {
            0..LONG_MANTISSA => Decimal::ZERO,
            _ => value.abs().max(Decimal::ONE).checked_mul(Decimal::new(1, 18)).unwrap_or_default(),
        };
        let slack = |end: Option<End>| end.map(|end| End::closed(slack(end.value)));
        Interval {
            lo: joined(self.lo, slack(self.lo), Decimal::checked_sub),
            hi: joined(self.hi, slack(self.hi), Decimal::checked_add),
        }
    }

    /// The interval with twelve digits of each end that is the cut-off result of a division, moved outwards unless there is only
    /// one value.
    #[must_use]
    pub fn shortened(self) -> Interval {
        let (below, above) = match self.single() {
            Some(_) => (RoundingStrategy::MidpointNearestEven, RoundingStrategy::MidpointNearestEven),
            None => (RoundingStrategy::ToNegativeInfinity, RoundingStrategy::ToPositiveInfinity),
        };
        let end = |end: End, way| End { value: shortened(end.value, way), ..end };
        Interval { lo: self.lo.map(|lo| end(lo, below)), hi: self.hi.map(|hi| end(hi, above)) }
    }

    /// The whole numbers in the interval, from the first to the last of them; `None` where there are none.
    pub fn whole(self) -> Option<Interval> {
        let Interval { lo, hi } = self.loosened();
        let up = |end: End| {
            let value = end.value.ceil();
            let value = if end.open && value == end.value { value.checked_add(Decimal::ONE)? } else { value };
            Some(End::closed(value))
        };
        let down = |end: End| {
            let value = end.value.floor();
            let value = if end.open && value == end.value { value.checked_sub(Decimal::ONE)? } else { value };
            Some(End::closed(value))
        };
        Interval::UNBOUNDED.intersect(Interval { lo: lo.and_then(up), hi: hi.and_then(down) })
    }
}

/// Mantissas from here on are taken for the cut-off result of a division: 26 digits and more.
const LONG_MANTISSA: u128 = 10_u128.pow(25);

/// Twelve digits of the cut-off result of a division; other numbers in full.
pub fn shortened(value: Decimal, way: RoundingStrategy) -> Decimal {
    if value.mantissa().unsigned_abs() < LONG_MANTISSA {
        return value;
    }
    value.round_sf_with_strategy(12, way).map_or(value, |short| short.normalize())
}

impl Add for Interval {
    type Output = Interval;

    /// An end that grows too large is left open.
    fn add(self, other: Interval) -> Interval {
        let plus = |a, b| joined(a, b, Decimal::checked_add);
        Interval::computed(plus(self.lo, other.lo), plus(self.hi, other.hi))
    }
}

impl Sub for Interval {
    type Output = Interval;

    /// An end that grows too large is left open.
    fn sub(self, other: Interval) -> Interval {
        let minus = |a, b| joined(a, b, Decimal::checked_sub);
        Interval::computed(minus(self.lo, other.hi), minus(self.hi, other.lo))
    }
}

impl fmt::Display for Interval {
    /// Mathematical notation: `[94.05, 94.15)`, `(3.3, ∞)`, `{5}`; of endless decimals, the first ten.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |value: Decimal| value.round_dp(10).normalize();
        if let Some(value) = self.single() {
            return write!(f, "{{{}}}", short(value));
        }
        match self.lo {
            Some(End { value, open }) => {
                write!(f, "{}{}", if open { '(' } else { '[' }, short(value))?;
            }
            None => f.write_str("(−∞")?,
        }
        f.write_str(", ")?;
        match self.hi {
            Some(End { value, open }) => write!(f, "{}{}", short(value), if open { ')' } else { ']' }),
            None => f.write_str("∞)"),
        }
    }
}

/// An end of what two intervals yield together: open where one of theirs is, missing where one is missing or the
/// number grows too large.
fn joined(a: Option<End>, b: Option<End>, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<End> {
    let (a, b) = (a?, b?);
    Some(a.combine(b, op(a.value, b.value)?))
}

/// Whether an end is zero and belongs to its interval: then it makes products zero, whatever the other factor.
fn is_zero(end: Option<End>) -> bool {
    end.is_some_and(|end| end.value.is_zero() && !end.open)
}

/// The end that leaves more in; at equal values, the closed one.
fn wider(a: Option<End>, b: Option<End>, further: fn(Decimal, Decimal) -> bool) -> Option<End> {
    let (a, b) = (a?, b?);
    Some(if a.value == b.value {
        End { open: a.open && b.open, ..a }
    } else if further(a.value, b.value) {
        a
    } else {
        b
    })
}

/// The end that cuts more off; at equal values, the open one.
fn tighter(a: Option<End>, b: Option<End>, further: fn(Decimal, Decimal) -> bool) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) if a.value == b.value => Some(a.combine(b, a.value)),
        (Some(a), Some(b)) => Some(if further(a.value, b.value) { a } else { b }),
        (a, b) => a.or(b),
    }
}
