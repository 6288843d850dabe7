//! The first screen: what enters it by which rule, and how it is written.

use crate::common::{files, opened, report};
use expect_test::expect_file;
use guanzhi::lang::Lang;
use guanzhi::opening::{Absence, Drawing, Row, left_out, opening};
use guanzhi::package::{File, Use};
use guanzhi::page::reader::reader;
use guanzhi::report::Report;
use std::fmt::Write;

/// Packages, by what their expected files are called.
const NAMED: [(&str, &str); 3] =
    [("default", "data"), ("pingtan", "tests/packages/pingtan"), ("english", "tests/packages/english")];

/// The first screen in text: panels, rows, counts.
fn told(report: &Report) -> String {
    let mut out = String::new();
    let opening = opening(report);
    for panel in &opening.panels {
        let _ = writeln!(out, "#{} {}", panel.section, text(report, &panel.heading));
        for row in &panel.rows {
            let Row { drawing, chart, name, own, other, result, peer, rank, names } = row;
            let figures = [("of", other), ("is", result), ("peer", peer), ("rank", rank)];
            let figures = figures.into_iter().filter(|(_, id)| !id.is_empty());
            let figures: Vec<String> = figures.map(|(word, id)| format!(" {word} {id}")).collect();
            let figures = figures.concat();
            let names = if names.is_empty() { String::new() } else { format!(" ({} named)", names.len()) };
            let _ = writeln!(out, "{drawing:?} #{chart} {}: {own}{figures}{names}", text(report, name));
        }
        for unsaid in &panel.unsaid {
            let _ = writeln!(out, "? {}", text(report, unsaid));
        }
    }
    let _ = writeln!(out, "{:?}", opening.known);
    for (absence, ids) in left_out(report) {
        let _ = writeln!(out, "{absence:?}: {}", ids.join(" "));
    }
    out
}

/// A text in the package's first language.
fn text<'a>(report: &Report, text: &'a guanzhi::lang::Text) -> &'a str {
    text.get(report.package.meta.languages().next().expect("a language"))
}

#[test]
fn relations_decide_what_enters() {
    for (name, folder) in NAMED {
        let file = format!("../expected/opening-{name}.txt");
        expect_file![file].assert_eq(&told(&opened(&files(folder))));
    }
}

/// No relation, no row; and none of a period, a chart or a grade that doesn't allow it.
#[test]
fn rows_are_borne_out_by_relations() {
    for (_, folder) in NAMED {
        let report = opened(&files(folder));
        for row in opening(&report).panels.iter().flat_map(|panel| &panel.rows) {
            if !matches!(row.drawing, Drawing::Level | Drawing::Share) {
                continue;
            }
            let [own, other] = [&row.own, &row.other].map(|id| report.figure(id).expect("a figure"));
            assert_eq!(own.observation.region, report.package.meta.region, "{row:?}");
            let granted = [None, Some(Use::Compare), Some(Use::Share)];
            assert!(granted.contains(&other.observation.usage), "{row:?}");
            let borne = report
                .relations_of(&row.result)
                .any(|(relation, _)| relation.operands == [row.own.clone(), row.other.clone()]);
            assert!(borne, "{row:?}");
            let spec = report.chart(&row.chart).expect("a chart");
            assert!(
                spec.rows.iter().any(|it| it.figures.values().flatten().any(|id| *id == row.result)),
                "{row:?}"
            );
        }
    }
}

/// With a file of a package replaced.
fn with(folder: &str, name: &str, edit: impl Fn(&str) -> String) -> Vec<File> {
    let mut files = files(folder);
    let file = files.iter_mut().find(|file| file.name == name).expect("a file");
    file.bytes = edit(str::from_utf8(&file.bytes).expect("text")).into_bytes();
    files
}

/// A story as an older package has it: without panels, the rule's own is shown, beside the large figures.
#[test]
fn a_story_without_panels_gets_what_the_rule_finds() {
    let older = with("data", "story.json", |text| {
        let mut story: serde_json::Value = serde_json::from_str(text).expect("JSON");
        story.as_object_mut().expect("an object").remove("opening");
        story.to_string()
    });
    let (older, today) = (opened(&older), report());
    let rows = |report: &Report, at: usize| -> Vec<String> {
        opening(report).panels[at].rows.iter().map(|row| row.own.clone()).collect()
    };
    assert_eq!(opening(&older).panels.len(), 1);
    assert_eq!(rows(&older, 0), rows(&today, 1));
    let page = reader(&older, Lang::Zh, &|_, _| None).0;
    assert!(
        page.contains("class=\"tiles\"")
            && !reader(&today, Lang::Zh, &|_, _| None).0.contains("class=\"tiles\"")
    );
}

/// Of a report that stands beside no whole there is only how much is known of it.
#[test]
fn a_report_on_its_own_has_no_panel() {
    let alone = opened(&files("tests/packages/base"));
    assert!(
        opening(&alone).panels.iter().all(|panel| panel.rows.iter().all(|row| row.drawing != Drawing::Share)),
        "{:?}",
        opening(&alone)
    );
    let known = opening(&alone).known;
    assert_eq!(known.report + known.context + known.derived + known.underivable, alone.figures().count());
}

#[test]
fn more_than_nine_rows_are_told() {
    let report = report();
    let screen = opening(&report);
    let rows = screen.panels.iter().map(|panel| {
        panel.rows.iter().filter(|row| !row.result.is_empty() || row.drawing == Drawing::Rank).count()
    });
    assert_eq!(rows.max(), Some(9));
    assert!(left_out(&report).iter().any(|(absence, _)| *absence == Absence::Beside));
}

/// The markup of the first screen, an element a line.
fn markup(report: &Report, lang: Lang) -> String {
    let page = reader(report, lang, &|_, _| None).0;
    let start =
        page.find("<div class=\"panels").or_else(|| page.find("<p class=\"trust\"")).expect("a first screen");
    let end = page.find("<p class=\"deck\"").expect("what it is about");
    page[start..end].replace("><", ">\n<") + "\n"
}

#[test]
fn it_is_written_as_expected() {
    for (name, folder) in NAMED {
        let report = opened(&files(folder));
        for lang in report.package.meta.languages() {
            let file = format!("../expected/opening-{name}-{}.html", lang.id());
            expect_file![file].assert_eq(&markup(&report, lang));
            let packed = Report::unpack(&report.pack(Some(lang))).expect("a report");
            assert_eq!(markup(&packed, lang), markup(&report, lang), "{name} as the page has it");
        }
    }
}
