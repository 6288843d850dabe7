//! A chart's figures as a table, and in words where each of them stands.

use super::resolved::{Item, Resolved};
use crate::lang::Lang;
use crate::package::{Period, Tier};
use crate::report::Figure;
use crate::scene::Key;
use crate::words::{self, words};

/// One line of a chart's table.
pub struct Line {
    /// The figure's key.
    pub key: Key,
    /// The indicator.
    pub name: String,
    /// The figure as shown.
    pub figure: String,
    /// Its range, for derived figures.
    pub range: Option<String>,
    /// Region.
    pub region: String,
    /// Period.
    pub period: String,
    /// Place in the source, or the source.
    pub place: String,
    /// Where the figure comes from.
    pub tier: Tier,
}

/// A chart's figures as a table, in reading order.
pub fn table(chart: &Resolved) -> Vec<Line> {
    let lang = chart.lang;
    let line = |(_, item): (&str, &Item)| {
        let it = &item.figure;
        let derived = it.value.is_derived();
        Line {
            key: item.key.clone(),
            name: it.indicator.name.get(lang).to_owned(),
            figure: words::figure(lang, it),
            range: derived.then(|| words::rounded_bounds(lang, it.value.interval(), it.unit)),
            region: it.region.name.get(lang).to_owned(),
            period: words::period(lang, it.observation.period),
            place: spot(lang, it),
            tier: it.observation.tier,
        }
    };
    chart.items().into_iter().map(line).collect()
}

/// Where a figure stands: heading and topic in the report, or another source's issuer and title.
pub fn place(lang: Lang, figure: &Figure) -> String {
    match figure.place {
        Some(place) => words::place(lang, place.heading.get(lang), place.topic.get(lang)),
        None => [figure.source.issuer.get(lang), figure.source.title.get(lang)].join(words(lang).comma),
    }
}

/// Where a figure stands, in short: the topic in the report, or who published it elsewhere and when.
pub fn spot(lang: Lang, figure: &Figure) -> String {
    if let Some(place) = figure.place {
        return place.topic.get(lang).to_owned();
    }
    let parts = [figure.source.issuer.get(lang), &Period::iso(figure.source.released)];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(words(lang).comma)
}
