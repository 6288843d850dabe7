//! Tables as CSV in UTF-8 with a byte-order mark.

use super::Export;

/// The figures as CSV (RFC 4180), one a line below the names of the columns; every cell is quoted.
pub fn csv(export: &Export) -> String {
    // The mark tells spreadsheets that Chinese follows in UTF-8.
    let mut out = String::from('\u{feff}');
    for row in export.table() {
        let cells: Vec<String> = row.iter().map(|cell| cell.harmless().replace('"', "\"\"")).collect();
        out.extend(["\"", &cells.join("\",\""), "\"\r\n"]);
    }
    out
}
