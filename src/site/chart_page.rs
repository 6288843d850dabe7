//! A chart's own page: a real address for each chart, since what passes links on often drops what follows `#`.
//!
//! It lies in a folder beside the report's page, and is in one language: the other one is another page.

use crate::chart::{self, Resolved};
use crate::export::{Export, Subject};
use crate::lang::Lang;
use crate::package::ChartSpec;
use crate::page::figure::{Place, figure};
use crate::page::pieces::numbered_sources;
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::{self, words};
use std::fmt::Write;

/// The name of a chart's page.
pub fn file_name(id: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{id}.html"),
        Lang::En => format!("{id}.en.html"),
    }
}

/// Everything between `<div id="page">` and its end; `None` for a chart that the report doesn't have.
pub fn chart_page(report: &Report, id: &str, lang: Lang) -> Option<String> {
    let chart = chart::resolve(report, id, lang)?;
    let mut out = String::new();
    bar(&mut out, &chart);
    opening(&mut out, &chart);
    out.push_str("<div class=\"charts\">\n");
    figure(&mut out, &chart, true, Place::Alone, words(lang));
    out.push_str("</div>\n");
    sources(&mut out, &chart);
    files(&mut out, &chart);
    neighbours(&mut out, &chart);
    let _ = writeln!(out, "</main>\n<footer><p>{}</p></footer>", escape(words(lang).colophon));
    Some(out)
}

/// Links from a chart's page to itself and to its other languages, for those that collect pages.
pub fn links(id: &str, lang: Lang, site: Option<&str>) -> String {
    let base = site.map(|site| format!("{site}chart/")).unwrap_or_default();
    alternates(|lang| format!("{base}{}", file_name(id, lang)), lang)
}

/// As `links`, for any page that is in each language at an address of its own.
pub(super) fn alternates(address: impl Fn(Lang) -> String, lang: Lang) -> String {
    let mut out = format!("<link rel=\"canonical\" href=\"{}\">\n", escape(&address(lang)));
    for other in Lang::ALL {
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">",
            other.tag(),
            escape(&address(other))
        );
    }
    out
}

/// The report's page at a place of it. In Chinese it needs no script to go there; the report in English is the same
/// page after a switch of language.
fn report_at(place: &str, route: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh if place.is_empty() => "../index.html".to_owned(),
        Lang::Zh => format!("../index.html#{}", escape(place)),
        Lang::En => format!("../index.html#/{}?lang=en", escape(route)),
    }
}

fn bar(out: &mut String, chart: &Resolved) {
    let (words, own, id) = (words(chart.lang), words::ChartPage::of(chart.lang), &chart.spec.id);
    let other = Lang::ALL.into_iter().find(|&lang| lang != chart.lang).unwrap_or_default();
    let _ = write!(
        out,
        "<header class=\"bar\"><a class=\"skip\" href=\"#report\">{}</a><span class=\"product\">{}</span>\n\
         <nav aria-label=\"{}\"><ul><li><a href=\"{}\">{}</a></li></ul></nav>\n\
         <a href=\"{}\" hreflang=\"{tag}\" lang=\"{tag}\">{}</a></header>\n\
         <main id=\"report\" class=\"alone\" tabindex=\"-1\">\n<noscript><p class=\"notice-line\">{}</p></noscript>\n",
        escape(words.skip),
        escape(words.product),
        escape(own.contents),
        report_at(id, &format!("chart/{id}"), chart.lang),
        escape(own.whole),
        escape(&file_name(id, other)),
        escape(words.other_language),
        escape(words.no_script),
        tag = other.tag()
    );
}

/// Which report and which section of it the chart is from.
fn opening(out: &mut String, chart: &Resolved) {
    let (story, lang) = (&chart.report.package.story, chart.lang);
    let _ = writeln!(
        out,
        "<h1><a href=\"{}\">{}</a></h1>",
        report_at("", "", lang),
        escape(story.title.get(lang))
    );
    if let Some(section) = story.sections.iter().find(|section| section.charts.contains(&chart.spec.id)) {
        let _ = writeln!(out, "<h2>{}</h2>", escape(section.heading.get(lang)));
    }
}

/// The sources of the chart's figures in full, under the numbers that they have in the report.
fn sources(out: &mut String, chart: &Resolved) {
    let words = words(chart.lang);
    let shown = |at: usize| {
        chart.items().iter().any(|(_, item)| item.figure.source.id == chart.report.package.sources[at].id)
    };
    let _ = writeln!(out, "<h2>{}</h2>", escape(words.sources));
    numbered_sources(out, chart.report, shown, words);
}

/// The chart's figures as files beside the site's pages.
fn files(out: &mut String, chart: &Resolved) {
    let subject = Subject::Chart(chart.spec.id.clone());
    let Some(export) = Export::new(chart.report, &subject, chart.lang) else { return };
    let _ = write!(out, "<p class=\"actions\">{}", escape(words::ChartPage::of(chart.lang).files));
    for format in ["csv", "xlsx", "json"] {
        let (name, label) = (escape(&export.stem()), format.to_uppercase());
        let _ = write!(out, " <a href=\"../data/{name}.{format}\" download>{label}</a>");
    }
    out.push_str("</p>\n");
}

/// The charts before and after in the story's order.
fn neighbours(out: &mut String, chart: &Resolved) {
    let (own, lang) = (words::ChartPage::of(chart.lang), chart.lang);
    let sections = chart.report.package.story.sections.iter();
    let order: Vec<&ChartSpec> =
        sections.flat_map(|section| &section.charts).filter_map(|id| chart.report.chart(id)).collect();
    let Some(at) = order.iter().position(|spec| spec.id == chart.spec.id) else { return };
    let _ = write!(out, "<nav class=\"neighbours\" aria-label=\"{}\">", escape(own.neighbours));
    for (relation, label, spec) in [
        ("prev", own.before, at.checked_sub(1).and_then(|at| order.get(at))),
        ("next", own.after, order.get(at + 1)),
    ] {
        let Some(spec) = spec else { continue };
        let _ = write!(
            out,
            "<a rel=\"{relation}\" href=\"{}\"><small>{}</small>{}</a>",
            escape(&file_name(&spec.id, lang)),
            escape(label),
            escape(spec.headline.get(lang))
        );
    }
    out.push_str("</nav>\n");
}
