//! Figures as a workbook (ECMA-376): the figures, their sources, and what they are from.

use super::cell::Cell;
use super::zip::{Entry, archive};
use super::{Export, Format, Use};
use crate::lang::Lang;
use crate::markup::escape;
use crate::package::Period;
use crate::words::words;
use std::fmt::Write;

/// A workbook for Excel and others.
pub const XLSX: Format = Format {
    id: "xlsx",
    label: "XLSX",
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    used: Use::File,
    write: |export, deflate| archive(&workbook(export), deflate),
};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

fn workbook(export: &Export) -> Vec<Entry> {
    let mut entries = frame(export.lang);
    for (at, rows) in sheets(export).iter().enumerate() {
        entries.push(Entry::new(&["xl/", &part(at)].concat(), sheet(rows)));
    }
    entries
}

/// The files of any workbook but its sheets.
fn frame(lang: Lang) -> Vec<Entry> {
    let words = words(lang);
    let (mut types, mut book, mut relations) = (String::new(), String::new(), String::new());
    for (at, name) in [words.columns[1], words.sources, words.card.note].into_iter().enumerate() {
        let (n, part, name) = (at + 1, part(at), escape(name));
        let _ = write!(types, "<Override PartName=\"/xl/{part}\" ContentType=\"{CONTENT}.worksheet+xml\"/>");
        let _ = write!(book, "<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"r{n}\"/>");
        let _ = write!(relations, "<Relationship Id=\"r{n}\" Type=\"{TYPE}/worksheet\" Target=\"{part}\"/>");
    }
    let file = |name: &str, content: String| Entry::new(name, [HEAD, &content].concat());
    vec![
        file(
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{CONTENT}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{CONTENT}.styles+xml\"/>{types}</Types>"
            ),
        ),
        file(
            "_rels/.rels",
            format!(
                "{RELATIONSHIPS}<Relationship Id=\"r1\" Type=\"{TYPE}/officeDocument\" Target=\"xl/workbook.xml\"/>\
                 </Relationships>"
            ),
        ),
        file(
            "xl/workbook.xml",
            format!(
                "<workbook {MAIN} xmlns:r=\"{TYPE}\"><bookViews><workbookView/></bookViews>\
                 <sheets>{book}</sheets></workbook>"
            ),
        ),
        file(
            "xl/_rels/workbook.xml.rels",
            format!(
                "{RELATIONSHIPS}{relations}<Relationship Id=\"s\" Type=\"{TYPE}/styles\" Target=\"styles.xml\"/>\
                 </Relationships>"
            ),
        ),
        file("xl/styles.xml", format!("<styleSheet {MAIN}>{STYLES}</styleSheet>")),
    ]
}

/// A sheet's file.
fn part(at: usize) -> String {
    format!("worksheets/sheet{}.xml", at + 1)
}

/// Two styles of cells: plain ones, and bold ones for the names of columns. Formats want two fills.
const STYLES: &str = "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Arial\"/></font>\
    <font><b/><sz val=\"11\"/><name val=\"Arial\"/></font></fonts>\
    <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill patternType=\"gray125\"/></fill></fills>\
    <borders count=\"1\"><border/></borders><cellStyleXfs count=\"1\"><xf/></cellStyleXfs>\
    <cellXfs count=\"2\"><xf xfId=\"0\"/><xf xfId=\"0\" fontId=\"1\" applyFont=\"1\"/></cellXfs>";

/// The names of the columns of sources, in the order of `Lang::ALL`.
const SOURCES: [[&str; Lang::ALL.len()]; 5] = [
    ["序号", "number"],
    ["文献", "title"],
    ["发布者", "issuer"],
    ["发布日期", "released"],
    ["网址", "address"],
];

/// The rows of the sheets; the first one of each has the names of its columns.
fn sheets(export: &Export) -> [Vec<Vec<Cell>>; 3] {
    let (package, lang) = (&export.report.package, export.lang);
    let mut sources = vec![SOURCES.iter().map(|names| Cell::text(names[lang as usize])).collect::<Vec<_>>()];
    for (number, source) in export.sources() {
        sources.push(vec![
            Cell::Number(number.to_string()),
            Cell::text(source.title.get(lang)),
            Cell::text(source.issuer.get(lang)),
            Cell::text(&Period::iso(source.released)),
            Cell::text(&source.url),
        ]);
    }
    let mut about = vec![vec![Cell::text(export.title())]];
    let mut say = |text: &str| about.push(vec![Cell::text(text)]);
    if let Some(chart) = export.chart {
        say(chart.measure.get(lang));
        chart.notes.iter().for_each(|note| say(note.get(lang)));
        say(package.story.title.get(lang));
    }
    say(package.story.deck.get(lang));
    say(&[&package.meta.name, " ", &package.meta.version].concat());
    [export.table(), sources, about]
}

/// A sheet: the first row bold, and kept in sight; columns as wide as their content, up to some 60 characters.
fn sheet(rows: &[Vec<Cell>]) -> String {
    let mut out = format!(
        "{HEAD}<worksheet {MAIN}><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for column in 0..rows.iter().map(Vec::len).max().unwrap_or(0) {
        let width = rows.iter().filter_map(|row| row.get(column)).map(width).max().unwrap_or(0);
        let n = column + 1;
        let _ =
            write!(out, "<col min=\"{n}\" max=\"{n}\" width=\"{}\" customWidth=\"1\"/>", width.min(60) + 2);
    }
    out.push_str("</cols><sheetData>");
    for (at, row) in rows.iter().enumerate() {
        let (n, style) = (at + 1, if at == 0 { " s=\"1\"" } else { "" });
        let _ = write!(out, "<row r=\"{n}\">");
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
            // The format lets addresses be left out, but many readers don't.
            let start = format!("<c r=\"{}{n}\"{style}", letters(column));
            let content = escape(&cell.harmless());
            let _ = match cell {
                Cell::Number(_) => write!(out, "{start}><v>{content}</v></c>"),
                Cell::Text(_) => write!(
                    out,
                    "{start} t=\"inlineStr\"><is><t xml:space=\"preserve\">{content}</t></is></c>"
                ),
            };
        }
        out.push_str("</row>");
    }
    out + "</sheetData></worksheet>"
}

/// The letters of a column: A for the first, AA behind Z.
fn letters(column: usize) -> String {
    let last = char::from(b'A' + (column % 26) as u8);
    let before = (column / 26).checked_sub(1).map_or(String::new(), letters);
    before + &last.to_string()
}

/// About how many digits a cell's content is as wide as.
fn width(cell: &Cell) -> usize {
    cell.harmless().chars().map(|c| 1 + usize::from(c >= '\u{2e80}')).sum()
}

#[cfg(test)]
mod tests {
    use super::letters;

    #[test]
    fn columns_have_letters() {
        let check = |column, expected| assert_eq!(letters(column), expected);
        check(0, "A");
        check(16, "Q");
        check(25, "Z");
        check(26, "AA");
        check(51, "AZ");
        check(702, "AAA");
    }
}
