//! What readers save and cite, as the dialog asks for it.

use super::figure::source_line;
use super::picture;
use crate::chart::{self, Resolved};
use crate::export::{Export, Format, Subject, citation};
use crate::lang::Lang;
use crate::report::Report;
use crate::words::words;

/// What was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Made {
    /// A text.
    Text(String),
    /// The bytes of a file.
    Bytes(Vec<u8>),
}

/// Makes what the script asks for: figures in a format; a citation with the day and the address behind the word; of a chart a
/// picture with or without a ground, one for chats with an address behind the word, its caption, or what it shows in words.
/// `None` where there is no such thing.
pub fn make(report: &Report, subject: &Subject, what: &str, lang: Lang) -> Option<Made> {
    let export = Export::new(report, subject, lang)?;
    if let Some(format) = Format::of(what) {
        return Some(Made::Bytes((format.write)(&export, None)));
    }
    let (what, more) = what.split_once(' ').unwrap_or((what, ""));
    if what == "cite" {
        let (date, address) = more.split_once(' ').unwrap_or((more, ""));
        return Some(Made::Text(citation(&export, date, address)));
    }
    let chart = chart::resolve(report, &export.chart?.id, lang)?;
    Some(Made::Text(match what {
        "chat" => picture::for_chats(&chart, more),
        "caption" => caption(&chart),
        "words" => chart.summary(),
        _ => picture::file(&chart, what == "svg"),
    }))
}

/// Words for where a picture stands alone: headline, measure and source. Their author adds the address.
fn caption(chart: &Resolved) -> String {
    let (spec, words) = (chart.spec, words(chart.lang));
    let source = [words.source, &source_line(chart, words)].concat();
    [spec.headline.get(chart.lang), spec.measure.get(chart.lang), &source].join("\n")
}
