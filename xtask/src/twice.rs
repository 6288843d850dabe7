//! `cargo xtask twice`: whether what is built depends on nothing but the sources.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use crate::project::{Project, call};

/// Where the copies of the project lie, below cargo's target directory: paths that differ in length.
const PLACES: [&str; 2] = ["twice/a", "twice/another/place"];

/// Builds what was committed last in two places, and compares every file of `dist/`.
pub fn run(project: &Project) -> Result<()> {
    let mut built = Vec::new();
    for place in PLACES.map(|place| project.target.join(place)) {
        built.push(build(project, &place)?);
    }
    let [one, other] = &built[..] else { unreachable!("two places") };
    let names = one.keys().chain(other.keys());
    let differing: Vec<&str> =
        names.filter(|name| one.get(*name) != other.get(*name)).map(String::as_str).collect();
    ensure!(differing.is_empty(), "these files differ: {}", differing.join(", "));
    println!("{} files are the same, byte by byte", one.len());
    Ok(())
}

/// The files of `dist/` as built in a fresh copy of the project.
fn build(project: &Project, place: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    if place.exists() {
        fs::remove_dir_all(place)?;
    }
    let (from, to) = (project.root.to_string_lossy(), place.to_string_lossy());
    call(&mut project.command("git", &["clone", "--quiet", &from, &to]))?;
    let mut cargo = project.cargo(&["xtask", "build"]);
    call(cargo.current_dir(place).env("CARGO_TARGET_DIR", place.join("target")))?;
    files(&place.join("dist"))
}

/// The files below a folder by their paths in it.
fn files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let (mut found, mut folders) = (BTreeMap::new(), vec![folder.to_path_buf()]);
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| next.display().to_string())? {
            let path: PathBuf = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.strip_prefix(folder)?.display().to_string(), fs::read(&path)?);
            }
        }
    }
    Ok(found)
}
