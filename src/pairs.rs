//! The region beside others: which of its figures has a counterpart elsewhere, and what may be computed of the two.

use crate::index::sorted;
use crate::package::relation::Comparison;
use crate::package::{Comparability, Tier, Use};
use crate::quantity::Bound;
use crate::report::{Figure, Report, Value, Verdict, Why};

/// A figure of the region with one that stands beside it.
pub struct Pair<'a> {
    /// The region's figure.
    pub own: Figure<'a>,
    /// The figure from elsewhere.
    pub other: Figure<'a>,
    /// What may be computed of the two, if anything.
    pub outcome: Outcome<'a>,
}

/// What may be computed of two figures.
pub enum Outcome<'a> {
    /// How far they are apart.
    Difference(Figure<'a>),
    /// The part that the region's is of the other.
    Share(Figure<'a>),
    /// Nothing.
    None(Reason),
}

/// Why nothing may be computed of two figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// They aren't the same measure, defined and counted alike, of one period.
    Grade(Comparability),
    /// At least one of them is only known to be no less.
    Lower,
    /// At least one of them is only known to be no more.
    Upper,
    /// A relation compares them, but yields nothing.
    Undecided(Why),
    /// A relation compares them, and they contradict it.
    Contradicts,
    /// The package says that they may be compared, but has no relation that does.
    Undeclared,
}

/// What a reader chose to see of the pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only those of one grade; `None` for all.
    pub grade: Option<Comparability>,
    /// An order other than the package's.
    pub sort: Option<Sort>,
}

/// An order of pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// By the measure's name, in the language's order of characters.
    Name,
    /// From the most to the least comparable.
    Grade,
    /// From the earliest to the latest period of the other figure.
    Period,
}

impl Sort {
    /// All orders.
    pub const ALL: [Sort; 3] = [Sort::Name, Sort::Grade, Sort::Period];

    /// The name in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Sort::Name => "name",
            Sort::Grade => "grade",
            Sort::Period => "period",
        }
    }

    /// Reads a name in addresses.
    pub fn from_id(id: &str) -> Option<Sort> {
        Sort::ALL.into_iter().find(|sort| sort.id() == id)
    }
}

/// All pairs in the package's order: figures of the regions with a role beside the region's own, and all others for which
/// the package says that something may be computed.
pub fn pairs(report: &Report) -> Vec<Pair<'_>> {
    let context = report.figures().filter(|figure| figure.observation.tier == Tier::Context);
    let pairs = context.filter_map(|other| {
        if let Some((own, outcome)) = outcome(report, &other) {
            return Some(Pair { own, other, outcome });
        }
        let compared = other.region.role.is_some() && other.observation.region != report.package.meta.region;
        if !compared || other.observation.usage == Some(Use::Background) {
            return None;
        }
        let own = report.figure(&other.observation.counterpart)?;
        let outcome = Outcome::None(reason(report, &own, &other));
        Some(Pair { own, other, outcome })
    });
    pairs.collect()
}

/// Why nothing is computed of two figures: the first reason that holds.
fn reason(report: &Report, own: &Figure, other: &Figure) -> Reason {
    if let Some(grade) = other.observation.comparability.filter(|grade| *grade != Comparability::Same) {
        return Reason::Grade(grade);
    }
    let (one, two) = (&own.observation.id, &other.observation.id);
    let verdict = report.relations_of(two).find_map(|(relation, verdict)| {
        let both = relation.operands.contains(one) && relation.operands.contains(two);
        (both && relation.kind.compares().is_some()).then_some(verdict)
    });
    match verdict {
        Some(Verdict::Undecided(why)) => return Reason::Undecided(*why),
        Some(Verdict::Contradicts { .. }) => return Reason::Contradicts,
        _ => {}
    }
    let is = |bounds: [Bound; 2]| {
        [own, other]
            .iter()
            .any(|it| matches!(it.value, Value::Printed(quantity) if bounds.contains(&quantity.bound)))
    };
    if is([Bound::Over, Bound::AtLeast]) {
        Reason::Lower
    } else if is([Bound::Under, Bound::AtMost]) {
        Reason::Upper
    } else {
        Reason::Undeclared
    }
}

/// The region's figure and what a relation computes of it and another: a difference from it, or the part of it.
fn outcome<'a>(report: &'a Report, other: &Figure) -> Option<(Figure<'a>, Outcome<'a>)> {
    let id = &other.observation.id;
    report.relations_of(id).find_map(|(relation, verdict)| {
        let (Some(own), Some(second), None) =
            (relation.operands.first(), relation.operands.get(1), relation.operands.get(2))
        else {
            return None;
        };
        if second != id || !matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. }) {
            return None;
        }
        let (own, result) = (report.figure(own)?, report.figure(&relation.result)?);
        let (needed, outcome) = match relation.kind.compares()? {
            Comparison::Difference => (Use::Compare, Outcome::Difference(result)),
            Comparison::Share => (Use::Share, Outcome::Share(result)),
        };
        (other.observation.usage == Some(needed)).then_some((own, outcome))
    })
}

/// The places of the pairs that a reader chose to see, in the chosen order.
pub fn select(pairs: &[Pair], choice: &Choice, name: impl Fn(&Pair) -> String) -> Vec<usize> {
    let grade = |pair: &Pair| pair.other.observation.comparability;
    let names: Vec<String> = pairs.iter().map(name).collect();
    let order = match choice.sort {
        None => (0..pairs.len()).collect(),
        Some(Sort::Name) => sorted(pairs.len(), &|a, b| names[a].cmp(&names[b])),
        Some(Sort::Grade) => sorted(pairs.len(), &|a, b| grade(&pairs[a]).cmp(&grade(&pairs[b]))),
        Some(Sort::Period) => sorted(pairs.len(), &|a, b| {
            pairs[a].other.observation.period.cmp(&pairs[b].other.observation.period)
        }),
    };
    let chosen = |at: &usize| choice.grade.is_none() || grade(&pairs[*at]) == choice.grade;
    order.into_iter().filter(chosen).collect()
}
