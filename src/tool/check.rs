//! `guanzhi check`: every problem of a package, or what it holds.

use crate::input::Input;
use crate::{in_lang, say};
use guanzhi::lang::Lang;
use guanzhi::opening::{self, Absence};
use guanzhi::package::Package;
use guanzhi::report::Report;
use std::path::PathBuf;

/// What `check` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package: a folder, a zip or a workbook
    package: PathBuf,
    /// End with an error for warnings too
    #[arg(long)]
    strict: bool,
}

/// Prints all problems and warnings with their number, or counts what is in the package; returns whether it has no
/// problems, and no warnings where those count too.
///
/// # Errors
/// When there is no such package.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let input = Input::read(&args.package, lang)?;
    let (report, problems) = input.open();
    let warnings = input.warnings(&report, problems.is_empty());
    let (sound, warned) = (problems.is_empty(), warnings.len());
    let last = in_all(problems.len(), warned, &report.package, lang);
    let mut lines = input.lines(problems, lang);
    lines.extend(input.lines(warnings, lang));
    if sound {
        lines.extend(left_out(&report, lang));
    }
    lines.push(last);
    say(&lines)?;
    Ok(sound && (warned == 0 || !args.strict))
}

/// What isn't on the first screen beside the wholes, a line a reason: to be known, not to be mended.
fn left_out(report: &Report, lang: Lang) -> Vec<String> {
    /// So many are named.
    const NAMED: usize = 4;
    let line = |(absence, ids): (Absence, Vec<String>)| {
        let (count, named) = (ids.len(), ids[..ids.len().min(NAMED)].join(", "));
        let more = if count > NAMED { ", …" } else { "" };
        let (en, zh) = match absence {
            Absence::Earlier => ("a later figure of the same measure is there", "同一指标有更近的数"),
            Absence::Uncharted => ("no chart of the story shows it", "没有图显示"),
            Absence::Full => ("there are nine rows", "已满九行"),
            Absence::Beside => ("side by side only, nothing may be computed", "只能并列，不能计算"),
        };
        in_lang(
            lang,
            format!("note: not on the first screen: {count} ({named}{more}): {en}"),
            format!("说明：首屏没有列入{count}个（{named}{more}）：{zh}"),
        )
    };
    opening::left_out(report).into_iter().map(line).collect()
}

/// How many problems and warnings there are, or what the package holds.
fn in_all(problems: usize, warnings: usize, package: &Package, lang: Lang) -> String {
    let count = |count: usize, word: &str| format!("{count} {word}{}", if count == 1 { "" } else { "s" });
    let warned = in_lang(lang, count(warnings, "warning"), format!("{warnings}处提醒"));
    match (problems, warnings) {
        (0, 0) => counts(package, lang),
        (0, _) => {
            format!("{warned}{}{}", in_lang(lang, "; ".to_owned(), "；".to_owned()), counts(package, lang))
        }
        (_, 0) => in_lang(lang, count(problems, "problem"), format!("共{problems}处问题")),
        (..) => in_lang(
            lang,
            format!("{}, {warned}", count(problems, "problem")),
            format!("共{problems}处问题，{warned}"),
        ),
    }
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
