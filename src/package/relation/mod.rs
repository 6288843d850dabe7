//! Relation kinds. Each is one file with a `KIND` and one line in `KINDS`, and everything that a kind decides is there.

mod average;
mod below;
mod difference;
mod growth;
mod ratio;
mod rules;
mod sum;
mod term;
mod within;

use super::problem::RelationFault;
use super::{Observation, Relation, Unit};
use crate::lang::Lang;
use crate::quantity::{self, Interval};
use std::fmt;

pub use term::Term;

/// The relation kinds, in the order of the documentation.
pub const KINDS: &[Kind] =
    &[difference::KIND, ratio::KIND, growth::KIND, sum::KIND, within::KIND, below::KIND, average::KIND];

/// A kind of relation: what its figures must be, and what follows from them.
///
/// Of `terms`, `units` and `figures` the first is the result's; the operands' follow in their order.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The name in `relations.csv`.
    pub id: &'static str,
    /// How many operands it takes.
    pub operands: Operands,
    /// How it is written for readers.
    pub formula: Formula,
    /// Which of its figures is part of which.
    pub part: Part,
    /// What its result says of its first operand beside the second.
    pub compares: Option<Comparison>,
    /// Of which plans its result is one.
    pub plans: Plans,
    /// Whether the first operand follows the second in time, and is of as long a period.
    pub follows: bool,
    /// What all other terms imply for the one at `missing`, of a result in percent where `percent`; `None` where they
    /// are too few. Each term occurs once in each formula, so that intervals grow no wider than they must.
    pub solve: fn(terms: &[Term], percent: bool, missing: usize) -> Option<Term>,
    /// Whether a result that agrees with what the operands imply must be so, or only can be; `None` where neither is
    /// known.
    pub settles: fn(terms: &[Term], implied: Interval) -> Option<bool>,
    /// Whether the figures' units can be reckoned with each other so.
    pub units: fn(units: &[&Unit]) -> bool,
    /// The first figure whose kind of number can't be reckoned with so, by its place.
    pub numbers: fn(kinds: &[quantity::Kind]) -> Option<usize>,
    /// The figures from elsewhere that may not be used so in a report on `region`.
    pub grades: fn(figures: &[&Observation], region: &str) -> Vec<RelationFault>,
}

/// When the result of a relation is a plan rather than an outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plans {
    /// Where any operand is.
    Any,
    /// Where the first operand is: an outcome may be held against a plan.
    First,
    /// The relation only says which is more.
    Free,
}

/// How many operands a relation takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operands {
    /// So many.
    Exactly(usize),
    /// So many or more.
    AtLeast(usize),
}

impl Operands {
    /// Whether a number of operands is right.
    pub const fn allows(self, found: usize) -> bool {
        match self {
            Operands::Exactly(count) => found == count,
            Operands::AtLeast(count) => found >= count,
        }
    }
}

impl fmt::Display for Operands {
    /// `2`, or `2+`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Operands::Exactly(count) => write!(f, "{count}"),
            Operands::AtLeast(count) => write!(f, "{count}+"),
        }
    }
}

/// How a relation is written, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Formula {
    /// In Chinese.
    pub zh: Signs,
    /// In English.
    pub en: Signs,
}

/// What stands between the figures of a relation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signs {
    /// Between the result and the operands.
    pub equals: &'static str,
    /// Between operands.
    pub joins: &'static str,
    /// Behind the operands.
    pub ends: &'static str,
}

impl Formula {
    /// One that needs no words: result, ` = `, and the operands with a sign between them.
    const fn equation(joins: &'static str) -> Formula {
        Formula::in_signs(Signs { equals: " = ", joins, ends: "" })
    }

    /// One that needs no words.
    const fn in_signs(signs: Signs) -> Formula {
        Formula { zh: signs, en: signs }
    }
}

/// Which figures of a relation are part of which.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// None is known to be.
    Nothing,
    /// The result is part of the operand.
    ResultOfOperand,
    /// The first operand is part of the second.
    FirstOfSecond,
    /// Each operand is part of the result.
    OperandsOfResult,
}

/// What a figure says of two others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// How far one is from the other.
    Difference,
    /// How large a part one is of the other.
    Share,
}

/// The kind of a relation, by its place in `KINDS`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct RelationKind(u8);

/// One field of a kind, out of a table of that field alone: what isn't asked for in a program is no part of it, and
/// the page, which finds relations applied, has no use for the arithmetic.
macro_rules! field {
    ($kind:expr, $field:ident: $type:ty) => {{
        static COLUMN: [$type; KINDS.len()] = {
            let mut column = [KINDS[0].$field; KINDS.len()];
            let mut at = 0;
            while at < KINDS.len() {
                column[at] = KINDS[at].$field;
                at += 1;
            }
            column
        };
        COLUMN[$kind.0 as usize]
    }};
}

impl RelationKind {
    /// All kinds, in the order of the documentation.
    pub const ALL: [RelationKind; KINDS.len()] = {
        let mut all = [RelationKind(0); KINDS.len()];
        let mut at = 0;
        while at < KINDS.len() {
            all[at] = RelationKind(at as u8);
            at += 1;
        }
        all
    };

    /// The kind of a name in `relations.csv`.
    pub fn from_id(id: &str) -> Option<RelationKind> {
        RelationKind::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// The name in `relations.csv`.
    pub fn id(self) -> &'static str {
        field!(self, id: &'static str)
    }

    /// How many operands it takes.
    pub fn operands(self) -> Operands {
        field!(self, operands: Operands)
    }

    /// What stands between its figures in a language.
    pub fn signs(self, lang: Lang) -> Signs {
        let formula = field!(self, formula: Formula);
        match lang {
            Lang::Zh => formula.zh,
            Lang::En => formula.en,
        }
    }

    /// Which of its figures is part of which.
    pub fn part(self) -> Part {
        field!(self, part: Part)
    }

    /// What its result says of its first operand beside the second.
    pub fn compares(self) -> Option<Comparison> {
        field!(self, compares: Option<Comparison>)
    }

    /// Of which plans its result is one.
    pub fn plans(self) -> Plans {
        field!(self, plans: Plans)
    }

    /// Whether the first operand follows the second in time, and is of as long a period.
    pub fn follows(self) -> bool {
        field!(self, follows: bool)
    }

    /// What all other terms imply for the one at `missing`, of a result in percent where `percent`.
    pub fn solve(self, terms: &[Term], percent: bool, missing: usize) -> Option<Term> {
        field!(self, solve: fn(&[Term], bool, usize) -> Option<Term>)(terms, percent, missing)
    }

    /// Whether a result that agrees with what the operands imply must be so, or only can be.
    pub fn settles(self, terms: &[Term], implied: Interval) -> Option<bool> {
        field!(self, settles: fn(&[Term], Interval) -> Option<bool>)(terms, implied)
    }

    /// Whether units can be reckoned with each other so.
    pub fn units(self, units: &[&Unit]) -> bool {
        field!(self, units: fn(&[&Unit]) -> bool)(units)
    }

    /// The first figure whose kind of number can't be reckoned with so, by its place.
    pub fn numbers(self, kinds: &[quantity::Kind]) -> Option<usize> {
        field!(self, numbers: fn(&[quantity::Kind]) -> Option<usize>)(kinds)
    }

    /// The figures from elsewhere that may not be used so in a report on a region.
    pub fn grades(self, figures: &[&Observation], region: &str) -> Vec<RelationFault> {
        field!(self, grades: fn(&[&Observation], &str) -> Vec<RelationFault>)(figures, region)
    }
}

impl fmt::Debug for RelationKind {
    /// The name in `relations.csv`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

impl Relation {
    /// Whether a figure is among its operands.
    pub fn takes(&self, figure: &str) -> bool {
        self.operands.iter().any(|operand| operand == figure)
    }

    /// Whether it says that one figure is part of another.
    pub fn says_part(&self, part: &str, whole: &str) -> bool {
        match self.kind.part() {
            Part::Nothing => false,
            Part::ResultOfOperand => self.result == part && self.takes(whole),
            Part::FirstOfSecond => self.operands == [part, whole],
            Part::OperandsOfResult => self.result == whole && self.takes(part),
        }
    }

    /// Whether a figure is what it says of another by comparing that.
    pub fn says(&self, comparison: Comparison, result: &str, operand: &str) -> bool {
        self.kind.compares() == Some(comparison) && self.result == result && self.takes(operand)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::Decimal;

    #[test]
    fn kinds_have_names_of_their_own() {
        for kind in RelationKind::ALL {
            assert_eq!(RelationKind::from_id(kind.id()), Some(kind));
        }
        assert_eq!(RelationKind::from_id("pie"), None);
    }

    /// What is solved for the result and then for an operand has that operand among it, for every kind.
    #[test]
    fn each_term_follows_from_the_others() {
        for kind in RelationKind::ALL {
            let count = match kind.operands() {
                Operands::Exactly(count) => count,
                Operands::AtLeast(count) => count + 1,
            };
            let mut terms: Vec<Term> =
                (0..=count).map(|at| Term::point(Decimal::from(60 / at.max(1)))).collect();
            for percent in [false, true] {
                terms[0] = kind.solve(&terms, percent, 0).expect("a result");
                for operand in 1..=count {
                    let solved = kind.solve(&terms, percent, operand).expect("an operand");
                    let expected = terms[operand].interval;
                    assert!(solved.interval.loosened().contains(expected), "{kind:?} {operand}: {solved:?}");
                }
                let short = kind.solve(&terms[..1], percent, 0);
                assert!(short.is_none(), "{kind:?} without operands: {short:?}");
            }
        }
    }
}
