//! Figures as files: JSON, and the same table as CSV and as a workbook.
//!
//! The page's app makes only JSON, and `assets/save.js` the other two from that: it would be 5 kB larger (brotli) with
//! all of them, and the script is fetched only when it is asked for. The tool makes all three. A test in browsers holds
//! both to the same bytes.

mod json;
mod text;
mod xlsx;
pub mod zip;

pub use json::json;
pub use text::csv;
pub use xlsx::{frame, workbook};

use crate::card;
use crate::chart::{self, place};
use crate::lang::Lang;
use crate::package::{ChartSpec, Period, PeriodBasis, Source};
use crate::report::{Figure, Report, Value};
use crate::words::{self, words};
use rust_decimal::Decimal;
use std::ops::Range;

/// What is saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// All figures of the report.
    Report,
    /// Those of a chart, by its id.
    Chart(String),
    /// Those at some places of the package's list, as a reader has selected them.
    Figures(Vec<usize>),
}

/// What a file is made of: the figures, in an order, and what they are from.
pub struct Export<'a> {
    /// The report.
    pub report: &'a Report,
    /// The language of names and notes.
    pub lang: Lang,
    /// The chart that shows the figures, if one does.
    pub chart: Option<&'a ChartSpec>,
    /// The figures.
    pub figures: Vec<Figure<'a>>,
}

impl<'a> Export<'a> {
    /// What is to be saved; `None` for a chart that the report doesn't have.
    pub fn new(report: &'a Report, subject: &Subject, lang: Lang) -> Option<Export<'a>> {
        let (mut chart, mut figures) = (None, Vec::new());
        match subject {
            Subject::Report => figures.extend(report.figures()),
            Subject::Figures(places) => places.iter().for_each(|at| figures.extend(report.at(*at))),
            Subject::Chart(id) => {
                chart = report.chart(id);
                for (_, item) in chart::resolve(report, id, lang)?.items() {
                    figures.extend(report.figure(&item.key));
                }
            }
        }
        Some(Export { report, lang, chart, figures })
    }

    /// The start of its files' names: `package`, `package-chart.en`.
    pub fn stem(&self) -> String {
        let mut stem = self.report.package.meta.name.clone();
        if let Some(chart) = self.chart {
            stem.extend(["-", &chart.id]);
        }
        stem.push_str(if self.lang == Lang::En { ".en" } else { "" });
        stem
    }

    /// What it is called: the chart's headline, or the report's title.
    pub fn title(&self) -> &'a str {
        self.chart.map_or(&self.report.package.story.title, |chart| &chart.headline).get(self.lang)
    }

    /// The names of the columns, then one row a figure.
    fn table(&self) -> Vec<Vec<Cell>> {
        let heading = words::Columns::of(self.lang).figures.iter().map(|name| Cell::text(name)).collect();
        let rows = self.figures.iter().map(|figure| {
            let mut cells = Vec::new();
            row(self.report, figure, self.lang, &mut |at, cell| {
                let number = NUMBERS.contains(&at) && !cell.is_empty();
                cells.push(if number { Cell::Number(cell.to_owned()) } else { Cell::text(cell) });
            });
            cells
        });
        std::iter::once(heading).chain(rows).collect()
    }

    /// The sources of the figures, each with its number in the report's list.
    fn sources(&self) -> Vec<(usize, &'a Source)> {
        let mut used = Vec::new();
        for (at, source) in self.report.package.sources.iter().enumerate() {
            if self.figures.iter().any(|figure| std::ptr::eq(figure.source, source)) {
                used.push((at + 1, source));
            }
        }
        used
    }
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cell {
    Text(String),
    /// Decimal digits, with a sign and a point where there is one.
    Number(String),
}

impl Cell {
    fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// What it says, behind an apostrophe where a spreadsheet would run it. A number it only reads.
    fn harmless(&self) -> String {
        match self {
            Cell::Text(text) if text.starts_with(['=', '+', '-', '@', '\t', '\r']) => ["'", text].concat(),
            Cell::Text(content) | Cell::Number(content) => content.clone(),
        }
    }
}

/// How many columns there are.
const COLUMNS: usize = 17;
/// Which of them hold numbers.
const NUMBERS: Range<usize> = 6..9;

/// A figure as a row, in the order of `words::Columns::figures`: each column's place and content. No number is empty text.
fn row(report: &Report, it: &Figure, lang: Lang, see: &mut dyn FnMut(usize, &str)) {
    let (words, observation) = (words(lang), it.observation);
    let interval = it.value.interval();
    let basis = match observation.period_basis {
        PeriodBasis::Stated => "",
        PeriodBasis::Inherited => words.card.period_basis[0],
        PeriodBasis::Unclear => words.card.period_basis[1],
    };
    let (printed, hedge) = match it.value {
        Value::Printed(quantity) => {
            (words::token(lang, quantity, it.unit), words.explorer.hedges[quantity.bound as usize])
        }
        _ => (String::new(), ""),
    };
    let grade = observation.comparability.map_or("", |grade| words::comparability(lang, grade));
    let ends = [interval.lo, interval.hi].map(|end| end.map(|end| end.value));
    let cells: [&str; COLUMNS] = [
        &observation.id,
        report.theme(&it.indicator.theme).map_or("", |theme| theme.name.get(lang)),
        it.indicator.name.get(lang),
        it.region.name.get(lang),
        &Period::iso(observation.period),
        basis,
        &digits(it.value.nominal()),
        &digits(ends[0]),
        &digits(ends[1]),
        if lang == Lang::Zh { &it.unit.id } else { &it.unit.many },
        &printed,
        hedge,
        words.explorer.tiers[observation.tier as usize],
        grade,
        it.source.title.get(lang),
        &place(lang, it),
        &note(report, it, lang),
    ];
    cells.iter().enumerate().for_each(|(at, cell)| see(at, cell));
}

/// A number's digits; quotients to ten decimals, which is what a page keeps of them.
fn digits(number: Option<Decimal>) -> String {
    number.map_or(String::new(), |number| number.round_dp(10).normalize().to_string())
}

/// The figure's note; before it what it was derived from.
fn note(report: &Report, it: &Figure, lang: Lang) -> String {
    let note = it.observation.note.get(lang);
    let Value::Derived { relation, .. } = it.value else { return note.to_owned() };
    let formula = card::formula(report, &report.package.relations[*relation], lang);
    if note.is_empty() { formula } else { [&formula, note].join(words(lang).semicolon) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula() {
        let check = |cell: Cell, expected: &str| assert_eq!(cell.harmless(), expected);
        for (text, expected) in
            [("1", "1"), ("=1+1", "'=1+1"), ("-x", "'-x"), ("+86", "'+86"), ("@a", "'@a"), ("\t=1", "'\t=1")]
        {
            check(Cell::text(text), expected);
        }
        check(Cell::Number("-0.5".to_owned()), "-0.5");
    }
}
