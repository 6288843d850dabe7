//! Tables as text: CSV in UTF-8 with a byte-order mark, and lines to paste; no cell of either is run as a formula.

use super::{Cell, Export};

/// The figures as CSV (RFC 4180), one a line below the names of the columns; every cell is quoted.
pub fn csv(export: &Export) -> String {
    // The mark tells spreadsheets that Chinese follows in UTF-8.
    let mut out = String::from('\u{feff}');
    for row in export.table() {
        line(&mut out, &row, ",", |cell| ["\"", &cell.replace('"', "\"\""), "\""].concat());
        out.push_str("\r\n");
    }
    out
}

/// The figures as lines of cells with tabs between them, which spreadsheets and tables of documents take when pasted.
pub fn tsv(export: &Export) -> String {
    let mut out = String::new();
    for row in export.table() {
        line(&mut out, &row, "\t", |cell| cell.replace(['\t', '\n', '\r'], " "));
        out.push('\n');
    }
    out
}

fn line(out: &mut String, row: &[Cell], between: &str, write: fn(&str) -> String) {
    for (at, cell) in row.iter().enumerate() {
        out.push_str(if at > 0 { between } else { "" });
        out.push_str(&write(&harmless(cell)));
    }
}

/// A cell's content; before what a spreadsheet would run stands an apostrophe. A number it only reads.
fn harmless(cell: &Cell) -> String {
    let runs = match cell {
        Cell::Text(text) => text.starts_with(['=', '+', '-', '@', '\t', '\r']),
        Cell::Number(_) => false,
    };
    [if runs { "'" } else { "" }, cell.content()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula() {
        let check = |cell: Cell, expected: &str| assert_eq!(harmless(&cell), expected);
        for (text, expected) in
            [("1", "1"), ("=1+1", "'=1+1"), ("-x", "'-x"), ("+86", "'+86"), ("@a", "'@a"), ("\t=1", "'\t=1")]
        {
            check(Cell::text(text), expected);
        }
        check(Cell::Number("-0.5".to_owned()), "-0.5");
    }
}
