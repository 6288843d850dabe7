//! A chart in a page: headline, measure, drawings, notes, table and source.

use super::columns::classes;
use super::pieces::{citation, columns, row};
use crate::chart::{Resolved, WidthClass};
use crate::package::Source;
use crate::paint::svg::{escape, still, whole};
use crate::report::Report;
use crate::words::{self, Words};
use std::fmt::Write;

/// Names the drawing of a chart in a width class, if it is shown again elsewhere in the document.
pub type Again<'a> = &'a dyn Fn(&Resolved, WidthClass) -> Option<String>;

/// Where a chart's figure stands.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In the report, beside what shows its drawings again.
    Report(Again<'a>),
    /// On a page of its own.
    Alone,
    /// In a frame of other people's pages, where a finger can hold a picture, and no more is saved.
    Framed,
}

/// A chart: headline, measure, one static drawing a width class, notes, table and source.
pub(crate) fn figure(out: &mut String, chart: &Resolved, full: bool, place: Place, words: &Words) {
    let (spec, lang) = (chart.spec, words.lang);
    let id = escape(&spec.id);
    let _ = write!(
        out,
        "<figure id=\"{id}\"{} data-chart=\"{id}\" data-kind=\"{}\" lang=\"{}\" aria-labelledby=\"{id}-headline\">\n\
         <h3 id=\"{id}-headline\">{}</h3>\n<p class=\"measure\" id=\"{id}-measure\">{}</p>\n<div class=\"plot\">\
         <div role=\"img\" aria-labelledby=\"{id}-headline {id}-measure\">",
        if full { " class=\"full\"" } else { "" },
        escape(&spec.kind),
        lang.tag(),
        escape(spec.headline.get(lang)),
        escape(spec.measure.get(lang))
    );
    for class in classes(full) {
        let scene = chart.fitted(class.still_width(), class);
        let names = format!("still {}", class.id());
        let again = if let Place::Report(again) = place { again(chart, class) } else { None };
        out.push_str(&match again {
            Some(id) => whole(&scene, &names, Some(&id)),
            None => still(&scene, &names),
        });
    }
    out.push_str("</div></div>\n");
    for note in &spec.notes {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(note.get(lang)));
    }
    table(out, chart, words);
    if !matches!(place, Place::Framed) {
        actions(out, words);
    }
    let _ = write!(out, "<figcaption>{}", words.source);
    let parts = source_parts(chart, words);
    for (at, (text, number)) in parts.iter().enumerate() {
        let more = parts.get(at + 1);
        out.push_str(&escape(text));
        // Paper can't open a list: there the number says which entry of the sources it is.
        if more.is_none_or(|(_, next)| next != number) {
            let _ = write!(out, "<sup class=\"print-only\">{number}</sup>");
        }
        if more.is_some() {
            out.push_str(words.semicolon);
        }
    }
    out.push_str("</figcaption>\n</figure>\n");
}

/// What a reader can do with a chart, once the page is live; its room is kept.
fn actions(out: &mut String, words: &Words) {
    let _ = writeln!(
        out,
        "<p class=\"actions live-only\"><button data-save>{}</button><button data-embed>{}</button></p>",
        escape(words.save[0]),
        escape(words.embed)
    );
}

/// The places and sources of a chart's figures, each once, as text.
pub fn source_line(chart: &Resolved, words: &Words) -> String {
    let parts: Vec<String> = source_parts(chart, words).into_iter().map(|(text, _)| text).collect();
    parts.join(words.semicolon)
}

/// The parts of a source line, each with its source's number in the list of sources.
fn source_parts(chart: &Resolved, words: &Words) -> Vec<(String, usize)> {
    let lang = words.lang;
    let mut parts: Vec<(String, usize)> = Vec::new();
    for (_, item) in chart.items() {
        let source = match item.figure.place {
            Some(place) => {
                let title = item.figure.source.title.get(lang);
                format!("{title}{}{}", words.comma, words::place(lang, place.heading.get(lang), ""))
            }
            None => citation(item.figure.source, words),
        };
        let source = source.strip_suffix(words.comma).unwrap_or(&source);
        if parts.iter().all(|(known, _)| known != source) {
            parts.push((source.to_owned(), number(chart.report, item.figure.source)));
        }
    }
    parts
}

/// A source's number in the list of sources.
fn number(report: &Report, source: &Source) -> usize {
    1 + report.package.sources.iter().take_while(|it| !std::ptr::eq(*it, source)).count()
}

fn table(out: &mut String, chart: &Resolved, words: &Words) {
    let _ = write!(
        out,
        "<details><summary>{}</summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\
         <table><thead><tr>",
        escape(words.figures_as_table),
        escape(words.figures_as_table)
    );
    columns(out, words);
    for (_, item) in chart.items() {
        row(out, &item.figure, words);
    }
    out.push_str("</tbody></table></div></details>\n");
}
