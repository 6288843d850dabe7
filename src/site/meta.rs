//! What machines read of a page: previews of links, the dataset, and where its embed code is.
//!
//! Addresses in it are whole ones, so most of it needs to know where the site will be.

use super::chart_page::{file_name, report_name};
use super::embed;
use crate::chart::{self, WidthClass};
use crate::lang::Lang;
use crate::markup::{Markup, PreEscaped, html};
use crate::package::{Meta, Period};
use crate::report::Report;
use serde_json::{Value, json};

/// The size of a preview's picture.
pub const PREVIEW: (u32, u32) = (1200, 628);

/// What a page is about.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// The whole report.
    Report,
    /// One chart.
    Chart(&'a str),
}

/// Elements of a page's head. `site` is the address of the site's folder, with `/` at its end, if it is known.
pub fn head(report: &Report, subject: Subject, lang: Lang, site: Option<&str>) -> Markup {
    let (title, text) = titles(report, subject, lang);
    let meta = &report.package.meta;
    html! {
        (property("og:type", "article"))
        @if !meta.brand.is_empty() { (property("og:site_name", meta.brand.get(lang))) }
        (property("og:locale", &lang.tag().replace('-', "_")))
        (property("og:title", title))
        (property("og:description", text))
        (named("twitter:card", "summary_large_image"))
        @if let Some(site) = site { (preview(meta, subject, lang, site, title)) }
        (linked_data(&dataset(report, subject, lang, site)))
    }
}

/// What a preview of a link shows of a page, by whole addresses.
fn preview(meta: &Meta, subject: Subject, lang: Lang, site: &str, title: &str) -> Markup {
    let picture = format!("{site}{}", preview_name(subject, lang));
    html! {
        (property("og:url", &address(meta, subject, lang, site)))
        (property("og:image", &picture))
        (property("og:image:width", &PREVIEW.0.to_string()))
        (property("og:image:height", &PREVIEW.1.to_string()))
        (property("og:image:alt", title))
        (named("twitter:image", &picture))
        @if let Subject::Chart(id) = subject {
            link rel="alternate" type="application/json+oembed" href={ (site) (oembed_name(id, lang)) } title=(title);
        }
    }
}

/// An element of the Open Graph protocol.
fn property(name: &str, content: &str) -> Markup {
    html! { meta property=(name) content=(content); }
}

fn named(name: &str, content: &str) -> Markup {
    html! { meta name=(name) content=(content); }
}

/// A script that no browser runs: only `<` could end it.
fn linked_data(data: &Value) -> Markup {
    let json = data.to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(json)) } }
}

fn titles<'a>(report: &'a Report, subject: Subject, lang: Lang) -> (&'a str, &'a str) {
    let story = &report.package.story;
    let spec = match subject {
        Subject::Report => None,
        Subject::Chart(id) => report.chart(id),
    };
    spec.map_or((story.title.get(lang), story.deck.get(lang)), |spec| {
        (spec.headline.get(lang), spec.measure.get(lang))
    })
}

/// The address of a page.
pub fn address(meta: &Meta, subject: Subject, lang: Lang, site: &str) -> String {
    match subject {
        Subject::Report if lang == meta.first_language() => site.to_owned(),
        Subject::Report => [site, &report_name(meta, lang)].concat(),
        Subject::Chart(id) => format!("{site}chart/{}", file_name(id, lang)),
    }
}

/// The name of a preview's picture in the site.
pub fn preview_name(subject: Subject, lang: Lang) -> String {
    let id = match subject {
        Subject::Report => "report",
        Subject::Chart(id) => id,
    };
    let name = file_name(id, lang);
    format!("picture/{}.preview.png", name.trim_end_matches(".html"))
}

/// The name of a chart's oEmbed answer in the site.
pub fn oembed_name(id: &str, lang: Lang) -> String {
    format!("oembed/{}", file_name(id, lang).replace(".html", ".json"))
}

/// The report, or a chart of it, as a `Dataset` of schema.org.
fn dataset(report: &Report, subject: Subject, lang: Lang, site: Option<&str>) -> Value {
    let package = &report.package;
    let (title, text) = titles(report, subject, lang);
    let (region, source) = (report.region(&package.meta.region), report.source(&package.meta.source));
    // The report's measures are many; its themes say what they are about.
    let measures: Vec<&str> = match subject {
        Subject::Report => package.themes.iter().map(|theme| theme.name.get(lang)).collect(),
        Subject::Chart(id) => {
            let rows = report.chart(id).into_iter().flat_map(|spec| &spec.rows);
            let figures =
                rows.flat_map(|row| row.figures.values().flatten()).filter_map(|id| report.figure(id));
            let mut names: Vec<&str> = figures.map(|figure| figure.indicator.name.get(lang)).collect();
            names.sort_unstable();
            names.dedup();
            names
        }
    };
    let mut out = json!({
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": title,
        "description": text,
        "inLanguage": lang.tag(),
        "version": package.meta.version,
        "isAccessibleForFree": true,
        "variableMeasured": measures,
    });
    let publisher = package.meta.publisher.get(lang);
    if !publisher.is_empty() {
        let mut body = json!({ "@type": "Organization", "name": publisher });
        if !package.meta.homepage.is_empty() {
            body["url"] = json!(package.meta.homepage);
        }
        out["publisher"] = body;
    }
    if let Some(licence) = package.meta.licences.first() {
        out["license"] = json!(if licence.url.is_empty() { &licence.title } else { &licence.url });
    }
    if let Some(region) = region {
        out["spatialCoverage"] = json!({ "@type": "Place", "name": region.name.get(lang) });
    }
    if let Some(source) = source {
        let mut work = json!({ "@type": "CreativeWork", "name": source.title.get(lang) });
        for (key, value) in [
            ("publisher", source.issuer.get(lang)),
            ("datePublished", &Period::iso(source.released)),
            ("url", &source.url),
        ] {
            if !value.is_empty() {
                work[key] = match key {
                    "publisher" => json!({ "@type": "Organization", "name": value }),
                    _ => json!(value),
                };
            }
        }
        out["isBasedOn"] = work;
    }
    if let Some(site) = site {
        out["url"] = json!(address(&package.meta, subject, lang, site));
        if let Subject::Chart(_) = subject {
            let whole = Subject::Report;
            out["isPartOf"] = json!({ "@type": "Dataset", "name": titles(report, whole, lang).0, "description": titles(report, whole, lang).1, "url": address(&package.meta, whole, lang, site) });
        }
    }
    out
}

/// A chart's answer in oEmbed 1.0 (<https://oembed.com>): what a consumer puts into its page. `None` for a chart that the
/// report doesn't have.
pub fn oembed(report: &Report, id: &str, lang: Lang, site: &str) -> Option<String> {
    const WIDTH: u32 = 640;
    let chart = chart::resolve(report, id, lang)?;
    let subject = Subject::Chart(id);
    let height = embed::height(&chart, WidthClass::Medium);
    let html = embed::filled(
        embed::CODE.frame,
        &[
            ("{address}", &format!("{site}embed/{}", file_name(id, lang))),
            ("{title}", chart.spec.headline.get(lang)),
            ("{height}", &height.to_string()),
        ],
    );
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": chart.spec.headline.get(lang),
        "provider_url": site,
        "cache_age": "86400",
        "width": WIDTH,
        "height": height,
        "html": html,
        "thumbnail_url": format!("{site}{}", preview_name(subject, lang)),
        "thumbnail_width": PREVIEW.0,
        "thumbnail_height": PREVIEW.1,
    });
    let brand = report.package.meta.brand.get(lang);
    if !brand.is_empty() {
        answer["provider_name"] = json!(brand);
    }
    Some(format!("{answer:#}\n"))
}
