//! What charts claim that their kinds, their figures or the package's relations don't allow.

use super::kind::{Axis, Kind};
use super::kinds::{CONTRADICTIONS, KINDS, kind};
use super::resolved::comparable;
use crate::package::problem::ChartFault;
use crate::package::{ChartSpec, Problem, Trouble};
use crate::report::{Figure, Report};

/// What charts claim that their kinds or their figures don't allow.
pub fn check(report: &Report) -> Vec<Problem> {
    report.package.charts.iter().flat_map(|spec| faults(report, spec)).collect()
}

fn faults(report: &Report, spec: &ChartSpec) -> Vec<Problem> {
    let problem =
        |fault| Problem::new("charts.json", Some(spec.line), Trouble::Chart { id: spec.id.clone(), fault });
    let Some(kind) = kind(&spec.kind) else {
        let allowed = KINDS.iter().map(|kind| kind.id.to_owned()).collect();
        return vec![problem(ChartFault::Kind { kind: spec.kind.clone(), allowed })];
    };
    let mut faults = Vec::new();
    for (at, row) in spec.rows.iter().enumerate() {
        for role in row.figures.keys().filter(|id| kind.roles.iter().all(|role| role.id != *id)) {
            let allowed = kind.roles.iter().map(|role| role.id.to_owned()).collect();
            faults.push(ChartFault::Role { row: at + 1, role: role.clone(), allowed });
        }
        for role in kind.roles {
            let found = row.figures.get(role.id).map_or(0, Vec::len);
            if !role.count.allows(found) {
                faults.push(ChartFault::Count { row: at + 1, role: role.id.to_owned(), found });
            }
        }
    }
    faults.extend(unlike(report, spec, kind));
    faults.extend(unsupported(report, spec, kind));
    if kind.id != CONTRADICTIONS {
        faults.extend(clashing(report, spec));
    }
    faults.into_iter().map(problem).collect()
}

/// The first figure of a shared axis that is in another unit than the first of all.
fn unlike(report: &Report, spec: &ChartSpec, kind: &Kind) -> Option<ChartFault> {
    let Axis::Shared(roles) = kind.axis else { return None };
    let ids =
        spec.rows.iter().flat_map(|row| roles.iter().filter_map(|role| row.figures.get(role))).flatten();
    let mut figures = ids.filter_map(|id| report.figure(id));
    let first = figures.next()?;
    let other = figures.find(|figure| !comparable(&first, figure))?;
    let id = |figure: &Figure| figure.observation.id.clone();
    Some(ChartFault::Unlike { one: id(&first), other: id(&other) })
}

/// The claims of a drawing that no relation bears out.
fn unsupported(report: &Report, spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    let mut faults = Vec::new();
    for (at, row) in spec.rows.iter().enumerate() {
        for claim in kind.claims {
            let pairs = claim.pairs(row).into_iter();
            let known =
                pairs.filter(|(one, other)| report.figure(one).is_some() && report.figure(other).is_some());
            for (one, other) in known.filter(|(one, other)| !claim.holds(report, one, other)) {
                let (one, other) = (one.to_owned(), other.to_owned());
                faults.push(ChartFault::Unsupported { row: at + 1, claim: claim.said(), one, other });
            }
        }
    }
    faults
}

/// Figures that contradict others: only a notice may show them.
fn clashing(report: &Report, spec: &ChartSpec) -> Vec<ChartFault> {
    let ids = spec.rows.iter().flat_map(|row| row.figures.values()).flatten();
    let clashing = ids.filter(|id| report.contradictions_of(id).next().is_some());
    clashing.map(|id| ChartFault::Clash { figure: id.clone() }).collect()
}
