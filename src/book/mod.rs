//! A package as a workbook: sheets of plain cells in place of files, both ways, and the cell of each problem.
//!
//! Each CSV file is a sheet, the descriptor a sheet of keys and values, and the JSON files are sheets of plain rows. Above the
//! names of the columns stands a row that says what they are for; whatever stands above the names is passed over when a
//! workbook is read, as are columns and sheets of the keeper's own, whose names begin with memo.

mod about;
mod descriptor;
mod places;
mod read;
mod tables;
mod tree;
mod write;

pub use about::{closed, refers};
pub use descriptor::describe;
pub use places::Places;
pub use read::{Unbound, read};
pub use write::write;

use crate::package::is_memo;

/// A sheet of a workbook.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// Its name.
    pub name: String,
    /// Its rows from the first, each from its first column.
    pub rows: Vec<Vec<Cell>>,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// A text.
    Text(String),
    /// A number, in as few digits as stand for it.
    Number(String),
    /// True or false.
    Flag(bool),
    /// A date as year, month and day: `2024/9/30`.
    Date(String),
    /// The error of a formula: `#REF!`.
    Fault(String),
}

impl Cell {
    /// A text, or nothing for an empty one.
    pub fn of(text: &str) -> Cell {
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }

    /// Whether there is nothing to be seen in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(text) => text.trim().is_empty(),
            Cell::Number(_) | Cell::Flag(_) | Cell::Date(_) | Cell::Fault(_) => false,
        }
    }
}

/// The sheet of a file: its name without the extension, but for the descriptor's.
fn sheet_of(file: &str) -> &str {
    if file == crate::package::DESCRIPTOR {
        return descriptor::SHEET;
    }
    file.split('.').next().unwrap_or_default()
}

/// The file that a sheet is alone; `None` where several sheets make one, and of sheets that are none.
pub fn file_of(sheet: &str) -> Option<&'static str> {
    let single = crate::package::LAYOUTS.iter().map(|layout| layout.file).chain([crate::package::DESCRIPTOR]);
    single.into_iter().find(|file| sheet_of(file).eq_ignore_ascii_case(sheet.trim()))
}

/// Every sheet that a workbook can have, in its order.
fn sheets() -> impl Iterator<Item = &'static str> {
    let files = crate::package::LAYOUTS.iter().map(|layout| sheet_of(layout.file));
    let tables = tables::TABLES.iter().map(|table| table.sheet);
    std::iter::once(descriptor::SHEET).chain(files).chain(tables).chain([tables::ROWS])
}

/// Whether a sheet isn't part of the package: the keeper's own, or the lists of words that columns choose from.
fn is_aside(name: &str) -> bool {
    is_memo(name) || name == LISTS
}

/// The sheet of the words of closed columns, which isn't shown.
pub const LISTS: &str = "lists";
