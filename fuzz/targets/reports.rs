//! The reports that inputs are made from, and everything that is shown of one.

use guanzhi::card::card;
use guanzhi::explore::{Selection, Texts};
use guanzhi::export::{Export, FORMATS, Subject};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::{FILES, File};
use guanzhi::page::{explorer, method, reader, save};
use guanzhi::report::Report;
use std::rc::Rc;

/// The files of a synthetic package.
macro_rules! package {
    ($folder:literal) => {
        [
            include_bytes!(concat!("../../tests/packages/", $folder, "/datapackage.json")).as_slice(),
            include_bytes!(concat!("../../tests/packages/", $folder, "/themes.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/regions.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/units.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/indicators.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/sources.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/places.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/observations.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/relations.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/numerals.csv")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/charts.json")),
            include_bytes!(concat!("../../tests/packages/", $folder, "/story.json")),
        ]
    };
}

/// The packages, each with the files of `FILES`.
pub const PACKAGES: [[&[u8]; FILES.len()]; 4] =
    [package!("base"), package!("bulletin"), package!("pingtan"), package!("english")];

/// The files of a package.
pub fn files(at: usize) -> Vec<File> {
    let file = |(name, bytes): (&&str, &&[u8])| File { name: (*name).to_owned(), bytes: bytes.to_vec() };
    FILES.iter().zip(&PACKAGES[at]).map(file).collect()
}

thread_local! {
    static REPORTS: Rc<[Report]> = (0..PACKAGES.len()).map(|at| open(&files(at)).0).collect();
}

/// The reports of the packages.
pub fn reports() -> Rc<[Report]> {
    REPORTS.with(Rc::clone)
}

/// Everything that a page shows of a report, and what is saved of it.
pub fn show(report: &Report) {
    let all: Vec<usize> = (0..report.package.observations.len()).collect();
    let texts = Texts::of(report);
    for lang in Lang::ALL {
        reader::reader(report, lang, &|_, _| None);
        method::remarks(report, lang);
        for figure in report.figures() {
            card(report, &figure.observation.id, lang);
        }
        let selection = Selection { query: "1".to_owned(), ..Selection::default() };
        texts.select(report, &selection, lang);
        explorer::rows(report, &all, (0, all.len()), &selection, lang);
        if let Some(export) = Export::new(report, &Subject::Report, lang) {
            for format in FORMATS {
                (format.write)(&export, None);
            }
        }
        for chart in &report.package.charts {
            save::make(report, &Subject::Chart(chart.id.clone()), "svg", lang);
        }
    }
}
