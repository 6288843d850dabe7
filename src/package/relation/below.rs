//! Below: a figure is less than another, of which it needn't be a part.

use super::term::{Term, less, order};
use super::{Formula, Kind, Operands, Part, Plans, Signs, rules};

/// Registered in `relation::KINDS`. The result is less than the operand.
pub const KIND: Kind = Kind {
    id: "below",
    operands: Operands::Exactly(1),
    formula: Formula::in_signs(Signs { equals: " < ", joins: ", ", ends: "" }),
    part: Part::Nothing,
    compares: None,
    plans: Plans::Free,
    follows: false,
    solve: |terms: &[Term], _: bool, missing: usize| order(terms, true, missing),
    settles: less,
    units: rules::alike,
    numbers: rules::of_any_kind,
    grades: rules::any,
};
