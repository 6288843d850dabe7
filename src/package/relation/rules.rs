//! What several kinds of relations ask of their figures.

use crate::package::problem::RelationFault;
use crate::package::{Measure, Observation, Tier, Unit, Use};
use crate::quantity::Kind as Number;

/// Whether the figures measure the same sort of thing: things that are counted, or anything else in one unit.
pub(super) fn alike(units: &[&Unit]) -> bool {
    let alike = |one: &Unit, other: &Unit| {
        one.measure == other.measure && (one.measure == Measure::Count || one.id == other.id)
    };
    units.windows(2).all(|pair| alike(pair[0], pair[1]))
}

/// Numbers of any kind can be held against each other.
pub(super) fn of_any_kind(_: &[Number]) -> Option<usize> {
    None
}

/// Numbers that are added up: the first that can't be.
pub(super) fn added(kinds: &[Number]) -> Option<usize> {
    kinds.iter().position(|kind| !kind.adds())
}

/// Operands that are divided by each other: the first that can't be.
pub(super) fn divided(kinds: &[Number]) -> Option<usize> {
    kinds.iter().skip(1).position(|kind| !kind.divides()).map(|at| at + 1)
}

/// Whether the figures have one unit, or are percentages and their differences in percentage points.
pub(super) fn add_up(units: &[&Unit]) -> bool {
    let percentages = |unit: &&Unit| matches!(unit.measure, Measure::Percent | Measure::Points);
    units.windows(2).all(|pair| pair[0].id == pair[1].id) || units.iter().all(percentages)
}

/// Any figure may be used, whatever it is graded for.
pub(super) fn any(_: &[&Observation], _: &str) -> Vec<RelationFault> {
    Vec::new()
}

/// All figures from elsewhere need `compare`.
pub(super) fn all_compared(figures: &[&Observation], _: &str) -> Vec<RelationFault> {
    figures.iter().filter_map(|figure| ungraded(figure, Use::Compare)).collect()
}

/// A figure from elsewhere that isn't graded for a use.
pub(super) fn ungraded(figure: &Observation, needed: Use) -> Option<RelationFault> {
    let wrong = figure.tier == Tier::Context && figure.usage != Some(needed);
    wrong.then(|| RelationFault::NotGraded { figure: figure.id.clone(), needed })
}

/// A figure from elsewhere that isn't of the report's region.
pub(super) fn foreign(figure: &Observation, region: &str) -> Option<RelationFault> {
    let wrong = figure.tier == Tier::Context && figure.region != region;
    wrong.then(|| RelationFault::OtherRegion { figure: figure.id.clone() })
}
