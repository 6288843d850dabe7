//! `guanzhi workbook`: a package as a workbook, a zip or a folder, whichever it was before.

mod read;
mod write;

pub use read::read;

use crate::input::Input;
use crate::{in_lang, publish, saved, say};
use guanzhi::book;
use guanzhi::lang::Lang;
use guanzhi::package::{File, Trouble};
use std::path::{Path, PathBuf};

/// What `workbook` is told.
#[derive(clap::Args)]
pub struct Args {
    /// The package: a folder, a zip or a workbook
    package: PathBuf,
    /// The workbook to write; a zip if its name ends with .zip, a folder if it ends with neither .zip nor .xlsx
    #[arg(short, long, value_name = "FILE")]
    out: PathBuf,
    /// Replace what is there
    #[arg(long)]
    replace: bool,
}

/// Writes a package in another form; `false` where it has problems that would be lost on the way, which are told.
///
/// # Errors
/// When there is no such package, or the place is taken or can't be written to.
pub fn run(args: &Args, lang: Lang) -> anyhow::Result<bool> {
    let input = Input::read(&args.package, lang)?;
    saved::check_free(&args.out, args.replace, lang)?;
    let (_, problems) = input.open();
    let left = problems.len();
    let (lost, _): (Vec<_>, Vec<_>) = problems.into_iter().partition(|problem| is_lost(&problem.trouble));
    if !lost.is_empty() {
        say(&input.lines(lost, lang))?;
        return Ok(false);
    }
    place(&args.out, &input.files)?;
    let out = args.out.display();
    let mut lines = vec![out.to_string()];
    if left > 0 {
        let en = format!("problems: {left}; `guanzhi check {out}` tells them");
        lines.push(in_lang(lang, en, format!("有{left}处问题，请用guanzhi check {out}查看")));
    }
    say(&lines)?;
    Ok(true)
}

/// Whether something wouldn't be in another form of the package: what can't be read has no cells.
fn is_lost(trouble: &Trouble) -> bool {
    matches!(
        trouble,
        Trouble::File(_)
            | Trouble::Sheet(_)
            | Trouble::Json(_)
            | Trouble::Shape { .. }
            | Trouble::FieldCount { .. }
            | Trouble::HeaderCount { .. }
    )
}

/// Writes the files of a package as what the name says: a workbook, a zip or a folder.
///
/// # Errors
/// When the place can't be written to.
pub fn place(out: &Path, files: &[File]) -> anyhow::Result<()> {
    let is = |extension: &str| out.extension().is_some_and(|it| it.eq_ignore_ascii_case(extension));
    if is("xlsx") {
        saved::file(out, &write::write(&book::write(files))?)
    } else if is("zip") {
        saved::file(out, &publish::zipped(files))
    } else {
        saved::files(out, files)
    }
}
