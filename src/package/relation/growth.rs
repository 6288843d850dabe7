//! Growth: by how much a figure has become another.

use super::term::{Term, agrees};
use super::{Formula, Kind, Operands, Part, Plans, Signs, rules};
use crate::package::{Measure, Unit};

/// Registered in `relation::KINDS`. result = (now ÷ before − 1) × 100; operands: now, before.
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
    grades: rules::all_compared,
};

fn solve(terms: &[Term], _: bool, missing: usize) -> Option<Term> {
    let [result, now, before] = *terms else { return None };
    let times = || Term::ONE.plus(result.percent());
    Some(match missing {
        0 => now.over(before).minus(Term::ONE).in_percent(),
        1 => before.times(times()),
        _ => now.over(times()),
    })
}

fn units(units: &[&Unit]) -> bool {
    let [growth, now, before] = units else { return true };
    growth.measure == Measure::Percent && now.id == before.id
}
