//! Growth: by how much a figure has become another.

use super::term::{Term, agrees};
use super::{Formula, Kind, Operands, Part, Plans, Signs, rules};
use crate::package::{Measure, Unit};
use crate::quantity::Kind as Number;

/// Registered in `relation::KINDS`. result = now ÷ before − 1, times 100 in percent; operands: now, before.
pub const KIND: Kind = Kind {
    id: "growth",
    operands: Operands::Exactly(2),
    formula: Formula::in_signs(Signs { equals: " = ", joins: " ÷ ", ends: " − 1" }),
    part: Part::Nothing,
    compares: None,
    plans: Plans::Any,
    follows: true,
    solve,
    settles: agrees,
    units,
    numbers,
    grades: rules::all_compared,
};

fn solve(terms: &[Term], percent: bool, missing: usize) -> Option<Term> {
    let [result, now, before] = *terms else { return None };
    let times = || Term::ONE.plus(if percent { result.percent() } else { result });
    let more = |term: Term| if percent { term.in_percent() } else { term };
    Some(match missing {
        0 => more(now.over(before).minus(Term::ONE)),
        1 => before.times(times()),
        _ => now.over(times()),
    })
}

fn units(units: &[&Unit]) -> bool {
    let [growth, now, before] = units else { return true };
    matches!(growth.measure, Measure::Percent | Measure::Times) && now.id == before.id
}

/// A growth in multiples isn't how many times as much it makes.
fn numbers(kinds: &[Number]) -> Option<usize> {
    if kinds.first() == Some(&Number::Times) { Some(0) } else { rules::divided(kinds) }
}
