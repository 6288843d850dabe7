//! Figures as JSON: for programs, under names that are the same in both languages.

use super::{COLUMNS, Cell, Export, cells};
use crate::report::Report;
use std::fmt::Write;

/// The names of a figure's values, in the order of the columns.
const KEYS: [&str; COLUMNS] = [
    "id",
    "theme",
    "indicator",
    "region",
    "period",
    "period_basis",
    "value",
    "lower",
    "upper",
    "unit",
    "printed",
    "hedge",
    "tier",
    "comparability",
    "source",
    "place",
    "note",
];

/// The figures with their report, their chart and their sources. Numbers are numbers; what isn't known is `null`.
pub fn json(export: &Export) -> String {
    let (report, lang) = (export.report, export.lang);
    let meta = &report.package.meta;
    let mut out = String::from("{\n");
    members(
        &mut out,
        &[
            ("package", &meta.name),
            ("version", &meta.version),
            ("language", lang.tag()),
            ("report", report.package.story.title.get(lang)),
        ],
    );
    if let Some(chart) = export.chart {
        out.push_str(",\n\"chart\": {");
        members(
            &mut out,
            &[
                ("id", &chart.id),
                ("headline", chart.headline.get(lang)),
                ("measure", chart.measure.get(lang)),
            ],
        );
        let notes: Vec<String> = chart.notes.iter().map(|note| quoted(note.get(lang))).collect();
        let _ = write!(out, ", \"notes\": [{}]}}", notes.join(", "));
    }
    list(&mut out, "figures", export.figures.iter().map(|figure| {
        let mut object = String::new();
        for (key, cell) in KEYS.iter().zip(cells(report, figure, lang)) {
            let _ = write!(object, "\"{key}\": {}, ", value(&cell));
        }
        let interval = figure.value.interval();
        let [lower, upper] = [interval.lo, interval.hi].map(|end| end.is_some_and(|end| !end.open));
        let derived = figure.value.is_derived();
        let _ = write!(
            object,
            "\"lower_included\": {lower}, \"upper_included\": {upper}, \"derived\": {derived}, \"source_number\": {}",
            source_number(report, figure.source)
        );
        object
    }));
    list(
        &mut out,
        "sources",
        export.sources().into_iter().map(|(number, source)| {
            let mut object = format!("\"number\": {number}, ");
            members(
                &mut object,
                &[
                    ("title", source.title.get(lang)),
                    ("issuer", source.issuer.get(lang)),
                    ("released", &source.released),
                    ("url", &source.url),
                ],
            );
            object
        }),
    );
    out + "\n}\n"
}

/// A source's number in the report's list.
fn source_number(report: &Report, source: &crate::package::Source) -> usize {
    1 + report.package.sources.iter().take_while(|it| !std::ptr::eq(*it, source)).count()
}

fn members(out: &mut String, members: &[(&str, &str)]) {
    let members: Vec<String> =
        members.iter().map(|(key, text)| format!("\"{key}\": {}", quoted(text))).collect();
    out.push_str(&members.join(", "));
}

fn list(out: &mut String, name: &str, objects: impl Iterator<Item = String>) {
    let _ = write!(out, ",\n\"{name}\": [");
    for (at, object) in objects.enumerate() {
        let _ = write!(out, "{}\n{{{object}}}", if at > 0 { "," } else { "" });
    }
    out.push_str("\n]");
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Number(digits) => digits.clone(),
        Cell::Text(text) if text.is_empty() => "null".to_owned(),
        Cell::Text(text) => quoted(text),
    }
}

/// A text as JSON has it (RFC 8259).
fn quoted(text: &str) -> String {
    let mut out = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn any_text_is_read_again(text in any::<String>()) {
            let read: String = serde_json::from_str(&quoted(&text)).expect("JSON");
            prop_assert_eq!(read, text);
        }
    }
}
