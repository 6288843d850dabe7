//! What a drawing says beyond its figures, and whether the package's relations bear it out.

use crate::package::relation::Comparison;
use crate::package::{self, Comparability, Observation, Period, Relation};
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
    /// The figures of a role are one measure of different regions at one time, so that each has its place among them.
    Across(&'static str),
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
            Claim::Across(role) => {
                let later = |at| ids(role).skip(at + 1);
                ids(role).enumerate().flat_map(|(at, one)| later(at).map(move |other| (one, other))).collect()
            }
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
            Claim::Series(_) => alike(report, one, other, &|one, other| {
                one.region == other.region && !is_same_time(one.period, other.period)
            }),
            Claim::Across(_) => alike(report, one, other, &|one, other| {
                let is_other = |it: &Observation| it.comparability == Some(Comparability::Definition);
                one.region != other.region
                    && one.period.is_some()
                    && is_same_time(one.period, other.period)
                    && is_other(one) == is_other(other)
            }),
        }
    }

    /// What is told where it doesn't hold, in English and in Chinese: of the chart's id, the two figures and the row.
    pub(super) const fn said(self) -> [&'static str; 2] {
        match self {
            Claim::Part { .. } | Claim::Nested(_) => [
                "row {3} of chart \"{0}\" draws \"{1}\" as part of \"{2}\", which no relation says; add the relation if it is so, or choose another kind",
                "图“{0}”第{3}行把“{1}”画成“{2}”的一部分，但没有关系说明如此；确实如此请补上关系，否则换一种图",
            ],
            Claim::Share { .. } => [
                "row {3} of chart \"{0}\" prints \"{1}\" as the share of \"{2}\", which no relation says; add the relation if it is so, or leave one out",
                "图“{0}”第{3}行把“{1}”印作“{2}”的占比，但没有关系说明如此；确实如此请补上关系，否则去掉其中一个",
            ],
            Claim::Difference { .. } => [
                "row {3} of chart \"{0}\" draws \"{1}\" as a difference from \"{2}\", which no relation says; add the relation if it is so, or leave one out",
                "图“{0}”第{3}行把“{1}”画成与“{2}”的差，但没有关系说明如此；确实如此请补上关系，否则去掉其中一个",
            ],
            Claim::Series(_) => [
                "row {3} of chart \"{0}\" draws \"{1}\" and \"{2}\" as one series, but they aren’t one measure of one region at two times; leave one out",
                "图“{0}”第{3}行把“{1}”和“{2}”画成一个序列，但它们不是同一地区同一指标不同时间的数；请去掉其中一个",
            ],
            Claim::Across(_) => [
                "row {3} of chart \"{0}\" draws \"{1}\" and \"{2}\" as one measure of two regions at one time, but they aren’t that, or are defined differently; leave one out",
                "图“{0}”第{3}行把“{1}”和“{2}”画成同一指标、同一时间、不同地区的数，但它们不是，或者口径不同；请去掉其中一个",
            ],
        }
    }
}

/// Whether two figures are of one indicator, and are what is asked of them besides.
fn alike(report: &Report, one: &str, other: &str, are: &dyn Fn(&Observation, &Observation) -> bool) -> bool {
    let Some((one, other)) = report.figure(one).zip(report.figure(other)) else { return true };
    let (one, other) = (one.observation, other.observation);
    one.indicator == other.indicator && are(one, other)
}

/// Whether two figures are known to be of the same time, or neither has one.
fn is_same_time(one: Option<Period>, other: Option<Period>) -> bool {
    one == other || one.zip(other).is_some_and(|(one, other)| one.is_same_time(other))
}
