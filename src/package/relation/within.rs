//! Within: a figure is among another.

use super::term::{Term, at_most, order};
use super::{Formula, Kind, Operands, Part, Plans, Signs, rules};
use crate::package::problem::RelationFault;
use crate::package::{Observation, Use};

/// Registered in `relation::KINDS`. The result is among the operand: it is no greater.
pub const KIND: Kind = Kind {
    id: "within",
    operands: Operands::Exactly(1),
    formula: Formula {
        zh: Signs { equals: "，包含在", joins: "、", ends: "之中" },
        en: Signs { equals: ", among ", joins: ", ", ends: "" },
    },
    part: Part::ResultOfOperand,
    compares: None,
    plans: Plans::Any,
    follows: false,
    solve: |terms: &[Term], _: bool, missing: usize| order(terms, false, missing),
    settles: at_most,
    units: rules::alike,
    numbers: rules::of_any_kind,
    grades,
};

/// What a figure is said to be among needs `share`, unless it is of the report's own region, as a year is of which
/// half was printed.
fn grades(figures: &[&Observation], region: &str) -> Vec<RelationFault> {
    let [_, whole] = figures else { return Vec::new() };
    let foreign = whole.region != region;
    rules::ungraded(whole, Use::Share).filter(|_| foreign).into_iter().collect()
}
