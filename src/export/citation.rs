//! How a chart or the report is cited: by GB/T 7714—2015 in Chinese, in the form of APA in English.

use super::Export;
use super::cell::harmless;
use crate::lang::Lang;
use crate::package::{Period, Source};
use crate::words;

/// A citation with the sources of the figures below it, in the form of the export's language, as a text that a spreadsheet
/// doesn't run. Only what the package says is cited: nobody is made an author, and no date a day of publication. The whole
/// report is cited with the document that it is about.
///
/// `date` is the day of citing as `2026-11-29`; `url` is empty where others can't reach it.
pub fn citation(export: &Export, date: &str, url: &str) -> String {
    let sources = export.sources().into_iter();
    let own = export.own_source();
    let sources = sources.filter(|(number, _)| export.chart.is_some() || Some(*number) == own);
    let (whole, source): (String, fn(&Source, &str) -> String) = match export.lang {
        Lang::Zh => (chinese(export, date, url), chinese_source),
        Lang::En => (english(export, date, url), english_source),
    };
    let mut lines = vec![harmless(&whole)];
    lines.extend(sources.map(|(_, it)| source(it, date)));
    lines.join("\n")
}

fn chinese(export: &Export, date: &str, url: &str) -> String {
    let (package, title) = (&export.report.package, export.title());
    let medium = if url.is_empty() { "[DB/DK]" } else { "[DB/OL]" };
    let within =
        if export.chart.is_some() { ["//", &package.story.title.zh].concat() } else { String::new() };
    let address = if url.is_empty() { String::new() } else { format!(" {url}.") };
    format!("{title}{medium}{within}. 数据版本 {}. [{date}].{address}", package.meta.version)
}

/// What kind of document one without an address is isn't known.
fn chinese_source(source: &Source, date: &str) -> String {
    let (url, released) = (&source.url, Period::iso(source.released));
    let issuer = part("", &source.issuer.zh, ". ");
    let (kind, when) = if url.is_empty() {
        ("[Z]", part("", &released, "."))
    } else {
        ("[EB/OL]", format!("{}[{date}]. {url}.", part("(", &released, ")")))
    };
    format!("数据来源：{issuer}{}{kind}. {when}", source.title.zh).trim_end().to_owned()
}

fn english(export: &Export, date: &str, url: &str) -> String {
    let (package, title) = (&export.report.package, export.title());
    let (report, version) = (&package.story.title.en, &package.meta.version);
    let cited = if export.chart.is_some() {
        format!("{title} [Chart]. (n.d.). In {report} (Version {version}).")
    } else {
        format!("{title} (Version {version}) [Data set]. (n.d.).")
    };
    let from = if url.is_empty() { ".".to_owned() } else { format!(", from {url}") };
    let (year, day) = dated(date);
    let day = if day.is_empty() { year } else { [&day, ", ", &year].concat() };
    format!("{cited} Retrieved {day}{from}")
}

fn english_source(source: &Source, _: &str) -> String {
    let (year, day) = dated(&Period::iso(source.released));
    let (date, title) = ([&year, &*part(", ", &day, "")].concat(), &source.title.en);
    let cited = if source.issuer.en.is_empty() {
        format!("{title}. ({date}).")
    } else {
        format!("{}. ({date}). {title}.", source.issuer.en)
    };
    format!("Source: {cited} {}", source.url).trim_end().to_owned()
}

/// A text between others, or nothing where there is none.
fn part(before: &str, text: &str, after: &str) -> String {
    if text.is_empty() { String::new() } else { [before, text, after].concat() }
}

/// The year of a day, a month or a year, and what else is known of it: `February 8`, `February`.
fn dated(date: &str) -> (String, String) {
    let mut parts = date.split('-');
    let year = parts.next().filter(|year| !year.is_empty()).unwrap_or("n.d.");
    let month = parts.next().and_then(|month| month.parse().ok()).map_or("", words::english_month);
    let day = parts.next().map_or("", |day| day.trim_start_matches('0'));
    (year.to_owned(), [month, &*part(" ", day, "")].concat())
}
