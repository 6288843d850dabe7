//! Workbooks and zips as the tool reads and writes them, whole and broken.
// `UPDATE_EXPECT=1` writes expected text with hashes.
#![allow(clippy::needless_raw_string_hashes)]

use crate::book::assert_same;
use crate::cases;
use crate::common::{files, path};
use crate::tool::run;
use expect_test::{Expect, expect};
use guanzhi::book::{closed, refers};
use guanzhi::export::zip::{Entry, archive};
use guanzhi::package::{FILES, File};
use proptest::prelude::*;
use roxmltree::Document;
use std::fs;
use std::io::{Cursor, Read};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use zip::ZipArchive;

fn text(path: &Path) -> &str {
    path.to_str().expect("UTF-8")
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

/// A package of the project in another form, in a folder.
fn converted(package: &str, dir: &TempDir, name: &str) -> PathBuf {
    let out = dir.path().join(name);
    let told = run(&["workbook", text(&path(package)), "-o", text(&out)], "C");
    assert!(told.starts_with("0\n"), "{told}");
    out
}

fn read(folder: &Path) -> Vec<File> {
    let file = |name: &str| File { name: name.to_owned(), bytes: fs::read(folder.join(name)).expect(name) };
    FILES.iter().map(|name| file(name)).collect()
}

/// What `check` says of some bytes.
fn told(name: &str, bytes: &[u8]) -> String {
    let dir = folder();
    let file = dir.path().join(name);
    fs::write(&file, bytes).expect("a file");
    run(&["check", text(&file)], "C")
}

#[track_caller]
fn check(name: &str, bytes: &[u8], expected: &Expect) {
    expected.assert_eq(&told(name, bytes));
}

fn workbook() -> Vec<u8> {
    let dir = folder();
    fs::read(converted("tests/packages/base", &dir, "report.xlsx")).expect("a workbook")
}

/// The parts of an archive.
fn parts(bytes: &[u8]) -> Vec<Entry> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let count = archive.len();
    let entry = |at| {
        let mut file = archive.by_index(at).expect("a part");
        let mut content = Vec::new();
        file.read_to_end(&mut content).expect("whole");
        Entry::new(file.name().expect("a name").as_ref(), content)
    };
    (0..count).map(entry).collect()
}

#[test]
fn a_package_survives_every_form() {
    let dir = folder();
    for package in ["data", "tests/packages/pingtan", "tests/packages/english"] {
        let name = package.rsplit('/').next().expect("a name");
        let book = converted(package, &dir, &format!("{name}.xlsx"));
        let zip = dir.path().join(format!("{name}.zip"));
        let again = dir.path().join(name);
        for [from, to] in [[&book, &zip], [&zip, &again]] {
            let told = run(&["workbook", text(from), "-o", text(to)], "C");
            assert!(told.starts_with("0\n"), "{told}");
        }
        assert_same(&files(package), &read(&again), package);
        // The descriptor has today's lists again.
        let counted = |package: &Path| {
            let told = run(&["check", text(package)], "C");
            told.lines().last().and_then(|line| Some(line.split_once("no problems")?.1.to_owned()))
        };
        assert!(counted(&book).is_some() && counted(&book) == counted(&path(package)), "{package}");
    }
}

#[test]
fn nothing_is_replaced_unasked() {
    let dir = folder();
    let out = converted("tests/packages/base", &dir, "report.xlsx");
    let before = fs::read(&out).expect("a workbook");
    let again = |more: &[&str]| {
        run(&[&["workbook", text(&path("tests/packages/english")), "-o", text(&out)], more].concat(), "C")
    };
    expect![[r#"
        2
        guanzhi: … is there already; name another place, or add --replace
    "#]]
    .assert_eq(&again(&[]));
    assert_eq!(fs::read(&out).expect("a workbook"), before);
    assert!(again(&["--replace"]).starts_with("0\n"));
    assert_ne!(fs::read(&out).expect("a workbook"), before);
    // What would be lost is told, and nothing is written.
    fs::remove_file(&out).expect("it was there");
    let broken = folder();
    for name in FILES {
        fs::copy(path("tests/packages/base").join(name), broken.path().join(name)).expect(name);
    }
    fs::write(broken.path().join("story.json"), "{\"titel\": {\"zh\": \"甲\", \"en\": \"A\"}")
        .expect("a file");
    expect![[r#"
        1
        story.json:1: this can’t be read: EOF while parsing an object
    "#]]
    .assert_eq(&run(&["workbook", text(broken.path()), "-o", text(&out)], "C"));
    assert!(!out.exists());
}

#[test]
fn closed_columns_have_drop_downs_and_texts_stay_texts() {
    let parts = parts(&workbook());
    let part = |name: &str| {
        let part = parts.iter().find(|part| part.name == name).expect(name);
        String::from_utf8(part.content.clone()).expect("UTF-8")
    };
    let book = part("xl/workbook.xml");
    let book = Document::parse(&book).expect("XML");
    let names: Vec<&str> = book
        .descendants()
        .filter(|it| it.tag_name().name() == "sheet")
        .filter_map(|it| it.attribute("name"))
        .collect();
    let strings = part("xl/sharedStrings.xml");
    let strings = Document::parse(&strings).expect("XML");
    let strings: Vec<String> = strings
        .descendants()
        .filter(|it| it.tag_name().name() == "si")
        .map(|it| it.descendants().filter_map(|it| it.text().filter(|_| it.is_text())).collect())
        .collect();
    let mut seen = 0;
    for (at, name) in (1..).zip(names.iter().filter(|name| **name != "lists")) {
        let sheet = part(&format!("xl/worksheets/sheet{at}.xml"));
        let sheet = Document::parse(&sheet).expect("XML");
        let all = |tag: &'static str| sheet.descendants().filter(move |it| it.tag_name().name() == tag);
        let pane = all("pane").next().expect("a pane");
        assert_eq!(
            (pane.attribute("ySplit"), pane.attribute("state")),
            (Some("2"), Some("frozen")),
            "{name}"
        );
        let ruled: Vec<&str> = all("dataValidation").filter_map(|it| it.attribute("sqref")).collect();
        for cell in all("c").filter(|cell| {
            cell.attribute("r").is_some_and(|it| it.trim_start_matches(char::is_alphabetic) == "2")
        }) {
            let address = cell.attribute("r").expect("an address");
            let letters = address.trim_end_matches('2');
            let value = cell.descendants().find(|it| it.tag_name().name() == "v").and_then(|it| it.text());
            let column = &strings[value.expect("a name").parse::<usize>().expect("a number")];
            let listed = !closed(name, column).is_empty() || refers(name, column).is_some();
            let has = ruled.iter().any(|range| range.starts_with(&format!("{letters}3:")));
            assert_eq!(has, listed, "{name} {column}");
            seen += usize::from(listed);
        }
        assert!(all("col").all(|it| it.attribute("style").is_some()), "{name}: columns are texts");
    }
    assert!(seen > 30, "{seen}");
    assert_eq!(names.last(), Some(&"lists"));
}

#[test]
fn broken_files_are_told_whole() {
    check(
        "a.xlsx",
        b"plain",
        &expect![[r#"
        2
        guanzhi: … is no package; name a folder, a zip or a workbook (XLSX)
    "#]],
    );
    check(
        "a.xlsx",
        &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1],
        &expect![[r#"
        2
        guanzhi: … has a password, or an old format; save it as XLSX without a password
    "#]],
    );
    check(
        "a.zip",
        b"PK\x03\x04 and no more",
        &expect![[r#"
        2
        guanzhi: … can’t be read: invalid Zip archive: Could not find EOCD
    "#]],
    );
    let book = workbook();
    check(
        "a.xlsx",
        &book[..book.len() / 2],
        &expect![[r#"
        2
        guanzhi: … can’t be read: invalid Zip archive: Could not find EOCD
    "#]],
    );
    let without = |name: &str| {
        let left: Vec<Entry> = parts(&book).into_iter().filter(|part| part.name != name).collect();
        archive(&left, None)
    };
    check(
        "a.xlsx",
        &without("xl/worksheets/sheet2.xml"),
        &expect![[r#"
        1
        themes: the file can’t be read: Worksheet 'themes' not found
        1 problem
    "#]],
    );
    let with = |edit: &dyn Fn(String) -> String| {
        let edited = |part: Entry| match String::from_utf8(part.content.clone()) {
            Ok(text) if part.name == "xl/worksheets/sheet3.xml" => Entry::new(&part.name, edit(text)),
            _ => part,
        };
        archive(&parts(&book).into_iter().map(edited).collect::<Vec<_>>(), None)
    };
    check(
        "a.xlsx",
        &with(&|text| text[..text.len() / 2].to_owned()),
        &expect![[r#"
        1
        regions: the file can’t be read: Xml error: syntax error: tag not closed: `>` not found befor…
        1 problem
    "#]],
    );
    check(
        "a.xlsx",
        &with(&|text| text.replacen("<c r=\"A3\"", "<c r=\"XFD1048576\"", 1)),
        &expect![[r#"
        1
        regions: the file can’t be read: cell XFD1048576 is too far away
        1 problem
    "#]],
    );
}

/// The base package as the entries of a zip, in a folder of it.
fn zipped(folder: &str) -> Vec<Entry> {
    files("tests/packages/base")
        .iter()
        .map(|file| Entry::new(&format!("{folder}{}", file.name), file.bytes.as_slice()))
        .collect()
}

#[test]
fn zips_are_read_as_folders_are() {
    let sound = "0\nno problems: 14 figures, 9 indicators, 6 relations, 12 numerals, 2 charts\n";
    assert_eq!(told("a.zip", &archive(&zipped(""), None)), sound);
    let mut nested = zipped("my report/");
    nested.push(Entry::new("__MACOSX/my report/units.csv", "x"));
    nested.push(Entry::new("my report/notes.docx", "x"));
    assert_eq!(told("a.zip", &archive(&nested, None)), sound);
    nested.extend(zipped("other/"));
    check(
        "a.zip",
        &archive(&nested, None),
        &expect![[r#"
        2
        guanzhi: … can’t be read: it has packages in several folders: my report/, other/; pack one of them alone
    "#]],
    );
    check(
        "a.zip",
        &archive(&[], None),
        &expect![[r#"
        1
        datapackage.json: the file is missing; add it
        themes.csv: the file is missing; add it
        regions.csv: the file is missing; add it
        units.csv: the file is missing; add it
        indicators.csv: the file is missing; add it
        sources.csv: the file is missing; add it
        places.csv: the file is missing; add it
        observations.csv: the file is missing; add it
        relations.csv: the file is missing; add it
        numerals.csv: the file is missing; add it
        charts.json: the file is missing; add it
        story.json: the file is missing; add it
        12 problems
    "#]],
    );
    // Two damaged files and a missing one, all at once.
    let mut entries = zipped("");
    entries.retain(|entry| entry.name != "places.csv");
    let mut bytes = archive(&entries, None);
    for word in [&b"bridge"[..], b"soundness"] {
        let at = bytes.windows(word.len()).position(|it| it == word).expect("a word");
        bytes[at] = b'?';
    }
    check(
        "a.zip",
        &bytes,
        &expect![[r#"
        1
        themes.csv: the file can’t be read: Invalid checksum
        places.csv: the file is missing; add it
        charts.json: the file can’t be read: Invalid checksum
        3 problems
    "#]],
    );
}

proptest! {
    #![proptest_config(cases(24))]

    /// However a workbook is damaged, the tool ends by itself and says something.
    #[test]
    fn damaged_workbooks_end_well(places in prop::collection::vec((0..1_000_000_usize, any::<u8>()), 1..6), packed in any::<bool>()) {
        let mut bytes = if packed { workbook() } else { archive(&parts(&workbook()), None) };
        let length = bytes.len();
        for (place, byte) in places {
            bytes[place % length] = byte;
        }
        let told = told("a.xlsx", &bytes);
        prop_assert!(told.starts_with("0\n") || told.starts_with("1\n") || told.starts_with("2\n"), "{told}");
    }
}
