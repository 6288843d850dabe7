//! Difference: how far one figure is from another.

use super::term::{Term, agrees};
use super::{Comparison, Formula, Kind, Operands, Part, Plans, rules};

/// Registered in `relation::KINDS`. result = a − b.
pub const KIND: Kind = Kind {
    id: "difference",
    operands: Operands::Exactly(2),
    formula: Formula::equation(" − "),
    part: Part::Nothing,
    compares: Some(Comparison::Difference),
    plans: Plans::First,
    follows: false,
    solve,
    settles: agrees,
    units: rules::add_up,
    numbers: rules::of_any_kind,
    grades: rules::all_compared,
};

fn solve(terms: &[Term], _: bool, missing: usize) -> Option<Term> {
    let [result, a, b] = *terms else { return None };
    Some(match missing {
        0 => a.minus(b),
        1 => result.plus(b),
        _ => a.minus(result),
    })
}
