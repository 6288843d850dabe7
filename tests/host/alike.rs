//! Two ways to the same thing lead there: a report and a part of it, a drawing and its table, one language and the other, a folder and
//! its archive.

use crate::common::{files, opened};
use guanzhi::card::card;
use guanzhi::chart::{self, WidthClass};
use guanzhi::export::zip::{Entry, archive};
use guanzhi::lang::Lang;
use guanzhi::outline::outline;
use guanzhi::package::{File, Measure, Unit};
use guanzhi::page::reader;
use guanzhi::paint::svg;
use guanzhi::quantity::{Bound, Kind, Quantity, Scale};
use guanzhi::report::Report;
use guanzhi::words;
use proptest::collection::vec;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

const FOLDERS: [&str; 4] =
    ["data", "tests/packages/base", "tests/packages/pingtan", "tests/packages/bulletin"];

fn reports() -> impl Iterator<Item = (&'static str, Report)> {
    FOLDERS.into_iter().map(|folder| (folder, opened(&files(folder))))
}

/// A page in a frame has a part of the report, and draws the same.
#[test]
fn a_part_of_a_report_is_drawn_as_in_the_whole() {
    for (folder, report) in reports() {
        for spec in &report.package.charts {
            let part = report.slice(&spec.id).expect("a chart");
            for lang in Lang::ALL {
                let part = Report::unpack(&part.pack(Some(lang))).expect("what was packed");
                let drawn = |report: &Report| {
                    let chart = chart::resolve(report, &spec.id, lang).expect("a chart");
                    let scene = chart.fitted(520.0, WidthClass::Medium);
                    (svg::still(&scene, "still").0, chart.summary())
                };
                assert_eq!(drawn(&part), drawn(&report), "{folder}: {} in {}", spec.id, lang.id());
            }
        }
    }
}

/// The app of a site has one language of the report, and writes the page that the tool has written.
#[test]
fn the_app_writes_what_the_tool_wrote() {
    for (folder, report) in reports() {
        for lang in report.package.meta.languages() {
            let app = Report::unpack(&report.pack(Some(lang))).expect("what was packed");
            let page = |report: &Report| reader::reader(report, lang, &|_, _| None).0;
            assert!(page(&app) == page(&report), "{folder} in {}", lang.id());
        }
    }
}

/// Each figure of a drawing is in the chart's table, and the other way about.
#[test]
fn drawings_and_tables_have_the_same_figures() {
    for (folder, report) in reports() {
        for spec in &report.package.charts {
            for lang in report.package.meta.languages() {
                let chart = chart::resolve(&report, &spec.id, lang).expect("a chart");
                let listed: BTreeSet<_> = chart::table(&chart).into_iter().map(|line| line.key).collect();
                for class in WidthClass::ALL {
                    let scene = chart.fitted(class.still_width(), class);
                    let drawn: BTreeSet<_> =
                        outline(&scene, &chart).into_iter().map(|node| node.figure).collect();
                    assert_eq!(drawn, listed, "{folder}: {} in {}", spec.id, lang.id());
                }
            }
        }
    }
}

/// A package that somebody takes along as an archive is the package.
#[test]
fn an_archive_opens_as_its_folder() {
    for folder in FOLDERS {
        let package = files(folder);
        let entries: Vec<Entry> =
            package.iter().map(|file| Entry::new(&file.name, file.bytes.clone())).collect();
        let mut read = zip::ZipArchive::new(Cursor::new(archive(&entries, None))).expect("an archive");
        let mut unpacked = Vec::new();
        for at in 0..read.len() {
            let mut entry = read.by_index(at).expect("an entry");
            let (name, mut bytes) = (entry.name().expect("a name").into_owned(), Vec::new());
            entry.read_to_end(&mut bytes).expect("whole");
            unpacked.push(File { name, bytes });
        }
        assert!(opened(&unpacked).pack(None) == opened(&package).pack(None), "{folder}");
    }
}

/// The number that a text begins with, with the word of scale behind it.
fn said(text: &str) -> Decimal {
    let text = text.replace(',', "").replace('−', "-");
    let from = text.find(|c: char| c.is_ascii_digit()).expect(&text);
    let length = text[from..].find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len() - from);
    let number: Decimal = text[from..from + length].trim_end_matches('.').parse().expect(&text);
    let scales = [
        ("万亿", 12),
        ("百万", 6),
        ("千万", 7),
        ("亿", 8),
        ("万", 4),
        ("千", 3),
        ("百", 2),
        ("thousand", 3),
        ("million", 6),
        ("billion", 9),
        ("trillion", 12),
    ];
    let rest = text[from + length..].trim_start();
    let power = scales.iter().find(|(word, _)| rest.starts_with(word)).map_or(0, |(_, power)| *power);
    number * Decimal::from(10_u64.pow(power))
}

proptest! {
    #![proptest_config(crate::cases(256))]

    /// Both languages say the same number, whatever words of scale each has.
    #[test]
    fn languages_say_the_same_number(
        whole in 0..100_000_u32,
        decimals in "(\\.[0-9]{1,4})?",
        scale in proptest::sample::select(Scale::ALL.to_vec()),
        money: bool,
    ) {
        let printed = format!("{whole}{decimals}");
        let kind = if money { Kind::Amount } else { Kind::Count };
        let Ok(quantity) = Quantity::parse(&printed, scale, Bound::Exact, kind) else { return Ok(()) };
        let measure = if money { Measure::Money } else { Measure::Count };
        let unit = Unit { id: "元".to_owned(), one: "yuan".to_owned(), many: "yuan".to_owned(), prefix: String::new(), measure };
        let [zh, en] = Lang::ALL.map(|lang| words::printed(lang, &quantity, &unit).line());
        prop_assert_eq!(said(&zh), said(&en), "{} and {}", zh, en);
        prop_assert_eq!(said(&zh), quantity.value, "{}", zh);
    }
}

/// Numbers as they may be printed: whole ones, and ones with as many decimals as a number can have.
fn printed() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..1_000_000_000_000u64).prop_map(|number| number.to_string()),
        (0..10_000u32, "[0-9]{1,22}").prop_map(|(whole, decimals)| format!("{whole}.{decimals}")),
    ]
}

proptest! {
    #![proptest_config(crate::cases(48))]

    #[test]
    fn any_report_is_unpacked_as_it_was_packed(which in 0..2usize, numbers in vec(printed(), 40)) {
        let folder = ["tests/packages/base", "data"][which];
        let mut package = opened(&files(folder)).package;
        for (figure, number) in package.observations.iter_mut().zip(numbers.iter().cycle()) {
            let Some(quantity) = &figure.quantity else { continue };
            let other = Quantity::parse(number, quantity.scale, quantity.bound, quantity.kind);
            figure.quantity = other.ok().or(figure.quantity.take());
        }
        // What contradicts something is packed like all else.
        let (report, _) = Report::build(package);
        let again = Report::unpack(&report.pack(None)).expect("what was packed");
        for (one, other) in report.figures().zip(again.figures()) {
            let id = &one.observation.id;
            prop_assert_eq!(one.value, other.value, "{}", id);
            prop_assert_eq!(report.sharpened(id), again.sharpened(id), "{}", id);
            prop_assert_eq!(card(&report, id, Lang::Zh), card(&again, id, Lang::Zh), "{}", id);
        }
        if which == 0 {
            // A page of few charts, which is written in no time.
            let page = |report| reader::reader(report, Lang::En, &|_, _| None).0;
            prop_assert_eq!(page(&again), page(&report));
        }
    }
}
