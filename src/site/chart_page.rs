//! A chart's own page: a real address for each chart, since what passes links on often drops what follows `#`.
//!
//! It lies in a folder beside the report's page, and is in one language: the other one is another page.

use crate::chart::{self, Resolved};
use crate::export::{Export, Format, Subject};
use crate::lang::Lang;
use crate::markup::{Markup, html};
use crate::package::{ChartSpec, Meta};
use crate::page::columns::Span;
use crate::page::figure::{Place, figure};
use crate::page::pieces::numbered_sources;
use crate::page::reader::{brand, colophon, without_script};
use crate::report::Report;
use crate::words::{self, words};

/// The name of a chart's page.
pub fn file_name(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{id}.html"),
        Lang::En => format!("{id}.en.html"),
    }
}

/// Everything between `<div id="page">` and its end; `None` for a chart that the report doesn't have.
pub fn chart_page(report: &Report, id: &str, lang: Lang) -> Option<Markup> {
    let chart = chart::resolve(report, id, lang)?;
    let words = words(lang);
    Some(html! {
        (bar(&chart))
        main id="report" class="alone" tabindex="-1" {
            (without_script(words))
            (opening(&chart))
            div class="charts" { (figure(&chart, Span::Full, Place::Alone, words)) }
            (sources(&chart))
            (files(&chart))
            (neighbours(&chart))
        }
        (colophon(report, words))
    })
}

/// Links from a chart's page to itself and to its other languages, for those that collect pages.
pub fn links(report: &Report, id: &str, lang: Lang, site: Option<&str>) -> Markup {
    let base = site.map(|site| format!("{site}chart/")).unwrap_or_default();
    alternates(report, |lang| format!("{base}{}", file_name(id, lang)), lang)
}

/// As `links`, for any page that is in each language at an address of its own.
pub(super) fn alternates(report: &Report, address: impl Fn(Lang) -> String, lang: Lang) -> Markup {
    let meta = &report.package.meta;
    html! {
        link rel="canonical" href=(address(lang));
        @if meta.only.is_none() {
            @for other in meta.languages() { link rel="alternate" hreflang=(other.tag()) href=(address(other)); }
        }
    }
}

/// The name of the report's page in a language, which the site's folder has.
pub fn report_name(meta: &Meta, lang: Lang) -> String {
    if lang == meta.first_language() { "index.html".to_owned() } else { format!("index.{}.html", lang.id()) }
}

/// The report's page at a place of it, in a language, from the site's folder; no script is needed to go there.
pub(super) fn report_at(meta: &Meta, place: &str, lang: Lang) -> String {
    let place = if place.is_empty() { String::new() } else { format!("#{place}") };
    // The first one opens in the reader's language, unless the publisher chose.
    let asks = lang == meta.first_language() && meta.only.or(meta.opening).is_none();
    let asked = if asks { format!("?lang={}", lang.id()) } else { String::new() };
    [report_name(meta, lang), asked, place].concat()
}

fn bar(chart: &Resolved) -> Markup {
    let (words, own, id) = (words(chart.lang), words::ChartPage::of(chart.lang), &chart.spec.id);
    let meta = &chart.report.package.meta;
    let whole = ["../", &report_at(meta, id, chart.lang)].concat();
    html! {
        header class="bar" {
            (brand(chart.report, words))
            nav aria-label=(own.contents) { ul { li { a href=(whole) { (own.whole) } } } }
            @for other in meta.languages().filter(|&lang| lang != chart.lang) {
                a href=(file_name(id, other)) hreflang=(other.tag()) lang=(other.tag()) { (words.other_language) }
            }
        }
    }
}

/// Which report and which section of it the chart is from.
fn opening(chart: &Resolved) -> Markup {
    let (story, lang) = (&chart.report.package.story, chart.lang);
    let report = ["../", &report_at(&chart.report.package.meta, "", lang)].concat();
    let section = story.sections.iter().find(|section| section.charts.contains(&chart.spec.id));
    html! {
        h1 { a href=(report) { (story.title.get(lang)) } }
        @if let Some(section) = section { h2 { (section.heading.get(lang)) } }
    }
}

/// The sources of the chart's figures in full, under the numbers that they have in the report.
fn sources(chart: &Resolved) -> Markup {
    let words = words(chart.lang);
    let shown = |at: usize| {
        chart.items().iter().any(|(_, item)| item.figure.source.id == chart.report.package.sources[at].id)
    };
    html! {
        h2 { (words.sources) }
        (numbered_sources(chart.report, shown, words))
    }
}

/// The chart's figures as files beside the site's pages.
fn files(chart: &Resolved) -> Markup {
    let subject = Subject::Chart(chart.spec.id.clone());
    let Some(export) = Export::new(chart.report, &subject, chart.lang) else { return Markup::default() };
    html! {
        p class="actions" {
            (words::ChartPage::of(chart.lang).files)
            @for format in Format::files() {
                " " a href={ "../data/" (export.stem()) "." (format.id) } download { (format.label) }
            }
        }
    }
}

/// The charts before and after in the story's order.
fn neighbours(chart: &Resolved) -> Markup {
    let (own, lang) = (words::ChartPage::of(chart.lang), chart.lang);
    let sections = chart.report.package.story.sections.iter();
    let order: Vec<&ChartSpec> =
        sections.flat_map(|section| &section.charts).filter_map(|id| chart.report.chart(id)).collect();
    let Some(at) = order.iter().position(|spec| spec.id == chart.spec.id) else { return Markup::default() };
    let beside = [
        ("prev", own.before, at.checked_sub(1).and_then(|at| order.get(at))),
        ("next", own.after, order.get(at + 1)),
    ];
    html! {
        nav class="neighbours" aria-label=(own.neighbours) {
            @for (relation, label, spec) in beside {
                @if let Some(spec) = spec {
                    a rel=(relation) href=(file_name(&spec.id, lang)) {
                        small { (label) }
                        (spec.headline.get(lang))
                    }
                }
            }
        }
    }
}
