//! Average: a total by the number of those who share it.

use super::term::agrees;
use super::{Formula, Kind, Operands, Part, Plans, ratio, rules};
use crate::package::Unit;

/// Registered in `relation::KINDS`. result = total ÷ number; operands: total, number.
pub const KIND: Kind = Kind {
    id: "average",
    operands: Operands::Exactly(2),
    formula: Formula::equation(" ÷ "),
    part: Part::Nothing,
    compares: None,
    plans: Plans::Any,
    follows: false,
    solve: ratio::solve,
    settles: agrees,
    units,
    numbers: rules::divided,
    grades: rules::any,
};

fn units(units: &[&Unit]) -> bool {
    let [average, total, _] = units else { return true };
    rules::alike(&[average, total])
}
