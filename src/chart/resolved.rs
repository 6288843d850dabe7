//! A chart with its figures in one language, as layouts take it.

use super::kind::Kind;
use super::kinds::kind;
use crate::lang::Lang;
use crate::package::{ChartSpec, Measure};
use crate::quantity::{End, to_f64};
use crate::report::{Figure, Report};
use crate::scene::Key;
use crate::words::words;

/// A chart with its figures, in one language.
pub struct Resolved<'a> {
    /// The entry of `charts.json`.
    pub spec: &'a ChartSpec,
    /// Its kind.
    pub kind: &'static Kind,
    /// The report that its figures are from.
    pub report: &'a Report,
    /// The language of its labels.
    pub lang: Lang,
    /// Its rows, in reading order.
    pub rows: Vec<Row<'a>>,
}

/// A row of a chart.
pub struct Row<'a> {
    /// Its label.
    pub label: &'a str,
    /// The heading of the group that it starts.
    pub group: Option<&'a str>,
    /// Its figures, in the order of the kind's roles.
    pub items: Vec<Item<'a>>,
    /// Names of single units, with the role they are counted in besides the row's own.
    pub names: Vec<(&'a str, Option<&'a str>)>,
}

/// A figure in its role.
#[derive(Clone)]
pub struct Item<'a> {
    /// The role.
    pub role: &'static str,
    /// The figure.
    pub figure: Figure<'a>,
    /// Its key in the scene.
    pub key: Key,
}

impl<'a> Row<'a> {
    /// The figures of a role.
    pub fn role<'b>(&'b self, role: &'b str) -> impl Iterator<Item = &'b Item<'a>> {
        self.items.iter().filter(move |item| item.role == role)
    }

    /// The first figure of a role.
    pub fn one(&self, role: &str) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.role == role)
    }
}

impl Resolved<'_> {
    /// What is read aloud of the whole.
    pub fn summary(&self) -> String {
        let count = self.rows.iter().map(|row| row.items.len()).sum();
        let spec = self.spec;
        (words(self.lang).chart.summary)(spec.headline.get(self.lang), spec.measure.get(self.lang), count)
    }

    /// All figures in reading order, each once, with its row's label.
    pub fn items(&self) -> Vec<(&str, &Item<'_>)> {
        let mut found: Vec<(&str, &Item)> = Vec::new();
        for row in &self.rows {
            for item in &row.items {
                if !found.iter().any(|(_, known)| known.key == item.key) {
                    found.push((row.label, item));
                }
            }
        }
        found
    }
}

/// A chart of the report with its figures; `None` for an unknown chart or kind. Figures that the report
/// doesn't have are left out: reading the package has reported them.
pub fn resolve<'a>(report: &'a Report, id: &str, lang: Lang) -> Option<Resolved<'a>> {
    let spec = report.chart(id)?;
    let kind = kind(&spec.kind)?;
    let rows = spec.rows.iter().filter_map(|row| {
        let items = kind.roles.iter().flat_map(|role| {
            let ids = row.figures.get(role.id).map_or(&[][..], Vec::as_slice);
            let figures = ids.iter().filter_map(|id| report.figure(id));
            figures.map(|figure| Item { role: role.id, figure, key: figure.observation.id.as_str().into() })
        });
        let items: Vec<Item> = items.collect();
        let first = items.first()?;
        let label = row.label.as_ref().unwrap_or(&first.figure.indicator.name).get(lang);
        let group = row.group.as_ref().map(|group| group.get(lang));
        let names = row.names.iter().map(|name| (name.name.get(lang), name.role.as_deref())).collect();
        Some(Row { label, group, items, names })
    });
    Some(Resolved { spec, kind, report, lang, rows: rows.collect() })
}

/// Whether a figure is the report's region's own.
pub(super) fn of_region(chart: &Resolved, figure: &Figure) -> bool {
    figure.observation.region == chart.report.package.meta.region
}

/// Whether figures can share an axis: one measure and one unit.
pub(super) fn comparable(a: &Figure, b: &Figure) -> bool {
    a.unit.id == b.unit.id && a.unit.measure != Measure::Rank
}

/// The ends of what a figure can stand for, as far as it has any.
pub(super) fn ends(item: &Item) -> (Option<f64>, Option<f64>) {
    let interval = item.figure.value.interval();
    let end = |end: Option<End>| end.map(|end| to_f64(end.value));
    (end(interval.lo), end(interval.hi))
}

/// Where a figure is drawn: its value, else the end that is known of it.
pub(super) fn nominal(item: &Item) -> Option<f64> {
    let (lo, hi) = ends(item);
    item.figure.value.nominal().map(to_f64).or(hi).or(lo)
}
