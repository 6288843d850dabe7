//! A figure's card and its tip as markup.

use crate::card::{Tie, card as card_of};
use crate::chart;
use crate::lang::Lang;
use crate::markup::{Markup, html};
use crate::page::picked;
use crate::report::Report;
use crate::words::{self, words};

/// The inside of a figure's card, with what can be done where others can be marked: `picked` is the figure that is, if any.
/// Empty for a figure that the report doesn't have.
pub fn card(report: &Report, id: &str, picked: Option<&str>, lang: Lang) -> Markup {
    let Some(card) = card_of(report, id, lang) else { return Markup::default() };
    let words = &words(lang).card;
    html! {
        div class="body" {
            div class="top" {
                span { (words.title) }
                button type="button" data-act="close" { (words.close) }
            }
            h2 id="card-name" tabindex="-1" autofocus { (card.name) }
            p class="figure" { (card.number) span class="unit" { " " (card.unit) } }
            (picked::actions(id, picked, lang))
            dl {
                @for (term, fact) in &card.facts {
                    dt { (term) }
                    dd { (in_languages(fact, lang)) }
                }
            }
            h3 { (words.relations) }
            @if card.relations.is_empty() { p { (words.no_relations) } }
            ul { @for tie in &card.relations { (relation(tie)) } }
        }
    }
}

fn relation(tie: &Tie) -> Markup {
    html! {
        li class=[tie.contradicts.then_some("contradicts")] {
            p { (tie.formula) }
            p class="verdict" { (tie.verdict) }
            @if !tie.note.is_empty() { p class="note" { (tie.note) } }
        }
    }
}

/// A text with what is Chinese in an English one, a token as it was printed, marked as that.
fn in_languages(text: &str, lang: Lang) -> Markup {
    let is_chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let (Lang::En, Some(from), Some(last)) = (lang, text.find(is_chinese), text.rfind(is_chinese)) else {
        return html! { (text) };
    };
    // A character for Chinese takes three bytes.
    let (before, rest) = text.split_at(from);
    let (chinese, after) = rest.split_at(last + 3 - from);
    html! { (before) span lang=(Lang::Zh.tag()) { (chinese) } (after) }
}

/// A figure in brief: value, name, region and period, range, source; empty for one that the report doesn't have.
pub fn tip(report: &Report, id: &str, lang: Lang) -> Markup {
    let Some(figure) = report.figure(id) else { return Markup::default() };
    let words = words(lang);
    let when =
        [figure.region.name.get(lang), &words::period(lang, figure.observation.period)].join(words.comma);
    let derived = figure.value.is_derived();
    let exact = figure.value.interval().single().is_some() && !derived;
    let range = if exact { String::new() } else { (words.range)(&words::range(lang, &figure)) };
    let source = [words.source, &chart::place(lang, &figure)].concat();
    let lines = [when.as_str(), if derived { words.derived } else { "" }, &range, &source];
    html! {
        b { (words::figure(lang, &figure)) }
        (figure.indicator.name.get(lang))
        @for line in lines.iter().filter(|line| !line.is_empty()) { span { (line) } }
    }
}
