//! Figures as a workbook (ECMA-376): the figures, their sources, and what they are from.

use super::cell::Cell;
use super::zip::{Entry, archive};
use super::{Export, Format, Use};
use crate::lang::Lang;
use crate::markup::{Markup, Text, html};
use crate::package::Period;
use crate::words::{self, words};

/// A workbook for Excel and others.
pub const XLSX: Format = Format {
    id: "xlsx",
    label: "XLSX",
    media: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    used: Use::File,
    write: |export, deflate| archive(&workbook(export), deflate),
};

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const RELATIONSHIPS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

fn workbook(export: &Export) -> Vec<Entry> {
    let mut entries = frame(export.lang);
    for (at, rows) in sheets(export).iter().enumerate() {
        entries.push(file(&["xl/", &part(at)].concat(), sheet(rows)));
    }
    entries
}

/// The files of any workbook but its sheets.
fn frame(lang: Lang) -> Vec<Entry> {
    let words = words(lang);
    let names = [words.columns[1], words.sources, words.card.note];
    vec![
        file("[Content_Types].xml", types(names.len())),
        file(
            "_rels/.rels",
            html! {
                Relationships xmlns=(RELATIONSHIPS) {
                    Relationship Id="r1" Type={ (TYPE) "/officeDocument" } Target="xl/workbook.xml" {}
                }
            },
        ),
        file(
            "xl/workbook.xml",
            html! {
                workbook xmlns=(MAIN) xmlns:r=(TYPE) {
                    bookViews { workbookView {} }
                    sheets {
                        @for (n, name) in (1..).zip(names) {
                            sheet name=(Text(name)) sheetId=(n) r:id={ "r" (n) } {}
                        }
                    }
                }
            },
        ),
        file(
            "xl/_rels/workbook.xml.rels",
            html! {
                Relationships xmlns=(RELATIONSHIPS) {
                    @for at in 0..names.len() {
                        Relationship Id={ "r" (at + 1) } Type={ (TYPE) "/worksheet" } Target=(part(at)) {}
                    }
                    Relationship Id="s" Type={ (TYPE) "/styles" } Target="styles.xml" {}
                }
            },
        ),
        file("xl/styles.xml", styles()),
    ]
}

/// A file of XML.
fn file(name: &str, content: Markup) -> Entry {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    Entry::new(name, [HEAD, &content.into_string()].concat())
}

/// What each file of a workbook with so many sheets is.
fn types(sheets: usize) -> Markup {
    html! {
        Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            Override PartName="/xl/workbook.xml" ContentType={ (CONTENT) ".sheet.main+xml" } {}
            Override PartName="/xl/styles.xml" ContentType={ (CONTENT) ".styles+xml" } {}
            @for at in 0..sheets {
                Override PartName={ "/xl/" (part(at)) } ContentType={ (CONTENT) ".worksheet+xml" } {}
            }
        }
    }
}

/// A sheet's file.
fn part(at: usize) -> String {
    format!("worksheets/sheet{}.xml", at + 1)
}

/// Two styles of cells: plain ones, and bold ones for the names of columns. Formats want two fills.
fn styles() -> Markup {
    html! {
        styleSheet xmlns=(MAIN) {
            fonts count="2" {
                font { sz val="11" {} name val="Arial" {} }
                font { b {} sz val="11" {} name val="Arial" {} }
            }
            fills count="2" {
                @for pattern in ["none", "gray125"] { fill { patternFill patternType=(pattern) {} } }
            }
            borders count="1" { border {} }
            cellStyleXfs count="1" { xf {} }
            cellXfs count="2" { xf xfId="0" {} xf xfId="0" fontId="1" applyFont="1" {} }
        }
    }
}

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
        for remark in words::remarks(lang, chart) {
            say(&remark);
        }
        say(package.story.title.get(lang));
    }
    say(package.story.deck.get(lang));
    say(&[&package.meta.name, " ", &package.meta.version].concat());
    [export.table(), sources, about]
}

/// A sheet: the first row bold, and kept in sight; columns as wide as their content, up to some 60 characters.
fn sheet(rows: &[Vec<Cell>]) -> Markup {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column| rows.iter().filter_map(|row| row.get(column)).map(width).max().unwrap_or(0);
    html! {
        worksheet xmlns=(MAIN) {
            sheetViews {
                sheetView workbookViewId="0" { pane ySplit="1" topLeftCell="A2" state="frozen" {} }
            }
            cols {
                @for column in 0..columns {
                    col min=(column + 1) max=(column + 1) width=(widest(column).min(60) + 2) customWidth="1" {}
                }
            }
            sheetData {
                @for (at, row) in rows.iter().enumerate() {
                    row r=(at + 1) {
                        @for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                            (placed(cell, column, at))
                        }
                    }
                }
            }
        }
    }
}

/// A cell with its address, which the format lets be left out, but without which many readers get nothing.
fn placed(cell: &Cell, column: usize, row: usize) -> Markup {
    let (letters, n, bold) = (letters(column), row + 1, (row == 0).then_some("1"));
    let content = cell.harmless();
    let content = Text(&content);
    html! {
        @match cell {
            Cell::Number(_) => c r={ (letters) (n) } s=[bold] { v { (content) } },
            Cell::Text(_) => c r={ (letters) (n) } s=[bold] t="inlineStr" { is { t xml:space="preserve" { (content) } } },
        }
    }
}

/// The letters of a column: A for the first, AA behind Z.
pub fn letters(column: usize) -> String {
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
