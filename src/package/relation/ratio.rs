//! Ratio: one figure in parts of another.

use super::term::{Term, agrees};
use super::{Comparison, Formula, Kind, Operands, Part, Plans, rules};
use crate::package::problem::RelationFault;
use crate::package::{Measure, Observation, Unit, Use};
use crate::quantity::Kind as Number;

/// Registered in `relation::KINDS`. result = a ÷ b, in percent where the result is measured so.
pub const KIND: Kind = Kind {
    id: "ratio",
    operands: Operands::Exactly(2),
    formula: Formula::equation(" ÷ "),
    part: Part::FirstOfSecond,
    compares: Some(Comparison::Share),
    plans: Plans::First,
    follows: false,
    solve,
    settles: agrees,
    units,
    numbers,
    grades,
};

/// result = a ÷ b, times 100 in percent; an average is one, too.
pub(super) fn solve(terms: &[Term], percent: bool, missing: usize) -> Option<Term> {
    let [result, a, b] = *terms else { return None };
    let scale = if percent { Term::HUNDRED } else { Term::ONE };
    Some(match missing {
        0 => a.over(b).times(scale),
        1 => result.over(scale).times(b),
        _ => a.over(result.over(scale)),
    })
}

/// A percentage is of things that are measured alike.
fn units(units: &[&Unit]) -> bool {
    let [share, parts @ ..] = units else { return true };
    share.measure != Measure::Percent || rules::alike(parts)
}

/// How many times as much isn't by how many times more.
fn numbers(kinds: &[Number]) -> Option<usize> {
    if kinds.first() == Some(&Number::TimesMore) { Some(0) } else { rules::divided(kinds) }
}

/// A whole needs `share`; the part is the report's own, or at least of its region.
fn grades(figures: &[&Observation], region: &str) -> Vec<RelationFault> {
    let [_, part, whole] = figures else { return Vec::new() };
    rules::foreign(part, region).into_iter().chain(rules::ungraded(whole, Use::Share)).collect()
}
