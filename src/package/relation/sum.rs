//! Sum: parts and what they make together.

use super::term::{Term, agrees};
use super::{Formula, Kind, Operands, Part, Plans, rules};

/// Registered in `relation::KINDS`. result = the sum of the operands.
pub const KIND: Kind = Kind {
    id: "sum",
    operands: Operands::AtLeast(2),
    formula: Formula::equation(" + "),
    part: Part::OperandsOfResult,
    compares: None,
    plans: Plans::Any,
    follows: false,
    solve,
    settles: agrees,
    units: rules::add_up,
    numbers: rules::added,
    grades: rules::all_compared,
};

fn solve(terms: &[Term], _: bool, missing: usize) -> Option<Term> {
    let (result, operands) = terms.split_first().filter(|(_, operands)| !operands.is_empty())?;
    let others = operands.iter().enumerate().filter(|(at, _)| at + 1 != missing);
    let others = others.fold(Term::ZERO, |sum, (_, term)| sum.plus(*term));
    Some(if missing == 0 { others } else { result.minus(others) })
}
