//! Writing plain cells as an XLSX workbook in which a keeper can work: headings that stay, texts that stay texts, and
//! drop-downs where only some words may stand.

use guanzhi::book::{Cell, Grid, LISTS, closed, refers};
use guanzhi::export::column_letters;
use rust_xlsxwriter::{
    Color, DataValidation, DataValidationErrorStyle, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

/// How many rows below the last one have formats and drop-downs too.
const ROOM: u32 = 2000;

/// The rows above the figures: what the columns are for, and their names.
const HEAD: u32 = 2;

/// Excel takes a list of words up to this length.
const LONGEST_LIST: usize = 255;

/// The bytes of a workbook with some sheets.
///
/// # Errors
/// When a sheet can't be written, such as one with more rows than the format has.
pub fn write(grids: &[Grid]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let mut lists = Lists::default();
    for grid in grids {
        sheet(book.add_worksheet(), grid, grids, &mut lists)?;
    }
    lists.write(book.add_worksheet())?;
    book.save_to_buffer()
}

/// Words of columns that are too many for one drop-down's own list, each list in a column of a hidden sheet.
#[derive(Default)]
struct Lists(Vec<Vec<String>>);

impl Lists {
    /// The range of a list of words.
    fn range(&mut self, words: Vec<String>) -> String {
        let at = self.0.iter().position(|known| *known == words).unwrap_or_else(|| {
            self.0.push(words);
            self.0.len() - 1
        });
        range(LISTS, at, 1, self.0[at].len())
    }

    fn write(self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        sheet.set_name(LISTS)?.set_hidden(true);
        for (column, words) in (0..).zip(self.0) {
            for (row, word) in (0..).zip(words) {
                sheet.write_string(row, column, word)?;
            }
        }
        Ok(())
    }
}

/// A range of one column, rows from 1: `=lists!$A$1:$A$9`.
fn range(sheet: &str, column: usize, first: usize, last: usize) -> String {
    let column = column_letters(column);
    format!("={sheet}!${column}${first}:${column}${last}")
}

fn sheet(sheet: &mut Worksheet, grid: &Grid, all: &[Grid], lists: &mut Lists) -> Result<(), XlsxError> {
    sheet.set_name(&grid.name)?;
    let text = Format::new().set_num_format("@").set_align(FormatAlign::Top);
    let about = Format::new()
        .set_num_format("@")
        .set_font_color(Color::RGB(0x0059_5959))
        .set_text_wrap()
        .set_align(FormatAlign::Top);
    let name = Format::new().set_num_format("@").set_bold().set_background_color(Color::RGB(0x00E8_EEF4));
    for (row, cells) in (0..).zip(&grid.rows) {
        let format = [&about, &name].get(row as usize).copied().unwrap_or(&text);
        for (column, cell) in (0..).zip(cells) {
            put(sheet, row, column, cell, format)?;
        }
    }
    let names = grid.rows.get(1).map(Vec::as_slice).unwrap_or_default();
    for (column, cell) in (0..).zip(names) {
        // A column's own format is that of the cells that nobody has written yet.
        sheet.set_column_format(column, &text)?;
        sheet.set_column_width(column, width(grid, column.into()))?;
        if let Cell::Text(name) = cell {
            validate(sheet, grid, name, column, (all, lists))?;
        }
    }
    sheet.set_freeze_panes(HEAD, 1)?;
    sheet.set_row_height(0, 64)?;
    Ok(())
}

fn put(sheet: &mut Worksheet, row: u32, column: u16, cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Date(text) | Cell::Fault(text) => {
            sheet.write_string_with_format(row, column, text, format)?
        }
        Cell::Flag(flag) => sheet.write_boolean(row, column, *flag)?,
        Cell::Number(number) => match number.parse::<f64>() {
            Ok(number) => sheet.write_number(row, column, number)?,
            Err(_) => sheet.write_string_with_format(row, column, number, format)?,
        },
        Cell::Empty => sheet,
    };
    Ok(())
}

/// As wide as what stands in it, within limits.
fn width(grid: &Grid, column: usize) -> f64 {
    let wide = |cell: &Cell| match cell {
        Cell::Text(text) => text.chars().map(|c| 1 + u32::from(c >= '\u{2e80}')).sum(),
        _ => 0,
    };
    let widest = grid.rows.iter().skip(1).filter_map(|row| row.get(column)).map(wide).max().unwrap_or(0);
    f64::from(widest.clamp(14, 42) + 2)
}

/// Gives a column its drop-down, if only some words may stand there, or the ids of another sheet.
fn validate(
    sheet: &mut Worksheet,
    grid: &Grid,
    name: &str,
    column: u16,
    (all, lists): (&[Grid], &mut Lists),
) -> Result<(), XlsxError> {
    let words = closed(&grid.name, name);
    let rule = if words.is_empty() {
        let Some(ids) = refers(&grid.name, name).and_then(|target| ids(all, target)) else { return Ok(()) };
        // Whoever writes a figure before its measure is told by `check`.
        DataValidation::new()
            .allow_list_formula(ids.as_str().into())
            .set_error_style(DataValidationErrorStyle::Information)
    } else if words.iter().map(|word| word.chars().count() + 1).sum::<usize>() > LONGEST_LIST {
        DataValidation::new().allow_list_formula(lists.range(words).as_str().into())
    } else {
        DataValidation::new().allow_list_strings(&words)?
    };
    let last = grid.rows.len() as u32 + ROOM;
    sheet.add_data_validation(HEAD, column, last, column, &rule.ignore_blank(true))?;
    Ok(())
}

/// The range of the ids that a sheet gives in a column.
fn ids(all: &[Grid], (sheet, name): (&str, &str)) -> Option<String> {
    let grid = all.iter().find(|grid| grid.name == sheet)?;
    let column = grid.rows.get(1)?.iter().position(|cell| *cell == Cell::of(name))?;
    Some(range(sheet, column, HEAD as usize + 1, grid.rows.len() + ROOM as usize))
}
