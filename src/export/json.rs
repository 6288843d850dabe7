//! Figures as JSON: for programs, under names that are the same in both languages.

use super::cell::Cell;
use super::{COLUMNS, Export, Format, Use};
use crate::package::Period;
use crate::words;

/// Figures with all that is known of them.
pub const JSON: Format = Format {
    id: "json",
    label: "JSON",
    media: "application/json",
    used: Use::File,
    write: |export, _| json(export).into_bytes(),
};

/// The figures with their report, their chart and their sources. Numbers are numbers; what isn't known is `null`.
/// `source` is the number of the document that the report is about.
fn json(export: &Export) -> String {
    let (report, lang) = (export.report, export.lang);
    let (meta, story) = (&report.package.meta, &report.package.story);
    let mut out = String::from("{\n");
    texts(
        &mut out,
        &["package", "version", "language", "report", "summary"],
        &[&meta.name, &meta.version, lang.tag(), story.title.get(lang), story.deck.get(lang)],
    );
    member(&mut out, "source", &number(export.own_source()));
    if let Some(chart) = export.chart {
        out.push_str("\"chart\": {");
        texts(
            &mut out,
            &["id", "headline", "measure"],
            &[&chart.id, chart.headline.get(lang), chart.measure.get(lang)],
        );
        out.push_str("\"notes\": [");
        for (at, remark) in words::remarks(lang, chart).iter().enumerate() {
            out.push_str(if at > 0 { ", " } else { "" });
            quote(&mut out, remark);
        }
        out.push_str("]},\n");
    }
    out.push_str("\"figures\": [");
    for (at, figure) in export.figures.iter().enumerate() {
        out.push_str(if at > 0 { ",\n{" } else { "\n{" });
        for column in COLUMNS {
            match column.cell(report, figure, lang) {
                Cell::Number(digits) => member(&mut out, column.key, &digits),
                cell if cell.is_empty() => member(&mut out, column.key, "null"),
                Cell::Text(text) => texts(&mut out, &[column.key], &[&text]),
            }
        }
        let interval = figure.value.interval();
        for (key, holds) in [
            ("lower_included", interval.lo.is_some_and(|end| !end.open)),
            ("upper_included", interval.hi.is_some_and(|end| !end.open)),
            ("derived", figure.value.is_derived()),
        ] {
            member(&mut out, key, if holds { "true" } else { "false" });
        }
        let sources = &report.package.sources;
        let at = sources.iter().position(|it| std::ptr::eq(it, figure.source));
        end(&mut out, "source_number", &number(at.map(|at| at + 1)));
    }
    out.push_str("\n],\n\"sources\": [");
    for (at, (place, source)) in export.sources().into_iter().enumerate() {
        out.push_str(if at > 0 { ",\n{" } else { "\n{" });
        member(&mut out, "number", &place.to_string());
        texts(
            &mut out,
            &["title", "issuer", "released"],
            &[source.title.get(lang), source.issuer.get(lang), &Period::iso(source.released)],
        );
        let mut url = String::new();
        quote(&mut url, &source.url);
        end(&mut out, "url", &url);
    }
    out + "\n]\n}\n"
}

/// A number in a list.
fn number(number: Option<usize>) -> String {
    number.map_or("null".to_owned(), |number| number.to_string())
}

/// Members of an object that aren't its last.
fn texts(out: &mut String, keys: &[&str], texts: &[&str]) {
    for (key, text) in keys.iter().zip(texts) {
        let mut value = String::new();
        quote(&mut value, text);
        member(out, key, &value);
    }
}

/// A member of an object that isn't its last.
fn member(out: &mut String, key: &str, value: &str) {
    out.extend(["\"", key, "\": ", value, ", "]);
}

/// The last member of an object.
fn end(out: &mut String, key: &str, value: &str) {
    out.extend(["\"", key, "\": ", value, "}"]);
}

/// A text as JSON has it (RFC 8259).
fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c < ' ' => {
                out.push_str("\\u00");
                out.extend(
                    [(c as u8 >> 4, 16), (c as u8 & 15, 16)]
                        .map(|(digit, base)| char::from_digit(u32::from(digit), base).unwrap_or('0')),
                );
            }
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_read_again(text in any::<String>()) {
            let mut quoted = String::new();
            quote(&mut quoted, &text);
            let read: String = serde_json::from_str(&quoted).expect("JSON");
            prop_assert_eq!(read, text);
        }
    }
}
