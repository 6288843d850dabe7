//! Figures as files: what is saved, and in which formats. The page's app and the tool make them by the same code.

mod cell;
mod citation;
mod columns;
mod json;
mod text;
mod xlsx;
pub mod zip;

pub use citation::citation;
pub use columns::{COLUMNS, Column};
pub use xlsx::letters as column_letters;

use crate::chart;
use crate::lang::Lang;
use crate::package::{ChartSpec, Source};
use crate::report::{Figure, Report};
use cell::Cell;
use zip::Deflate;

/// The formats, in the order in which readers are offered them.
pub const FORMATS: &[Format] = &[text::CSV, xlsx::XLSX, json::JSON, text::LINES, text::MARKUP];

/// A format: figures of any subject as bytes.
pub struct Format {
    /// The extension of its files, and its name where the page's script asks for it.
    pub id: &'static str,
    /// What it is called, in every language.
    pub label: &'static str,
    /// Its media type.
    pub media: &'static str,
    /// What it is for.
    pub used: Use,
    /// Writes figures. What it has to pack is stored, or compressed by whoever can.
    pub write: fn(&Export, Option<Deflate>) -> Vec<u8>,
}

impl Format {
    /// That of a name.
    pub fn of(id: &str) -> Option<&'static Format> {
        FORMATS.iter().find(|format| format.id == id)
    }

    /// Those of files.
    pub fn files() -> impl Iterator<Item = &'static Format> {
        FORMATS.iter().filter(|format| format.used == Use::File)
    }
}

/// What a format is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Files that are saved, and lie beside a site's pages.
    File,
    /// What is copied.
    Clipboard,
}

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
        let heading = COLUMNS.iter().map(|column| Cell::text(column.name(self.lang))).collect();
        let rows = self
            .figures
            .iter()
            .map(|figure| COLUMNS.iter().map(|column| column.cell(self.report, figure, self.lang)).collect());
        std::iter::once(heading).chain(rows).collect()
    }

    /// The number of the document that the report is about, in the report's list of sources.
    fn own_source(&self) -> Option<usize> {
        let package = &self.report.package;
        let at = package.sources.iter().position(|source| source.id == package.meta.source)?;
        Some(at + 1)
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
