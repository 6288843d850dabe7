//! `guanzhi migrate`: a package of an earlier form brought to today's, all of it or nothing.

use crate::{folder, in_lang, say};
use anyhow::Context;
use guanzhi::lang::Lang;
use guanzhi::open::open_without;
use guanzhi::package::{Change, File, decode, diff, migrate};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

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
        place(&args.dir, &new)?;
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

/// Writes all files, each beside the old one first; where one can't take its place, those before it are put back.
fn place(dir: &Path, new: &[File]) -> anyhow::Result<()> {
    place_by(dir, new, &|beside, path| beside.persist(path).map(drop).map_err(|failed| failed.error))
}

/// Puts a file that is written in the place of an old one.
type Persist<'a> = &'a dyn Fn(tempfile::NamedTempFile, &Path) -> std::io::Result<()>;

fn place_by(dir: &Path, new: &[File], persist: Persist) -> anyhow::Result<()> {
    let write = |file: &File| {
        let mut beside = tempfile::NamedTempFile::new_in(dir)?;
        beside.write_all(&file.bytes)?;
        let path = dir.join(&file.name);
        beside.as_file().set_permissions(fs::metadata(&path)?.permissions())?;
        Ok::<_, std::io::Error>((beside, fs::read(&path)?, path))
    };
    let failed = || format!("{}", dir.display());
    let ready = new.iter().map(write).collect::<Result<Vec<_>, _>>().with_context(failed)?;
    let mut placed: Vec<(PathBuf, Vec<u8>)> = Vec::new();
    for (beside, old, path) in ready {
        if let Err(error) = persist(beside, &path) {
            for (path, old) in placed {
                fs::write(&path, old).with_context(failed)?;
            }
            return Err(error).with_context(failed);
        }
        placed.push((path, old));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_placed_before_a_failure_is_put_back() {
        let dir = tempfile::tempdir().expect("a folder");
        let names = ["a.csv", "b.csv", "c.csv"];
        let file = |name: &str| File { name: name.to_owned(), bytes: format!("new {name}").into_bytes() };
        for name in names {
            fs::write(dir.path().join(name), format!("old {name}")).expect("a file");
        }
        let found = || names.map(|name| fs::read_to_string(dir.path().join(name)).expect("a file"));
        let new = names.map(file);
        let failing = place_by(dir.path(), &new, &|beside, path| {
            if path.ends_with("b.csv") {
                return Err(std::io::Error::other("refused"));
            }
            beside.persist(path).map(drop).map_err(|failed| failed.error)
        });
        assert!(format!("{:#}", failing.expect_err("the second one is refused")).ends_with("refused"));
        assert_eq!(found(), names.map(|name| format!("old {name}")));
        assert_eq!(
            fs::read_dir(dir.path()).expect("the folder").count(),
            names.len(),
            "nothing is left beside"
        );
        place(dir.path(), &new).expect("nothing is in the way");
        assert_eq!(found(), names.map(|name| format!("new {name}")));
    }
}
