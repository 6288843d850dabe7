//! Files that readers save, read again by the libraries that others read them with.

use crate::common::{files, opened, report};
use calamine::{Data, Reader, Xlsx};
use expect_test::expect;
use guanzhi::export::zip::{Entry, archive};
use guanzhi::export::{Export, Subject, csv, json, workbook};
use guanzhi::lang::Lang;
use guanzhi::package::File;
use guanzhi::page::save::make;
use guanzhi::quantity::Bound;
use guanzhi::report::Report;
use proptest::collection::vec;
use proptest::prelude::*;
use std::io::{Cursor, Read};

/// The report that is published by default, with one text of its files replaced.
fn report_with(from: &str, to: &str) -> Report {
    let replaced = |file: File| {
        let text = String::from_utf8(file.bytes).expect("text");
        File { name: file.name, bytes: text.replace(from, to).into_bytes() }
    };
    opened(&files("data").into_iter().map(replaced).collect::<Vec<_>>())
}

fn sheets(entries: &[Entry]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(archive(entries, None))).expect("a workbook");
    let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
    book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

#[test]
fn a_workbook_has_figures_as_numbers_and_their_sources() {
    let report = report();
    for spec in &report.package.charts {
        for lang in Lang::ALL {
            let subject = Subject::Chart(spec.id.clone());
            let export = Export::new(&report, &subject, lang).expect("a chart");
            assert!(!export.figures.is_empty(), "{}", spec.id);
            let sheets = sheets(&workbook(&export));
            let [(_, figures), (_, sources), (_, about)] = &sheets[..] else { panic!("{sheets:?}") };
            assert_eq!(figures.len(), 1 + export.figures.len(), "{}", spec.id);
            for (row, figure) in figures[1..].iter().zip(&export.figures) {
                let number = |cell: &Data| match cell {
                    Data::Float(number) => Some(*number),
                    #[expect(clippy::cast_precision_loss, reason = "figures are smaller")]
                    Data::Int(number) => Some(*number as f64),
                    Data::Empty => None,
                    other => panic!("{other:?} is no number"),
                };
                let interval = figure.value.interval();
                let ends = [interval.lo, interval.hi].map(|end| end.map(|end| end.value));
                let expected = [figure.value.nominal(), ends[0], ends[1]];
                for (cell, expected) in row[6..9].iter().zip(expected) {
                    let expected: Option<f64> =
                        expected.map(|it| it.round_dp(10).to_string().parse().expect("a number"));
                    assert_eq!(number(cell), expected, "{} {row:?}", spec.id);
                }
                assert_eq!(row[0].to_string(), figure.observation.id);
                assert!(!row[9].to_string().is_empty() || figure.unit.many.is_empty(), "a unit: {row:?}");
                let title = figure.source.title.get(lang);
                assert_eq!(row[14].to_string(), title);
                assert!(sources.iter().any(|source| source[1] == *title), "{title} is a source");
                assert_eq!(
                    figure.value.is_derived(),
                    row[10] == Data::Empty,
                    "only what is derived has nothing printed"
                );
            }
            assert_eq!(about[0][0].to_string(), spec.headline.get(lang));
        }
    }
}

#[test]
fn no_text_of_a_package_is_a_formula() {
    let hostile = "=HYPERLINK(A1)";
    let report = report_with("制造业产品质量合格率", hostile);
    let subject = Subject::Chart("nation-gap".to_owned());
    let export = Export::new(&report, &subject, Lang::Zh).expect("a chart");
    let text = csv(&export);
    assert!(text.contains("\"'=HYPERLINK(") && !text.contains("\"=HYPERLINK("), "{text}");
    let entries = workbook(&export);
    for sheet in entries.iter().filter(|entry| entry.name.contains("sheet")) {
        let text = String::from_utf8(sheet.content.clone()).expect("UTF-8");
        assert!(!text.contains("<f>"), "{}", sheet.name);
        roxmltree::Document::parse(&text).expect("XML");
    }
    let figures = &sheets(&entries)[0].1;
    assert!(figures.iter().any(|row| row[2].to_string().starts_with("'=HYPERLINK(")), "guarded");
}

#[test]
fn json_says_what_was_printed_and_what_was_derived() {
    let report = report();
    for lang in Lang::ALL {
        let export = Export::new(&report, &Subject::Report, lang).expect("the report");
        let read: serde_json::Value = serde_json::from_str(&json(&export)).expect("JSON");
        let figures = read["figures"].as_array().expect("figures");
        assert_eq!(figures.len(), report.figures().count());
        for (read, figure) in figures.iter().zip(report.figures()) {
            assert_eq!(read["id"], figure.observation.id.as_str());
            assert_eq!(read["derived"], figure.value.is_derived());
            assert_eq!(read["value"].is_null(), figure.value.nominal().is_none());
            assert_eq!(read["lower_included"], figure.value.interval().lo.is_some_and(|end| !end.open));
        }
        assert_eq!(read["sources"].as_array().expect("sources").len(), report.package.sources.len());
    }
}

#[test]
fn rows_say_all_of_a_figure() {
    let report = report();
    let row = |id: &str| {
        let places: Vec<usize> = (0..report.package.observations.len())
            .filter(|at| report.package.observations[*at].id == id)
            .collect();
        let export = Export::new(&report, &Subject::Figures(places), Lang::En).expect("figures");
        assert_eq!(export.stem(), "liaoning-quality-2024.en");
        csv(&export).lines().nth(1).expect("a row").replace("\",\"", " | ")
    };
    expect![[r#""enterprise-funds | Industry chains | Enterprise funds brought in | Liaoning |  | not stated | 870000000 | 0 | 870000000 | yuan | nearly 870 million yuan (近 8.7 亿元) | nearly | report |  | Helping enterprises to develop with high quality, guarding people’s quality of life: how the provincial market regulator builds the “three strengths” | section “Raising quality, strengthening industry”, Quality-chain work | ""#]].assert_eq(&row("enterprise-funds"));
    expect![[r#""nation-manufacturing | Pass rates and national standing | Manufacturing product pass rate | China | 2023 |  | 93.6 | 93.5 | 93.7 | % |  |  | derived |  | Helping enterprises to develop with high quality, guarding people’s quality of life: how the provincial market regulator builds the “three strengths” | section “Raising quality, strengthening industry”, Beside the nation | Manufacturing pass rate above the national average +0.5 percentage points = Manufacturing product pass rate 94.1% − China Manufacturing product pass rate ≈93.6%; Liaoning’s rate less the printed gap; not printed in the report.""#]].assert_eq(&row("nation-manufacturing"));
    let hedges = report.figures().filter_map(|it| it.observation.quantity.as_ref().map(|it| it.bound));
    assert!(hedges.into_iter().any(|hedge| hedge != Bound::Exact));
}

#[test]
fn pictures_stand_alone() {
    let report = report();
    let subject = Subject::Chart("nation-gap".to_owned());
    let picture = |what| make(&report, &subject, what, Lang::Zh).expect("a picture");
    let (ground, clear) = (picture("svg"), picture("clear"));
    for svg in [&ground, &clear] {
        let read = roxmltree::Document::parse(svg).expect("XML");
        let texts: String = read.descendants().filter_map(|node| node.text()).collect();
        assert!(texts.contains("与全国平均相比"), "texts are texts");
        assert!(!svg.contains("var(") && !svg.contains("class="), "nothing depends on a style sheet");
    }
    let rect = |svg: &str| svg.split("/>").next().expect("a ground").to_owned();
    assert!(rect(&ground).ends_with("fill=\"#ffffff\"") && rect(&clear).ends_with("fill=\"none\""));
    assert_eq!(make(&report, &Subject::Report, "svg", Lang::Zh), None);
    assert_eq!(make(&report, &Subject::Chart("nothing".to_owned()), "json", Lang::Zh), None);
}

/// A raw deflate stream, made in another way than the tool's.
fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut compressor = flate2::Compress::new(flate2::Compression::best(), false);
    let mut out = Vec::with_capacity(bytes.len() + 64);
    compressor.compress_vec(bytes, &mut out, flate2::FlushCompress::Finish).expect("deflate");
    out
}

proptest! {
    #[test]
    fn archives_are_read_again(files in vec(("[a-z质量/]{1,12}", vec(any::<u8>(), 0..300)), 0..8), packed: bool) {
        // Names are unique in an archive.
        let entries: Vec<Entry> = files
            .iter()
            .enumerate()
            .map(|(at, (name, content))| Entry::new(&format!("{at}{name}x"), content.repeat(1 + at)))
            .collect();
        let bytes = archive(&entries, packed.then_some(deflate));
        let mut read = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        prop_assert_eq!(read.len(), entries.len());
        for (at, entry) in entries.iter().enumerate() {
            let mut file = read.by_index(at).expect("an entry");
            prop_assert_eq!(file.name().expect("a name"), entry.name.as_str());
            let mut content = Vec::new();
            // Reading checks the sum.
            file.read_to_end(&mut content).expect("whole");
            prop_assert_eq!(&content, &entry.content);
        }
    }
}
