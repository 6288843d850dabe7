//! `guanzhi publish`: writes the page, the site and its pictures; all of them, or nothing.

mod data;
mod packing;
mod painter;
mod readings;
mod slides_pdf;

use crate::{folder, in_lang, say};
use anyhow::Context;
use base64::{Engine, prelude::BASE64_STANDARD};
use guanzhi::chart;
use guanzhi::lang::Lang;
use guanzhi::package::ChartSpec;
use guanzhi::package::File;
use guanzhi::page::picture;
use guanzhi::report::Report;
use guanzhi::site::block::encode;
use guanzhi::site::meta::{self, Subject};
use guanzhi::site::{self, App, Digests, Parts, Slides, preview};
use packing::pack;
use painter::Painter;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The page's app as packed by the build: empty if the tool was built without it.
const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pack"));

/// What `publish` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package's folder
    dir: PathBuf,
    /// The folder to write to: `report.html` and `site/`
    #[arg(short, long, value_name = "DIR")]
    out: PathBuf,
    /// Leave out the pictures and the slides' PDF
    #[arg(long)]
    no_pictures: bool,
    /// Add a PDF of the slides with the speaker's notes beneath them
    #[arg(long)]
    notes: bool,
    /// The address that `site/` will have: previews of links and oEmbed need it
    #[arg(long, value_name = "URL", value_parser = address)]
    address: Option<String>,
}

/// An address of a folder in the web, with `/` at its end.
fn address(text: &str) -> Result<String, String> {
    let whole = text.starts_with("https://") || text.starts_with("http://");
    let plain = text.bytes().all(|b| b.is_ascii_graphic() && !b"\"'<>#?\\".contains(&b));
    if !whole || !plain || text.matches('/').count() < 2 || text.ends_with("//") {
        return Err("give the whole address of a folder, such as https://example.org/quality/".to_owned());
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

/// Publishes a package; `false` if it has problems, which are told.
///
/// # Errors
/// When the folder can't be written to, or pictures have no font for Chinese.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let (files, refused) = folder::read(&args.dir, lang)?;
    let (mut report, problems) = guanzhi::open::open_without(&files, refused);
    if !problems.is_empty() {
        say(&folder::lines(&problems, lang))?;
        return Ok(false);
    }
    report.readings = readings::readings(&report);
    let written = write(&report, &files, args)?;
    let mut lines = Vec::new();
    if PACK.is_empty() {
        let en = "this tool was built without the page's app, so the page is static: build it with `cargo xtask build`";
        let zh = "此工具编译时未带网页程序，所以网页是静态的：请用 cargo xtask build 编译";
        lines.push(in_lang(lang, en.to_owned(), zh.to_owned()));
    }
    lines.extend(listing(&written, &args.out, lang));
    say(&lines)?;
    Ok(true)
}

/// What was written, with bytes: the pages one by one, folders of many files as a whole.
fn listing(written: &[(String, usize)], out: &Path, lang: Lang) -> Vec<String> {
    let mut pages = Vec::new();
    let mut folders = BTreeMap::<&str, (usize, usize)>::new();
    for (name, size) in written {
        match name.rsplit_once('/') {
            None | Some(("site", _)) => pages.push(format!("{size:>9}  {}", out.join(name).display())),
            Some((folder, _)) => {
                let (files, bytes) = folders.entry(folder).or_default();
                *files += 1;
                *bytes += size;
            }
        }
    }
    let folder = |(name, (files, bytes)): (&str, (usize, usize))| {
        let count = match files {
            1 => "1 file".to_owned(),
            _ => format!("{files} files"),
        };
        let count = in_lang(lang, count, format!("{files} 个文件"));
        format!("{bytes:>9}  {}  {count}", out.join(name).join("").display())
    };
    pages.into_iter().chain(folders.into_iter().map(folder)).collect()
}

/// Writes everything beside the target, then puts it in its place; returns names and sizes.
fn write(report: &Report, files: &[File], args: &Args) -> anyhow::Result<Vec<(String, usize)>> {
    let mut output = Output::default();
    let site = args.address.as_deref();
    pages(report, files, &mut output, site)?;
    for entry in data::files(report, files) {
        output.add(&["site/data/", &entry.name].concat(), entry.content);
    }
    if !args.no_pictures {
        let painter = Painter::new()?;
        pictures(report, &mut output, &painter, site)?;
        slides(report, &mut output, &painter, args.notes)?;
    }
    output.place(&args.out)?;
    Ok(output.files.into_iter().map(|(name, bytes)| (name, bytes.len())).collect())
}

/// `report.html`, and `site/` with its assets.
fn pages(report: &Report, files: &[File], output: &mut Output, site: Option<&str>) -> anyhow::Result<()> {
    let style = site::style::style(report);
    let boot_hash = policy_hash(&site::boot_script());
    let with_slides = style.clone() + &site::style::slides();
    let style_hash = policy_hash(&with_slides);
    let scripts = [true, false].map(|inline| site::present_script(report, Lang::Zh, inline));
    let digests = |inline: bool| Digests {
        script: policy_hash(&scripts[usize::from(!inline)]),
        style: policy_hash(&site::present_style(inline)),
        loader: policy_hash(&site::present_loader(inline)),
    };
    let (inside, outside) = (digests(true), digests(false));
    let parts = |app, slides| Parts {
        style: &with_slides,
        style_hash: &style_hash,
        boot_hash: &boot_hash,
        slides,
        app,
        site,
    };
    let has_slides = report.package.story.shown_slides().next().is_some();
    if has_slides {
        for lang in Lang::ALL {
            let document = site::slides_document(report, lang, &parts(App::None, Slides::None));
            output.add(&format!("site/{}", site::slides::file_name(lang)), document);
        }
    }
    oembed(report, output, site);
    if PACK.is_empty() {
        output.add("report.html", site::document(report, Lang::Zh, &parts(App::None, Slides::None)));
        output.add("site/index.html", site::document(report, Lang::Zh, &parts(App::None, Slides::None)));
        chart_pages(report, output, (&style, &boot_hash, site), App::None);
        return embeds(report, output, &boot_hash, None);
    }
    let (packed, save) = (pack(PACK)?, pack(site::save::script().as_bytes())?);
    let present = encode(&pack(scripts[0].as_bytes())?);
    let alone = policy_hash(&site::boot_script_alone());
    let (slides, boot) =
        if has_slides { (Slides::Inline(&present, &inside), &alone) } else { (Slides::None, &boot_hash) };
    // Stored, since all of it is packed once more.
    let archive = pack(&data::archive_of(files, None))?;
    let [inline, data, saving, archive] =
        [&packed, &pack(&report.pack(None))?, &save, &archive].map(|bytes| encode(bytes));
    let inline = App::Inline { app: &inline, package: &data, save: &saving, archive: &archive };
    let whole = Parts { boot_hash: boot, ..parts(inline, slides) };
    output.add("report.html", site::document(report, Lang::Zh, &whole));
    let style = output.add_asset("style", "css", style.clone());
    let app = output.add_asset("app", "bin", packed.clone());
    let zh = output.add_asset("package-zh", "bin", pack(&report.pack(Some(Lang::Zh)))?);
    let en = output.add_asset("package-en", "bin", pack(&report.pack(Some(Lang::En)))?);
    let save = output.add_asset("save", "bin", save);
    let beside = App::Beside { style: &style, app: &app, packages: [&zh, &en], save: &save };
    let present =
        if has_slides { output.add_asset("present", "js", scripts[1].clone()) } else { String::new() };
    let slides = if has_slides { Slides::Beside(&present, &outside) } else { Slides::None };
    let parts = Parts { style: "", style_hash: "", boot_hash: &boot_hash, slides, app: beside, site };
    output.add("site/index.html", site::document(report, Lang::Zh, &parts));
    let [style, app, zh, en, save] = [&style, &app, &zh, &en, &save].map(|address| format!("../{address}"));
    let beside = App::Beside { style: &style, app: &app, packages: [&zh, &en], save: &save };
    chart_pages(report, output, ("", &boot_hash, site), beside);
    let script = output.add_asset("frame", "js", site::frame_script(&encode(&packed)));
    let picture = output.add_asset("picture", "js", site::picture_script());
    let [script, picture] = [script, picture].map(|address| format!("../{address}"));
    embeds(report, output, &boot_hash, Some([&script, &picture]))
}

/// A page of its own for each chart, in both languages. Its style is the sheet, if that isn't beside it, and the
/// chart's heights, since the sheet has those that it has in the report.
fn chart_pages(
    report: &Report,
    output: &mut Output,
    (sheet, boot_hash, site): (&str, &str, Option<&str>),
    app: App,
) {
    for (spec, lang) in each_chart(report) {
        let style = [sheet, &site::style::heights(report, &spec.id, true, lang)].concat();
        let hash = policy_hash(&style);
        let parts = of_a_chart(&style, &hash, boot_hash, app, site);
        if let Some(page) = site::chart_document(report, &spec.id, lang, &parts) {
            output.add(&format!("site/chart/{}", site::chart_page::file_name(&spec.id, lang)), page);
        }
    }
}

/// What a document of one chart is made of.
fn of_a_chart<'a>(
    style: &'a str,
    style_hash: &'a str,
    boot_hash: &'a str,
    app: App<'a>,
    site: Option<&'a str>,
) -> Parts<'a> {
    Parts { style, style_hash, boot_hash, slides: Slides::None, app, site }
}

/// A page for frames for each chart, in both languages, with its part of the package.
fn embeds(
    report: &Report,
    output: &mut Output,
    boot_hash: &str,
    scripts: Option<[&str; 2]>,
) -> anyhow::Result<()> {
    for (spec, lang) in each_chart(report) {
        let Some(part) = report.slice(&spec.id) else { continue };
        let style = site::style::alone(report, &spec.id, lang);
        let package = encode(&pack(&part.pack(Some(lang)))?);
        let app =
            scripts.map_or(App::None, |[script, picture]| App::Frame { script, picture, package: &package });
        let hash = policy_hash(&style);
        let parts = of_a_chart(&style, &hash, boot_hash, app, None);
        if let Some(page) = site::embed_document(report, &spec.id, lang, &parts) {
            output.add(&format!("site/embed/{}", site::chart_page::file_name(&spec.id, lang)), page);
        }
    }
    output.add("site/assets/embed.js", site::embed::COMPONENT);
    Ok(())
}

/// What a site's charts answer to those that want to embed them.
fn oembed(report: &Report, output: &mut Output, site: Option<&str>) {
    let Some(site) = site else { return };
    for (spec, lang) in each_chart(report) {
        if let Some(answer) = meta::oembed(report, &spec.id, lang, site) {
            output.add(&format!("site/{}", meta::oembed_name(&spec.id, lang)), answer);
        }
    }
}

/// Each chart in each language.
fn each_chart(report: &Report) -> impl Iterator<Item = (&ChartSpec, Lang)> {
    report.package.charts.iter().flat_map(|spec| Lang::ALL.map(|lang| (spec, lang)))
}

/// Each chart as SVG and PNG, for chats as a PNG with its address, and previews of links where pages can lead to them,
/// since the site's address is known; in both languages.
fn pictures(
    report: &Report,
    output: &mut Output,
    painter: &Painter,
    site: Option<&str>,
) -> anyhow::Result<()> {
    let mut drawings = Vec::new();
    for (spec, lang) in each_chart(report) {
        let Some(chart) = chart::resolve(report, &spec.id, lang) else { continue };
        let name = site::chart_page::file_name(&spec.id, lang).replace(".html", "");
        let svg = picture::file(&chart, true);
        output.add(&format!("site/picture/{name}.svg"), svg.clone());
        drawings.push((format!("picture/{name}.png"), svg));
        let address =
            site.map(|site| meta::address(Subject::Chart(&spec.id), lang, site)).unwrap_or_default();
        drawings.push((format!("picture/{name}.chat.png"), picture::for_chats(&chart, &address)));
    }
    if site.is_some() {
        let charts = each_chart(report).map(|(spec, lang)| (Subject::Chart(&spec.id), lang));
        for (subject, lang) in Lang::ALL.map(|lang| (Subject::Report, lang)).into_iter().chain(charts) {
            drawings.push((meta::preview_name(subject, lang), preview::file(report, subject, lang)));
        }
    }
    let pngs = painter.pngs(&drawings)?;
    for ((name, _), png) in drawings.iter().zip(pngs) {
        output.add(&format!("site/{name}"), png);
    }
    Ok(())
}

/// The slides as PDF in both languages, and once more with notes if they are asked for.
fn slides(report: &Report, output: &mut Output, painter: &Painter, notes: bool) -> anyhow::Result<()> {
    if report.package.story.shown_slides().next().is_none() {
        return Ok(());
    }
    for lang in Lang::ALL {
        let ending = match lang {
            Lang::Zh => "pdf",
            Lang::En => "en.pdf",
        };
        output.add(&format!("site/slides.{ending}"), slides_pdf::pdf(report, lang, false, painter)?);
        if notes {
            output.add(&format!("site/slides-notes.{ending}"), slides_pdf::pdf(report, lang, true, painter)?);
        }
    }
    Ok(())
}

/// SHA-256 as a content security policy wants it.
fn policy_hash(text: &str) -> String {
    BASE64_STANDARD.encode(Sha256::digest(text))
}

/// What is to be written: paths below the target folder, with `/`, and contents.
#[derive(Default)]
struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

impl Output {
    fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.files.insert(name.to_owned(), content.into());
    }

    /// Adds an asset of the site under a name that changes with its content; returns its address.
    fn add_asset(&mut self, name: &str, extension: &str, content: impl Into<Vec<u8>>) -> String {
        let content = content.into();
        let hash = format!("{:x}", Sha256::digest(&content));
        let hash = &hash[..10];
        let address = format!("assets/{name}-{hash}.{extension}");
        self.add(&format!("site/{address}"), content);
        address
    }

    /// Writes into a new folder inside the target, then moves the finished entries to their places. What was
    /// there before comes back if a move fails.
    fn place(&self, out: &Path) -> anyhow::Result<()> {
        let cannot = || format!("{} can’t be written to", out.display());
        fs::create_dir_all(out).with_context(cannot)?;
        let staging = tempfile::Builder::new().prefix(".publish-").tempdir_in(out).with_context(cannot)?;
        let (fresh, old) = (staging.path().join("new"), staging.path().join("old"));
        for (name, content) in &self.files {
            let path = fresh.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&fresh)).with_context(cannot)?;
            fs::write(&path, content).with_context(cannot)?;
        }
        fs::create_dir_all(&old).with_context(cannot)?;
        let mut moved = Vec::new();
        for entry in ["report.html", "site"] {
            let outcome = swap(&out.join(entry), &fresh.join(entry), &old.join(entry));
            moved.push(entry);
            if let Err(error) = outcome {
                for entry in moved {
                    restore(&out.join(entry), &old.join(entry));
                }
                return Err(error).with_context(cannot);
            }
        }
        Ok(())
    }
}

/// Moves what is in a place away and what is new into it.
fn swap(place: &Path, fresh: &Path, old: &Path) -> std::io::Result<()> {
    if place.symlink_metadata().is_ok() {
        fs::rename(place, old)?;
    }
    fs::rename(fresh, place)
}

/// Undoes a swap as far as it went.
fn restore(place: &Path, old: &Path) {
    if old.symlink_metadata().is_ok() {
        let _ = fs::remove_dir_all(place).or_else(|_| fs::remove_file(place));
        let _ = fs::rename(old, place);
    }
}
