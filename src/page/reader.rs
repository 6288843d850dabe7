//! The reader page's markup: its one source, for the static page and for a switch of language.
//!
//! What opens a figure's card is an `<a>` with or inside of `data-figure`; the app gives it an address, since without
//! the app there is no card.

use super::columns::spans;
use super::figure::{Again, Place, figure};
use super::{method, subjects};
use crate::chart;
use crate::index::Index;
use crate::lang::Lang;
use crate::markup::{Markup, PreEscaped, html};
use crate::package::{Below, Section};
use crate::report::Report;
use crate::words::{self, Words, words};

/// Everything between `<div id="page">` and its end.
pub fn reader(report: &Report, lang: Lang, again: Again) -> Markup {
    let words = words(lang);
    html! {
        (bar(report, words))
        main id="report" tabindex="-1" {
            (without_script(words))
            (opening(report, words))
            @for part in &report.package.story.sections { (section(report, part, again, words)) }
            (method::method(report, &all_figures(report, words), words))
        }
        (colophon(report, words))
    }
}

/// What stands there for those whose browser runs no scripts.
pub(crate) fn without_script(words: &Words) -> Markup {
    html! { noscript { p class="notice-line" { (words.no_script) } } }
}

/// The page's last lines: who publishes it, under which terms, and what it was made with.
pub(crate) fn colophon(report: &Report, words: &Words) -> Markup {
    html! {
        footer {
            @for (text, url) in &report.account.footer {
                p {
                    @if url.is_empty() { (text.get(words.lang)) }
                    @else { a href=(url) rel="noreferrer" { (text.get(words.lang)) } }
                }
            }
        }
    }
}

/// The beginning of the bar: the way past it for keyboards, and the brand.
pub(crate) fn brand(report: &Report, words: &Words) -> Markup {
    let brand = report.package.meta.brand.get(words.lang);
    html! {
        a class="skip" href="#report" { (words.skip) }
        @if !brand.is_empty() { span class="brand" { (brand) } }
    }
}

/// The bar above everything, which stays there. What leads to sections stands behind a button where there is no room for it;
/// browsers open that without a script.
fn bar(report: &Report, words: &Words) -> Markup {
    let sections = report.package.story.sections.iter();
    let links = sections
        .map(|part| (part.id.as_str(), part.heading.get(words.lang)))
        .chain([("method", words.method.heading)]);
    html! {
        header class="bar" {
            (brand(report, words))
            button class="menu" type="button" popovertarget="contents" { (words.menu) }
            div id="contents" popover {
                nav aria-label=(words.contents) {
                    ul { @for (id, heading) in links { li { a href={ "#" (id) } { (heading) } } } }
                }
                (looks(words))
            }
            a class="live-only" href="#/data" { (words.look_up) }
            @if report.package.story.shown_slides().next().is_some() { a href="#slides" { (words.slides) } }
            (languages(report, words))
        }
    }
}

/// What switches the language.
fn languages(report: &Report, words: &Words) -> Markup {
    let others = report.package.meta.languages().filter(|&lang| lang != words.lang);
    html! {
        div class="controls" role="group" aria-label=(words.toolbar) {
            @for other in others {
                button type="button" data-lang=(other.id()) lang=(other.tag()) { (words.other_language) }
            }
        }
    }
}

/// What switches the look.
fn looks(words: &Words) -> Markup {
    html! {
        div class="controls looks" role="group" aria-label=(words.look) {
            @for (look, label) in ["auto", "light", "dark"].iter().zip(words.looks) {
                @let pressed = if *look == "auto" { "true" } else { "false" };
                button type="button" data-look=(look) aria-pressed=(pressed) { (label) }
            }
        }
    }
}

/// The title, the first screen, and what it is about.
fn opening(report: &Report, words: &Words) -> Markup {
    let (story, lang) = (&report.package.story, words.lang);
    html! {
        p class="kicker" { (story.kicker.get(lang)) }
        h1 { (story.title.get(lang)) }
        (PreEscaped(report.first_screen.get(lang)))
        p class="deck" { (story.deck.get(lang)) }
    }
}

fn section(report: &Report, part: &Section, again: Again, words: &Words) -> Markup {
    html! {
        section id=(part.id) aria-labelledby={ (part.id) "-heading" } {
            h2 id={ (part.id) "-heading" } { (part.heading.get(words.lang)) }
            @if !part.deck.is_empty() { p class="measure" { (part.deck.get(words.lang)) } }
            div class="charts" {
                @for (id, span) in spans(report, part) {
                    @if let Some(chart) = chart::resolve(report, id, words.lang) {
                        (figure(&chart, span, Place::Report(again), words))
                    }
                }
            }
            @match part.below {
                Some(Below::Pairs) => (PreEscaped(report.bench.get(words.lang))),
                Some(Below::Subjects) => (subjects::subjects(report, words)),
                None => {}
            }
        }
    }
}

/// The way to the explorer, which has all figures, also the background that no chart shows.
fn all_figures(report: &Report, words: &Words) -> Markup {
    let charts = report.package.charts.iter();
    let charted =
        Index::of(charts.flat_map(|spec| &spec.rows).flat_map(|row| row.figures.values().flatten()));
    let shown = report.figures().filter(|figure| charted.get(&figure.observation.id).is_some()).count();
    let all = report.figures().count();
    let [all, shown, others] = [all, shown, all - shown].map(|count| words::count(words.lang, count));
    html! {
        div id="figures" {
            h3 { (words.all_figures) }
            p class="measure" {
                @if others == "0" { ((words.all_figures_shown)(&all)) }
                @else { ((words.all_figures_deck)(&all, &shown, &others)) }
            }
            p class="actions live-only" {
                a href="#/data" { (words.explorer.open) } " "
                button data-save { (words.save[1]) }
            }
        }
    }
}
