//! `guanzhi new`: the smallest package, to begin with.

use crate::{in_lang, saved, say, workbook};
use guanzhi::draft::{REGIONS, Setup, UNITS, region, starter};
use guanzhi::lang::Lang;
use std::path::{Path, PathBuf};

/// What `new` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package to write: a folder, a zip or a workbook by its name
    #[arg(required_unless_present = "list")]
    out: Option<PathBuf>,
    /// The region: a name, or a code of GB/T 2260; x- and a name for one without
    #[arg(long, value_name = "REGION", default_value = "000000")]
    region: String,
    /// The languages of its texts
    #[arg(long, value_name = "LANG", value_delimiter = ',', default_value = "zh,en", value_parser = language)]
    languages: Vec<Lang>,
    /// List the regions or the units that are known, as rows of their files
    #[arg(long, value_name = "WHICH", value_parser = ["regions", "units"])]
    list: Option<String>,
    /// Replace what is there
    #[arg(long)]
    replace: bool,
}

fn language(text: &str) -> Result<Lang, String> {
    Lang::from_id(text).ok_or_else(|| "zh, en".to_owned())
}

/// Writes a package of one chart, or a list of what is known.
///
/// # Errors
/// When the place is taken or can't be written to, or the region isn't known.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    if let Some(list) = &args.list {
        say(&listed(list))?;
        return Ok(true);
    }
    let Some(out) = &args.out else { return Ok(false) };
    saved::check_free(out, args.replace, lang)?;
    let langs = Lang::ALL.into_iter().filter(|it| args.languages.contains(it)).collect();
    workbook::place(out, &starter(&setup(&args.region, langs, out, lang)?))?;
    let shown = out.display();
    let next = in_lang(
        lang,
        format!("`guanzhi check {shown}` looks it over, `guanzhi publish {shown} -o dist` makes the page"),
        format!("用guanzhi check {shown}检查，用guanzhi publish {shown} -o dist发布"),
    );
    say(&[shown.to_string(), next])?;
    Ok(true)
}

/// What a new package is about: its region, and a name from the place where it is written.
///
/// # Errors
/// When the region is neither known nor an id of one's own.
pub fn setup(name: &str, langs: Vec<Lang>, out: &Path, lang: Lang) -> anyhow::Result<Setup> {
    let code = name.len() == 6 && name.bytes().all(|b| b.is_ascii_digit());
    let region = match region(name) {
        Some((code, zh, en)) => (code.to_owned(), zh.to_owned(), en.to_owned()),
        // Counties and cities have codes, too; their names are for the keeper to fill in.
        None if code || name.starts_with("x-") => (name.to_owned(), name.to_owned(), name.to_owned()),
        None => {
            let en =
                format!("the region \"{name}\" isn’t known; give its code of GB/T 2260, or x- and a name");
            anyhow::bail!(
                "{}",
                in_lang(lang, en, format!("没有地区“{name}”；请用GB/T 2260的代码，或x-加名称"))
            );
        }
    };
    let stem = out.file_stem().unwrap_or_default().to_string_lossy().to_lowercase();
    let plain: String = stem.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let name = if words.is_empty() { "report".to_owned() } else { words.join("-") };
    Ok(Setup { region, langs, name })
}

/// Regions or units as rows of CSV, with the names of the columns.
fn listed(which: &str) -> Vec<String> {
    let mut lines = Vec::new();
    if which == "regions" {
        lines.push("code,name_zh,name_en".to_owned());
        lines.extend(REGIONS.iter().map(|(code, zh, en)| format!("{code},{zh},{en}")));
    } else {
        lines.push("unit,name_en,plural_en,measure".to_owned());
        lines.extend(UNITS.iter().map(|it| [it.id, it.one, it.many, it.measure.id()].join(",")));
    }
    lines
}
