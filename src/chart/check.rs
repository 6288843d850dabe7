//! What charts claim that their kinds, their figures or the package's relations don't allow.

use super::claim::Claim;
use super::kind::{Count, Kind, Role};
use super::kinds::{CONTRADICTIONS, KINDS, kind};
use super::resolved::{comparable, drawn_at};
use crate::package::problem::ChartFault;
use crate::package::{self, ChartSpec, Problem, Status, Trouble};
use crate::report::{Figure, Report, Value};
use crate::scale::Extent;

/// What charts claim that their kinds or their figures don't allow.
pub fn check(report: &Report) -> Vec<Problem> {
    report.package.charts.iter().flat_map(|spec| faults(report, spec)).collect()
}

fn faults(report: &Report, spec: &ChartSpec) -> Vec<Problem> {
    let problem =
        |fault| Problem::new("charts.json", Some(spec.line), Trouble::Chart { id: spec.id.clone(), fault });
    let Some(kind) = kind(&spec.kind) else {
        let roles = |kind: &Kind| kind.roles.iter().map(Role::name).collect::<Vec<_>>().join(", ");
        let allowed = KINDS.iter().map(|kind| format!("{} ({})", kind.id, roles(kind))).collect();
        return vec![problem(ChartFault::Kind { kind: spec.kind.clone(), allowed })];
    };
    let mut faults = [unknown(spec, kind), miscounted(spec, kind), alone(spec, kind)].concat();
    for (at, row) in spec.rows.iter().enumerate() {
        for role in kind.roles {
            faults.extend(undrawable(report, role, row, at + 1));
            faults.extend(missing(report, role, row, at + 1));
        }
    }
    faults.extend(unlike(report, spec, kind));
    faults.extend(unsupported(report, spec, kind));
    if kind.id != CONTRADICTIONS {
        faults.extend(clashing(report, spec));
    }
    faults.into_iter().map(problem).collect()
}

/// What is found in each row, with all rows, counted from 1, in which the same is found: one cause, one problem.
fn by_cause<'a, C: PartialEq>(
    spec: &'a ChartSpec,
    find: impl Fn(&'a package::Row) -> Vec<C>,
) -> Vec<(C, Vec<usize>)> {
    let mut causes: Vec<(C, Vec<usize>)> = Vec::new();
    for (at, row) in spec.rows.iter().enumerate() {
        for cause in find(row) {
            match causes.iter_mut().find(|(known, _)| *known == cause) {
                Some((_, rows)) => rows.push(at + 1),
                None => causes.push((cause, vec![at + 1])),
            }
        }
    }
    causes
}

/// The roles of a row that the kind doesn't have.
fn unknown_roles<'a>(kind: &Kind, row: &'a package::Row) -> Vec<&'a String> {
    row.figures.keys().filter(|id| kind.role(id).is_none()).collect()
}

/// Roles that the kind doesn't have.
fn unknown(spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    let allowed = || kind.roles.iter().map(Role::name).collect();
    let unknown = by_cause(spec, |row| unknown_roles(kind, row)).into_iter();
    unknown.map(|(role, rows)| ChartFault::Role { rows, role: role.clone(), allowed: allowed() }).collect()
}

/// The figures of a row in a role.
fn figures_of<'a>(row: &'a package::Row, role: &str) -> &'a [String] {
    row.figures.get(role).map_or(&[], Vec::as_slice)
}

/// More or fewer figures of a role than the kind takes. What a row lacks that has an unknown role stands there.
fn miscounted(spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    let wrong = by_cause(spec, |row| {
        let misnamed = !unknown_roles(kind, row).is_empty();
        let mut wrong = Vec::new();
        for role in kind.roles {
            let mut found = role.figures(row);
            if found.is_empty() {
                found.push((role.id, &[]));
            }
            let counts = found.into_iter().map(|(id, figures)| (id, figures.len(), role.count));
            wrong.extend(
                counts.filter(|(_, found, count)| !(count.allows(*found) || misnamed && *found == 0)),
            );
        }
        wrong
    });
    let fault = |((role, found, count), rows): ((&str, usize, Count), Vec<usize>)| {
        let takes = count.words();
        ChartFault::Count { rows, role: role.to_owned(), found, takes }
    };
    wrong.into_iter().map(fault).collect()
}

/// Figures that the kind draws only beside others, without those.
fn alone(spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    let there = |row: &package::Row, role: &str| !figures_of(row, role).is_empty();
    let alone = |row: &package::Row| {
        let needy = kind.roles.iter().filter(|role| there(row, role.id) && !role.needs.is_empty());
        needy.filter(|role| !role.needs.iter().any(|needed| there(row, needed))).collect()
    };
    let fault = |(role, rows): (&Role, Vec<usize>)| {
        let needed = role.needs.iter().map(|&needed| needed.to_owned()).collect();
        ChartFault::Alone { rows, role: role.id.to_owned(), needed }
    };
    by_cause(spec, alone).into_iter().map(fault).collect()
}

/// Figures with values that can't be drawn in a role.
fn undrawable(report: &Report, role: &Role, row: &package::Row, at: usize) -> Vec<ChartFault> {
    let named =
        role.figures(row).into_iter().flat_map(|(id, figures)| figures.iter().map(move |it| (id, it)));
    let drawn = named.filter_map(|(id, figure)| {
        let it = report.figure(figure)?;
        Some((id, figure, drawn_at(&it)?, role.values.suit(&it)))
    });
    let fault = |(id, figure, reach, suits): (&str, &String, Extent, bool)| {
        let (role_id, figure) = (id.to_owned(), figure.clone());
        let held = [reach.lo, reach.hi].into_iter().all(|end| role.values.hold(end));
        if held && !role.ranges && reach.length() > 0.0 {
            return Some(ChartFault::Range { row: at, role: role_id, figure });
        }
        let allowed = role.values.id();
        (!held || !suits).then_some(ChartFault::Undrawable { row: at, role: role_id, figure, allowed })
    };
    drawn.filter_map(fault).collect()
}

/// Figures without a number in a role that needs one.
fn missing(report: &Report, role: &Role, row: &package::Row, at: usize) -> Vec<ChartFault> {
    let is_missing = |id: &str| report.figure(id).is_some_and(|it| *it.value == Value::Missing);
    let named =
        role.figures(row).into_iter().flat_map(|(id, figures)| figures.iter().map(move |it| (id, it)));
    let missing = named.filter(|(_, figure)| !role.marks && is_missing(figure));
    let fault = |(id, figure): (&str, &String)| ChartFault::Missing {
        row: at,
        role: id.to_owned(),
        figure: figure.clone(),
    };
    missing.map(fault).collect()
}

/// The first figure of each shared axis that is in another unit than the first of all on it.
fn unlike(report: &Report, spec: &ChartSpec, kind: &Kind) -> Vec<ChartFault> {
    kind.axis.axes().into_iter().filter_map(|axis| unlike_on(report, spec, kind, axis)).collect()
}

fn unlike_on(report: &Report, spec: &ChartSpec, kind: &Kind, axis: &[&str]) -> Option<ChartFault> {
    let roles = || kind.roles.iter().filter(|role| axis.contains(&role.id));
    let found = spec.rows.iter().flat_map(|row| roles().flat_map(|role| role.figures(row)));
    let mut figures = found.flat_map(|(_, ids)| ids).filter_map(|id| report.figure(id));
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
            let mut found = known.filter_map(|(one, other)| unsound(report, *claim, one, other, at + 1));
            match claim {
                // One figure that is unlike all others isn't told once for each of them.
                Claim::Across(_) => faults.extend(found.next()),
                _ => faults.extend(found),
            }
        }
    }
    faults
}

/// A claim that no relation bears out, or that the figures make impossible to draw.
fn unsound(report: &Report, claim: Claim, one: &str, other: &str, row: usize) -> Option<ChartFault> {
    let (one_id, other_id) = (one.to_owned(), other.to_owned());
    if matches!(claim, Claim::Series(_) | Claim::Across(_)) && is_plan(report, one) != is_plan(report, other)
    {
        return Some(ChartFault::Planned { row, one: one_id, other: other_id });
    }
    if !claim.holds(report, one, other) {
        return Some(ChartFault::Unsupported { row, said: claim.said(), one: one_id, other: other_id });
    }
    let most = |id: &str| drawn_at(&report.figure(id)?).map(|reach| reach.hi);
    let inside = matches!(claim, Claim::Part { .. } | Claim::Nested(_));
    (inside && most(one) > most(other)).then_some(ChartFault::Exceeds { row, part: one_id, whole: other_id })
}

fn is_plan(report: &Report, id: &str) -> bool {
    report.figure(id).is_some_and(|it| it.observation.status == Status::Plan)
}

/// Figures that contradict others: only a notice may show them.
fn clashing(report: &Report, spec: &ChartSpec) -> Vec<ChartFault> {
    let ids = spec.rows.iter().flat_map(|row| row.figures.values()).flatten();
    let clashing = ids.filter(|id| report.contradictions_of(id).next().is_some());
    clashing.map(|id| ChartFault::Clash { figure: id.clone() }).collect()
}
