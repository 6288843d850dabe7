//! How charts stand: in rows of a grid of twelve columns, by their tiers, and of which width class at which width of the
//! viewport.

use crate::chart::{self, WidthClass};
use crate::choice::choices;
use crate::package::{ChartTier, Section};
use crate::report::Report;

choices! {
    /// What a chart has of a row where there is room for several, by its class in pages.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Span {
        /// All twelve columns.
        Full = "full",
        /// Eight of them.
        Most = "most",
        /// Six.
        Half = "half",
        /// Four.
        Third = "third",
    }
}

/// Gives a tier to the charts that don't say theirs: a lead to those that the story has wide and to the first of each section;
/// of the others, what a third of the page shows at most 400 px high is supporting, and the rest are ledgers.
///
/// That is done once, when a package is opened: an app that has one language of it couldn't.
pub(crate) fn settle(report: &mut Report) {
    let tiers: Vec<ChartTier> = (0..report.package.charts.len())
        .map(|at| report.package.charts[at].tier.unwrap_or_else(|| tier(report, at)))
        .collect();
    for (chart, tier) in report.package.charts.iter_mut().zip(tiers) {
        chart.tier = Some(tier);
    }
    widen(report);
}

/// Gives leads the whole width where they would leave a hole in their row, or the chart beside them would.
fn widen(report: &mut Report) {
    for at in 0..report.package.story.sections.len() {
        while let Some(id) = unlike(report, &report.package.story.sections[at]) {
            report.package.story.sections[at].wide.push(id);
        }
    }
}

/// The first lead of a section that is much taller or much lower than what stands beside it, in any language.
fn unlike(report: &Report, section: &Section) -> Option<String> {
    /// A hole of about half a screen.
    const HOLE: f64 = 400.0;
    let height = |id: &str, span: Span, lang| {
        let class = span.bounds().last().map_or(WidthClass::Wide, |(class, ..)| *class);
        chart::resolve(report, id, lang).map_or(0.0, |chart| chart.height(class))
    };
    rows(&spans(report, section)).find_map(|row| {
        let &[(one, its), (other, others)] = row else { return None };
        let apart = |lang| (height(one, its, lang) - height(other, others, lang)).abs() > HOLE;
        let lead = row.iter().find(|(_, span)| *span == Span::Most)?;
        report.package.meta.languages().any(apart).then(|| lead.0.to_owned())
    })
}

/// Charts by the rows that they fill.
fn rows<'a, 'b>(mut charts: &'b [(&'a str, Span)]) -> impl Iterator<Item = &'b [(&'a str, Span)]> {
    std::iter::from_fn(move || {
        let mut free = COLUMNS;
        let fits = |(_, span): &&(&str, Span)| {
            let left = free.checked_sub(span.columns());
            free = left.unwrap_or(0);
            left.is_some()
        };
        let (row, rest) = charts.split_at(charts.iter().take_while(fits).count());
        charts = rest;
        Some(row).filter(|row| !row.is_empty())
    })
}

fn tier(report: &Report, at: usize) -> ChartTier {
    /// How high a supporting chart is at most.
    const MOST: f64 = 400.0;
    let id = &report.package.charts[at].id;
    let leads = |section: &Section| section.charts.first() == Some(id) || section.wide.contains(id);
    let low = |lang| chart::resolve(report, id, lang).is_some_and(|it| it.height(WidthClass::Narrow) <= MOST);
    if report.package.story.sections.iter().any(leads) {
        ChartTier::Lead
    } else if report.package.meta.languages().all(low) {
        ChartTier::Supporting
    } else {
        ChartTier::Ledger
    }
}

/// The charts of a section with what each has of its row. Rows are full, but for the last one of a run without a lead.
pub fn spans<'a>(report: &Report, section: &'a Section) -> Vec<(&'a str, Span)> {
    let tiers: Vec<Option<ChartTier>> = section
        .charts
        .iter()
        // A chart that has the whole width stands for itself.
        .map(|id| report.chart(id).and_then(|chart| chart.tier).filter(|_| !section.wide.contains(id)))
        .collect();
    let mut spans = Vec::new();
    while spans.len() < tiers.len() {
        spans.extend(row(&tiers[spans.len()..]));
    }
    section.charts.iter().map(String::as_str).zip(spans).collect()
}

/// The row that some charts begin with: a lead has two thirds of it, beside one that is none; others stand in threes or in
/// twos, so that none is left over.
fn row(charts: &[Option<ChartTier>]) -> &'static [Span] {
    let is_lead = |tier: &Option<ChartTier>| tier.is_none_or(|tier| tier == ChartTier::Lead);
    let run = charts.iter().take_while(|tier| !is_lead(tier)).count();
    let supporting = |tier: &Option<ChartTier>| *tier == Some(ChartTier::Supporting);
    match charts {
        [Some(ChartTier::Lead), Some(ChartTier::Supporting | ChartTier::Ledger), ..] => {
            &[Span::Most, Span::Third]
        }
        [None | Some(ChartTier::Lead), ..] => &[Span::Full],
        [_, Some(ChartTier::Lead), ..] => &[Span::Third, Span::Most],
        _ if run == 3 || run > 4 && charts[..3].iter().all(supporting) => &[Span::Third; 3],
        _ if run > 1 => &[Span::Half; 2],
        _ => &[Span::Half],
    }
}

/// What a chart has of its row.
pub fn span(report: &Report, section: &Section, chart: &str) -> Span {
    let spans = spans(report, section);
    spans.into_iter().find(|(id, _)| *id == chart).map_or(Span::Full, |(_, span)| span)
}

/// From which width of the viewport on a chart is of a class, in CSS pixels where text has its usual size of 16: the sheet
/// says it in `em`, since with larger text a chart is of a narrower class. Each leaves 20 px for a scroll bar. The last
/// says how much of the viewport's width is the chart's, at most.
pub type Bounds = &'static [(WidthClass, u32, &'static str)];

/// How many columns a row has.
const COLUMNS: u32 = 12;

impl Span {
    /// How many of the columns a chart has.
    const fn columns(self) -> u32 {
        match self {
            Span::Full => COLUMNS,
            Span::Most => 8,
            Span::Half => 6,
            Span::Third => 4,
        }
    }

    /// Of which class its charts are. Between a phone's width and that of the grid, thirds have
    /// their drawing beside their words.
    pub const fn bounds(self) -> Bounds {
        match self {
            Span::Full => &[
                (WidthClass::Narrow, 0, "100vw - 32px"),
                (WidthClass::Medium, 532, "100vw - 68px"),
                (WidthClass::Wide, 912, "100vw - 68px"),
            ],
            Span::Most => &[
                (WidthClass::Narrow, 0, "100vw - 32px"),
                (WidthClass::Medium, 768, "100vw - 68px"),
                (WidthClass::Medium, 1140, "66vw - 60px"),
            ],
            Span::Half => &[
                (WidthClass::Narrow, 0, "100vw - 32px"),
                (WidthClass::Medium, 532, "100vw - 68px"),
                (WidthClass::Medium, 1140, "50vw - 46px"),
            ],
            Span::Third => &[
                (WidthClass::Narrow, 0, "100vw - 32px"),
                (WidthClass::Narrow, 660, "50vw - 46px"),
                (WidthClass::Narrow, 1140, "33vw - 39px"),
            ],
        }
    }

    /// The width that a static drawing is laid out for: the one most readers have.
    pub const fn still_width(self, class: WidthClass) -> f64 {
        match (self, class) {
            (Span::Most, WidthClass::Medium) => 700.0,
            _ => class.still_width(),
        }
    }

    /// The classes that static drawings are needed for.
    pub fn classes(self) -> impl Iterator<Item = WidthClass> {
        WidthClass::ALL.into_iter().filter(move |class| self.bounds().iter().any(|(of, ..)| of == class))
    }
}
