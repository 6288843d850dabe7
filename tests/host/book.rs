//! Packages as workbooks, both ways: in memory, and through files that others can open.
// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::common::files;
use expect_test::{Expect, expect};
use guanzhi::book::{self, Cell, Grid, Unbound};
use guanzhi::lang::Lang;
use guanzhi::open::{self, open_without};
use guanzhi::package::{File, LAYOUTS, Problem, read, review};
use serde_json::Value;

/// The packages of the project, each of another make: in both languages, in one, with and without slides and numerals.
const PACKAGES: [&str; 7] = [
    "data",
    "tests/packages/base",
    "tests/packages/bulletin",
    "tests/packages/english",
    "tests/packages/pingtan",
    "examples/employment",
    "examples/gapminder",
];

/// The rows of a CSV file as its cells; a column that a package may do without, and that is empty, is as if it weren't there.
fn cells(file: &File) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&file.bytes[..]);
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect(&file.name)).collect();
    let optional = LAYOUTS.iter().find(|layout| layout.file == file.name).expect("a layout").optional;
    let kept =
        |at: &usize| !optional.contains(&&rows[0][*at]) || rows[1..].iter().any(|row| !row[*at].is_empty());
    let kept: Vec<usize> = (0..rows[0].len()).filter(kept).collect();
    rows.iter().map(|row| kept.iter().map(|at| row[*at].to_owned()).collect()).collect()
}

/// A JSON file without keys that say nothing.
fn value(file: &File) -> Value {
    fn bare(value: Value) -> Value {
        match value {
            Value::Object(members) => {
                let members = members.into_iter().map(|(key, value)| (key, bare(value)));
                members
                    .filter(|(_, value)| {
                        !value.is_null() && *value != false && *value != Value::Array(Vec::new())
                    })
                    .collect()
            }
            Value::Array(values) => values.into_iter().map(bare).collect(),
            value => value,
        }
    }
    let mut value: Value = serde_json::from_slice(&file.bytes).expect(&file.name);
    if file.name == "datapackage.json" {
        value.as_object_mut().expect("an object").remove("resources");
    }
    bare(value)
}

/// Whether two packages say the same, cell by cell.
#[track_caller]
pub(crate) fn assert_same(before: &[File], after: &[File], name: &str) {
    for file in before {
        let again = after
            .iter()
            .find(|other| other.name == file.name)
            .unwrap_or_else(|| panic!("{name}: {}", file.name));
        if LAYOUTS.iter().any(|layout| layout.file == file.name) {
            assert_eq!(cells(file), cells(again), "{name}: {}", file.name);
        } else {
            assert_eq!(value(file), value(again), "{name}: {}", file.name);
        }
    }
}

#[test]
fn a_package_is_the_same_as_a_workbook() {
    for folder in PACKAGES {
        let before = files(folder);
        let Unbound { files: after, problems, doubts, .. } = book::read(&book::write(&before));
        assert!(problems.is_empty() && doubts.is_empty(), "{folder}: {problems:#?} {doubts:#?}");
        assert_same(&before, &after, folder);
        let [(mut one, none), (mut other, _)] = [&before, &after].map(|files| read(files));
        assert!(none.is_empty() && open::open(&after).1.is_empty(), "{folder}");
        // Charts know on which line they begin.
        for chart in one.charts.iter_mut().chain(&mut other.charts) {
            chart.line = 0;
        }
        assert_eq!(format!("{one:?}"), format!("{other:?}"), "{folder}");
    }
}

/// All that is told of the base package as a workbook with some edits, in one language.
fn told(edit: impl FnOnce(&mut Vec<Grid>), lang: Lang) -> String {
    let mut grids = book::write(&files("tests/packages/base"));
    edit(&mut grids);
    let Unbound { files, problems, doubts, places } = book::read(&grids);
    let (report, problems) = open_without(&files, problems);
    let warnings = review(&files, &report.package, problems.is_empty());
    let all = problems.into_iter().chain(doubts).chain(warnings).map(|problem| places.tell(problem));
    all.map(|problem: Problem| problem.message(lang) + "\n").collect()
}

#[track_caller]
fn check(edit: impl FnOnce(&mut Vec<Grid>), expected: &Expect) {
    expected.assert_eq(&told(edit, Lang::En));
}

/// The cell of a sheet at its address: `("units", "B3")`.
fn cell<'a>(grids: &'a mut [Grid], sheet: &str, address: &str) -> &'a mut Cell {
    let grid = grids.iter_mut().find(|grid| grid.name == sheet).expect(sheet);
    let (letter, row) = address.split_at(1);
    let column = usize::from(letter.as_bytes()[0] - b'A');
    let row = row.parse::<usize>().expect("a row") - 1;
    if grid.rows.len() <= row {
        grid.rows.resize(row + 1, Vec::new());
    }
    let cells = &mut grid.rows[row];
    if cells.len() <= column {
        cells.resize(column + 1, Cell::Empty);
    }
    &mut cells[column]
}

/// Puts texts into cells.
fn put(grids: &mut [Grid], cells: &[(&str, &str, &str)]) {
    for (sheet, address, text) in cells {
        *cell(grids, sheet, address) = Cell::of(text);
    }
}

#[test]
fn problems_name_sheet_and_cell() {
    assert_eq!(told(|_| {}, Lang::En), "");
    check(
        |grids| {
            put(
                grids,
                &[
                    ("observations", "F3", "many"),
                    ("observations", "B4", "bridgess"),
                    ("observations", "A5", "rate"),
                    ("indicators", "F3", "rates"),
                    ("charts", "C3", "bar"),
                    ("charts", "F4", ""),
                    ("rows", "D3", "nothing"),
                    ("rows", "A4", "no-chart"),
                    ("rows", "B5", "first"),
                    ("sections", "B3", "rates no-chart"),
                    ("package", "B3", "nowhere"),
                ],
            );
        },
        &expect![[r#"
            rows!A4: chart "no-chart" is unknown; correct it, or add it to charts.json
            rows!B5: row "first" isn’t a whole number; use digits only
            package!B3: guanzhi.nation "nowhere" is unknown; correct it, or add it to regions.csv
            indicators!F3: kind "rates" isn’t allowed; use rate, count, amount, rank, gap, index, balance, contribution, times, times_more, level
            observations!F3: printed "many" isn’t a number; write its digits alone, without hedge, scale or unit
            observations!B4: indicator "bridgess" is unknown; correct it, or add it to indicators.csv
            observations!A5: id "rate" stands already in line 3 of observations.csv; change one of the two
            numerals!D12: figure "rank" is unknown; correct it, or add it to observations.csv
            rows!D3: figure "nothing" is unknown; correct it, or add it to observations.csv
            sections!B3: chart "rates" is unknown; correct it, or add it to charts.json
            sections!B3: chart "no-chart" is unknown; correct it, or add it to charts.json
        "#]],
    );
    let zh = told(|grids| put(grids, &[("observations", "F3", "many"), ("rows", "B5", "")]), Lang::Zh);
    expect![[r#"
        rows!B5: row空着，请填写
        observations!F3: printed“many”不是数；请只写数字，不带约数词、万亿和单位
    "#]]
    .assert_eq(&zh);
}

#[test]
fn cells_that_a_spreadsheet_changed_are_told() {
    check(
        |grids| {
            *cell(grids, "observations", "F3") = Cell::Number("94.1".to_owned());
            *cell(grids, "observations", "F4") = Cell::Number("0.5".to_owned());
            *cell(grids, "observations", "D5") = Cell::Date("2019/4/1".to_owned());
            *cell(grids, "regions", "A3") = Cell::Number("0".to_owned());
            *cell(grids, "sources", "H3") = Cell::Fault("#REF!".to_owned());
            *cell(grids, "themes", "B3") = Cell::of("two\nlines");
        },
        &expect![[r##"
            themes!B3: name_zh has several lines; write it on one line
            sources!H3: evidence has a formula’s error, "#REF!"; enter the value itself
            regions!A3: a spreadsheet dropped leading zeros in column code (rows: 1; this one has "0"); restore the six digits, and format the column as text before saving again
            observations!D5: a spreadsheet turned periods of column period into dates (rows: 1; this one has "2019/4/1"); write them as 2019-04 or 2019-04-19, and format the column as text before saving again
            observations!F3: warning: column printed has numbers instead of texts (rows: 2), so that zeros at their ends, as in 35.90, are lost if there were any; compare them with the source, and format the column as text
        "##]],
    );
}

#[test]
fn sheets_and_columns_that_nothing_reads_are_told() {
    check(
        |grids| {
            grids.retain(|grid| grid.name != "places" && grid.name != "story");
            let named =
                |name: &str, cell: &str| Grid { name: name.to_owned(), rows: vec![vec![Cell::of(cell)]] };
            grids.extend([
                named("observation", "x"),
                named("Charts", "x"),
                named("memo of mine", "x"),
                named("Sheet1", ""),
            ]);
            put(
                grids,
                &[
                    ("units", "C2", "plural"),
                    ("charts", "B2", "ids"),
                    ("regions", "K3", "aside"),
                    ("slides", "A3", "step"),
                ],
            );
        },
        &expect![[r#"
            observation: this sheet is unknown; did you mean "observations"?
            Charts: another sheet has this name; keep one of the two
            regions!K3: "aside" stands in a column without a name; name the column, with memo first if it is your own, or clear it
            charts: column "ids" is unknown; did you mean "id"?
            rows!A3: chart "bridges" is unknown; correct it, or add it to charts.json
            rows!A4: chart "bridges" is unknown; correct it, or add it to charts.json
            rows!A5: chart "soundness" is unknown; correct it, or add it to charts.json
            slides!A3: part "step" stands before any row with part "slide", to which it belongs; move it below one
            units!C2: column "plural" is unknown; remove it, or begin its name with memo if it is your own
            units!A2: column "plural_en" is missing; add it
            units!A3: plural_en is empty; fill it in
            units!A4: plural_en is empty; fill it in
            units!A5: plural_en is empty; fill it in
            units!A6: plural_en is empty; fill it in
            places: the sheet is missing; add it
            charts!A3: id is empty; fill it in
            charts!A4: id is empty; fill it in
            story: title is empty; fill it in
            sections!B3: chart "bridges" is unknown; correct it, or add it to charts.json
            sections!B3: chart "soundness" is unknown; correct it, or add it to charts.json
        "#]],
    );
}

#[test]
fn rows_may_stand_in_any_order_and_below_others() {
    let before = files("tests/packages/base");
    let mut grids = book::write(&before);
    for grid in &mut grids {
        // A title above, a blank row between, remarks beside.
        grid.rows.insert(0, vec![Cell::of("甲省"), Cell::of("2023")]);
        grid.rows.insert(3, Vec::new());
        grid.name = grid.name.to_uppercase();
        for row in &mut grid.rows[4..] {
            row.resize(row.len().max(20), Cell::Empty);
        }
        if grid.name == "ROWS" {
            grid.rows[4..].reverse();
        }
    }
    let Unbound { files: after, problems, .. } = book::read(&grids);
    assert!(problems.is_empty(), "{problems:#?}");
    assert!(open::open(&after).1.is_empty());
}
