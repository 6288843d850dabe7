//! `guanzhi check`: every problem of a package, or what it holds.

use crate::{folder, in_lang, say};
use guanzhi::lang::Lang;
use guanzhi::package::Package;
use std::path::PathBuf;

/// What `check` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package's folder
    dir: PathBuf,
}

/// Prints all problems and their number, or counts what is in the package; returns whether it has none.
///
/// # Errors
/// When there is no such folder.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let (report, problems) = folder::open(&args.dir, lang)?;
    let mut lines = folder::lines(&problems, lang);
    lines.push(match problems.len() {
        0 => counts(&report.package, lang),
        1 => in_lang(lang, "1 problem".to_owned(), "共1处问题".to_owned()),
        count => in_lang(lang, format!("{count} problems"), format!("共{count}处问题")),
    });
    say(&lines)?;
    Ok(problems.is_empty())
}

/// What the package holds, in one line.
fn counts(package: &Package, lang: Lang) -> String {
    let [figures, indicators, relations, numerals, charts] = [
        package.observations.len(),
        package.indicators.len(),
        package.relations.len(),
        package.numerals.len(),
        package.charts.len(),
    ];
    in_lang(
        lang,
        format!(
            "no problems: {figures} figures, {indicators} indicators, {relations} relations, \
             {numerals} numerals, {charts} charts"
        ),
        format!(
            "没有问题：{figures}个数字，{indicators}项指标，{relations}条关系，{numerals}处数词，{charts}张图"
        ),
    )
}
