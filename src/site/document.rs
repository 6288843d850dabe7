//! Whole documents: what they are made of, and the policy that admits just that.

use super::hashed::Hashed;
use super::script::{Paging, boot};
use super::{chart_page, embed, meta, slides};
use crate::lang::Lang;
use crate::markup::{DOCTYPE, Markup, PreEscaped, html};
use crate::package::Meta;
use crate::page::{branded, reader, title};
use crate::paint::svg::hex;
use crate::report::Report;
use crate::theme::{self, Ink};
use crate::words::{self, words};

/// The icon.
const ICON: &str = include_str!("../../assets/icon.svg");
/// The colour in it that is a report's own.
const ICON_GROUND: &str = "#b3261e";

/// What a document is made of besides the report.
#[derive(Clone, Copy)]
pub struct Parts<'a> {
    /// The style sheet inside the document; `None` where there is all of it beside the document.
    pub style: Option<&'a Hashed>,
    /// Where the script of the slides is.
    pub slides: Slides<'a>,
    /// Where the app and the package are.
    pub app: App<'a>,
    /// The address that the site's folder will have, with `/` at its end, if it is known.
    pub site: Option<&'a str>,
    /// Whether the report's page is one of a site, which has one for each language.
    pub paged: bool,
}

/// Where a document finds the script of its slides. It works without the app, so it is no part of it.
#[derive(Clone, Copy)]
pub enum Slides<'a> {
    /// Inside it: the script, and once more packed as text of `block::encode`.
    Inside(&'a Paging, &'a str),
    /// Beside it: the script, and its address.
    Beside(&'a Paging, &'a str),
    /// Nowhere: slides are scrolled through, or there are none.
    None,
}

/// Where a document finds its app and its package.
#[derive(Clone, Copy)]
pub enum App<'a> {
    /// Inside it, both packed, as text of `block::encode`.
    Inside {
        /// The container of glue and module.
        app: &'a str,
        /// The packed report.
        package: &'a str,
        /// The script that saves and cites.
        save: &'a str,
        /// The data package as an archive.
        archive: &'a str,
    },
    /// Beside it, by relative addresses.
    Beside(&'a Beside),
    /// Beside it as a script that is loaded when the page is first touched, with the package inside.
    Frame {
        /// The address of what `script::frame` has written.
        script: &'a str,
        /// The address of what `script::picture` has written.
        picture: &'a str,
        /// The packed part of the report, as in `Inside`.
        package: &'a str,
    },
    /// Nowhere: a static page.
    None,
}

/// The addresses of what a page of a site fetches; all but the style sheet is packed.
#[derive(Clone, Debug)]
pub struct Beside {
    /// The style sheet.
    pub style: String,
    /// The style sheet of what lies over a live page.
    pub live: String,
    /// The container of glue and module.
    pub app: String,
    /// The packed report in each language that it has, in the order of `Lang::ALL`.
    pub packages: Vec<(Lang, String)>,
    /// The script that saves and cites.
    pub save: String,
}

impl Beside {
    /// Where the packed report in a language is, if it has that.
    fn package(&self, lang: Lang) -> Option<&String> {
        self.packages.iter().find(|(own, _)| *own == lang).map(|(_, address)| address)
    }

    /// The addresses as a page in a folder of the site has them.
    #[must_use]
    pub fn from_a_folder(&self) -> Beside {
        let up = |address: &String| ["../", address].concat();
        Beside {
            style: up(&self.style),
            live: up(&self.live),
            app: up(&self.app),
            packages: self.packages.iter().map(|(lang, address)| (*lang, up(address))).collect(),
            save: up(&self.save),
        }
    }
}

/// The report as a whole document.
pub fn report(report: &Report, lang: Lang, parts: &Parts) -> String {
    let content = Content {
        meta: &report.package.meta,
        title: title(report, lang),
        view: "reader",
        description: report.package.story.deck.get(lang),
        page_of: PageOf::Report,
        links: html! {
            @if parts.paged { (chart_page::alternates(report, |lang| address(report, lang, parts), lang)) }
            (meta::head(report, meta::Subject::Report, lang, parts.site))
        },
        slides: match parts.slides {
            Slides::Inside(..) | Slides::None => slides::slides(report, lang),
            // What is there to see first stays small: without a script, slides are there as a PDF.
            Slides::Beside(..) => slides::elsewhere(lang),
        },
        body: html! {
            @if parts.paged { (languages(report, lang)) }
            (reader::reader(report, lang, &slides::shown_again))
        },
    };
    content.document(lang, parts)
}

/// The address of the report's page in a language: a whole one, if that is known.
fn address(report: &Report, lang: Lang, parts: &Parts) -> String {
    let meta = &report.package.meta;
    parts.site.map_or_else(
        || chart_page::report_name(meta, lang),
        |site| meta::address(meta, meta::Subject::Report, lang, site),
    )
}

/// The ways to the page in other languages, where no script switches.
fn languages(report: &Report, lang: Lang) -> Markup {
    let meta = &report.package.meta;
    html! {
        @for other in meta.languages().filter(|&other| other != lang) {
            noscript {
                nav class="measure" {
                    a href=(chart_page::report_name(meta, other)) hreflang=(other.tag()) lang=(other.tag()) {
                        (words(lang).other_language)
                    }
                }
            }
        }
    }
}

/// The slides as a whole document that needs no script, which a site has beside its page.
pub fn slides(report: &Report, lang: Lang, parts: &Parts) -> String {
    let content = Content {
        meta: &report.package.meta,
        title: format!("{} · {}", words::Present::of(lang).file, title(report, lang)),
        view: "present",
        description: report.package.story.deck.get(lang),
        page_of: PageOf::Report,
        links: chart_page::alternates(report, |lang| slides::file_name(lang).to_owned(), lang),
        slides: slides::alone(report, lang),
        body: Markup::default(),
    };
    content.document(lang, parts)
}

/// A chart's own page as a whole document; `None` for a chart that the report doesn't have.
pub fn chart(report: &Report, id: &str, lang: Lang, parts: &Parts) -> Option<String> {
    let spec = report.chart(id)?;
    let content = Content {
        meta: &report.package.meta,
        title: branded(report, spec.headline.get(lang), lang),
        view: "reader",
        description: spec.measure.get(lang),
        page_of: PageOf::Chart,
        links: html! {
            (chart_page::links(report, id, lang, parts.site))
            (meta::head(report, meta::Subject::Chart(id), lang, parts.site))
        },
        slides: Markup::default(),
        body: chart_page::chart_page(report, id, lang)?,
    };
    Some(content.document(lang, parts))
}

/// A chart for frames as a whole document; `None` for a chart that the report doesn't have.
pub fn embed(report: &Report, id: &str, lang: Lang, parts: &Parts) -> Option<String> {
    let spec = report.chart(id)?;
    let content = Content {
        meta: &report.package.meta,
        title: branded(report, spec.headline.get(lang), lang),
        view: "reader",
        description: spec.measure.get(lang),
        page_of: PageOf::Frame,
        // The chart's page is the one to be found.
        links: html! {
            meta name="robots" content="noindex";
            link rel="canonical" href={ "../chart/" (chart_page::file_name(id, lang)) };
        },
        slides: Markup::default(),
        body: embed::embed_page(report, id, lang)?,
    };
    Some(content.document(lang, parts))
}

/// What a document shows. The app leaves the language of a single chart as it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PageOf {
    Report,
    Chart,
    Frame,
}

/// What differs between documents.
struct Content<'a> {
    meta: &'a Meta,
    title: String,
    /// What of it is shown first.
    view: &'static str,
    description: &'a str,
    page_of: PageOf,
    /// Elements of the head.
    links: Markup,
    /// What is in `<div id="slides">`, if there is one.
    slides: Markup,
    /// What is in `<div id="page">`.
    body: Markup,
}

impl Content<'_> {
    fn document(&self, lang: Lang, parts: &Parts) -> String {
        let scripts = Scripts::of(parts);
        let only = (self.page_of != PageOf::Report || self.meta.only.is_some()).then(|| lang.id());
        // A page in another language than the first one is asked for in that.
        let opening = if lang == self.meta.first_language() { self.meta.opening } else { Some(lang) };
        let opening = opening.filter(|_| only.is_none()).map(Lang::id);
        let theme = theme::light(self.meta.accent.as_ref());
        let icon = ICON.trim().replace(ICON_GROUND, &hex(&theme, Ink::Province));
        let document = html! {
            (DOCTYPE)
            html lang=(lang.tag()) data-only=[only] data-opening=[opening] data-embed[self.page_of == PageOf::Frame]
                data-state="static" data-view=(self.view) data-look="auto" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(policy(parts, &scripts));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    meta name="referrer" content="no-referrer";
                    title { (self.title) }
                    meta name="description" content=(self.description);
                    link rel="icon" href={ "data:image/svg+xml," (percent(&icon)) };
                    (self.links)
                    (style(parts))
                }
                body {
                    (unquoted(&self.shown()))
                    (scripts.elements())
                }
            }
        };
        document.into_string() + "\n"
    }

    /// What is there before any script runs.
    fn shown(&self) -> Markup {
        html! {
            @if !self.slides.0.is_empty() { div id="slides" tabindex="-1" { (self.slides) } }
            div id="page" { (self.body) }
            div id="live" {}
            (failures(self.meta))
        }
    }
}

/// The style sheets of a document.
fn style(parts: &Parts) -> Markup {
    html! {
        @if let App::Beside(beside) = parts.app { link rel="stylesheet" href=(beside.style); }
        @if let Some(style) = parts.style { (style.style()) }
    }
}

/// The scripts of a document, in their order.
struct Scripts<'a> {
    slides: Slides<'a>,
    app: App<'a>,
    /// What starts the app, if there is one.
    boot: Option<Hashed>,
}

impl<'a> Scripts<'a> {
    fn of(parts: &Parts<'a>) -> Scripts<'a> {
        let unpacked = matches!((parts.app, parts.slides), (App::Inside { .. }, Slides::Inside(..)));
        let boot = (!matches!(parts.app, App::None)).then(|| boot(!unpacked));
        Scripts { slides: parts.slides, app: parts.app, boot }
    }

    fn elements(&self) -> Markup {
        html! {
            @match self.slides {
                Slides::Inside(paging, packed) => { (data_block("present", packed)) (paging.loader.script()) }
                Slides::Beside(paging, address) => {
                    i id="present" hidden data-address=(address) {}
                    (paging.loader.script())
                }
                Slides::None => {}
            }
            @match self.app {
                App::Inside { app, package, save, archive } => {
                    (data_block("app", app))
                    (data_block("package", package))
                    (data_block("save", save))
                    (data_block("archive", archive))
                }
                App::Beside(beside @ Beside { app, save, live, .. }) => {
                    i id="assets" hidden data-app=(app) data-live=(live) data-save=(save) data-package-zh=[beside.package(Lang::Zh)]
                        data-package-en=[beside.package(Lang::En)] {}
                }
                App::Frame { script, picture, package } => {
                    i id="assets" hidden data-script=(script) data-picture=(picture) {}
                    (data_block("package", package))
                }
                App::None => {}
            }
            @if let Some(boot) = &self.boot { (boot.script()) }
        }
    }
}

/// Text in a block that no browser runs; its alphabet means nothing to HTML.
fn data_block(id: &str, text: &str) -> Markup {
    html! { script type="application/octet-stream" id=(id) { (PreEscaped(text)) } }
}

/// What a browser may load and run of a document: nothing but what it has.
fn policy(parts: &Parts, scripts: &Scripts) -> String {
    let paging = match parts.slides {
        Slides::Inside(paging, _) | Slides::Beside(paging, _) => Some(paging),
        Slides::None => None,
    };
    let boot = scripts.boot.as_ref().map(Hashed::source);
    // Engines that don't know what admits WebAssembly alone need what admits it with all else; the script that starts the app
    // takes that away again from all others. In a sandbox 'self' is nobody: there the page's own script admits the other one.
    let (admits, more) = match parts.app {
        App::Inside { .. } => ("'unsafe-eval' 'wasm-unsafe-eval' blob:", "; frame-src 'self'"),
        App::Beside(_) => {
            ("'unsafe-eval' 'wasm-unsafe-eval' blob:", "; connect-src 'self'; frame-src 'self'")
        }
        App::Frame { .. } => ("'strict-dynamic' 'self' 'unsafe-eval' 'wasm-unsafe-eval' blob:", ""),
        App::None => ("'none'", ""),
    };
    let own = paging.into_iter().flat_map(|paging| [paging.loader.source(), paging.script.source()]);
    let script: Vec<&str> = own.chain(boot).chain([admits]).collect();
    let beside = matches!(parts.app, App::Beside(_)).then_some("'self'");
    let brought = paging.map(|paging| paging.style.source());
    let inside = parts.style.map(Hashed::source);
    let style: Vec<&str> = [beside, brought, inside].into_iter().flatten().collect();
    format!(
        "default-src 'none'; script-src {}; style-src {}; img-src data: blob:; base-uri 'none'; form-action 'none'{more}",
        script.join(" "),
        style.join(" ")
    )
}

/// One line a reason for which interaction is off, in all languages; the style sheet shows the one that holds.
fn failures(meta: &Meta) -> Markup {
    let all = || meta.languages().map(words);
    html! {
        div class="failures" role="status" {
            @for (at, reason) in ["wasm", "old", "damaged", "trap", "missing"].into_iter().enumerate() {
                @for words in all() {
                    p data-reason=(reason) lang=(words.lang.tag()) {
                        (words.failed[at]) " " button type="button" data-retry { (words.retry) }
                    }
                }
            }
            @for words in all() {
                p data-reason="fetch" lang=(words.lang.tag()) { (words.not_fetched) }
                p data-reason="save" lang=(words.lang.tag()) { (words.save_not_fetched) }
            }
        }
    }
}

/// Percent-encodes what may not stand in a quoted `data:` address.
fn percent(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' => out.push('\''),
            '#' => out.push_str("%23"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '%' => out.push_str("%25"),
            ' ' => out.push_str("%20"),
            c => out.push(c),
        }
    }
    out
}

/// Markup without the quotes that HTML doesn't need: around values of letters, digits and hyphens. There are thousands
/// of them in a page. Text has no quotes, since they are escaped in markup.
pub(super) fn unquoted(markup: &Markup) -> Markup {
    let mut out = String::with_capacity(markup.0.len());
    let mut rest = markup.0.as_str();
    while let Some((before, after)) = rest.split_once("=\"") {
        let (value, behind) = after.split_once('"').unwrap_or((after, ""));
        out.extend([before, "="]);
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.#".contains(&b)) {
            out.push_str(value);
            // Else the slash would belong to the value.
            out.push_str(if behind.starts_with('/') { " " } else { "" });
        } else {
            out.extend(["\"", value, "\""]);
        }
        rest = behind;
    }
    PreEscaped(out + rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stay_where_they_are_needed() {
        let check = |markup: &str, expected: &str| {
            assert_eq!(unquoted(&PreEscaped(markup.to_owned())).0, expected);
        };
        check("<a href=\"#x-1\" class=\"b text\">=&quot;</a>", "<a href=#x-1 class=\"b text\">=&quot;</a>");
        check("<g x=\"1.5\"/><a b=\"\" c=\"/d\">", "<g x=1.5 /><a b=\"\" c=\"/d\">");
        check("plain", "plain");
    }
}
