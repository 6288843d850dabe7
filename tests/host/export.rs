//! Files that readers save, read again by the libraries that others read them with.

use crate::cases;
use crate::common::{files, opened, report};
use calamine::{Data, Reader, Xlsx};
use expect_test::expect;
use guanzhi::export::zip::{Entry, archive};
use guanzhi::export::{COLUMNS, Export, FORMATS, Format, Subject, citation};
use guanzhi::lang::Lang;
use guanzhi::package::File;
use guanzhi::page::save::{Made, make};
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

/// A file of an export, in a format by its name.
fn file(export: &Export, format: &str) -> Vec<u8> {
    (Format::of(format).expect("a format").write)(export, None)
}

/// The names and rows of a workbook's sheets.
fn sheets(book: &[u8]) -> Vec<(String, Vec<Vec<Data>>)> {
    let mut book = Xlsx::new(Cursor::new(book)).expect("a workbook");
    let rows = |range: calamine::Range<Data>| range.rows().map(<[Data]>::to_vec).collect();
    book.worksheets().into_iter().map(|(name, range)| (name, rows(range))).collect()
}

/// The XML of a workbook's sheets.
fn sheet_files(book: &[u8]) -> Vec<String> {
    let mut book = zip::ZipArchive::new(Cursor::new(book)).expect("an archive");
    let mut sheets = Vec::new();
    for at in 0..book.len() {
        let mut file = book.by_index(at).expect("a file");
        if file.name().expect("a name").contains("/sheet") {
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            sheets.push(text);
        }
    }
    sheets
}

/// The cells of a CSV file.
fn cells(csv: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv["\u{feff}".len()..]);
    let row = |row: csv::Result<csv::StringRecord>| row.expect("a row").iter().map(str::to_owned).collect();
    reader.records().map(row).collect()
}

#[test]
fn a_workbook_has_figures_as_numbers_and_their_sources() {
    let report = report();
    for spec in &report.package.charts {
        for lang in Lang::ALL {
            let subject = Subject::Chart(spec.id.clone());
            let export = Export::new(&report, &subject, lang).expect("a chart");
            assert!(!export.figures.is_empty(), "{}", spec.id);
            let sheets = sheets(&file(&export, "xlsx"));
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
                    let expected: Option<f64> = expected.map(|it| it.to_string().parse().expect("a number"));
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
    let text = |format: &str| String::from_utf8(file(&export, format)).expect("UTF-8");
    for (format, before) in [("csv", "\""), ("tsv", "\t"), ("html", "<td>")] {
        let text = text(format).replace("&#39;", "'");
        let (guarded, run) = (format!("{before}'{hostile}"), format!("{before}{hostile}"));
        assert!(text.contains(&guarded) && !text.contains(&run), "{format}: {text}");
    }
    let book = file(&export, "xlsx");
    for sheet in sheet_files(&book) {
        assert!(!sheet.contains("<f>"), "{sheet}");
    }
    let figures = &sheets(&book)[0].1;
    assert!(figures.iter().any(|row| row[2].to_string().starts_with(&format!("'{hostile}"))), "guarded");
}

#[test]
fn every_row_and_cell_of_a_workbook_has_its_address() {
    let report = report();
    for lang in Lang::ALL {
        let export = Export::new(&report, &Subject::Report, lang).expect("the report");
        let files = sheet_files(&file(&export, "xlsx"));
        assert_eq!(files.len(), 3);
        for text in files {
            let sheet = roxmltree::Document::parse(&text).expect("XML");
            let rows = sheet.descendants().filter(|node| node.has_tag_name((MAIN, "row")));
            for (at, row) in rows.enumerate() {
                let number = (at + 1).to_string();
                assert_eq!(row.attribute("r"), Some(number.as_str()));
                let columns: Vec<&str> = row
                    .children()
                    .map(|cell| {
                        cell.attribute("r").and_then(|it| it.strip_suffix(&number)).expect("an address")
                    })
                    .collect();
                // One letter each is enough for the columns that there are.
                assert!(columns.iter().all(|column| column.len() == 1) && columns.is_sorted(), "{columns:?}");
            }
        }
    }
}

/// The namespace of sheets.
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

#[test]
fn all_formats_have_the_same_columns() {
    let report = report();
    for lang in Lang::ALL {
        let export = Export::new(&report, &Subject::Report, lang).expect("the report");
        let names: Vec<&str> = COLUMNS.iter().map(|column| column.name(lang)).collect();
        let csv = cells(&file(&export, "csv"));
        assert_eq!(csv[0], names);
        assert_eq!(
            sheets(&file(&export, "xlsx"))[0].1[0].iter().map(Data::to_string).collect::<Vec<_>>(),
            names
        );
        let json: serde_json::Value = serde_json::from_slice(&file(&export, "json")).expect("JSON");
        let figures = json["figures"].as_array().expect("figures");
        assert_eq!(figures.len() + 1, csv.len());
        for (figure, row) in figures.iter().zip(&csv[1..]) {
            for (column, cell) in COLUMNS.iter().zip(row) {
                // Spreadsheets would run what begins with a sign.
                let cell = cell.strip_prefix('\'').unwrap_or(cell);
                let same = match &figure[column.key] {
                    serde_json::Value::Null => cell.is_empty(),
                    serde_json::Value::String(text) => text == cell,
                    number => alike(cell, number),
                };
                assert!(same, "{}: {cell} isn’t {}", column.key, figure[column.key]);
            }
        }
    }
}

/// Whether digits are a number of JSON, as far as numbers of 64 bits can tell.
fn alike(digits: &str, number: &serde_json::Value) -> bool {
    let (digits, number): (f64, _) = (digits.parse().expect("digits"), number.as_f64().expect("a number"));
    (digits - number).abs() <= digits.abs() * f64::EPSILON * 4.0
}

#[test]
fn nothing_is_quoted_where_nothing_is_said() {
    let report = report();
    let export = Export::new(&report, &Subject::Report, Lang::Zh).expect("the report");
    let text = String::from_utf8(file(&export, "csv")).expect("UTF-8");
    let bare = |line: &str| line.split(',').any(|cell| cell == "\"\"");
    assert!(text.contains(",,") && !text.lines().any(bare), "empty cells are bare");
}

#[test]
fn formats_are_told_apart() {
    for (at, format) in FORMATS.iter().enumerate() {
        let others = &FORMATS[at + 1..];
        assert!(
            others.iter().all(|other| other.id != format.id && other.media != format.media),
            "{}",
            format.id
        );
    }
}

#[test]
fn what_is_cited_is_what_the_package_says() {
    let report = report();
    let own = report.package.sources.iter().find(|it| it.id == report.package.meta.source).expect("a source");
    let cited = |subject: &Subject, lang: Lang, url: &str| {
        let export = Export::new(&report, subject, lang).expect("a subject");
        let cited = citation(&export, "2026-11-09", url);
        cited.replace(own.title.get(lang), "TITLE").replace(own.issuer.get(lang), "ISSUER")
    };
    let chart = Subject::Chart("nation-gap".to_owned());
    let address = "https://example.org/chart/nation-gap.html";
    expect![[r"
        与全国平均相比：制造业高 0.5，消费品高 0.1 个百分点[DB/OL]//建设“三个强省”：辽宁的数字与全国位置. 数据版本 2024.1. [2026-11-09]. https://example.org/chart/nation-gap.html.
        数据来源：ISSUER. TITLE[Z].
        数据来源：国家市场监督管理总局. 2023年中国制造业产品质量合格率达93.65%[Z]. 2024-02-08."]].assert_eq(&cited(&chart, Lang::Zh, address));
    expect![[r"
        Against the national average: manufacturing 0.5, consumer goods 0.1 points higher [Chart]. (n.d.). In Quality, standards, brands: Liaoning’s figures, and where they stand in China (Version 2024.1). Retrieved November 9, 2026.
        Source: ISSUER. (n.d.). TITLE.
        Source: State Administration for Market Regulation. (2024, February 8). China’s manufacturing product pass rate reaches 93.65% in 2023."]].assert_eq(&cited(&chart, Lang::En, ""));
    expect![[r"
        建设“三个强省”：辽宁的数字与全国位置[DB/DK]. 数据版本 2024.1. [2026-11-09].
        数据来源：ISSUER. TITLE[Z]."]]
    .assert_eq(&cited(&Subject::Report, Lang::Zh, ""));
    expect![[r"
        Quality, standards, brands: Liaoning’s figures, and where they stand in China (Version 2024.1) [Data set]. (n.d.). Retrieved November 9, 2026, from https://example.org/chart/nation-gap.html
        Source: ISSUER. (n.d.). TITLE."]].assert_eq(&cited(&Subject::Report, Lang::En, address));
    let report = report_with(&report.package.story.title.zh, "=1+1");
    let export = Export::new(&report, &Subject::Report, Lang::Zh).expect("the report");
    assert!(citation(&export, "2026-11-09", "").starts_with("'=1+1[DB/DK]"));
}

#[test]
fn json_says_what_was_printed_and_what_was_derived() {
    let report = report();
    for lang in Lang::ALL {
        let export = Export::new(&report, &Subject::Report, lang).expect("the report");
        let read: serde_json::Value = serde_json::from_slice(&file(&export, "json")).expect("JSON");
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
        cells(&file(&export, "csv"))[1].join(" | ")
    };
    expect!["enterprise-funds | Industry chains | Enterprise funds brought in | Liaoning |  | not stated | 870000000 | 0 | 870000000 | yuan | nearly 870 million yuan (近 8.7 亿元) | nearly | report |  | Helping enterprises to develop with high quality, guarding people’s quality of life: how the provincial market regulator builds the “three strengths” | section “Raising quality, strengthening industry”, Quality-chain work |  |  |  | "].assert_eq(&row("enterprise-funds"));
    expect!["nation-manufacturing | Pass rates and national standing | Manufacturing product pass rate | China | 2023 |  | 93.6 | 93.5 | 93.7 | % |  |  | derived |  | Helping enterprises to develop with high quality, guarding people’s quality of life: how the provincial market regulator builds the “three strengths” | section “Raising quality, strengthening industry”, Beside the nation | Manufacturing pass rate above the national average +0.5 percentage points = Manufacturing product pass rate 94.1% − China Manufacturing product pass rate ≈93.6%; Liaoning’s rate less the printed gap; not printed in the report. | 2023-01-01 | 2023-12-31 | "].assert_eq(&row("nation-manufacturing"));
    let hedges = report.figures().filter_map(|it| it.observation.quantity.as_ref().map(|it| it.bound));
    assert!(hedges.into_iter().any(|hedge| hedge != Bound::Exact));
}

#[test]
fn pictures_stand_alone() {
    let report = report();
    let subject = Subject::Chart("nation-gap".to_owned());
    let picture = |what| match make(&report, &subject, what, Lang::Zh) {
        Some(Made::Text(picture)) => picture,
        other => panic!("{other:?} is no picture"),
    };
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
    #![proptest_config(cases(256))]

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
