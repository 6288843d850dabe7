//! Reading an XLSX workbook into plain cells.

use crate::archive;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx};
use guanzhi::book::{Cell, Grid, file_of};
use guanzhi::export::column_letters;
use guanzhi::package::Problem;
use guanzhi::package::problem::{FileFault, Trouble};
use std::io::Cursor;

/// The most rows and columns of a sheet that are read: more than any package has.
const MOST: (usize, usize) = (200_000, 256);

/// The sheets of a workbook, and why some couldn't be read.
///
/// # Errors
/// When it is damaged as a whole.
pub fn read(bytes: Vec<u8>) -> anyhow::Result<(Vec<Grid>, Vec<Problem>)> {
    archive::check_parts(&bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let names: Vec<String> = sheets.map(|sheet| sheet.name.clone()).collect();
    let (mut grids, mut refused) = (Vec::new(), Vec::new());
    for name in names {
        match rows(&mut book, &name) {
            Ok(rows) => grids.push(Grid { name, rows }),
            Err(why) => {
                let fault = Trouble::File(FileFault::Unreadable(format!("{why:#}")));
                refused.push(Problem::new(file_of(&name).unwrap_or(&name), None, fault));
            }
        }
    }
    Ok((grids, refused))
}

/// The rows of a sheet, cell by cell: one that is far away takes no room for those between.
fn rows(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> anyhow::Result<Vec<Vec<Cell>>> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    while let Some(found) = cells.next_cell()? {
        let (row, column) = found.get_position();
        let (row, column) = (row as usize, column as usize);
        let cell = cell(found.get_value());
        if cell.is_blank() {
            continue;
        }
        if row >= MOST.0 || column >= MOST.1 {
            anyhow::bail!("cell {}{} is too far away", column_letters(column), row + 1);
        }
        if rows.len() <= row {
            rows.resize_with(row + 1, Vec::new);
        }
        if rows[row].len() <= column {
            rows[row].resize(column + 1, Cell::Empty);
        }
        rows[row][column] = cell;
    }
    Ok(rows)
}

fn cell(value: &DataRef) -> Cell {
    match value {
        DataRef::Empty => Cell::Empty,
        DataRef::String(text) => Cell::of(text),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Int(number) => Cell::Number(number.to_string()),
        DataRef::Float(number) => Cell::Number(number.to_string()),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(date) => Cell::Date(slashed(date)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Cell::Date(text.clone()),
        DataRef::Error(fault) => Cell::Fault(fault.to_string()),
    }
}

/// A date with slashes, as spreadsheets show those that they made of something else.
fn slashed(date: &ExcelDateTime) -> String {
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    format!("{year}/{month}/{day}")
}
