//! How good a draft is: compared with a package that a person has made of the same text.

use super::{Draft, draft};
use crate::package::numerals::Numeral;
use crate::package::{Measure, Observation, Package};
use crate::quantity::Quantity;
use rust_decimal::Decimal;

/// How a draft compares with a package.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// How many numerals of the package are figures that are printed.
    pub confirmed: usize,
    /// How many of them need no change in token, unit, scale, bound and sign.
    pub right: usize,
    /// Those that need one, with what differs.
    pub changed: Vec<String>,
    /// Those for which nothing is proposed.
    pub missed: Vec<String>,
    /// How many numerals are proposed.
    pub proposed: usize,
    /// Those of them that the package says are none.
    pub excess: Vec<String>,
}

/// Compares the draft of a text with a package.
pub fn measure(text: &str, package: &Package) -> Measured {
    let draft = draft(text);
    let figures = package.figures();
    let mut measured = Measured { proposed: draft.figures.len(), ..Measured::default() };
    for row in &package.numerals {
        let figure = row.figure.as_deref().and_then(|id| figures.get(id).copied());
        let printed = figure.and_then(|figure| Some((figure, figure.quantity.as_ref()?)));
        if let Some((figure, quantity)) = printed {
            measured.confirmed += 1;
            match differs(&draft, row, figure, quantity, package) {
                Some(what) if what.is_empty() => measured.right += 1,
                Some(what) => measured.changed.push(format!("{}: {}", place(row), what.join(", "))),
                None => measured.missed.push(place(row)),
            }
        } else if draft.figures.iter().any(|it| it.token.spot == row.spot()) {
            measured.excess.push(place(row));
        }
    }
    measured
}

fn place(row: &Numeral) -> String {
    format!("{} {} \"{}\"", row.paragraph, row.ordinal, row.token)
}

/// In what a proposal differs from a figure; `None` where there is no proposal.
fn differs(
    draft: &Draft,
    row: &Numeral,
    figure: &Observation,
    quantity: &Quantity,
    package: &Package,
) -> Option<Vec<String>> {
    let proposal = draft.figures.iter().find(|it| it.token.spot == row.spot())?;
    let indicator = package.indicators.iter().find(|it| it.id == figure.indicator);
    let unit = indicator.map(|it| it.unit.as_str()).unwrap_or_default();
    let measures = package.units.iter().find(|it| it.id == unit).map(|it| it.measure);
    // English texts print a noun where a package may have a classifier: what is counted is the same.
    let counted = |measure: Option<Measure>| measure == Some(Measure::Count);
    let alike = row.token.is_ascii() && draft.lang == crate::lang::Lang::En;
    let same_unit = proposal.unit == unit || alike && counted(measures) && counted(Some(proposal.measure));
    let read = Quantity::parse(&proposal.printed, proposal.scale, proposal.bound, proposal.kind).ok()?;
    let negative = |value: Decimal| value.is_sign_negative() && !value.is_zero();
    let mut out = Vec::new();
    let mut note = |same: bool, what: &str, here: &str, there: &str| {
        if !same {
            out.push(format!("{what} {here}, not {there}"));
        }
    };
    note(proposal.token.token == row.token, "token", &proposal.token.token, &row.token);
    note(same_unit, "unit", &proposal.unit, unit);
    note(proposal.scale == quantity.scale, "scale", proposal.scale.id(), quantity.scale.id());
    note(proposal.bound == quantity.bound, "bound", proposal.bound.id(), quantity.bound.id());
    note(negative(read.value) == negative(quantity.value), "sign", &proposal.printed, &quantity.printed);
    Some(out)
}
