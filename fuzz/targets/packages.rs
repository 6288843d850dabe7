//! Packages and packs with something wrong.

use super::hostile::is_table;
use super::input::Input;
use super::reports::{PACKAGES, files, reports, show};
use guanzhi::lang::Lang;
use guanzhi::open::open;
use guanzhi::package::{File, migrate, review};
use guanzhi::report::Report;
use std::sync::LazyLock;

/// What cells and values of JSON become.
const VALUES: [&str; 52] = [
    "",
    " ",
    "\t",
    "\"",
    "\"\"",
    "'",
    ",",
    "\n",
    "\r\n",
    "{",
    "}",
    "[",
    "]",
    "null",
    "true",
    "0",
    "-0",
    "1",
    "-1",
    "1e999",
    "0.1",
    "100",
    "9999999999999999999999999999",
    "79228162514264337593543950335",
    "0.0000000000000000000000000001",
    "2024",
    "2024-13",
    "2024-02-30",
    "9999",
    "2023/..",
    "2024-H3",
    "FY2024",
    "report",
    "context",
    "derived",
    "sum",
    "ratio",
    "growth",
    "within",
    "about",
    "nearly",
    "亿",
    "万亿",
    "billion",
    "rate",
    "count",
    "index",
    "%",
    "质量",
    "a b",
    "same",
    "\u{202e}",
];

/// What is done to a package's files.
fn damage(files: &mut [File], input: &mut Input) {
    let at = input.below(files.len());
    let (file, way) = (&mut files[at], input.below(8));
    let place = |input: &mut Input, length: usize| input.below(length.max(1));
    match way {
        0 if !file.bytes.is_empty() => {
            let at = place(input, file.bytes.len());
            file.bytes[at] = input.any();
        }
        1 => file.bytes.truncate(place(input, file.bytes.len())),
        2 => {
            let mut lines: Vec<&[u8]> = file.bytes.split_inclusive(|byte| *byte == b'\n').collect();
            let [from, to] = [place(input, lines.len()), place(input, lines.len())];
            match input.below(3) {
                0 => drop(lines.remove(from)),
                1 => lines.swap(from, to),
                _ => lines.insert(to, lines[from]),
            }
            file.bytes = lines.concat();
        }
        3 => more(file, input),
        // Most of all values become others that stand in such files, too.
        _ => value(file, input),
    }
}

/// Repeats a row very often, each time with another id.
fn more(file: &mut File, input: &mut Input) {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return };
    let lines: Vec<&str> = text.lines().collect();
    let line = lines.get(input.below(lines.len().max(1))).copied().unwrap_or_default().to_owned();
    let (id, rest) = line.split_once(',').unwrap_or((&line, ""));
    for at in 0..input.below(400) {
        file.bytes.extend(format!("{id}-{at},{rest}\n").into_bytes());
    }
}

/// Puts a value in place of another: between commas in a table, between quotes in JSON.
fn value(file: &mut File, input: &mut Input) {
    let Ok(text) = std::str::from_utf8(&file.bytes) else { return };
    let is_end = |c: char| if is_table(&file.name) { matches!(c, ',' | '\n') } else { c == '"' };
    let parts: Vec<&str> = text.split(is_end).collect();
    let at = input.below(parts.len());
    let new = match input.below(3) {
        0 => parts[input.below(parts.len())].to_owned(),
        1 => input.text(&VALUES, 3),
        _ => input.pick(&VALUES).to_owned(),
    };
    let from = parts[at].as_ptr() as usize - text.as_ptr() as usize;
    let text = [&text[..from], &new, &text[from + parts[at].len()..]].concat();
    file.bytes = text.into_bytes();
}

/// Of any package, all problems are told; one without any is shown whole, and is the same after it was packed.
pub fn package(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut files = files(input.below(PACKAGES.len()));
    for _ in 0..=input.below(4) {
        damage(&mut files, &mut input);
    }
    let (report, problems) = open(&files);
    for problem in problems.iter().chain(&review(&files, &report.package, problems.is_empty())) {
        for lang in Lang::ALL {
            assert!(!problem.message(lang).is_empty());
        }
    }
    migrate(&files);
    if problems.is_empty() {
        show(&report);
        let again = Report::unpack(&report.pack(None)).expect("what was packed");
        for (one, other) in report.figures().zip(again.figures()) {
            assert_eq!(one.value, other.value, "{}", one.observation.id);
        }
    }
}

/// What a pack is made of: texts in columns, and numbers.
type Parts = (Vec<String>, Vec<u32>);

/// Packs of two reports.
static PACKS: LazyLock<[Vec<u8>; 2]> = LazyLock::new(|| [0, 1].map(|at| reports()[at].pack(None)));

/// A pack that isn't what was packed is refused, or is a report that can be shown whole.
pub fn pack(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let mut pack = PACKS[input.below(PACKS.len())].clone();
    if input.below(4) == 0 {
        for _ in 0..=input.below(4) {
            let at = input.below(pack.len());
            pack[at] = input.any();
        }
    } else {
        let mut parts: Parts = postcard::from_bytes(&pack).expect("texts and numbers");
        for _ in 0..=input.below(3) {
            change(&mut parts, &mut input);
        }
        pack = postcard::to_allocvec(&parts).expect("texts and numbers");
    }
    if let Some(report) = Report::unpack(&pack) {
        show(&report);
    }
}

/// Changes a number or a text of a pack.
fn change((columns, numbers): &mut Parts, input: &mut Input) {
    let at = input.below(numbers.len().max(1));
    match input.below(5) {
        0 if at < numbers.len() => numbers[at] = input.any(),
        1 if at < numbers.len() => numbers[at] = input.below(300) as u32,
        2 if at < numbers.len() => drop(numbers.remove(at)),
        way => {
            let column = input.below(columns.len());
            let mut texts: Vec<&str> = columns[column].split('\u{1f}').collect();
            let [at, from] = [input.below(texts.len()), input.below(texts.len())];
            texts[at] = if way == 3 { texts[from] } else { input.pick(&VALUES) };
            columns[column] = texts.join("\u{1f}");
        }
    }
}
