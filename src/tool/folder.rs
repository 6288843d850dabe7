//! Reading a package's folder: only the files of the format, none of them before its size is known.

use crate::in_lang;
use guanzhi::lang::Lang;
use guanzhi::open::open_without;
use guanzhi::package::problem::{FileFault, Problem, Trouble};
use guanzhi::package::{FILES, File, check_size};
use guanzhi::report::Report;
use std::fs;
use std::io::{self, Read};
use std::path::Path;

/// Opens the package in a folder, with all its problems.
///
/// # Errors
/// When there is no such folder.
pub fn open(dir: &Path, lang: Lang) -> anyhow::Result<(Report, Vec<Problem>)> {
    let (files, refused) = read(dir, lang)?;
    Ok(open_without(&files, refused))
}

/// The files of the format that a folder has, and why others were refused. Sub-folders aren't looked into.
///
/// # Errors
/// When there is no such folder.
pub fn read(dir: &Path, lang: Lang) -> anyhow::Result<(Vec<File>, Vec<Problem>)> {
    if !fs::metadata(dir).is_ok_and(|metadata| metadata.is_dir()) {
        let dir = dir.display();
        let en = format!("there is no folder {dir}; name the folder of a package");
        let zh = format!("没有文件夹{dir}；请指明数据包所在的文件夹");
        anyhow::bail!("{}", in_lang(lang, en, zh));
    }
    let (mut files, mut refused, mut size) = (Vec::new(), Vec::new(), 0);
    for name in FILES {
        match read_file(&dir.join(name), &mut size) {
            Ok(bytes) => files.push(File { name: name.to_owned(), bytes }),
            // The reader notes what is missing.
            Err(FileFault::Missing) => {}
            Err(fault) => refused.push(Problem::new(name, None, Trouble::File(fault))),
        }
    }
    Ok((files, refused))
}

/// Reads a regular file of a permitted size; `size` is that of the package so far.
///
/// A pipe would keep the tool waiting, so nothing is opened before it is known to be a regular file.
pub fn read_file(path: &Path, size: &mut u64) -> Result<Vec<u8>, FileFault> {
    let metadata = fs::metadata(path).map_err(|error| fault(&error))?;
    if !metadata.is_file() {
        return Err(FileFault::NotAFile);
    }
    check_size(metadata.len(), size)?;
    let mut bytes = Vec::new();
    // A file that grows meanwhile is read to the size that was checked.
    let file = fs::File::open(path).map_err(|error| fault(&error))?;
    file.take(metadata.len()).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    Ok(bytes)
}

fn fault(error: &io::Error) -> FileFault {
    match error.kind() {
        io::ErrorKind::NotFound => FileFault::Missing,
        _ => FileFault::Unreadable(error.to_string()),
    }
}

/// The problems as lines of text.
pub fn lines(problems: &[Problem], lang: Lang) -> Vec<String> {
    problems.iter().map(|problem| problem.message(lang)).collect()
}
