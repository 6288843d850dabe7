//! What a chart kind declares: the roles of its figures, how many each takes, what shares an axis, what is claimed.

use super::claim::Claim;
use super::frame::Frame;
use super::resolved::Resolved;
use crate::scene::Scene;

/// A kind of chart: which figures a row may hold, and how they are laid out.
#[derive(Clone, Copy)]
pub struct Kind {
    /// The name in `charts.json`, and the value of `data-kind`.
    pub id: &'static str,
    /// What each figure of a row is for.
    pub roles: &'static [Role],
    /// What the figures of one role must have in common, since one axis says "same measure".
    pub axis: Axis,
    /// What the drawing says beyond its figures.
    pub claims: &'static [Claim],
    /// Lays a chart out; all lengths in CSS pixels.
    pub layout: fn(&Resolved, Frame) -> Scene,
}

/// What a figure of a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The name in `charts.json`.
    pub id: &'static str,
    /// How many figures of a row may have it.
    pub count: Count,
}

/// How many figures of a row may have a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// Exactly one.
    One,
    /// One or none.
    Optional,
    /// Two or none.
    Pair,
    /// Any number.
    Many,
}

/// Which of a chart's figures share an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axis {
    /// None: the figures stand side by side.
    None,
    /// All figures of these roles, which must be in one unit.
    Shared(&'static [&'static str]),
}

impl Count {
    /// Whether so many figures are as many as may be.
    pub(super) fn allows(self, found: usize) -> bool {
        match self {
            Count::One => found == 1,
            Count::Optional => found <= 1,
            Count::Pair => found == 0 || found == 2,
            Count::Many => true,
        }
    }
}

/// A role by its name and how many figures may have it.
pub(super) const fn role(id: &'static str, count: Count) -> Role {
    Role { id, count }
}
