//! What is written: all of it, or nothing.

use anyhow::Context;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

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

    /// Writes into a new folder inside the target, then moves the finished entries to their places. What was
    /// there before comes back if a move fails.
    ///
    /// # Errors
    /// When the target can't be written to.
    pub fn place(&self, out: &Path) -> anyhow::Result<()> {
        let cannot = || format!("{} can’t be written to", out.display());
        fs::create_dir_all(out).with_context(cannot)?;
        let staging = tempfile::Builder::new().prefix(".publish-").tempdir_in(out).with_context(cannot)?;
        let (fresh, old) = (staging.path().join("new"), staging.path().join("old"));
        for (name, content) in &self.files {
            let path = fresh.join(name);
            fs::create_dir_all(path.parent().unwrap_or(&fresh)).with_context(cannot)?;
            fs::write(&path, content).with_context(cannot)?;
        }
        fs::create_dir_all(&old).with_context(cannot)?;
        let mut moved = Vec::new();
        for entry in ["report.html", "site"] {
            let outcome = swap(&out.join(entry), &fresh.join(entry), &old.join(entry));
            moved.push(entry);
            if let Err(error) = outcome {
                for entry in moved {
                    restore(&out.join(entry), &old.join(entry));
                }
                return Err(error).with_context(cannot);
            }
        }
        Ok(())
    }
}

/// Moves what is in a place away and what is new into it.
fn swap(place: &Path, fresh: &Path, old: &Path) -> std::io::Result<()> {
    if place.symlink_metadata().is_ok() {
        fs::rename(place, old)?;
    }
    fs::rename(fresh, place)
}

/// Undoes a swap as far as it went.
fn restore(place: &Path, old: &Path) {
    if old.symlink_metadata().is_ok() {
        let _ = fs::remove_dir_all(place).or_else(|_| fs::remove_file(place));
        let _ = fs::rename(old, place);
    }
}
