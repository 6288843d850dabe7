//! A package whose every text wants to be something else: markup, a script, a style, a formula, a path. Published, its texts are
//! texts, in each file that is written, as those read them that others read such files with.

use crate::common::files;
use crate::fuzz::targets::files::{check_cell, check_markup, check_tree, names};
use crate::fuzz::targets::hostile::{HOSTILE, Texts, changed, is_refused, is_table};
use calamine::{Reader, Xlsx};
use guanzhi::open::open;
use guanzhi::package::{FILES, File};
use lopdf::{Document, Object};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::process::Command;

/// A package with slides, facts and charts of several kinds.
const FOLDER: &str = "tests/packages/pingtan";

/// What is published of some files: by name, without what stands for their content in it.
fn published(package: &[File], more: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let folder = tempfile::tempdir().expect("a folder");
    let (from, out) = (folder.path().join("package"), folder.path().join("out"));
    fs::create_dir(&from).expect("a folder");
    for file in package {
        fs::write(from.join(&file.name), &file.bytes).expect("a file");
    }
    let mut tool = Command::new(env!("CARGO_BIN_EXE_guanzhi"));
    tool.args(["publish", "--address", "https://example.org/q/"]).arg(&from).arg("-o").arg(&out).args(more);
    let told = tool.output().expect("it starts");
    assert!(
        told.status.success(),
        "{}{}",
        String::from_utf8_lossy(&told.stdout),
        String::from_utf8_lossy(&told.stderr)
    );
    assert_eq!(fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing is written elsewhere");
    let mut found = BTreeMap::new();
    collect(&out, &out, &mut found);
    found
}

fn collect(root: &Path, folder: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(root, &path, found);
        } else {
            let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
            // `present-0123456789.js`
            let stem = match name.rsplit_once('-') {
                Some((stem, rest)) if name.starts_with("site/assets/") => {
                    [stem, rest.trim_start_matches(|c: char| c.is_ascii_hexdigit())].concat()
                }
                _ => name,
            };
            found.insert(stem, fs::read(&path).expect("a file"));
        }
    }
}

#[test]
fn texts_of_a_package_stay_texts_in_every_file() {
    for (turn, more) in [(0, &["--notes"][..]), (1, &["--no-pictures"]), (2, &["--no-pictures"])] {
        let harmless = published(&files(FOLDER), more);
        let hostile = published(&changed(files(FOLDER), &mut Texts::new(turn)), more);
        assert_eq!(hostile.keys().collect::<Vec<_>>(), harmless.keys().collect::<Vec<_>>());
        let pages = harmless.iter().filter(|(name, _)| name.split('.').next_back() == Some("html"));
        let usual: BTreeSet<String> =
            pages.flat_map(|(_, page)| names(&String::from_utf8_lossy(page))).collect();
        for (name, bytes) in &hostile {
            check(name, bytes, &usual);
        }
    }
}

/// Reads a published file as others do.
fn check(name: &str, bytes: &[u8], usual: &BTreeSet<String>) {
    let text = || std::str::from_utf8(bytes).expect("UTF-8");
    match name.rsplit_once('.').expect("an ending").1 {
        "html" => {
            check_markup(text(), usual);
            for data in text().split("<script type=\"application/ld+json\">").skip(1) {
                let data = data.split("</script>").next().unwrap_or_default();
                serde_json::from_str::<Value>(data).expect("JSON-LD");
            }
        }
        "svg" => check_tree(&roxmltree::Document::parse(text()).expect("well-formed")),
        "csv" => check_table(name, bytes),
        "json" if name.starts_with("site/oembed") || name.contains("oembed") => {
            let answer: Value = serde_json::from_str(text()).expect("JSON");
            let code = answer["html"].as_str().expect("code");
            assert_eq!(
                names(code).iter().filter(|name| !name.contains(' ')).collect::<Vec<_>>(),
                ["iframe"],
                "{code}"
            );
        }
        "json" => drop(serde_json::from_str::<Value>(text()).expect("JSON")),
        "xlsx" => check_workbook(bytes),
        "zip" => {
            let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
            for at in 0..archive.len() {
                assert!(FILES.contains(&&*archive.by_index(at).expect("a file").name().expect("a name")));
            }
        }
        "pdf" => check_pdf(name, bytes),
        "png" => assert_eq!(bytes.get(1..4), Some(&b"PNG"[..])),
        "js" | "css" | "bin" => {}
        other => panic!("nothing reads {other}"),
    }
}

/// No cell of a table that is made for spreadsheets is a formula; the package's own files are as they were.
fn check_table(name: &str, bytes: &[u8]) {
    if name.starts_with("site/data/package/") {
        return;
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes["\u{feff}".len()..]);
    for row in reader.records() {
        for cell in &row.expect("a row") {
            check_cell(cell, &calamine::Data::String(cell.to_owned()));
        }
    }
}

fn check_workbook(bytes: &[u8]) {
    let mut book = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    for (name, sheet) in book.worksheets() {
        for cell in sheet.rows().flatten() {
            check_cell(&cell.to_string(), cell);
        }
        assert!(book.worksheet_formula(&name).expect("a sheet").is_empty());
    }
}

/// Nothing in a PDF runs, is opened or leads anywhere.
fn check_pdf(name: &str, bytes: &[u8]) {
    let document = Document::load_mem(bytes).expect(name);
    assert!(!document.get_pages().is_empty());
    let dictionaries = document.objects.values().filter_map(|object| match object {
        Object::Dictionary(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    });
    for dictionary in dictionaries {
        for (key, _) in dictionary {
            let key = String::from_utf8_lossy(key);
            assert!(
                !["JS", "JavaScript", "OpenAction", "AA", "URI", "Launch", "EmbeddedFile"].contains(&&*key),
                "{name}: {key}"
            );
        }
    }
}

/// Characters that can't be seen are told, in whatever text they stand.
#[test]
fn texts_with_characters_that_cannot_be_seen_are_refused() {
    let refused: Vec<&str> = HOSTILE.into_iter().filter(|text| is_refused(text)).collect();
    assert!(refused.len() >= 5, "{refused:?}");
    for text in refused {
        for name in ["indicators.csv", "sources.csv", "places.csv", "story.json", "charts.json"] {
            let mut package = files(FOLDER);
            let at = package.iter().position(|file| file.name == name).expect(name);
            let file = package.remove(at);
            package.extend(changed(vec![file], &mut Texts::of(&["x", text, "x"].concat())));
            let (_, problems) = open(&package);
            assert!(problems.iter().any(|problem| problem.file == name), "{text:?} in {name}");
        }
    }
}

/// Ids that mean something to a page, to scripts or to file systems.
#[test]
fn ids_that_are_taken_are_refused() {
    let with = |id: &str| {
        let mut package = files("tests/packages/base");
        for file in package.iter_mut().filter(|file| !is_table(&file.name)) {
            let text = String::from_utf8_lossy(&file.bytes).replace("\"bridges\"", &format!("\"{id}\""));
            file.bytes = text.into_bytes();
        }
        open(&package).1.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    for id in [
        "assets",
        "page",
        "live",
        "method",
        "con",
        "nul",
        "com1",
        "a-headline",
        "subject-a",
        "slide-1",
        "present",
    ] {
        let told = with(id);
        assert!(
            told.contains(&format!("id \"{id}\" is one that the page or a file system keeps for itself")),
            "{told}"
        );
    }
    for id in ["constructor", "prototype", "tostring", "console", "com", "com10", "slide-one", "index", "0"] {
        assert_eq!(with(id), "", "{id}");
    }
}
