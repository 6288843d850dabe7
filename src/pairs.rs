//! The region beside others: which of its figures has a counterpart elsewhere, and what may be computed of the two.

use crate::choice::choices;
use crate::index::sorted;
use crate::package::relation::Comparison;
use crate::package::{ChartSpec, Comparability, Status, Tier, Use};
use crate::quantity::Bound;
use crate::report::{Figure, Report, Value, Verdict, Why};
use std::cmp::Ordering;

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
    /// One of them is only planned.
    Plan,
    /// They aren't the same measure, defined and counted alike, of one period.
    Grade(Comparability),
    /// Of what period one of them is isn't said.
    Undated,
    /// At least one of them is only known to be no less.
    Lower,
    /// At least one of them is only known to be no more.
    Upper,
    /// A relation compares them, but yields nothing.
    Undecided(Why),
    /// A relation compares them, and they contradict it.
    Contradicts,
    /// The package has no relation that compares them.
    Undeclared,
}

/// How far two figures can be compared, from the most to the least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// One is subtracted from the other.
    Difference,
    /// One is known to be part of the other.
    Share,
    /// Nothing comes of them: they can be compared so far, or aren't known to be comparable further.
    Beside(Comparability),
}

impl Standing {
    /// All of them, in their order.
    pub fn all() -> impl Iterator<Item = Standing> {
        [Standing::Difference, Standing::Share]
            .into_iter()
            .chain(Comparability::ALL.into_iter().map(Standing::Beside))
    }

    /// The word for it in addresses.
    pub const fn id(self) -> &'static str {
        match self {
            Standing::Difference => "difference",
            Standing::Share => "share",
            Standing::Beside(grade) => grade.id(),
        }
    }

    /// The one that a word stands for.
    pub fn from_id(word: &str) -> Option<Standing> {
        Standing::all().find(|it| it.id() == word)
    }
}

impl Pair<'_> {
    /// How far the two can be compared.
    pub fn standing(&self) -> Standing {
        let reason = match self.outcome {
            Outcome::Difference(_) => return Standing::Difference,
            Outcome::Share(_) => return Standing::Share,
            Outcome::None(reason) => reason,
        };
        Standing::Beside(match reason {
            Reason::Grade(grade) => grade,
            Reason::Undated => Comparability::Period,
            Reason::Plan => Comparability::Definition,
            Reason::Lower
            | Reason::Upper
            | Reason::Undecided(_)
            | Reason::Contradicts
            | Reason::Undeclared => Comparability::Same,
        })
    }

    /// What was computed of the two, if anything.
    pub fn result(&self) -> Option<&Figure<'_>> {
        match &self.outcome {
            Outcome::Difference(it) | Outcome::Share(it) => Some(it),
            Outcome::None(_) => None,
        }
    }
}

/// What a reader chose to see of the pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Only those that can be compared so far; `None` for all.
    pub grade: Option<Standing>,
    /// Only those of a theme, by its id; empty for all.
    pub theme: String,
    /// An order other than the package's.
    pub sort: Option<Sort>,
}

choices! {
    /// An order of pairs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Sort {
        /// From the greatest to the least that comes out, differences of each unit and shares apart; then what nothing comes out of.
        Value = "value",
        /// By the measure's name, in the language's order of characters.
        Name = "name",
        /// From the most to the least comparable.
        Grade = "grade",
        /// From the earliest to the latest period of the other figure.
        Period = "period",
    }
}

/// All pairs in the package's order: figures of the regions with a role beside the region's own, and all others for which
/// the package says that something may be computed.
pub fn pairs(report: &Report) -> Vec<Pair<'_>> {
    let pairs = report.figures().filter_map(|other| {
        if let Some((own, outcome)) = outcome(report, &other) {
            return Some(Pair { own, other, outcome });
        }
        let context = other.observation.tier == Tier::Context;
        if !context || !is_beside(report, &other) || other.observation.usage == Some(Use::Background) {
            return None;
        }
        let own = report.figure(&other.observation.counterpart)?;
        let outcome = Outcome::None(reason(report, &own, &other));
        Some(Pair { own, other, outcome })
    });
    pairs.collect()
}

/// Whether a figure is of another region with a role.
fn is_beside(report: &Report, other: &Figure) -> bool {
    other.region.role.is_some() && other.observation.region != report.package.meta.region
}

/// Why nothing is computed of two figures of which one is the other's counterpart: the first reason that holds.
pub(crate) fn reason(report: &Report, own: &Figure, other: &Figure) -> Reason {
    let [first, second] = [own, other].map(|it| it.observation);
    if [first, second].iter().any(|it| it.status == Status::Plan) {
        return Reason::Plan;
    }
    match second.comparability {
        None | Some(Comparability::Same) => {}
        Some(Comparability::Period) if first.period.is_none() || second.period.is_none() => {
            return Reason::Undated;
        }
        // Whatever the grade says, of one period they are.
        Some(Comparability::Period) if first.period == second.period => {}
        Some(grade) => return Reason::Grade(grade),
    }
    let (one, two) = (&first.id, &second.id);
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

/// The region's figure and what a relation computes of it and another: a difference from it, or the part of it. A figure from
/// elsewhere must be granted for that; what the report prints of another region needs no grant.
fn outcome<'a>(report: &'a Report, other: &Figure) -> Option<(Figure<'a>, Outcome<'a>)> {
    let id = &other.observation.id;
    report.relations_of(id).find_map(|(relation, verdict)| {
        let [own, second] = &relation.operands[..] else { return None };
        if second != id || !matches!(verdict, Verdict::Derives { .. } | Verdict::Holds { .. }) {
            return None;
        }
        let (own, result) = (report.figure(own)?, report.figure(&relation.result)?);
        let (needed, outcome) = match relation.kind.compares()? {
            Comparison::Difference => (Use::Compare, Outcome::Difference(result)),
            Comparison::Share => (Use::Share, Outcome::Share(result)),
        };
        let granted = match other.observation.tier {
            Tier::Context => other.observation.usage == Some(needed),
            Tier::Report => is_beside(report, other) && own.observation.region == report.package.meta.region,
            // What follows from the region's own figures says no more than they do.
            Tier::Derived => false,
        };
        granted.then_some((own, outcome))
    })
}

/// The places of the pairs that a reader chose to see, in the chosen order.
pub fn select(pairs: &[Pair], choice: &Choice, name: impl Fn(&Pair) -> String) -> Vec<usize> {
    let names: Vec<String> = pairs.iter().map(name).collect();
    let order = match choice.sort {
        None => (0..pairs.len()).collect(),
        Some(Sort::Value) => sorted(pairs.len(), &|a, b| by_value(&pairs[a], &pairs[b])),
        Some(Sort::Name) => sorted(pairs.len(), &|a, b| names[a].cmp(&names[b])),
        Some(Sort::Grade) => sorted(pairs.len(), &|a, b| pairs[a].standing().cmp(&pairs[b].standing())),
        Some(Sort::Period) => sorted(pairs.len(), &|a, b| {
            pairs[a].other.observation.period.cmp(&pairs[b].other.observation.period)
        }),
    };
    let chosen = |at: &usize| {
        let pair = &pairs[*at];
        choice.grade.is_none_or(|grade| pair.standing() == grade)
            && (choice.theme.is_empty() || pair.own.indicator.theme == choice.theme)
    };
    order.into_iter().filter(chosen).collect()
}

fn by_value(a: &Pair, b: &Pair) -> Ordering {
    let (Some(one), Some(two)) = (a.result(), b.result()) else {
        return a.result().is_none().cmp(&b.result().is_none());
    };
    let apart = (a.standing(), &one.unit.id).cmp(&(b.standing(), &two.unit.id));
    apart.then(two.value.nominal().cmp(&one.value.nominal()))
}

/// How many of the pairs that nothing is computed of are shown before a reader asks for more.
pub const FIRST: usize = 5;

/// Pairs apart that something is computed of, the first of the others, and the rest. Among the first there are as many
/// reasons as there can be.
pub fn in_parts(pairs: &[Pair], order: Vec<usize>) -> [Vec<usize>; 3] {
    let (computed, others): (Vec<usize>, Vec<usize>) =
        order.into_iter().partition(|at| pairs[*at].result().is_some());
    let reason = |at: usize| match pairs[at].outcome {
        Outcome::None(reason) => Some(reason),
        Outcome::Difference(_) | Outcome::Share(_) => None,
    };
    let mut first: Vec<usize> = Vec::new();
    for another in [false, true] {
        for at in &others {
            let known = first.iter().any(|it| it == at || !another && reason(*it) == reason(*at));
            if !known && first.len() < FIRST {
                first.push(*at);
            }
        }
    }
    let (first, rest) = others.into_iter().partition(|at| first.contains(at));
    [computed, first, rest]
}

/// The first chart in the story's order that shows what is computed of a pair, else one of the two.
pub fn chart<'a>(report: &'a Report, pair: &Pair) -> Option<&'a ChartSpec> {
    let ids = [pair.result(), Some(&pair.other), Some(&pair.own)].map(|it| it.map(|it| &it.observation.id));
    ids.into_iter().flatten().find_map(|id| {
        let charts = report.package.story.sections.iter().flat_map(|section| &section.charts);
        let shows =
            |spec: &&ChartSpec| spec.rows.iter().any(|row| row.figures.values().flatten().any(|it| it == id));
        charts.filter_map(|id| report.chart(id)).find(shows)
    })
}
