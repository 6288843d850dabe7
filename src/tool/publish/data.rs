//! The data of a site as files: the package as it was read, all figures, and those of each chart.

use flate2::Compression;
use flate2::write::DeflateEncoder;
use guanzhi::export::zip::{Deflate, Entry, archive};
use guanzhi::export::{Export, Format, Subject};
use guanzhi::package::File;
use guanzhi::report::Report;
use std::io::Write;

/// The files, with paths below the site's folder `data`.
pub fn files(report: &Report, package: &[File]) -> Vec<Entry> {
    let mut files = vec![Entry::new(&[&report.package.meta.name, ".zip"].concat(), zipped(package))];
    let in_folder = |file: &File| Entry::new(&["package/", &file.name].concat(), file.bytes.as_slice());
    files.extend(package.iter().map(in_folder));
    let charts = report.package.charts.iter().map(|spec| Subject::Chart(spec.id.clone()));
    for subject in std::iter::once(Subject::Report).chain(charts) {
        for export in report.package.meta.languages().filter_map(|lang| Export::new(report, &subject, lang)) {
            files.extend(Format::files().map(|format| {
                let name = [&export.stem(), ".", format.id].concat();
                Entry::new(&name, (format.write)(&export, Some(deflate)))
            }));
        }
    }
    files
}

/// The package as an archive, of the files as they were read.
pub fn archive_of(package: &[File], deflate: Option<Deflate>) -> Vec<u8> {
    let entries: Vec<Entry> =
        package.iter().map(|file| Entry::new(&file.name, file.bytes.as_slice())).collect();
    archive(&entries, deflate)
}

/// The package as an archive whose files are compressed.
pub fn zipped(package: &[File]) -> Vec<u8> {
    archive_of(package, Some(deflate))
}

/// A raw deflate stream.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(bytes).and_then(|()| encoder.finish());
    written.expect("writing to memory can't fail")
}
