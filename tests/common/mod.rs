//! What suites have in common: the packages that they open.

pub mod made;

use guanzhi::open::open;
use guanzhi::package::{FILES, File};
use guanzhi::report::Report;
use std::fs;
use std::path::{Path, PathBuf};

/// A path of the project.
pub fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// The files of a data package in a folder of the project.
pub fn files(folder: &str) -> Vec<File> {
    let folder = path(folder);
    let file = |name: &str| File { name: name.to_owned(), bytes: fs::read(folder.join(name)).expect(name) };
    FILES.iter().map(|name| file(name)).collect()
}

/// The report that is published by default, with which nothing is wrong.
pub fn report() -> Report {
    opened(&files("data"))
}

/// A report of files with which nothing is wrong.
pub fn opened(files: &[File]) -> Report {
    let (report, problems) = open(files);
    let problems: Vec<String> = problems.iter().map(ToString::to_string).collect();
    assert!(problems.is_empty(), "{problems:#?}");
    report
}
