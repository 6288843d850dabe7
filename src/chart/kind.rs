//! What a chart kind declares: the roles of its figures, how many each takes, what shares an axis, what is claimed.

use super::claim::Claim;
use super::frame::Frame;
use super::resolved::Resolved;
use crate::index::sorted;
use crate::package::{self, Measure};
use crate::report::Figure;
use crate::scene::Scene;

/// A kind of chart: which figures a row may hold, and how they are laid out.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The name in `charts.json`, and the value of `data-kind`.
    pub id: &'static str,
    /// What each figure of a row is for.
    pub roles: &'static [Role],
    /// What the figures of one role must have in common, since one axis says "same measure".
    pub axis: Axis,
    /// The roles whose marks say the value by their length, place, area or number; figures of other roles are only written.
    pub encodes: &'static [&'static str],
    /// What the drawing says beyond its figures.
    pub claims: &'static [Claim],
    /// Lays a chart out; all lengths in CSS pixels.
    pub layout: fn(&Resolved, Frame) -> Scene,
}

/// What a figure of a row is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Role {
    /// The name in `charts.json`; of a role for each of the chart's columns, that of the first.
    pub id: &'static str,
    /// Whether there is such a role for each column of the chart, by its number: `1`, `2`, `3` …
    pub columns: bool,
    /// How many figures of a row may have it.
    pub count: Count,
    /// The values that can be drawn in it.
    pub values: Values,
    /// Whether a figure can stand in it as the mark that the source has in place of its number.
    pub marks: bool,
    /// Whether a range can be drawn in it, from its lower to its upper end.
    pub ranges: bool,
    /// Roles of which the row must have one, since the figure isn't drawn without; none where it always is.
    pub needs: &'static [&'static str],
}

/// The values that can be drawn in a role.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Values {
    /// Any.
    Any,
    /// Zero and more: units and parts of a whole can be counted out.
    NotNegative,
    /// More than zero: a whole, or a value on a logarithmic axis.
    Positive,
    /// From 0 to 100: cells and bars have no more than a whole.
    Percentage,
    /// From 0 to 100 things of which it is known how many they are: they are counted out where they stand in a line of text.
    Few,
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
    /// Two or more.
    Several,
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
    /// All figures of one of these roles, which must be in one unit; those of another have an axis of their own.
    Each(&'static [&'static str]),
}

impl Kind {
    /// The role of a name in `charts.json`.
    pub fn role(&self, id: &str) -> Option<&'static Role> {
        self.roles.iter().find(|role| role.has(id))
    }

    /// Whether figures of a role share the axis.
    pub fn shares_axis(&self, role: &Role) -> bool {
        self.axis.roles().contains(&role.id)
    }
}

impl Axis {
    /// The roles whose figures share the axis.
    pub const fn roles(self) -> &'static [&'static str] {
        match self {
            Axis::None => &[],
            Axis::Shared(roles) | Axis::Each(roles) => roles,
        }
    }

    /// The same roles by the axes that they share.
    pub(super) fn axes(self) -> Vec<&'static [&'static str]> {
        match self {
            Axis::None => Vec::new(),
            Axis::Shared(roles) => vec![roles],
            Axis::Each(roles) => roles.chunks(1).collect(),
        }
    }
}

impl Values {
    /// Whether a value is one of them.
    pub(super) fn hold(self, value: f64) -> bool {
        match self {
            Values::Any => true,
            Values::NotNegative => value >= 0.0,
            Values::Positive => value > 0.0,
            Values::Percentage | Values::Few => (0.0..=100.0).contains(&value),
        }
    }

    /// Whether a figure can be drawn as one of them for what else it is than its value.
    pub(super) fn suit(self, figure: &Figure) -> bool {
        self != Values::Few
            || figure.unit.measure == Measure::Count && figure.value.interval().single().is_some()
    }

    /// The word for them in a problem and in the table of kinds.
    pub const fn id(self) -> &'static str {
        match self {
            Values::Any => "any",
            Values::NotNegative => "≥ 0",
            Values::Positive => "> 0",
            Values::Percentage => "0–100",
            Values::Few => "0, 1, 2 … 100",
        }
    }
}

impl Count {
    /// The words for it in problems and in the table of kinds, in English and in Chinese.
    pub const fn words(self) -> [&'static str; 2] {
        match self {
            Count::One => ["one", "一个"],
            Count::Optional => ["one or none", "一个，或者不要"],
            Count::Pair => ["two or none", "两个，或者不要"],
            Count::Several => ["two or more", "两个以上"],
            Count::Many => ["any number", "任意个"],
        }
    }

    /// Whether so many figures are as many as may be.
    pub(super) fn allows(self, found: usize) -> bool {
        match self {
            Count::One => found == 1,
            Count::Optional => found <= 1,
            Count::Pair => found == 0 || found == 2,
            Count::Several => found >= 2,
            Count::Many => true,
        }
    }
}

/// A role by its name and how many figures may have it: of any value, and drawn whatever else the row has.
pub(super) const fn role(id: &'static str, count: Count) -> Role {
    Role { id, columns: false, count, values: Values::Any, marks: false, ranges: true, needs: &[] }
}

/// A role for each of the chart's columns, of one figure or none; a mark stands there for what is missing.
pub(super) const COLUMNS: Role = Role { columns: true, ..role("1", Count::Optional).or_mark() };

impl Role {
    /// Whether a name in `charts.json` is the role's.
    pub fn has(&self, id: &str) -> bool {
        if self.columns {
            !id.is_empty() && !id.starts_with('0') && id.bytes().all(|byte| byte.is_ascii_digit())
        } else {
            self.id == id
        }
    }

    /// The name as a message has it.
    pub fn name(&self) -> String {
        if self.columns { "1, 2, 3 …".to_owned() } else { self.id.to_owned() }
    }

    /// The figures of a row in the role, by the names that it has there; columns in their order.
    pub(super) fn figures<'a>(&self, row: &'a package::Row) -> Vec<(&'a str, &'a [String])> {
        let found: Vec<_> = row.figures.iter().filter(|(id, _)| self.has(id)).collect();
        // They are in alphabetical order, in which the tenth column stands before the second.
        let order = sorted(found.len(), &|a, b| found[a].0.len().cmp(&found[b].0.len()));
        order.into_iter().map(|at| (found[at].0.as_str(), found[at].1.as_slice())).collect()
    }

    /// The same role for fewer values.
    pub(super) const fn of(self, values: Values) -> Role {
        Role { values, ..self }
    }

    /// The same role, also for figures that have a mark in place of their number.
    pub(super) const fn or_mark(self) -> Role {
        Role { marks: true, ..self }
    }

    /// The same role for single values, not for ranges.
    pub(super) const fn single(self) -> Role {
        Role { ranges: false, ..self }
    }

    /// The same role, drawn only beside a figure of one of others.
    pub(super) const fn beside(self, needs: &'static [&'static str]) -> Role {
        Role { needs, ..self }
    }
}
