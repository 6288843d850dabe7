//! How a chart or the report is cited: by GB/T 7714—2015 in Chinese, and in the form of APA in English. Only what the
//! package says is cited: nobody is made an author, and no date a day of publication.

use super::Export;
use crate::lang::Lang;
use crate::package::Source;

/// A citation, with the sources of the figures below it; in the form of the export's language.
///
/// `date` is the day of reading, as in `2026-11-24`; `url` is the address, or empty where others can't reach it.
pub fn citation(export: &Export, date: &str, url: &str) -> String {
    let (write, cite): (fn(&Export, &str, &str) -> String, fn(&Source, &str) -> String) = match export.lang {
        Lang::Zh => (chinese, chinese_source),
        Lang::En => (english, english_source),
    };
    let mut lines = vec![write(export, date, url)];
    // The whole report is cited with the document that it is about.
    let own = &export.report.package.meta.source;
    let cited = |source: &Source| export.chart.is_some() || source.id == *own;
    let sources = export.sources().into_iter().filter(|(_, source)| cited(source));
    lines.extend(sources.map(|(_, source)| cite(source, date)));
    lines.join("\n")
}

/// `题名[DB/OL]//报告题名: 版本. [引用日期]. 地址.`; a file on a disk is `DB/DK`.
fn chinese(export: &Export, date: &str, url: &str) -> String {
    let package = &export.report.package;
    let (report, version) = (&package.story.title.zh, &package.meta.version);
    let kind = if url.is_empty() { "[DB/DK]" } else { "[DB/OL]" };
    let mut out = [export.title(), kind].concat();
    if export.chart.is_some() {
        out.extend(["//", report]);
    }
    out.extend([". 数据版本 ", version, ". [", date, "]."]);
    if !url.is_empty() {
        out.extend([" ", url, "."]);
    }
    out
}

/// `发布者. 题名[EB/OL]. (发布日期)[引用日期]. 地址.`; what kind of document one without an address is isn't known.
fn chinese_source(source: &Source, date: &str) -> String {
    let mut out = String::from("数据来源：");
    if !source.issuer.zh.is_empty() {
        out.extend([&source.issuer.zh, ". "]);
    }
    out.push_str(&source.title.zh);
    match (source.url.as_str(), source.released.as_str()) {
        ("", "") => out.push_str("[Z]."),
        ("", released) => out.extend(["[Z]. ", released, "."]),
        (url, "") => out.extend(["[EB/OL]. [", date, "]. ", url, "."]),
        (url, released) => out.extend(["[EB/OL]. (", released, ")[", date, "]. ", url, "."]),
    }
    out
}

/// `Title [Chart]. In Report (data version 1). Retrieved 2026-11-24, from address`
fn english(export: &Export, date: &str, url: &str) -> String {
    let package = &export.report.package;
    let version = ["data version ", &package.meta.version].concat();
    let mut out = match export.chart {
        Some(_) => [export.title(), " [Chart]. In ", &package.story.title.en, " (", &version, ")."].concat(),
        None => [export.title(), " (", &version, ") [Data set]."].concat(),
    };
    out.extend([" Retrieved ", date]);
    if url.is_empty() {
        out.push('.');
    } else {
        out.extend([", from ", url]);
    }
    out
}

/// `Source: Issuer. (date). Title. address`
fn english_source(source: &Source, _date: &str) -> String {
    let mut out = String::from("Source: ");
    if !source.issuer.en.is_empty() {
        out.extend([&source.issuer.en, ". "]);
    }
    let released = if source.released.is_empty() { "n.d." } else { &source.released };
    out.extend(["(", released, "). ", &source.title.en, "."]);
    if !source.url.is_empty() {
        out.extend([" ", &source.url]);
    }
    out
}
