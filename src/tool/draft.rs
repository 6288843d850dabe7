//! `guanzhi draft`: a package proposed from a text, for a person to confirm row by row.

use crate::input::Input;
use crate::{folder, in_lang, new, saved, say, workbook};
use guanzhi::draft::{Draft, Measured, draft, files, measure};
use guanzhi::lang::Lang;
use guanzhi::package::Reason;
use std::path::PathBuf;

/// What `draft` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The text, one paragraph a line
    text: PathBuf,
    /// The package to write: a folder, a zip or a workbook by its name
    #[arg(short, long, value_name = "FILE", required_unless_present = "against")]
    out: Option<PathBuf>,
    /// The region that the text is about: a name, or a code of GB/T 2260
    #[arg(long, value_name = "REGION", default_value = "000000")]
    region: String,
    /// Compare the draft with a package that was made of the same text, and write nothing
    #[arg(long, value_name = "PACKAGE", conflicts_with = "out")]
    against: Option<PathBuf>,
    /// Replace what is there
    #[arg(long)]
    replace: bool,
}

/// Writes a draft and tells what it has and what it declined; or compares one, and returns whether nothing is missed.
///
/// # Errors
/// When the text can't be read, or the place is taken or can't be written to.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let text = folder::text(&args.text, lang)?;
    if let Some(package) = &args.against {
        let (report, _) = Input::read(package, lang)?.open();
        let measured = measure(&text, &report.package);
        say(&compared(&measured, lang))?;
        return Ok(measured.missed.is_empty());
    }
    let draft = draft(&text);
    let out = args.out.as_deref().unwrap_or(&args.text);
    saved::check_free(out, args.replace, lang)?;
    let setup = new::setup(&args.region, vec![draft.lang], out, lang)?;
    workbook::place(out, &files(&draft, &setup))?;
    let mut lines = vec![out.display().to_string()];
    lines.extend(told(&draft, lang));
    say(&lines)?;
    Ok(true)
}

/// How much a draft has, and what it declined by reason.
fn told(draft: &Draft, lang: Lang) -> Vec<String> {
    let (figures, doubtful) =
        (draft.figures.len(), draft.figures.iter().filter(|it| !it.doubts.is_empty()).count());
    let mut lines = vec![in_lang(
        lang,
        format!(
            "drafts: {figures} numerals, {doubtful} of them with a guess; none is a figure until its draft is cleared"
        ),
        format!("草稿：{figures}处数词，其中{doubtful}处有猜测；清空draft之前都不是数字"),
    )];
    for reason in Reason::ALL {
        let tokens: Vec<&str> = draft
            .declined
            .iter()
            .filter(|(_, why)| *why == reason)
            .map(|(token, _)| token.token.as_str())
            .collect();
        if !tokens.is_empty() {
            let (count, named, id) = (tokens.len(), tokens.join(" "), reason.id());
            let zh = format!("不作数字（{id}）{count}处：{named}");
            lines.push(in_lang(lang, format!("declined as {id}: {count}: {named}"), zh));
        }
    }
    lines
}

/// A comparison, a line each for what differs, then the counts.
fn compared(measured: &Measured, lang: Lang) -> Vec<String> {
    let Measured { confirmed, right, changed, missed, proposed, excess } = measured;
    let each = |items: &[String], en: &str, zh: &str| {
        let word = in_lang(lang, en.to_owned(), zh.to_owned());
        items.iter().map(|item| format!("{word}: {item}")).collect::<Vec<_>>()
    };
    let mut lines = each(changed, "changed", "需改");
    lines.extend(each(missed, "missed", "遗漏"));
    lines.extend(each(excess, "no figure", "不是数字"));
    let (missed, excess) = (missed.len(), excess.len());
    let rate = |part: usize, whole: usize| {
        let tenths = (part * 1000).checked_div(whole).unwrap_or(1000);
        format!("{}.{}%", tenths / 10, tenths % 10)
    };
    let [unchanged, found, precise] =
        [rate(*right, *confirmed), rate(confirmed - missed, *confirmed), rate(proposed - excess, *proposed)];
    lines.push(in_lang(
        lang,
        format!(
            "{right} of {confirmed} confirmed numerals need no change ({unchanged}); {missed} missed (recall {found}); \
             {proposed} proposed, {excess} of them no figures (precision {precise})"
        ),
        format!(
            "已确认的{confirmed}处数词中{right}处无需改动（{unchanged}）；遗漏{missed}处（查全率{found}）；\
             共提出{proposed}处，其中{excess}处不是数字（查准率{precise}）"
        ),
    ));
    lines
}
