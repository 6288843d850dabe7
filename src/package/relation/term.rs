//! The arithmetic of relations: terms and what can be done with them.

use crate::quantity::{End, Interval};
use rust_decimal::Decimal;

/// A term of a relation: the printed value and the values that it can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    /// `None` where there are only bounds.
    pub nominal: Option<Decimal>,
    /// The values that it can stand for.
    pub interval: Interval,
}

/// Whether all that is implied rounds to the result, so that it must be so.
pub(super) fn agrees(terms: &[Term], implied: Interval) -> Option<bool> {
    Some(terms.first()?.interval.loosened().contains(implied))
}

/// Whether the result must be at most the operand; otherwise it isn't known.
pub(super) fn at_most(terms: &[Term], _: Interval) -> Option<bool> {
    is_ordered(terms, false).then_some(true)
}

/// Whether the result must be less than the operand; otherwise it isn't known.
pub(super) fn less(terms: &[Term], _: Interval) -> Option<bool> {
    is_ordered(terms, true).then_some(true)
}

fn is_ordered(terms: &[Term], strict: bool) -> bool {
    let [result, operand] = terms else { return false };
    result.interval.hi.zip(operand.interval.lo).is_some_and(|(high, low)| {
        high.value < low.value || high.value == low.value && (!strict || high.open || low.open)
    })
}

/// What result ≤ operand, or result < operand where `strict`, implies for one of the two.
pub(super) fn order(terms: &[Term], strict: bool, missing: usize) -> Option<Term> {
    let [result, operand] = terms else { return None };
    let end = |end: End| End { open: end.open || strict, ..end };
    let interval = match missing {
        0 => Interval { lo: None, hi: operand.interval.hi.map(end) },
        _ => Interval { lo: result.interval.lo.map(end), hi: None },
    };
    Some(Term { nominal: None, interval })
}

impl Term {
    /// The term that is asked for.
    pub const UNKNOWN: Term = Term { nominal: None, interval: Interval::UNBOUNDED };

    /// Nothing.
    pub(super) const ZERO: Term = Term::point(Decimal::ZERO);

    /// One.
    pub(super) const ONE: Term = Term::point(Decimal::ONE);

    /// A hundred.
    pub(super) const HUNDRED: Term = Term::point(Decimal::ONE_HUNDRED);

    /// One value.
    pub const fn point(value: Decimal) -> Term {
        Term { nominal: Some(value), interval: Interval::point(value) }
    }

    pub(super) fn plus(self, other: Term) -> Term {
        self.joined(other, self.interval + other.interval, Decimal::checked_add)
    }

    pub(super) fn minus(self, other: Term) -> Term {
        self.joined(other, self.interval - other.interval, Decimal::checked_sub)
    }

    /// Multiplied by another; neither is negative.
    pub(super) fn times(self, other: Term) -> Term {
        self.joined(other, self.interval.product(other.interval), Decimal::checked_mul)
    }

    /// Divided by another; neither is negative.
    pub(super) fn over(self, other: Term) -> Term {
        self.joined(other, self.interval.quotient(other.interval), Decimal::checked_div)
    }

    /// A hundred times as much; the term may be negative.
    pub(super) fn in_percent(self) -> Term {
        self.scaled(Decimal::ONE_HUNDRED)
    }

    /// A hundredth of it; the term may be negative.
    pub(super) fn percent(self) -> Term {
        self.scaled(Decimal::new(1, 2))
    }

    fn scaled(self, factor: Decimal) -> Term {
        let nominal = self.nominal.and_then(|value| value.checked_mul(factor));
        Term { nominal, interval: self.interval.scaled(factor) }
    }

    fn joined(self, other: Term, interval: Interval, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Term {
        let nominal = self.nominal.zip(other.nominal).and_then(|(a, b)| op(a, b));
        Term { nominal, interval }
    }
}
