//! What is written: all of it, or nothing.

use crate::in_lang;
use anyhow::{Context, ensure};
use guanzhi::lang::Lang;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// What is to be written: paths below the target folder, with `/`, and contents.
#[derive(Default)]
pub struct Output {
    files: BTreeMap<String, Vec<u8>>,
}

impl Output {
    /// Paths and sizes in bytes.
    pub fn sizes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.files.iter().map(|(name, content)| (name.as_str(), content.len()))
    }

    /// Adds a file under its path.
    pub fn add(&mut self, name: &str, content: impl Into<Vec<u8>>) {
        self.files.insert(name.to_owned(), content.into());
    }

    /// Adds an asset of the site under a name that changes with its content; returns its address.
    pub fn add_asset(&mut self, name: &str, extension: &str, content: impl Into<Vec<u8>>) -> String {
        let content = content.into();
        let hash = format!("{:x}", Sha256::digest(&content));
        let hash = &hash[..10];
        let address = format!("assets/{name}-{hash}.{extension}");
        self.add(&format!("site/{address}"), content);
        address
    }

    /// Writes into a new folder inside the target, then puts the finished entries in the places of the old ones, one step each
    /// where the system can. What was there before comes back if that fails; nothing that isn't a publication is replaced.
    ///
    /// Whoever publishes to the same target meanwhile waits.
    ///
    /// # Errors
    /// When the target can't be written to, or has another `site`.
    pub fn place(&self, out: &Path, lang: Lang) -> anyhow::Result<()> {
        let cannot = || {
            let shown = out.display();
            in_lang(lang, format!("{shown} can’t be written to"), format!("{shown}无法写入"))
        };
        fs::create_dir_all(out).with_context(cannot)?;
        // Some systems lock no folders; there, whoever comes second may fail.
        let _alone = fs::File::open(out).ok().filter(|folder| folder.lock().is_ok());
        clear(out);
        ensure!(is_replaceable(&out.join("site")), "{}", foreign(out, lang));
        let staging = tempfile::Builder::new().prefix(STAGING).tempdir_in(out).with_context(cannot)?;
        self.write(staging.path()).with_context(cannot)?;
        let mut placed = Vec::new();
        for entry in ENTRIES {
            if let Err(error) = swap(out, entry, staging.path()) {
                for entry in placed {
                    restore(out, entry, staging.path());
                }
                return Err(error).with_context(cannot);
            }
            placed.push(entry);
        }
        Ok(())
    }

    /// Writes what is new into a folder, and makes one for what is old.
    fn write(&self, staging: &Path) -> io::Result<()> {
        let fresh = staging.join(FRESH);
        for (name, content) in &self.files {
            let path = fresh.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&fresh))?;
            fs::write(&path, content)?;
        }
        fs::create_dir_all(staging.join(OLD))
    }
}

/// What is placed. The one file comes last: it is there only once its site is.
const ENTRIES: [&str; 2] = ["site", "report.html"];
/// How the names of the folders begin that are written into.
const STAGING: &str = ".publish-";
/// What is new in such a folder.
const FRESH: &str = "new";
/// What was in its place.
const OLD: &str = "old";

/// Puts a new entry in its place, and what was there into the folder for what is old.
fn swap(out: &Path, entry: &str, staging: &Path) -> io::Result<()> {
    let (place, fresh, old) =
        (out.join(entry), staging.join(FRESH).join(entry), staging.join(OLD).join(entry));
    if !is_there(&place) {
        return fs::rename(fresh, place);
    }
    if exchange(&fresh, &place).is_ok() {
        return fs::rename(fresh, old);
    }
    fs::rename(&place, &old)?;
    fs::rename(fresh, &place).inspect_err(|_| restore(out, entry, staging))
}

/// Exchanges two paths in one step, so that each is there at any time.
#[cfg(target_os = "linux")]
fn exchange(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

/// Exchanges two paths in one step, which only some systems can.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Puts an old entry back in its place, or leaves none there where there was none.
fn restore(out: &Path, entry: &str, staging: &Path) {
    let (place, old) = (out.join(entry), staging.join(OLD).join(entry));
    let _ = fs::rename(&place, staging.join(entry));
    let _ = fs::rename(old, place);
}

/// Removes what publications that were ended by force have left, once all that they had taken away is back.
fn clear(out: &Path) {
    let left = fs::read_dir(out).into_iter().flatten().flatten();
    for staging in left.filter(|entry| entry.file_name().to_string_lossy().starts_with(STAGING)) {
        for entry in ENTRIES.into_iter().filter(|entry| !is_there(&out.join(entry))) {
            let _ = fs::rename(staging.path().join(OLD).join(entry), out.join(entry));
        }
        let _ = fs::remove_dir_all(staging.path());
    }
}

fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// Whether there is nothing in the place of the site, or an earlier one: each has the script of embeds.
fn is_replaceable(site: &Path) -> bool {
    !is_there(site)
        || site.join("assets/embed.js").is_file()
        || fs::read_dir(site).is_ok_and(|mut entries| entries.next().is_none())
}

fn foreign(out: &Path, lang: Lang) -> String {
    let site = out.join("site");
    let site = site.display();
    in_lang(
        lang,
        format!("{site} is there and isn’t a site of guanzhi: move it away, or name another folder"),
        format!("{site}已存在，且不是guanzhi发布的网站：请移走，或另指定文件夹"),
    )
}
