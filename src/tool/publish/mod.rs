//! `guanzhi publish`: writes the page, the site and its pictures; all of them, or nothing.

mod data;
mod output;
mod packing;
mod pages;
mod painter;
mod pictures;
mod readings;
mod slides_pdf;

use crate::input::Input;
use crate::{in_lang, say};
use anyhow::Context;
pub use data::zipped;
use guanzhi::lang::Lang;
use guanzhi::package::{ChartSpec, File};
use guanzhi::report::Report;
use output::Output;
use painter::Painter;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// What `publish` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package: a folder, a zip or a workbook
    package: PathBuf,
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
    let input = Input::read(&args.package, lang)?;
    let (mut report, problems) = input.open();
    if !problems.is_empty() {
        say(&input.lines(problems, lang))?;
        return Ok(false);
    }
    let warnings = input.warnings(&report, true).len();
    report.readings = readings::readings(&report);
    let output = write(&report, &input.files, args, lang)?;
    output.place(&args.out, lang)?;
    let mut lines = Vec::new();
    if warnings > 0 {
        let dir = args.package.display();
        let en = format!("warnings: {warnings}; `guanzhi check {dir}` tells them");
        lines.push(in_lang(lang, en, format!("提醒：{warnings}处，请用guanzhi check {dir}查看")));
    }
    if pages::is_static() {
        let en = "this tool was built without the page's app, so the page is static: build it with `cargo xtask build`";
        let zh = "此工具编译时未带网页程序，所以网页是静态的：请用 cargo xtask build 编译";
        lines.push(in_lang(lang, en.to_owned(), zh.to_owned()));
    }
    lines.extend(listing(&output, &args.out, lang));
    say(&lines)?;
    Ok(true)
}

/// All that is published.
fn write(report: &Report, files: &[File], args: &Args, lang: Lang) -> anyhow::Result<Output> {
    let mut output = Output::default();
    let site = args.address.as_deref();
    pages::write(report, files, site, &mut output)?;
    for entry in data::files(report, files) {
        output.add(&["site/data/", &entry.name].concat(), entry.content);
    }
    if !args.no_pictures {
        let painter = Painter::new().with_context(|| without_chinese(lang))?;
        pictures::write(report, site, &painter, &mut output)?;
        slides_pdf::write(report, args.notes, &painter, &mut output)?;
    }
    Ok(output)
}

fn without_chinese(lang: Lang) -> String {
    let en = "no font on this system has Chinese, so pictures can’t be drawn: install one (on Debian the package \
              fonts-noto-cjk), or publish with --no-pictures";
    let zh =
        "系统里没有中文字体，画不了图片：请安装一种（Debian上为软件包fonts-noto-cjk），或加--no-pictures发布";
    in_lang(lang, en.to_owned(), zh.to_owned())
}

/// Each chart in each language of the report.
fn each_chart(report: &Report) -> impl Iterator<Item = (&ChartSpec, Lang)> {
    report
        .package
        .charts
        .iter()
        .flat_map(|spec| report.package.meta.languages().map(move |lang| (spec, lang)))
}

/// What was written, with bytes: the pages one by one, folders of many files as a whole.
fn listing(output: &Output, out: &Path, lang: Lang) -> Vec<String> {
    let mut pages = Vec::new();
    let mut folders = BTreeMap::<&str, (usize, usize)>::new();
    for (name, size) in output.sizes() {
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
