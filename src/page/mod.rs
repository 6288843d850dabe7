//! What the tool and the app both use of a page: the reader's markup, cards, the explorer, slides' drawings, pictures.

pub mod card;
pub(crate) mod columns;
mod comparison;
pub mod explorer;
pub(crate) mod figure;
pub mod method;
pub mod picture;
pub(crate) mod pieces;
pub mod reader;
pub mod save;
pub mod slides;
mod subjects;

use crate::lang::Lang;
use crate::report::Report;
use crate::words::words;

/// A document's title.
pub fn title(report: &Report, lang: Lang) -> String {
    format!("{} · {}", report.package.story.title.get(lang), words(lang).product)
}
