//! The part of a report that one chart needs, for a page that shows nothing else.

use super::{Report, Value};
use crate::package::{ChartSpec, Coverage, Named, Package, Story};
use std::collections::BTreeSet;

impl Report {
    /// The chart with its figures, what they are tied to, and what all of these refer to; `None` for a chart that the
    /// report doesn't have.
    ///
    /// Values and verdicts are those of the whole report: nothing is judged again without what was left out.
    pub fn slice(&self, chart: &str) -> Option<Report> {
        let spec = self.chart(chart)?;
        let (figures, relations) = self.needed(spec);
        let mut slice = Report::link(self.package_of(spec, &figures, &relations));
        slice.verdicts = relations.iter().map(|at| self.verdicts[*at].clone()).collect();
        slice.values = figures.iter().map(|at| moved(&self.values[*at], &relations)).collect();
        slice.only = self.only;
        Some(slice)
    }

    /// Places of the chart's figures, of those in a relation with one of them, of their counterparts, and of what
    /// derives any of these; and of the relations among all of them.
    fn needed(&self, spec: &ChartSpec) -> (BTreeSet<usize>, BTreeSet<usize>) {
        let ids = spec.rows.iter().flat_map(|row| row.figures.values().flatten());
        let own: BTreeSet<usize> = ids.filter_map(|id| self.index.get(id)).collect();
        let mut figures = own.clone();
        for at in own {
            figures.extend(self.index.get(&self.package.observations[at].counterpart));
            figures.extend(self.ties[at].iter().flat_map(|relation| self.terms[*relation].iter().flatten()));
        }
        let mut todo: Vec<usize> = figures.iter().copied().collect();
        while let Some(at) = todo.pop() {
            let Value::Derived { relation, .. } = self.values[at] else { continue };
            todo.extend(self.terms[relation].iter().flatten().filter(|term| figures.insert(**term)));
        }
        let whole =
            |terms: &[Option<usize>]| terms.iter().all(|at| at.is_some_and(|at| figures.contains(&at)));
        let relations = (0..self.terms.len()).filter(|relation| whole(&self.terms[*relation])).collect();
        (figures, relations)
    }

    fn package_of(
        &self,
        spec: &ChartSpec,
        figures: &BTreeSet<usize>,
        relations: &BTreeSet<usize>,
    ) -> Package {
        let all = &self.package;
        let observations: Vec<_> = figures.iter().map(|at| all.observations[*at].clone()).collect();
        let shown: Vec<_> = figures.iter().filter_map(|at| self.at(*at)).collect();
        let used = |is: &dyn Fn(&super::Figure) -> bool| shown.iter().any(is);
        let named = |list: &[Named], is: &dyn Fn(&Named) -> bool| -> Vec<Named> {
            list.iter().filter(|one| is(one)).cloned().collect()
        };
        let unnamed =
            all.coverage.unnamed.iter().filter(|id| used(&|it| it.observation.id == **id)).cloned().collect();
        Package {
            meta: all.meta.clone(),
            themes: named(&all.themes, &|theme| used(&|it| it.indicator.theme == theme.id)),
            regions: all
                .regions
                .iter()
                .filter(|region| region.id == all.meta.region || used(&|it| it.region.id == region.id))
                .cloned()
                .collect(),
            units: all.units.iter().filter(|unit| used(&|it| it.unit.id == unit.id)).cloned().collect(),
            indicators: all
                .indicators
                .iter()
                .filter(|indicator| used(&|it| it.indicator.id == indicator.id))
                .cloned()
                .collect(),
            sources: all
                .sources
                .iter()
                .filter(|source| used(&|it| it.source.id == source.id))
                .cloned()
                .collect(),
            places: all
                .places
                .iter()
                .filter(|place| used(&|it| it.place.is_some_and(|own| own.id == place.id)))
                .cloned()
                .collect(),
            observations,
            relations: relations.iter().map(|at| all.relations[*at].clone()).collect(),
            numerals: Vec::new(),
            coverage: Coverage { unnamed, ..Coverage::default() },
            charts: vec![spec.clone()],
            story: Story {
                kicker: all.story.kicker.clone(),
                title: all.story.title.clone(),
                deck: all.story.deck.clone(),
                ..Story::default()
            },
        }
    }
}

/// A value whose relation has another place.
fn moved(value: &Value, relations: &BTreeSet<usize>) -> Value {
    let mut value = value.clone();
    if let Value::Derived { relation, .. } = &mut value {
        *relation = relations.iter().take_while(|at| **at < *relation).count();
    }
    value
}
