//! What the tool and the app both use of a page: the reader's markup, cards, the explorer, slides' drawings, pictures.

pub mod account;
mod bench;
pub mod card;
pub(crate) mod columns;
pub mod explorer;
pub(crate) mod figure;
pub mod method;
mod opening;
pub mod picked;
pub mod picture;
pub(crate) mod pieces;
pub mod reader;
pub mod save;
pub mod slides;
mod subjects;

pub(crate) use bench::bench;
pub(crate) use opening::first_screen;

use crate::lang::Lang;
use crate::report::Report;

/// A document's title.
pub fn title(report: &Report, lang: Lang) -> String {
    branded(report, report.package.story.title.get(lang), lang)
}

/// A title with the brand behind it, if there is one.
pub(crate) fn branded(report: &Report, title: &str, lang: Lang) -> String {
    let brand = report.package.meta.brand.get(lang);
    if brand.is_empty() { title.to_owned() } else { [title, " · ", brand].concat() }
}
