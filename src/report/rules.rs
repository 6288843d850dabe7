//! What a report's relations must keep to: grades, units, no hidden contradiction, no figure left underived.

use super::{Figure, Report, Value, Verdict, Why};
use crate::index::sorted;
use crate::package::problem::RelationFault;
use crate::package::relation::{Comparison, Plans};
use crate::package::{Period, Problem, Relation, Role, Status, Tier, Trouble};
use std::mem::replace;

/// All problems of a report's relations, then those of its derived figures.
pub(super) fn check(report: &Report) -> Vec<Problem> {
    let relations = report.package.relations.iter().zip(&report.verdicts).zip(&report.terms);
    let mut problems = Vec::new();
    for ((relation, verdict), terms) in relations {
        let figures: Option<Vec<Figure<'_>>> = terms.iter().map(|at| report.at((*at)?)).collect();
        let Some(figures) = figures else { continue };
        let rows: Vec<_> = figures.iter().map(|figure| figure.observation).collect();
        let graded = relation.kind.grades(&rows, &report.package.meta.region);
        let faults = contradiction(relation, verdict, &figures).into_iter().chain(units(relation, &figures));
        let faults = faults.chain(numbers(relation, &figures)).chain(share_of_peer(relation, &figures));
        let faults = faults.chain(planned(relation, &figures)).chain(periods(relation, &figures));
        for fault in faults.chain(graded) {
            let trouble = Trouble::Relation { id: relation.id.clone(), fault };
            problems.push(Problem::new("relations.csv", Some(relation.line), trouble));
        }
    }
    problems.extend(underived(report));
    problems
}

/// A contradiction that isn't declared, or a declared one that is none.
fn contradiction(relation: &Relation, verdict: &Verdict, figures: &[Figure<'_>]) -> Option<RelationFault> {
    match *verdict {
        Verdict::Contradicts { implied, printed } if !relation.declared_contradiction => {
            let missing = figures.iter().find(|figure| *figure.value == Value::Unknown);
            Some(missing.map_or(RelationFault::Contradiction { implied, printed }, |figure| {
                let kind = figure.indicator.kind;
                RelationFault::Impossible { figure: figure.observation.id.clone(), kind, implied }
            }))
        }
        Verdict::Holds { .. } | Verdict::Undecided(Why::Rounding) if relation.declared_contradiction => {
            Some(RelationFault::NoContradiction)
        }
        _ => None,
    }
}

/// A share of what the region isn't part of.
fn share_of_peer(relation: &Relation, figures: &[Figure<'_>]) -> Option<RelationFault> {
    let [_, _, whole] = figures else { return None };
    let shares = relation.kind.compares() == Some(Comparison::Share) && whole.region.role == Some(Role::Peer);
    shares.then(|| RelationFault::OfPeer { figure: whole.observation.id.clone() })
}

/// Units that can't be reckoned with each other.
fn units(relation: &Relation, figures: &[Figure<'_>]) -> Option<RelationFault> {
    let units: Vec<_> = figures.iter().map(|figure| figure.unit).collect();
    let fits = relation.kind.units(&units);
    (!fits).then(|| RelationFault::Units(units.iter().map(|unit| unit.id.clone()).collect()))
}

/// A figure whose kind of number can't be reckoned with so.
fn numbers(relation: &Relation, figures: &[Figure<'_>]) -> Option<RelationFault> {
    let kinds: Vec<_> = figures.iter().map(|figure| figure.indicator.kind).collect();
    let figure = figures.get(relation.kind.numbers(&kinds)?)?;
    Some(RelationFault::Kind { figure: figure.observation.id.clone(), kind: figure.indicator.kind })
}

/// A plan that is reckoned with as if it had come true.
fn planned(relation: &Relation, figures: &[Figure<'_>]) -> Option<RelationFault> {
    let is_plan = |figure: &Figure<'_>| figure.observation.status == Status::Plan;
    let (result, operands) = figures.split_first()?;
    let expected = match relation.kind.plans() {
        Plans::Any => operands.iter().any(is_plan),
        Plans::First => operands.first().is_some_and(is_plan),
        Plans::Free => return None,
    };
    let figure = || result.observation.id.clone();
    (is_plan(result) != expected).then(|| RelationFault::Planned { figure: figure(), expected })
}

/// Periods of which the second isn't before the first, or isn't as long: a quarter grows on a quarter.
///
/// What was counted at a day or in a month may stand for the end of a longer period.
fn periods(relation: &Relation, figures: &[Figure<'_>]) -> Option<RelationFault> {
    let [_, now, before] = figures else { return None };
    let (now, before) = (now.observation.period?, before.observation.period?);
    let length = |period: Period| {
        let months = period.months().map(|[from, to]| to - from);
        months.filter(|months| (2..=12).contains(months))
    };
    let unlike = length(now).zip(length(before)).is_some_and(|(now, before)| now != before);
    let wrong = relation.kind.follows() && (unlike || before >= now);
    wrong.then_some(RelationFault::Periods { now, before })
}

/// Derived figures without a value: those that wait for each other, and those that nothing yields.
///
/// Figures that miss a value because of something already told are passed over.
fn underived(report: &Report) -> Vec<Problem> {
    let open = Open::of(report);
    let circular = open.circular();
    let mut problems = Vec::new();
    for group in open.groups() {
        let circle: Vec<usize> = group.iter().copied().filter(|figure| circular[*figure]).collect();
        let figures =
            |places: &[usize]| places.iter().map(|at| report.package.observations[*at].id.clone()).collect();
        let (places, trouble) = if circle.is_empty() {
            (&group, Trouble::Underived(figures(&group)))
        } else {
            (&circle, Trouble::Cycle(figures(&circle)))
        };
        let line = places.first().map(|at| report.package.observations[*at].line);
        problems.push(Problem::new("observations.csv", line, trouble));
    }
    problems
}

/// The derived figures without a value, and the relations that wait for two of them or more.
struct Open<'a> {
    report: &'a Report,
    /// Whether each figure of the package is open.
    underived: Vec<bool>,
    /// By figure, the relations that wait for it and others; none for figures that aren't open.
    figures: Vec<Vec<usize>>,
    /// By relation, the open figures that it has, each once; none where there are fewer than two.
    relations: Vec<Vec<usize>>,
}

impl Open<'_> {
    fn of(report: &Report) -> Open<'_> {
        let is_open = |at: usize| {
            let derived = report.package.observations[at].tier == Tier::Derived;
            derived && report.links[at].is_some() && report.values[at] == Value::Unknown
        };
        let is_open: Vec<bool> = (0..report.values.len()).map(is_open).collect();
        let relations: Vec<Vec<usize>> = report.terms.iter().map(|terms| several(terms, &is_open)).collect();
        let mut figures = vec![Vec::new(); is_open.len()];
        for (relation, open) in relations.iter().enumerate() {
            for figure in open {
                figures[*figure].push(relation);
            }
        }
        Open { report, underived: is_open, figures, relations }
    }

    /// Whether each figure is on a circle: what is left when loose ends are taken away for as long as there are any.
    fn circular(&self) -> Vec<bool> {
        let mut left = self.underived.clone();
        let mut ties: Vec<usize> = self.figures.iter().map(Vec::len).collect();
        let mut waiting: Vec<usize> = self.relations.iter().map(Vec::len).collect();
        let mut loose: Vec<usize> = (0..ties.len()).filter(|figure| ties[*figure] < 2).collect();
        while let Some(figure) = loose.pop() {
            if !replace(&mut left[figure], false) {
                continue;
            }
            for relation in &self.figures[figure] {
                // With one figure left, a relation ties nothing any more.
                if waiting[*relation] < 2 {
                    continue;
                }
                waiting[*relation] -= 1;
                if waiting[*relation] > 1 {
                    continue;
                }
                for other in &self.relations[*relation] {
                    ties[*other] = ties[*other].saturating_sub(1);
                    if ties[*other] < 2 {
                        loose.push(*other);
                    }
                }
            }
        }
        left
    }

    /// The figures that are tied together, without the groups in which one waits for a problem already told.
    fn groups(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.figures.len()];
        let mut groups = Vec::new();
        for start in (0..seen.len()).filter(|figure| self.underived[*figure]) {
            let group = self.group(start, &mut seen);
            if !group.is_empty() && !group.iter().any(|figure| self.is_excused(*figure)) {
                groups.push(group);
            }
        }
        groups
    }

    /// The figures that are tied to one and weren't seen so far, in the order of the package.
    fn group(&self, start: usize, seen: &mut [bool]) -> Vec<usize> {
        let (mut group, mut todo) = (Vec::new(), vec![start]);
        while let Some(figure) = todo.pop() {
            if !replace(&mut seen[figure], true) {
                group.push(figure);
                todo.extend(self.figures[figure].iter().flat_map(|relation| &self.relations[*relation]));
            }
        }
        ascending(&group)
    }

    /// Whether a relation of the figure can't yield it because of something that was told before.
    fn is_excused(&self, figure: usize) -> bool {
        self.report.ties[figure].iter().any(|relation| {
            let told = !matches!(
                self.report.verdicts[*relation],
                Verdict::Undecided(Why::MissingTerm | Why::Rounding)
            );
            told || self.report.terms[*relation].contains(&None)
        })
    }
}

/// The open figures among terms, each once, if there are several.
fn several(terms: &[Option<usize>], is_open: &[bool]) -> Vec<usize> {
    let open: Vec<usize> = terms.iter().flatten().copied().filter(|figure| is_open[*figure]).collect();
    let mut open = ascending(&open);
    open.dedup();
    if open.len() > 1 { open } else { Vec::new() }
}

fn ascending(places: &[usize]) -> Vec<usize> {
    sorted(places.len(), &|a, b| places[a].cmp(&places[b])).into_iter().map(|at| places[at]).collect()
}
