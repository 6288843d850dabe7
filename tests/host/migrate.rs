//! Packages of earlier forms brought to today's.

// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::common::{files, path};
use crate::packages::lines;
use expect_test::expect;
use guanzhi::lang::Lang;
use guanzhi::open;
use guanzhi::package::{Change, FILES, File, migrate, review};
use std::fs;

fn earlier() -> Vec<File> {
    files("tests/packages/earlier")
}

/// Files with those that changed in their place.
fn with(mut files: Vec<File>, changed: Vec<File>) -> Vec<File> {
    for file in changed {
        let at = files.iter().position(|old| old.name == file.name).expect("a file that was there");
        files[at] = file;
    }
    files
}

/// The problems and warnings of a package.
fn told(files: &[File]) -> String {
    let (report, mut problems) = open(files);
    problems.extend(review(files, &report.package, false));
    Lang::ALL.map(|lang| lines(&problems, lang)).concat()
}

#[test]
fn an_earlier_package_is_told_what_to_change_and_migrated() {
    expect![[r#"
        observations.csv:1: 缺少“counterpart”栏（早先的数据包没有此栏）；请补上，或用guanzhi migrate补上
        datapackage.json:150: 提醒：units.csv中measure栏的可用词缺少后来增加的times, mass, length, area, volume, energy, temperature, time；请补上，或运行guanzhi migrate
        datapackage.json:227: 提醒：indicators.csv中kind栏的可用词缺少后来增加的index, balance, contribution, times, times_more, level；请补上，或运行guanzhi migrate
        datapackage.json:523: 提醒：observations.csv中scale栏的可用词缺少后来增加的百万, 千万, 万亿, thousand, million, billion, trillion；请补上，或运行guanzhi migrate
        datapackage.json:536: 提醒：observations.csv中bound栏的可用词缺少后来增加的under, at_most；请补上，或运行guanzhi migrate
        observations.csv:1: column "counterpart" is missing, which earlier packages lack; add it, or have `guanzhi migrate` add it
        datapackage.json:150: warning: the list for column measure of units.csv lacks times, mass, length, area, volume, energy, temperature, time, which came later; add them, or run `guanzhi migrate`
        datapackage.json:227: warning: the list for column kind of indicators.csv lacks index, balance, contribution, times, times_more, level, which came later; add them, or run `guanzhi migrate`
        datapackage.json:523: warning: the list for column scale of observations.csv lacks 百万, 千万, 万亿, thousand, million, billion, trillion, which came later; add them, or run `guanzhi migrate`
        datapackage.json:536: warning: the list for column bound of observations.csv lacks under, at_most, which came later; add them, or run `guanzhi migrate`
    "#]].assert_eq(&told(&earlier()));
    let (new, changes) = migrate(&earlier());
    assert!(matches!(changes[0], Change::Column { .. } | Change::Words { .. }), "{changes:?}");
    let migrated = with(earlier(), new);
    expect![[""]].assert_eq(&told(&migrated));
    let (report, problems) = open(&migrated);
    assert!(problems.is_empty() && review(&migrated, &report.package, true).is_empty());
    assert_eq!(migrate(&migrated), (Vec::new(), Vec::new()));
}

#[test]
fn packages_of_todays_form_stay_as_they_are() {
    for package in ["data", "tests/packages/base", "tests/packages/bulletin"] {
        assert_eq!(migrate(&files(package)), (Vec::new(), Vec::new()), "{package}");
    }
}

/// A column that is taken out of a package and put back leaves every other byte as it was.
#[test]
fn nothing_else_changes() {
    for package in ["data", "tests/packages/base"] {
        let mut files = files(package);
        let at = files.iter().position(|file| file.name == "observations.csv").expect("it is there");
        let text = String::from_utf8(files[at].bytes.clone()).expect("UTF-8");
        // Figures that stand beside one of the report's lose that.
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut empty = csv::Writer::from_writer(Vec::new());
        let mut shorter = csv::Writer::from_writer(Vec::new());
        for (at, row) in rows.records().map(|row| row.expect("a row")).enumerate() {
            let fields: Vec<&str> = row.iter().collect();
            let column = 13;
            empty
                .write_record(
                    fields
                        .iter()
                        .enumerate()
                        .map(|(i, field)| if i == column && at > 0 { "" } else { field }),
                )
                .expect("it fits");
            shorter
                .write_record(fields.iter().enumerate().filter(|(i, _)| *i != column).map(|(_, field)| field))
                .expect("it fits");
        }
        files[at].bytes = shorter.into_inner().expect("all of it");
        let (changed, _) = migrate(&files);
        let observations = changed.iter().find(|file| file.name == "observations.csv").expect("it changed");
        let empty = String::from_utf8(empty.into_inner().expect("all of it")).expect("UTF-8");
        assert_eq!(String::from_utf8_lossy(&observations.bytes), empty, "{package}");
    }
}

#[cfg(feature = "tool")]
#[test]
fn the_tool_shows_changes_and_makes_them() {
    let dir = tempfile::tempdir().expect("a folder");
    for name in FILES {
        fs::copy(path("tests/packages/earlier").join(name), dir.path().join(name)).expect(name);
    }
    let folder = dir.path().to_str().expect("UTF-8");
    let read = || fs::read(dir.path().join("observations.csv")).expect("a file");
    let before = read();
    let dry = crate::tool::run(&["migrate", "--dry-run", folder], "C");
    assert_eq!(read(), before, "nothing is written");
    assert!(dry.starts_with("0\n"), "{dry}");
    for line in [
        "--- observations.csv\n",
        "\n-id,indicator,",
        "\n+id,indicator,",
        ",use,counterpart,note_zh,note_en\n",
        "\n+                \"index\"",
        "\n@@ -",
    ] {
        assert!(dry.contains(line), "{line:?} in {dry}");
    }
    expect![[r#"
        0
        datapackage.json:150: the list for column "measure" of units.csv gets times, mass, length, area, volume, energy, temperature, time
        datapackage.json:227: the list for column "kind" of indicators.csv gets index, balance, contribution, times, times_more, level
        datapackage.json:523: the list for column "scale" of observations.csv gets 百万, 千万, 万亿, thousand, million, billion, trillion
        datapackage.json:536: the list for column "bound" of observations.csv gets under, at_most
        observations.csv: column "counterpart" is added, empty
    "#]].assert_eq(&crate::tool::run(&["migrate", folder], "C"));
    assert_ne!(read(), before);
    expect![[r#"
        0
        无需改动：数据包已是现行格式
    "#]]
    .assert_eq(&crate::tool::run(&["migrate", folder], "zh_CN.UTF-8"));
    expect![[r#"
        0
        note: not on the first screen: 1 (gap-manufacturing): no chart of the story shows it
        no problems: 8 figures, 6 indicators, 4 relations, 5 numerals, 1 charts
    "#]]
    .assert_eq(&crate::tool::run(&["check", "--strict", folder], "C"));
}
