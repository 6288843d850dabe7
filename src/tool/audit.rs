//! `guanzhi audit`: a source read again, compared with the package's numerals.

use crate::input::Input;
use crate::{folder, in_lang, say};
use guanzhi::lang::Lang;
use guanzhi::package::numerals::{Audit, Coverage, Finding, Numeral, Reason, Script, Spot, Token, audit};
use std::path::PathBuf;

/// What `audit` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package: a folder, a zip or a workbook
    package: PathBuf,
    /// The source as plain text, one paragraph a line
    #[arg(long, value_name = "FILE")]
    text: PathBuf,
}

/// Prints each numeral that was missed, moved or misread, then the coverage; returns whether nothing was found.
///
/// # Errors
/// When there is no such package, or the source can't be read.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let input = Input::read(&args.package, lang)?;
    let (report, problems) = input.open();
    let text = folder::text(&args.text, lang)?;
    let Audit { findings, evident } = audit(&report.package, &text);
    let sound = problems.is_empty();
    let mut lines = input.lines(problems, lang);
    lines.extend(findings.iter().map(|finding| line(finding, lang)));
    let covered = Coverage::of(&report.package);
    if !covered.unnamed.is_empty() {
        lines.push(unnamed(&covered.unnamed, lang));
    }
    lines.push(coverage(&covered, evident, findings.len(), lang));
    say(&lines)?;
    Ok(sound && findings.is_empty())
}

/// A finding in one line: the row to look at, what is wrong, and what to do.
fn line(finding: &Finding, lang: Lang) -> String {
    match finding {
        Finding::Missed(token) => missed(token, lang),
        Finding::Misread { numeral, token } => at(numeral, &misread(numeral, token, lang)),
        Finding::Moved { numeral, token } => at(numeral, &moved(numeral, token, lang)),
        Finding::Gone(numeral) => at(numeral, &gone(numeral, lang)),
        Finding::Differs { numeral, printed } => at(numeral, &differs(numeral, printed, lang)),
        Finding::Sign { numeral, token } => at(numeral, &sign(numeral, token, lang)),
    }
}

fn at(numeral: &Numeral, text: &str) -> String {
    format!("numerals.csv:{}: {text}", numeral.line)
}

/// The place of a numeral in words.
fn place(spot: Spot, lang: Lang) -> String {
    let Spot { script, paragraph, ordinal } = spot;
    let (en, zh) = match script {
        Script::Arabic => ("Arabic numeral", "阿拉伯数字"),
        Script::Han => ("Chinese numeral", "汉字数词"),
        Script::English => ("number word", "英文数词"),
    };
    in_lang(
        lang,
        format!("paragraph {paragraph}, {en} {ordinal}"),
        format!("第{paragraph}段第{ordinal}个{zh}"),
    )
}

fn missed(token: &Token, lang: Lang) -> String {
    let Token { spot, token, context, .. } = token;
    let place = place(*spot, lang);
    in_lang(
        lang,
        format!("numerals.csv: \"{token}\" in “{context}” ({place}) isn’t accounted for; add a row"),
        format!("numerals.csv: “{context}”中的“{token}”（{place}）没有交代，请补一行"),
    )
}

fn misread(numeral: &Numeral, token: &Token, lang: Lang) -> String {
    let (row, found, context) = (&numeral.token, &token.token, &token.context);
    let place = place(token.spot, lang);
    in_lang(
        lang,
        format!("the row has \"{row}\", the source \"{found}\" in “{context}” ({place}); correct the row"),
        format!("此行写作“{row}”，原文为“{context}”中的“{found}”（{place}），请改正"),
    )
}

fn moved(numeral: &Numeral, token: &Token, lang: Lang) -> String {
    let (here, there) = (place(numeral.spot(), lang), place(token.spot, lang));
    let row = &numeral.token;
    in_lang(
        lang,
        format!("\"{row}\" stands elsewhere: {there}, not {here}; correct paragraph and ordinal"),
        format!("“{row}”在{there}，不在{here}，请改正段次和序次"),
    )
}

fn gone(numeral: &Numeral, lang: Lang) -> String {
    let (row, place) = (&numeral.token, place(numeral.spot(), lang));
    in_lang(
        lang,
        format!("\"{row}\" ({place}) isn’t in the source; remove the row"),
        format!("原文没有“{row}”（{place}），请删去此行"),
    )
}

fn differs(numeral: &Numeral, printed: &str, lang: Lang) -> String {
    let (row, figure) = (&numeral.token, numeral.figure.as_deref().unwrap_or_default());
    in_lang(
        lang,
        format!(
            "\"{row}\" is not what figure \"{figure}\" has as printed, \"{printed}\"; correct one of the two"
        ),
        format!("“{row}”与数字“{figure}”的印出值“{printed}”不符，请改其一"),
    )
}

fn sign(numeral: &Numeral, token: &Token, lang: Lang) -> String {
    let (row, figure) = (&numeral.token, numeral.figure.as_deref().unwrap_or_default());
    let context = &token.context;
    let ((en, zh), (en_sign, zh_sign)) = match token.fell {
        Some(true) => (("fell", "下降"), ("above", "正")),
        _ => (("rose", "上升"), ("below", "负")),
    };
    in_lang(
        lang,
        format!(
            "in “{context}” something {en} by \"{row}\", but figure \"{figure}\" is {en_sign} zero; correct its sign in \
             observations.csv, or name another figure"
        ),
        format!(
            "“{context}”说的是{zh}，而数字“{figure}”为{zh_sign}；请改正observations.csv中的符号，或改指别的数字（“{row}”）"
        ),
    )
}

/// The figures that stand in no numeral, in one line; for a person to judge, so no finding.
fn unnamed(figures: &[String], lang: Lang) -> String {
    let figures = figures.join(", ");
    in_lang(
        lang,
        format!("without a numeral in the source: {figures}"),
        format!("原文中没有对应数词：{figures}"),
    )
}

/// How far the source is accounted for, in one line.
fn coverage(coverage: &Coverage, evident: usize, findings: usize, lang: Lang) -> String {
    let Coverage { arabic, han, figures, reasons, .. } = coverage;
    let reasons = Reason::ALL.iter().zip(reasons).filter(|(_, count)| **count > 0);
    let reasons: Vec<String> = reasons.map(|(reason, count)| format!("{} {count}", reason.id())).collect();
    let mut accounts = vec![in_lang(lang, format!("{figures} figures"), format!("数字{figures}处"))];
    accounts.extend(reasons);
    let accounts = accounts.join(&in_lang(lang, ", ".to_owned(), "，".to_owned()));
    let (evident_en, evident_zh) = match evident {
        0 => (String::new(), String::new()),
        _ => (format!("; {evident} more are evidently none"), format!("；另有{evident}处显然不是数字")),
    };
    in_lang(
        lang,
        format!("{arabic} numerals in digits, {han} in words: {accounts}{evident_en}; {findings} findings"),
        format!("阿拉伯数字{arabic}处，数词{han}处：{accounts}{evident_zh}；发现{findings}处不符"),
    )
}
