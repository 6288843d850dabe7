//! What only the tool writes: whole documents with their policy, pages of single charts, slides, what machines read.

pub mod block;
pub mod chart_page;
pub mod embed;
pub mod meta;
mod modules;
pub mod preview;
pub mod save;
pub mod slide_scene;
pub mod slides;
pub mod style;

use crate::lang::Lang;
use crate::page::{reader, title};
use crate::paint::svg::escape;
use crate::report::Report;
use crate::words::{self, words};
use std::fmt::Write;

/// The page's template.
const TEMPLATE: &str = include_str!("../../index.html");
/// What unpacks data blocks and packed files.
const UNPACK: &str = include_str!("../../assets/unpack.js");
/// The script that starts the app, as its sources; it unpacks, too.
const BOOT: [&str; 2] = [include_str!("../../assets/frame.js"), include_str!("../../assets/boot.js")];
/// The style sheet that the script of the slides brings along.
const PRESENT_STYLE: &str = include_str!("../../assets/present.css");
/// The script that brings that script once it is asked for.
const LOAD_PRESENT: &str = include_str!("../../assets/load-present.js");
/// The icon.
const ICON: &str = include_str!("../../assets/icon.svg");

/// What a document is made of besides the report. Hashes are base64 of SHA-256, as a policy wants them.
pub struct Parts<'a> {
    /// The style sheet inside the document; may be empty where there is one beside it.
    pub style: &'a str,
    /// Its hash.
    pub style_hash: &'a str,
    /// The boot script's hash.
    pub boot_hash: &'a str,
    /// Where the script of the slides is.
    pub slides: Slides<'a>,
    /// Where the app and the package are.
    pub app: App<'a>,
    /// The address that the site's folder will have, with `/` at its end, if it is known.
    pub site: Option<&'a str>,
}

/// Where a document finds the script of its slides. It works without the app, so it is no part of it.
#[derive(Clone, Copy)]
pub enum Slides<'a> {
    /// Inside it, packed, as text of `block::encode`.
    Inline(&'a str, &'a Digests),
    /// Beside it, by its address.
    Beside(&'a str, &'a Digests),
    /// Nowhere: slides are scrolled through, or there are none.
    None,
}

/// What a policy must admit for slides, as hashes.
pub struct Digests {
    /// Of `present_script`.
    pub script: String,
    /// Of `present_style`.
    pub style: String,
    /// Of `present_loader` for that place.
    pub loader: String,
}

/// Where a document finds its app and its package.
#[derive(Clone, Copy)]
pub enum App<'a> {
    /// Inside it, both packed, as text of `block::encode`.
    Inline {
        /// The container of glue and module.
        app: &'a str,
        /// The packed report.
        package: &'a str,
        /// The script that saves and cites.
        save: &'a str,
        /// The data package as an archive.
        archive: &'a str,
    },
    /// Beside it, by relative addresses; all but the style sheet packed.
    Beside {
        /// The style sheet.
        style: &'a str,
        /// The container of glue and module.
        app: &'a str,
        /// The packed report in each language, in the order of `Lang::ALL`.
        packages: [&'a str; 2],
        /// The script that saves and cites.
        save: &'a str,
    },
    /// Beside it as a script that is loaded when the page is first touched, with the package inside.
    Frame {
        /// The address of what `frame_script` has written.
        script: &'a str,
        /// The address of what `picture_script` has written.
        picture: &'a str,
        /// The packed part of the report, as in `Inline`.
        package: &'a str,
    },
    /// Nowhere: a static page.
    None,
}

/// The script that starts the app.
pub fn boot_script() -> String {
    [BOOT[0], UNPACK, BOOT[1]].map(bare).join("\n")
}

/// The script that starts the app in a document whose `present_loader` unpacks.
pub fn boot_script_alone() -> String {
    BOOT.map(bare).join("\n")
}

/// The script that pages the slides of a document in a language; one inside the document finds slides and their style
/// there.
pub fn present_script(report: &Report, lang: Lang, inline: bool) -> String {
    let style = serde_json::Value::from(present_style(inline)).to_string();
    let words = slides::bundle(report, lang, inline);
    bare(&modules::present()).replace("\"{{words}}\"", &words).replace("\"{{style}}\"", &style)
}

/// The style sheet that this script brings along.
pub fn present_style(inline: bool) -> String {
    let own = style::squeezed(PRESENT_STYLE);
    if inline { own } else { style::slides() + &own }
}

/// The script that brings `present_script` once it is asked for; from inside the document it unpacks, too, so that it
/// works in browsers that can't read the script of the app.
pub fn present_loader(inline: bool) -> String {
    if inline { [UNPACK, LOAD_PRESENT].map(bare).join("\n") } else { bare(LOAD_PRESENT) }
}

/// A script without comments, types and indentation.
fn bare(source: &str) -> String {
    let code = without_types(source);
    let lines = code.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// A script without what `/**` begins; that stands in no string of ours, which the linter sees to.
fn without_types(source: &str) -> String {
    let mut out = String::new();
    let mut rest = source;
    while let Some((code, types)) = rest.split_once("/**") {
        out.push_str(code);
        rest = types.split_once("*/").map_or("", |(_, code)| code.trim_start_matches(' '));
    }
    out + rest
}

/// The app as a script for frames; `app` is its container as text of `block::encode`.
pub fn frame_script(app: &str) -> String {
    // The alphabet has no backslash and no line end.
    format!("guanzhiApp(\"{}\");\n", app.replace('"', "\\\""))
}

/// The script that makes pictures in frames.
pub fn picture_script() -> String {
    format!(
        "{{{}\nguanzhiPicture((lang, kind, id, made, image) => hold(made, lang, image));}}\n",
        bare(save::PICTURE)
    )
}

/// The report as a whole document.
pub fn document(report: &Report, lang: Lang, parts: &Parts) -> String {
    let content = Content {
        title: title(report, lang),
        view: "reader",
        description: report.package.story.deck.get(lang),
        attributes: String::new(),
        links: meta::head(report, meta::Subject::Report, lang, parts.site),
        slides: match parts.slides {
            Slides::Inline(..) | Slides::None => slides::slides(report, lang),
            // What is there to see first stays small: without a script, slides are there as a PDF.
            Slides::Beside(..) => slides::elsewhere(lang),
        },
        body: reader::reader(report, lang, &slides::shown_again),
    };
    content.document(lang, parts)
}

/// The slides as a whole document that needs no script, which a site has beside its page.
pub fn slides_document(report: &Report, lang: Lang, parts: &Parts) -> String {
    let content = Content {
        title: format!("{} · {}", words::Present::of(lang).file, title(report, lang)),
        view: "present",
        description: report.package.story.deck.get(lang),
        attributes: String::new(),
        links: chart_page::alternates(|lang| slides::file_name(lang).to_owned(), lang),
        slides: slides::alone(report, lang),
        body: String::new(),
    };
    content.document(lang, parts)
}

/// A chart's own page as a whole document; `None` for a chart that the report doesn't have.
pub fn chart_document(report: &Report, id: &str, lang: Lang, parts: &Parts) -> Option<String> {
    let spec = report.chart(id)?;
    let content = Content {
        title: format!("{} · {}", spec.headline.get(lang), words(lang).product),
        view: "reader",
        description: spec.measure.get(lang),
        // The app leaves the language of such a page as it is.
        attributes: format!(" data-only=\"{}\"", lang.id()),
        links: chart_page::links(id, lang, parts.site)
            + &meta::head(report, meta::Subject::Chart(id), lang, parts.site),
        slides: String::new(),
        body: chart_page::chart_page(report, id, lang)?,
    };
    Some(content.document(lang, parts))
}

/// A chart for frames as a whole document; `None` for a chart that the report doesn't have.
pub fn embed_document(report: &Report, id: &str, lang: Lang, parts: &Parts) -> Option<String> {
    let spec = report.chart(id)?;
    let content = Content {
        title: format!("{} · {}", spec.headline.get(lang), words(lang).product),
        view: "reader",
        description: spec.measure.get(lang),
        attributes: format!(" data-only=\"{}\" data-embed", lang.id()),
        // The chart's page is the one to be found.
        links: format!(
            "<meta name=\"robots\" content=\"noindex\">\n<link rel=\"canonical\" href=\"../chart/{}\">\n",
            escape(&chart_page::file_name(id, lang))
        ),
        slides: String::new(),
        body: embed::embed_page(report, id, lang)?,
    };
    Some(content.document(lang, parts))
}

/// What differs between documents.
struct Content<'a> {
    title: String,
    /// What of it is shown first.
    view: &'static str,
    description: &'a str,
    /// More attributes of `<html>`.
    attributes: String,
    /// Elements of the head.
    links: String,
    /// What is in `<div id="slides">`, if there is one.
    slides: String,
    /// What is in `<div id="page">`.
    body: String,
}

impl Content<'_> {
    fn document(&self, lang: Lang, parts: &Parts) -> String {
        let (policy, style, scripts) = head(parts);
        fill(TEMPLATE, |slot| match slot {
            "lang" => lang.tag().to_owned(),
            "view" => self.view.to_owned(),
            "attributes" => self.attributes.clone(),
            "policy" => policy.clone(),
            "title" => escape(&self.title),
            "description" => escape(self.description),
            "icon" => format!("data:image/svg+xml,{}", percent(ICON.trim())),
            "style" => [&self.links, style.as_str()].concat(),
            "slides" if self.slides.is_empty() => String::new(),
            "slides" => format!("<div id=\"slides\" tabindex=\"-1\">\n{}</div>\n", self.slides),
            "page" => self.body.clone(),
            "failures" => failures(),
            "present" => present(parts.slides),
            "scripts" => scripts.clone(),
            other => unreachable!("index.html has the unknown slot {other}"),
        })
    }
}

/// The script of the slides, or its address, and what brings it.
fn present(slides: Slides) -> String {
    let (source, inline) = match slides {
        Slides::Inline(packed, _) => (data_block("present", packed), true),
        Slides::Beside(address, _) => {
            (format!("<i id=\"present\" hidden data-address=\"{address}\"></i>\n"), false)
        }
        Slides::None => return String::new(),
    };
    format!("{source}<script>{}</script>\n", present_loader(inline))
}

/// Policy, style sheet and scripts.
fn head(parts: &Parts) -> (String, String, String) {
    let mut own_style =
        if parts.style.is_empty() { String::new() } else { format!("'sha256-{}'", parts.style_hash) };
    let style = format!("<style>{}</style>", parts.style);
    let mut scripts = format!("'sha256-{}' 'wasm-unsafe-eval' blob:", parts.boot_hash);
    if let Slides::Inline(_, digests) | Slides::Beside(_, digests) = parts.slides {
        scripts = format!("'sha256-{}' 'sha256-{}' {scripts}", digests.loader, digests.script);
        let space = if own_style.is_empty() { "" } else { " " };
        own_style = format!("'sha256-{}'{space}{own_style}", digests.style);
    }
    match &parts.app {
        App::Inline { app, package, save, archive } => (
            policy(&scripts, &own_style, "; frame-src 'self'"),
            style,
            [
                &data_block("app", app),
                &data_block("package", package),
                &data_block("save", save),
                &data_block("archive", archive),
                boot(matches!(parts.slides, Slides::Inline(..))).as_str(),
            ]
            .concat(),
        ),
        App::Beside { style: sheet, app, packages: [zh, en], save } => (
            policy(&scripts, &["'self' ", &own_style].concat(), "; connect-src 'self'; frame-src 'self'"),
            format!(
                "<link rel=\"stylesheet\" href=\"{sheet}\">{}",
                if parts.style.is_empty() { "" } else { &style }
            ),
            format!(
                "<i id=\"assets\" hidden data-app=\"{app}\" data-save=\"{save}\" \
                 data-package-zh=\"{zh}\" data-package-en=\"{en}\"></i>{}",
                boot(false)
            ),
        ),
        // The page's own script admits the other one, since in a sandbox 'self' is nobody.
        App::Frame { script, picture, package } => (
            policy(
                &format!("'sha256-{}' 'strict-dynamic' 'self' 'wasm-unsafe-eval' blob:", parts.boot_hash),
                &own_style,
                "",
            ),
            style,
            format!(
                "<i id=\"assets\" hidden data-script=\"{script}\" data-picture=\"{picture}\"></i>{}{}",
                data_block("package", package),
                boot(false)
            ),
        ),
        App::None => (policy("'none'", &own_style, ""), style, String::new()),
    }
}

fn policy(scripts: &str, styles: &str, more: &str) -> String {
    format!(
        "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data: blob:; \
         base-uri 'none'; form-action 'none'{more}"
    )
}

/// Text in a block that no browser runs.
fn data_block(id: &str, text: &str) -> String {
    format!("<script type=\"application/octet-stream\" id=\"{id}\">{text}</script>\n")
}

fn boot(alone: bool) -> String {
    format!("<script>{}</script>", if alone { boot_script_alone() } else { boot_script() })
}

/// One line a reason for which interaction is off, in both languages; the style sheet shows the one that holds.
fn failures() -> String {
    let mut out = String::from("<div class=\"failures\" role=\"status\">\n");
    for (at, reason) in ["wasm", "old", "damaged", "trap", "missing"].into_iter().enumerate() {
        for lang in Lang::ALL {
            let words = words(lang);
            let _ = writeln!(
                out,
                "<p data-reason=\"{reason}\" lang=\"{}\">{} <button type=\"button\" data-retry>{}</button></p>",
                lang.tag(),
                escape(words.failed[at]),
                escape(words.retry)
            );
        }
    }
    for lang in Lang::ALL {
        let _ = writeln!(
            out,
            "<p data-reason=\"fetch\" lang=\"{0}\">{1}</p>\n<p data-reason=\"save\" lang=\"{0}\">{2}</p>",
            lang.tag(),
            escape(words(lang).not_fetched),
            escape(words(lang).save_not_fetched)
        );
    }
    out + "</div>"
}

/// Fills the slots `{{name}}` of a template. What is filled in isn't searched for slots again.
fn fill(template: &str, value: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (slot, after) = after.split_once("}}").expect("every slot of index.html is closed");
        out.push_str(before);
        out.push_str(&value(slot));
        rest = after;
    }
    out + rest
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
