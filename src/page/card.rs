//! A figure's card and its tip as markup.

use crate::card::card as card_of;
use crate::chart;
use crate::lang::Lang;
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::{self, words};
use std::fmt::Write;

/// The inside of a figure's card; empty for a figure that the report doesn't have.
pub fn card(report: &Report, id: &str, lang: Lang) -> String {
    let Some(card) = card_of(report, id, lang) else { return String::new() };
    let words = &words(lang).card;
    let mut out = format!(
        "<div class=\"body\"><div class=\"top\"><span>{}</span><button type=\"button\" data-act=\"close\">{}</button></div>\
         <h2 id=\"card-name\" tabindex=\"-1\" autofocus>{}</h2><p class=\"figure\">{}<span class=\"unit\"> {}</span></p><dl>",
        escape(words.title),
        escape(words.close),
        escape(&card.name),
        escape(&card.number),
        escape(&card.unit)
    );
    for (term, fact) in &card.facts {
        let _ = write!(out, "<dt>{}</dt><dd>{}</dd>", escape(term), in_languages(&escape(fact), lang));
    }
    let _ = write!(out, "</dl><h3>{}</h3>", escape(words.relations));
    if card.relations.is_empty() {
        let _ = write!(out, "<p>{}</p>", escape(words.no_relations));
    }
    out.push_str("<ul>");
    for tie in &card.relations {
        let class = if tie.contradicts { " class=\"contradicts\"" } else { "" };
        let _ = write!(
            out,
            "<li{class}><p>{}</p><p class=\"verdict\">{}</p>{}</li>",
            escape(&tie.formula),
            escape(&tie.verdict),
            if tie.note.is_empty() {
                String::new()
            } else {
                format!("<p class=\"note\">{}</p>", escape(&tie.note))
            }
        );
    }
    out + "</ul></div>"
}

/// Markup with what is Chinese in an English text, a token as it was printed, marked as that.
fn in_languages(markup: &str, lang: Lang) -> String {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    match (lang, markup.find(is_chinese), markup.rfind(is_chinese)) {
        (Lang::En, Some(from), Some(last)) => {
            // A character for Chinese takes three bytes.
            let (before, rest) = markup.split_at(from);
            let (chinese, after) = rest.split_at(last + 3 - from);
            format!("{before}<span lang=\"{}\">{chinese}</span>{after}", Lang::Zh.tag())
        }
        _ => markup.to_owned(),
    }
}

/// A figure in brief: value, name, region and period, range, source.
pub fn tip(report: &Report, id: &str, lang: Lang) -> String {
    let Some(figure) = report.figure(id) else { return String::new() };
    let words = words(lang);
    let when =
        [figure.region.name.get(lang), &words::period(lang, &figure.observation.period)].join(words.comma);
    let derived = figure.value.is_derived();
    let exact = figure.value.interval().single().is_some() && !derived;
    let range = if exact { String::new() } else { (words.range)(&words::range(lang, &figure)) };
    let source = [words.source, &chart::place(lang, &figure)].concat();
    let mut out = format!(
        "<b>{}</b>{}",
        escape(&words::figure(lang, &figure)),
        escape(figure.indicator.name.get(lang))
    );
    for line in [when.as_str(), if derived { words.derived } else { "" }, &range, &source] {
        if !line.is_empty() {
            let _ = write!(out, "<span>{}</span>", escape(line));
        }
    }
    out
}
