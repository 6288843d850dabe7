//! What readers save and cite, as the dialog asks for it.

use super::figure::source_line;
use super::picture;
use crate::chart::{self, Resolved};
use crate::export::{Export, Subject, json};
use crate::lang::Lang;
use crate::report::Report;
use crate::words::words;

/// Makes what the script asks for: JSON of the figures; of a chart a picture with or without a ground, one for chats with an
/// address behind the word, its caption, or what it shows in words. `None` where there is no such thing.
pub fn make(report: &Report, subject: &Subject, what: &str, lang: Lang) -> Option<String> {
    let export = Export::new(report, subject, lang)?;
    if what == "json" {
        return Some(json(&export));
    }
    let chart = chart::resolve(report, &export.chart?.id, lang)?;
    Some(match what.split_once(' ') {
        Some((_, address)) => picture::for_chats(&chart, address),
        None if what == "caption" => caption(&chart),
        None if what == "words" => chart.summary(),
        None => picture::file(&chart, what == "svg"),
    })
}

/// Words for where a picture stands alone: headline, measure and source. Their author adds the address.
fn caption(chart: &Resolved) -> String {
    let (spec, words) = (chart.spec, words(chart.lang));
    let source = [words.source, &source_line(chart, words)].concat();
    [spec.headline.get(chart.lang), spec.measure.get(chart.lang), &source].join("\n")
}
