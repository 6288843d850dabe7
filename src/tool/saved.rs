//! Files as they are saved: written beside their places first, so that nobody finds half of one.

use crate::in_lang;
use anyhow::Context;
use guanzhi::lang::Lang;
use guanzhi::package::{FILES, File};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Refuses a place where something is already, unless it may be replaced.
///
/// # Errors
/// When there is a file, or a folder with a file of a package.
pub fn check_free(out: &Path, replace: bool, lang: Lang) -> anyhow::Result<()> {
    let taken = out.is_file() || FILES.iter().any(|name| out.join(name).exists());
    if taken && !replace {
        let shown = out.display();
        let en = format!("{shown} is there already; name another place, or add --replace");
        anyhow::bail!("{}", in_lang(lang, en, format!("{shown}已经存在；请换一个位置，或加--replace")));
    }
    Ok(())
}

/// Writes one file.
///
/// # Errors
/// When its folder can't be written to.
pub fn file(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let written = beside(path, bytes).and_then(|file| file.persist(path).map_err(|failed| failed.error));
    written.map(drop).with_context(|| path.display().to_string())
}

/// A file with some content beside a place, with the permissions of the old one or the usual ones.
fn beside(path: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    // As any new file is; without this nobody else may read it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(path) {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// What stands in a place, if anything does.
fn old(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Writes files into a folder, each beside the old one first; where one can't take its place, those before it are put back.
///
/// # Errors
/// When the folder can't be written to.
pub fn files(dir: &Path, new: &[File]) -> anyhow::Result<()> {
    place_by(dir, new, &|beside, path| beside.persist(path).map(drop).map_err(|failed| failed.error))
}

/// Puts a file that is written in the place of an old one.
type Persist<'a> = &'a dyn Fn(NamedTempFile, &Path) -> io::Result<()>;

fn place_by(dir: &Path, new: &[File], persist: Persist) -> anyhow::Result<()> {
    let write = |file: &File| {
        let path = dir.join(&file.name);
        Ok::<_, io::Error>((beside(&path, &file.bytes)?, old(&path)?, path))
    };
    let failed = || dir.display().to_string();
    fs::create_dir_all(dir).with_context(failed)?;
    let ready = new.iter().map(write).collect::<Result<Vec<_>, _>>().with_context(failed)?;
    let mut placed: Vec<(PathBuf, Option<Vec<u8>>)> = Vec::new();
    for (beside, old, path) in ready {
        if let Err(error) = persist(beside, &path) {
            for (path, old) in placed {
                match old {
                    Some(old) => fs::write(&path, old).with_context(failed)?,
                    None => fs::remove_file(&path).with_context(failed)?,
                }
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
                return Err(io::Error::other("refused"));
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
        files(dir.path(), &new).expect("nothing is in the way");
        assert_eq!(found(), names.map(|name| format!("new {name}")));
    }
}
