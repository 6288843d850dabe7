//! What a drawing says beyond its figures, and whether the package's relations bear it out.

use crate::package::relation::Comparison;
use crate::package::{self, Period, Relation, problem};
use crate::report::{Report, Verdict};

/// What a drawing says beyond its figures: only what the package's relations bear out may be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Claim {
    /// Each figure of `part` is among the row's figures of `whole`: it is drawn inside them, or as a share of them.
    Part {
        /// A role.
        part: &'static str,
        /// A role.
        whole: &'static str,
    },
    /// Each figure of a role is among the one before it, in which it is drawn.
    Nested(&'static str),
    /// The figures of `share` say how large a share of `whole` those of `part` are.
    Share {
        /// A role.
        share: &'static str,
        /// A role.
        part: &'static str,
        /// A role.
        whole: &'static str,
    },
    /// The figures of `value` say how far those of `level` are from each of `reference`.
    Difference {
        /// A role.
        value: &'static str,
        /// A role.
        level: &'static str,
        /// A role.
        reference: &'static str,
    },
    /// The figures of a role are one measure of one region at different times, so that one becomes the next.
    Series(&'static str),
}

impl Claim {
    /// The pairs of a row's figures between which the claim is made.
    pub(super) fn pairs(self, row: &package::Row) -> Vec<(&str, &str)> {
        let ids =
            |role: &str| row.figures.get(role).map_or(&[][..], Vec::as_slice).iter().map(String::as_str);
        let all = |ones: &str, others: &str| -> Vec<_> {
            ids(ones).flat_map(|one| ids(others).map(move |other| (one, other))).collect()
        };
        match self {
            Claim::Part { part, whole } => all(part, whole),
            Claim::Difference { value, level, reference } => {
                all(value, level).into_iter().chain(all(value, reference)).collect()
            }
            Claim::Nested(role) => ids(role).skip(1).zip(ids(role)).collect(),
            Claim::Share { share, part, whole } => {
                all(share, part).into_iter().chain(all(share, whole)).collect()
            }
            Claim::Series(role) => ids(role).zip(ids(role).skip(1)).collect(),
        }
    }

    /// Whether the report's relations bear the claim out for two figures.
    pub(super) fn holds(self, report: &Report, one: &str, other: &str) -> bool {
        let tied = |fits: &dyn Fn(&Relation) -> bool| {
            let ties = report
                .relations_of(one)
                .filter(|(_, verdict)| !matches!(verdict, Verdict::Contradicts { .. }));
            ties.map(|(relation, _)| relation).any(fits)
        };
        match self {
            Claim::Part { .. } | Claim::Nested(_) => tied(&|relation| relation.says_part(one, other)),
            Claim::Difference { .. } => tied(&|relation| relation.says(Comparison::Difference, one, other)),
            Claim::Share { .. } => tied(&|relation| relation.says(Comparison::Share, one, other)),
            Claim::Series(_) => match (report.figure(one), report.figure(other)) {
                (Some(one), Some(other)) => {
                    let (one, other) = (one.observation, other.observation);
                    one.indicator == other.indicator
                        && one.region == other.region
                        && !is_same_time(one.period, other.period)
                }
                _ => true,
            },
        }
    }

    /// What it says of each pair.
    pub(super) const fn said(self) -> problem::Claim {
        match self {
            Claim::Part { .. } | Claim::Nested(_) => problem::Claim::Part,
            Claim::Difference { .. } => problem::Claim::Difference,
            Claim::Share { .. } => problem::Claim::Share,
            Claim::Series(_) => problem::Claim::Series,
        }
    }
}

/// Whether two figures are known to be of the same time, or neither has one.
fn is_same_time(one: Option<Period>, other: Option<Period>) -> bool {
    one == other || one.zip(other).is_some_and(|(one, other)| one.is_same_time(other))
}
