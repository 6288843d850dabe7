//! Reading a package from a zip: only the files of the format, in one folder of it, none of them larger than it says.

use crate::in_lang;
use guanzhi::lang::Lang;
use guanzhi::package::problem::{FileFault, Problem, Trouble};
use guanzhi::package::{FILES, File, check_size};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::read::ZipFile;
use zip::result::ZipError;

/// The most bytes that the parts of a workbook may unpack to.
const MAX_UNPACKED: u64 = 256 << 20;

type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Whether an archive is a workbook.
///
/// # Errors
/// When it is damaged.
pub fn is_workbook(bytes: &[u8]) -> Result<bool, ZipError> {
    let archive: Archive = ZipArchive::new(Cursor::new(bytes))?;
    Ok(archive.index_for_name("xl/workbook.xml").is_some())
}

/// Unpacks all parts of a workbook, and throws them away: whoever reads it afterwards finds each of them whole.
///
/// # Errors
/// When a part is damaged or encrypted, or they are too large together.
pub fn check_parts(bytes: &[u8]) -> anyhow::Result<()> {
    let mut archive: Archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut left = MAX_UNPACKED;
    for at in 0..archive.len() {
        let part = archive.by_index(at)?;
        let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())?;
        let Some(rest) = left.checked_sub(unpacked) else {
            anyhow::bail!("it unpacks to more than {} MiB", MAX_UNPACKED >> 20);
        };
        left = rest;
    }
    Ok(())
}

/// The files of the format that an archive has, and why others were refused.
///
/// # Errors
/// When it is damaged as a whole, or has files of the format in several folders.
pub fn read(bytes: &[u8], lang: Lang) -> anyhow::Result<(Vec<File>, Vec<Problem>)> {
    let mut archive: Archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut folders: BTreeMap<String, Vec<(usize, &str)>> = BTreeMap::new();
    for at in 0..archive.len() {
        let Some(Ok(name)) = archive.name_for_index(at) else { continue };
        let name = name.replace('\\', "/");
        let (folder, name) = name.rsplit_once('/').unwrap_or(("", &name));
        // What macOS keeps beside each file.
        if let Some(known) = FILES.iter().find(|known| **known == name && !folder.starts_with("__MACOSX")) {
            folders.entry(folder.to_owned()).or_default().push((at, known));
        }
    }
    if folders.len() > 1 {
        let named = folders.keys().map(|folder| format!("{folder}/")).collect::<Vec<_>>().join(", ");
        let en = format!("it has packages in several folders: {named}; pack one of them alone");
        let zh = format!("其中几个文件夹都有数据包：{named}；请只打包一个");
        anyhow::bail!("{}", in_lang(lang, en, zh));
    }
    let (mut files, mut refused, mut size) = (Vec::new(), Vec::new(), 0);
    for (at, name) in folders.into_values().flatten() {
        match archive.by_index(at).map_err(|error| unreadable(&error)).and_then(|it| content(it, &mut size)) {
            Ok(bytes) => files.push(File { name: name.to_owned(), bytes }),
            Err(fault) => refused.push(Problem::new(name, None, Trouble::File(fault))),
        }
    }
    Ok((files, refused))
}

fn unreadable(error: &ZipError) -> FileFault {
    FileFault::Unreadable(error.to_string())
}

/// A file's content, if it is as long as the archive says; `size` is that of the package so far.
fn content(mut file: ZipFile<'_, Cursor<&[u8]>>, size: &mut u64) -> Result<Vec<u8>, FileFault> {
    let told = file.size();
    check_size(told, size)?;
    let mut bytes = Vec::new();
    let read = (&mut file).take(told + 1).read_to_end(&mut bytes);
    read.map_err(|error| FileFault::Unreadable(error.to_string()))?;
    if bytes.len() as u64 == told {
        Ok(bytes)
    } else {
        Err(FileFault::Unreadable(format!("{} bytes instead of {told}", bytes.len())))
    }
}
