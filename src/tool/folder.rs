//! Reading a package's folder: only the files of the format, none of them before its size is known.

use crate::in_lang;
use guanzhi::lang::Lang;
use guanzhi::package::problem::{FileFault, Problem, Trouble};
use guanzhi::package::{FILES, File, MAX_FILE, check_size, decode};
use std::fs;
use std::io::{self, Read};
use std::path::Path;

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
    let bytes = read_up_to(path, MAX_FILE)?;
    check_size(bytes.len() as u64, size)?;
    Ok(bytes)
}

/// Reads a regular file of at most so many bytes.
pub fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileFault> {
    let metadata = fs::metadata(path).map_err(|error| fault(&error))?;
    if !metadata.is_file() {
        return Err(FileFault::NotAFile);
    }
    if metadata.len() > limit {
        return Err(FileFault::TooLarge { size: metadata.len(), limit });
    }
    content(path, metadata.len())
}

/// The first so many bytes of a file.
fn content(path: &Path, size: u64) -> Result<Vec<u8>, FileFault> {
    let mut bytes = Vec::new();
    // A file that grows meanwhile is read to the size that was checked.
    let file = fs::File::open(path).map_err(|error| fault(&error))?;
    file.take(size).read_to_end(&mut bytes).map_err(|error| fault(&error))?;
    Ok(bytes)
}

fn fault(error: &io::Error) -> FileFault {
    match error.kind() {
        io::ErrorKind::NotFound => FileFault::Missing,
        _ => FileFault::Unreadable(error.to_string()),
    }
}

/// A text of a file that a command names.
///
/// # Errors
/// When it can't be read, or isn't UTF-8.
pub fn text(path: &Path, lang: Lang) -> anyhow::Result<String> {
    let refused = |fault| {
        let problem = Problem::new(&path.to_string_lossy(), None, Trouble::File(fault));
        anyhow::anyhow!("{}", problem.message(lang))
    };
    let bytes = read_up_to(path, MAX_FILE).map_err(refused)?;
    Ok(decode(&bytes).map_err(refused)?.to_owned())
}
