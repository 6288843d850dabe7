//! What charts claim that their kinds, their figures or the package's relations don't allow.

use super::claim::Claim;
use super::kind::{Kind, Role};
use super::kinds::{CONTRADICTIONS, KINDS, kind};
use super::resolved::{comparable, drawn_at};
use crate::package::problem::ChartFault;
use crate::package::{self, ChartSpec, Problem, Trouble};
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
        faults.extend(unknown(kind, row, at + 1));
        for role in kind.roles {
            faults.extend(miscounted(role, row, at + 1));
            faults.extend(undrawable(report, role, row, at + 1));
        }
    }
    faults.extend(unlike(report, spec, kind));
    faults.extend(unsupported(report, spec, kind));
    if kind.id != CONTRADICTIONS {
        faults.extend(clashing(report, spec));
    }
    faults.into_iter().map(problem).collect()
}

/// Roles that the kind doesn't have.
fn unknown(kind: &Kind, row: &package::Row, at: usize) -> Vec<ChartFault> {
    let unknown = row.figures.keys().filter(|id| kind.roles.iter().all(|role| role.id != *id));
    let allowed = || kind.roles.iter().map(|role| role.id.to_owned()).collect();
    unknown.map(|role| ChartFault::Role { row: at, role: role.clone(), allowed: allowed() }).collect()
}

/// The figures of a row in a role.
fn figures_of<'a>(row: &'a package::Row, role: &str) -> &'a [String] {
    row.figures.get(role).map_or(&[], Vec::as_slice)
}

/// More or fewer figures of a role than the kind takes, or none of those without which it isn't drawn.
fn miscounted(role: &Role, row: &package::Row, at: usize) -> Option<ChartFault> {
    let found = figures_of(row, role.id).len();
    if !role.count.allows(found) {
        return Some(ChartFault::Count { row: at, role: role.id.to_owned(), found });
    }
    let alone = found > 0 && !role.needs.is_empty();
    (alone && role.needs.iter().all(|needed| figures_of(row, needed).is_empty())).then(|| {
        let needed = role.needs.iter().map(|&needed| needed.to_owned()).collect();
        ChartFault::Alone { row: at, role: role.id.to_owned(), needed }
    })
}

/// Figures with values that can't be drawn in a role.
fn undrawable(report: &Report, role: &Role, row: &package::Row, at: usize) -> Vec<ChartFault> {
    let ids = figures_of(row, role.id).iter();
    let outside = ids
        .filter(|id| report.figure(id).and_then(|it| drawn_at(&it)).is_some_and(|it| !role.values.hold(it)));
    let fault = |figure: &String| {
        let (role, allowed) = (role.id.to_owned(), role.values.id());
        ChartFault::Undrawable { row: at, role, figure: figure.clone(), allowed }
    };
    outside.map(fault).collect()
}

/// The first figure of a shared axis that is in another unit than the first of all.
fn unlike(report: &Report, spec: &ChartSpec, kind: &Kind) -> Option<ChartFault> {
    let roles = kind.axis.roles().iter();
    let ids = spec.rows.iter().flat_map(|row| roles.clone().flat_map(|role| figures_of(row, role)));
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
            for (one, other) in known {
                faults.extend(unsound(report, *claim, one, other, at + 1));
            }
        }
    }
    faults
}

/// A claim that no relation bears out, or that the figures make impossible to draw.
fn unsound(report: &Report, claim: Claim, one: &str, other: &str, row: usize) -> Option<ChartFault> {
    let (one_id, other_id) = (one.to_owned(), other.to_owned());
    if !claim.holds(report, one, other) {
        return Some(ChartFault::Unsupported { row, claim: claim.said(), one: one_id, other: other_id });
    }
    let value = |id: &str| drawn_at(&report.figure(id)?);
    let inside = matches!(claim, Claim::Part { .. } | Claim::Nested(_));
    (inside && value(one) > value(other)).then_some(ChartFault::Exceeds {
        row,
        part: one_id,
        whole: other_id,
    })
}

/// Figures that contradict others: only a notice may show them.
fn clashing(report: &Report, spec: &ChartSpec) -> Vec<ChartFault> {
    let ids = spec.rows.iter().flat_map(|row| row.figures.values()).flatten();
    let clashing = ids.filter(|id| report.contradictions_of(id).next().is_some());
    clashing.map(|id| ChartFault::Clash { figure: id.clone() }).collect()
}
