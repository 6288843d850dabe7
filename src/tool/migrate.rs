//! `guanzhi migrate`: a package of an earlier form brought to today's, all of it or nothing.

use crate::{folder, in_lang, saved, say};
use guanzhi::lang::Lang;
use guanzhi::open::open_without;
use guanzhi::package::{Change, File, decode, diff, migrate};
use std::path::PathBuf;

/// What `migrate` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package's folder
    dir: PathBuf,
    /// Print what would change, and change nothing
    #[arg(long)]
    dry_run: bool,
}

/// Brings a package to today's form and tells what changed; returns whether it has no problems then.
///
/// # Errors
/// When there is no such folder, or it can't be written to.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let (mut files, refused) = folder::read(&args.dir, lang)?;
    let (new, changes) = migrate(&files);
    let mut lines: Vec<String> = changes.iter().map(|change| line(change, lang)).collect();
    if changes.is_empty() {
        let en = "nothing to change: the package has today’s form";
        lines.push(in_lang(lang, en.to_owned(), "无需改动：数据包已是现行格式".to_owned()));
    }
    if args.dry_run {
        lines.extend(new.iter().flat_map(|file| shown(&files, file)));
    } else {
        saved::files(&args.dir, &new)?;
    }
    for file in new {
        files.retain(|old| old.name != file.name);
        files.push(file);
    }
    let (_, problems) = open_without(&files, refused);
    if !problems.is_empty() {
        let (count, dir) = (problems.len(), args.dir.display());
        let en = format!("problems left: {count}; `guanzhi check {dir}` tells them");
        lines.push(in_lang(lang, en, format!("尚余{count}处问题，请用guanzhi check {dir}查看")));
    }
    say(&lines)?;
    Ok(problems.is_empty())
}

/// A change in one line.
fn line(change: &Change, lang: Lang) -> String {
    match change {
        Change::Column { file, column } => in_lang(
            lang,
            format!("{file}: column \"{column}\" is added, empty"),
            format!("{file}: 增加空的“{column}”栏"),
        ),
        Change::Field { file, column } => in_lang(
            lang,
            format!("datapackage.json: column \"{column}\" of {file} is described"),
            format!("datapackage.json: 补上{file}中“{column}”栏的说明"),
        ),
        Change::Words { file, column, words, line } => {
            let words = words.join(", ");
            in_lang(
                lang,
                format!("datapackage.json:{line}: the list for column \"{column}\" of {file} gets {words}"),
                format!("datapackage.json:{line}: {file}中“{column}”栏的可用词补上{words}"),
            )
        }
        Change::Listed(files) => {
            let files = files.join(", ");
            in_lang(
                lang,
                format!("datapackage.json: resources gets {files}"),
                format!("datapackage.json: resources补上{files}"),
            )
        }
    }
}

/// How a file would change.
fn shown(files: &[File], new: &File) -> Vec<String> {
    let old = files.iter().find(|file| file.name == new.name);
    let text = |file: &File| decode(&file.bytes).unwrap_or_default().to_owned();
    let lines = diff(&old.map(text).unwrap_or_default(), &text(new));
    [format!("--- {}", new.name), format!("+++ {}", new.name)].into_iter().chain(lines).collect()
}
