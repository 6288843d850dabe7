//! What several kinds of relations ask of their figures.

use crate::package::problem::RelationFault;
use crate::package::{Measure, Observation, Tier, Unit, Use};

/// Whether the figures measure the same sort of thing.
pub(super) fn alike(units: &[&Unit]) -> bool {
    units.windows(2).all(|pair| pair[0].measure == pair[1].measure)
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
