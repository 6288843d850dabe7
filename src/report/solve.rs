//! The arithmetic of relations: what all terms but one imply for that one.

use super::Value;
use crate::package::RelationKind;
use crate::quantity::{End, Interval};
use rust_decimal::Decimal;

/// A term of a relation: the printed value and the values that it can stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Term {
    /// `None` where there are only bounds.
    pub nominal: Option<Decimal>,
    /// The values that it can stand for.
    pub interval: Interval,
}

/// What the other terms imply for the one at `missing`; the result is at 0, the operands follow.
///
/// Each term occurs once in each formula, so intervals grow no wider than they must. `None` where the terms
/// are too few.
pub(super) fn solve(kind: RelationKind, percent: bool, terms: &[Term], missing: usize) -> Option<Term> {
    let (result, rest) = terms.split_first()?;
    if kind == RelationKind::Sum {
        return Some(sum(*result, rest, missing));
    }
    let (result, a) = (*result, *rest.first()?);
    if matches!(kind, RelationKind::Within | RelationKind::Below) {
        return Some(order(kind == RelationKind::Below, result, a, missing));
    }
    let b = *rest.get(1)?;
    let factor = if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE };
    Some(match kind {
        RelationKind::Difference => difference(result, a, b, missing),
        RelationKind::Growth => growth(result, a, b, missing),
        _ => ratio(result, a, b, factor, missing),
    })
}

/// result = a − b.
fn difference(result: Term, a: Term, b: Term, missing: usize) -> Term {
    match missing {
        0 => a.minus(b),
        1 => result.plus(b),
        _ => a.minus(result),
    }
}

/// result = a ÷ b × factor.
fn ratio(result: Term, a: Term, b: Term, factor: Decimal, missing: usize) -> Term {
    let share = || result.over(Term::point(factor));
    match missing {
        0 => a.over(b).times(Term::point(factor)),
        1 => share().times(b),
        _ => a.over(share()),
    }
}

/// result = (now ÷ before − 1) × 100.
fn growth(result: Term, now: Term, before: Term, missing: usize) -> Term {
    let times = || Term::point(Decimal::ONE).plus(result.scaled(Decimal::new(1, 2)));
    match missing {
        0 => now.over(before).minus(Term::point(Decimal::ONE)).scaled(Decimal::ONE_HUNDRED),
        1 => before.times(times()),
        _ => now.over(times()),
    }
}

/// result = the sum of the operands.
fn sum(result: Term, operands: &[Term], missing: usize) -> Term {
    let others = operands.iter().enumerate().filter(|(at, _)| at + 1 != missing);
    let others = others.fold(Term::point(Decimal::ZERO), |sum, (_, term)| sum.plus(*term));
    if missing == 0 { others } else { result.minus(others) }
}

/// result ≤ operand, or result < operand where `strict`.
fn order(strict: bool, result: Term, operand: Term, missing: usize) -> Term {
    let end = |end: End| End { open: end.open || strict, ..end };
    let interval = match missing {
        0 => Interval { lo: None, hi: operand.interval.hi.map(end) },
        _ => Interval { lo: result.interval.lo.map(end), hi: None },
    };
    Term { nominal: None, interval }
}

impl Term {
    /// The term that is asked for.
    pub const UNKNOWN: Term = Term { nominal: None, interval: Interval::UNBOUNDED };

    /// What a figure's value brings into a relation.
    pub fn of(value: &Value) -> Term {
        Term { nominal: value.nominal(), interval: value.interval() }
    }

    const fn point(value: Decimal) -> Term {
        Term { nominal: Some(value), interval: Interval::point(value) }
    }

    fn plus(self, other: Term) -> Term {
        self.joined(other, self.interval + other.interval, Decimal::checked_add)
    }

    fn minus(self, other: Term) -> Term {
        self.joined(other, self.interval - other.interval, Decimal::checked_sub)
    }

    fn times(self, other: Term) -> Term {
        self.joined(other, self.interval.product(other.interval), Decimal::checked_mul)
    }

    fn over(self, other: Term) -> Term {
        self.joined(other, self.interval.quotient(other.interval), Decimal::checked_div)
    }

    /// Multiplied by a positive factor; the term may be negative.
    fn scaled(self, factor: Decimal) -> Term {
        let nominal = self.nominal.and_then(|value| value.checked_mul(factor));
        Term { nominal, interval: self.interval.scaled(factor) }
    }

    fn joined(self, other: Term, interval: Interval, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Term {
        let nominal = self.nominal.zip(other.nominal).and_then(|(a, b)| op(a, b));
        Term { nominal, interval }
    }
}
