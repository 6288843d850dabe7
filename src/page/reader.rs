//! The reader page's markup: its one source, for the static page and for a switch of language.
//!
//! What opens a figure's card is an `<a>` with or inside of `data-figure`; the app gives it an address, since without
//! the app there is no card.

use super::columns::is_full;
use super::figure::{Again, Place, figure};
use super::pieces::{derived_attribute, unquoted};
use super::{comparison, method, subjects};
use crate::chart;
use crate::index::Index;
use crate::lang::Lang;
use crate::package::{Below, Section};
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::{self, Words, words};
use std::fmt::Write;

/// Everything between `<div id="page">` and its end.
pub fn reader(report: &Report, lang: Lang, again: Again) -> String {
    let words = words(lang);
    let mut out = String::new();
    toolbar(&mut out, report, words);
    opening(&mut out, report, words);
    for part in &report.package.story.sections {
        section(&mut out, report, part, again, words);
    }
    method::method(&mut out, report, words);
    all_figures(&mut out, report, words);
    out.push_str("</main>\n");
    let _ = writeln!(out, "<footer><p>{}</p></footer>", escape(words.colophon));
    unquoted(&out)
}

/// The bar above everything, and the beginning of the main part.
fn toolbar(out: &mut String, report: &Report, words: &Words) {
    let (skip, name) = (escape(words.skip), escape(words.toolbar));
    let other = Lang::ALL.into_iter().find(|&lang| lang != words.lang).unwrap_or_default();
    let _ = write!(
        out,
        "<header class=\"bar\"><a class=\"skip\" href=\"#report\">{skip}</a><span class=\"product\">{}</span>\n\
         <nav aria-label=\"{}\"><ul>",
        escape(words.product),
        escape(words.contents)
    );
    let sections = report.package.story.sections.iter();
    for (id, heading) in sections
        .map(|part| (part.id.as_str(), part.heading.get(words.lang)))
        .chain([("method", words.method.heading), ("figures", words.all_figures)])
    {
        let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", escape(id), escape(heading));
    }
    if report.package.story.shown_slides().next().is_some() {
        let _ = write!(out, "<li><a href=\"#slides\">{}</a></li>", escape(words.slides));
    }
    let _ = write!(
        out,
        "</ul></nav>\n<div class=\"controls\" role=\"group\" aria-label=\"{name}\">\
         <button type=\"button\" data-lang=\"{}\" lang=\"{}\">{}</button>\
         <span class=\"looks\" role=\"group\" aria-label=\"{}\">",
        other.id(),
        other.tag(),
        escape(words.other_language),
        escape(words.look)
    );
    for (look, label) in ["auto", "light", "dark"].iter().zip(words.looks) {
        let pressed = *look == "auto";
        let _ = write!(
            out,
            "<button type=\"button\" data-look=\"{look}\" aria-pressed=\"{pressed}\">{}</button>",
            escape(label)
        );
    }
    let _ = write!(
        out,
        "</span></div></header>\n<main id=\"report\" tabindex=\"-1\">\n<noscript><p class=\"notice-line\">{}</p></noscript>\n",
        escape(words.no_script)
    );
}

fn opening(out: &mut String, report: &Report, words: &Words) {
    let (story, lang) = (&report.package.story, words.lang);
    let _ = write!(
        out,
        "<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<p class=\"deck\">{}</p>\n\
         <ul class=\"tiles\" aria-label=\"{}\">\n",
        escape(story.kicker.get(lang)),
        escape(story.title.get(lang)),
        escape(story.deck.get(lang)),
        escape(words.key_figures)
    );
    for tile in &story.tiles {
        let Some(figure) = report.figure(&tile.figure) else { continue };
        let (id, shown) = (escape(&tile.figure), words::shown(lang, &figure));
        let _ = writeln!(
            out,
            "<li data-figure=\"{id}\"{}><b>{}</b> <span class=\"unit\">{}</span>\
             <a class=\"caption\">{}</a></li>",
            derived_attribute(&figure),
            escape(&shown.number),
            escape(&shown.unit),
            escape(tile.caption.get(lang))
        );
    }
    out.push_str("</ul>\n");
}

fn section(out: &mut String, report: &Report, part: &Section, again: Again, words: &Words) {
    let id = escape(&part.id);
    let _ = write!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n\
         <div class=\"charts\">\n",
        escape(part.heading.get(words.lang))
    );
    let charts = part.charts.iter().filter_map(|id| chart::resolve(report, id, words.lang));
    for chart in charts {
        figure(out, &chart, is_full(part, &chart.spec.id), Place::Report(again), words);
    }
    out.push_str("</div>\n");
    match part.below {
        Some(Below::Pairs) => comparison::comparison(out, report, words),
        Some(Below::Subjects) => subjects::subjects(out, report, words),
        None => {}
    }
    out.push_str("</section>\n");
}

/// The way to the explorer, which has all figures, also the background that no chart shows.
fn all_figures(out: &mut String, report: &Report, words: &Words) {
    let charts = report.package.charts.iter();
    let charted =
        Index::of(charts.flat_map(|spec| &spec.rows).flat_map(|row| row.figures.values().flatten()));
    let all = report.figures().count();
    let shown = report.figures().filter(|figure| charted.get(&figure.observation.id).is_some()).count();
    let _ = write!(
        out,
        "<section id=\"figures\" aria-labelledby=\"figures-heading\">\n<h2 id=\"figures-heading\">{}</h2>\n\
         <p class=\"measure\">{}</p>\n<p class=\"actions live-only\"><a href=\"#/data\">{}</a> <button data-save>{}</button></p></section>\n",
        escape(words.all_figures),
        escape(&(words.all_figures_deck)(all, shown, all - shown)),
        escape(words.explorer.open),
        escape(words.save[1])
    );
}
