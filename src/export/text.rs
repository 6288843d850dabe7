//! The table of figures as text: CSV for files, lines and markup for the clipboard.

use super::{Export, Format, Use};
use crate::markup::{Markup, html};

/// CSV in UTF-8 with a byte-order mark.
pub const CSV: Format = Format {
    id: "csv",
    label: "CSV",
    media: "text/csv;charset=utf-8",
    used: Use::File,
    write: |export, _| csv(export).into_bytes(),
};

/// Lines that spreadsheets take when pasted.
pub const LINES: Format = Format {
    id: "tsv",
    label: "TSV",
    media: "text/plain",
    used: Use::Clipboard,
    write: |export, _| lines(export).into_bytes(),
};

/// A table that documents take when pasted.
pub const MARKUP: Format = Format {
    id: "html",
    label: "HTML",
    media: "text/html",
    used: Use::Clipboard,
    write: |export, _| markup(export).0.into_bytes(),
};

/// The figures as CSV (RFC 4180), one a line below the names of the columns. Every cell is quoted but empty ones: quotes
/// with nothing between them make a column of numbers one of texts for some readers.
fn csv(export: &Export) -> String {
    // The mark tells spreadsheets that Chinese follows in UTF-8.
    let mut out = String::from('\u{feff}');
    for row in export.table() {
        for (at, cell) in row.iter().enumerate() {
            out.push_str(if at > 0 { "," } else { "" });
            if !cell.is_empty() {
                out.extend(["\"", &cell.harmless().replace('"', "\"\""), "\""]);
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn lines(export: &Export) -> String {
    let mut out = String::new();
    for row in export.table() {
        for (at, cell) in row.iter().enumerate() {
            out.push_str(if at > 0 { "\t" } else { "" });
            out.push_str(&cell.harmless().replace(char::is_whitespace, " "));
        }
        out.push('\n');
    }
    out
}

fn markup(export: &Export) -> Markup {
    html! {
        table {
            tbody {
                @for row in export.table() {
                    tr { @for cell in row { td { (cell.harmless()) } } }
                }
            }
        }
    }
}
