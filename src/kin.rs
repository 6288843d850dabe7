//! Kin: which figures have to do with one, so that they can be marked with it in all charts.

use crate::package::ChartSpec;
use crate::report::{Figure, Report};

/// What has to do with a figure, in the package's order.
pub struct Kin<'a> {
    /// The figure.
    pub of: Figure<'a>,
    /// The same measure in other regions or periods.
    pub alike: Vec<Figure<'a>>,
    /// Other operands and results of the relations that it stands in.
    pub related: Vec<Figure<'a>>,
}

/// The kin of a figure; `None` for one that the report doesn't have.
pub fn kin<'a>(report: &'a Report, id: &str) -> Option<Kin<'a>> {
    let of = report.figure(id)?;
    let is_term = |other: &Figure| {
        let other = &other.observation.id;
        report.relations_of(id).any(|(relation, _)| relation.result == *other || relation.takes(other))
    };
    let others = report.figures().filter(|it| it.observation.id != id);
    let (alike, others): (Vec<_>, Vec<_>) =
        others.partition(|it| it.observation.indicator == of.observation.indicator);
    Some(Kin { of, alike, related: others.into_iter().filter(is_term).collect() })
}

impl<'a> Kin<'a> {
    /// All of them, without the figure itself.
    pub fn all(&self) -> impl Iterator<Item = &Figure<'a>> {
        self.alike.iter().chain(&self.related)
    }

    /// How many charts of the story show the figure or its kin, and how many of its kin they show.
    pub fn shown(&self, report: &Report) -> (usize, usize) {
        let charts = report.package.story.sections.iter().flat_map(|section| &section.charts);
        let charts: Vec<&ChartSpec> = charts.filter_map(|id| report.chart(id)).collect();
        let shows = |chart: &ChartSpec, it: &Figure| {
            chart.rows.iter().any(|row| row.figures.values().flatten().any(|id| *id == it.observation.id))
        };
        let marked =
            charts.iter().filter(|chart| shows(chart, &self.of) || self.all().any(|it| shows(chart, it)));
        let kin = self.all().filter(|it| charts.iter().any(|chart| shows(chart, it)));
        (marked.count(), kin.count())
    }
}
