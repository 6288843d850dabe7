//! Where the lines of files that were made of a workbook stand in it, and problems told by their cells.

use super::sheet_of;
use crate::export::column_letters;
use crate::package::problem::{FieldFault, FileFault, SheetFault};
use crate::package::{FILES, FigureDoubt, Problem, Trouble, Warning};

/// A cell: sheet, row from 1, column from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct At {
    pub sheet: &'static str,
    pub row: u64,
    pub column: usize,
}

impl At {
    /// As spreadsheets write it: `observations!F12`.
    pub fn name(self) -> String {
        format!("{}!{}{}", self.sheet, column_letters(self.column), self.row)
    }
}

/// Where the lines of each file stand.
#[derive(Clone, Debug, Default)]
pub struct Places {
    files: Vec<(&'static str, Vec<Option<At>>)>,
    /// The names of the columns of each sheet.
    headings: Vec<(&'static str, Vec<String>)>,
}

impl Places {
    pub(super) fn add(&mut self, file: &'static str, lines: Vec<Option<At>>) {
        self.files.push((file, lines));
    }

    pub(super) fn head(&mut self, sheet: &'static str, names: &[String]) {
        self.headings.push((sheet, names.to_vec()));
    }

    /// A problem with the cell in place of file and line; one of another file, or in no workbook, stays as it is.
    pub fn tell(&self, problem: Problem) -> Problem {
        let Problem { file, line, mut trouble } = problem;
        // What has no columns is no workbook, and what is no file is told by its cell already.
        if self.headings.is_empty() || !FILES.contains(&file.as_str()) {
            return Problem { file, line, trouble };
        }
        if trouble == Trouble::File(FileFault::Missing) {
            trouble = Trouble::Sheet(SheetFault::Missing);
        }
        self.renumber(&file, &mut trouble);
        let at = line.and_then(|line| self.at(&file, line));
        let file =
            at.map_or(sheet_of(&file).to_owned(), |at| At { column: self.column(at, &trouble), ..at }.name());
        Problem { file, line: None, trouble }
    }

    /// The cell in which a line of a file begins.
    fn at(&self, file: &str, line: u64) -> Option<At> {
        let (_, lines) = self.files.iter().find(|(known, _)| *known == file)?;
        *lines.get(usize::try_from(line).ok()?.checked_sub(1)?)?
    }

    /// The column that a trouble is about, else that of the cell.
    fn column(&self, at: At, trouble: &Trouble) -> usize {
        let name = match trouble {
            Trouble::Field { name, .. } if name == "operand" => "operands",
            Trouble::Field { name, .. }
            | Trouble::Column { name, .. }
            | Trouble::Spoilt { column: name, .. } => name,
            Trouble::Misprinted { .. } => "token",
            Trouble::Draft(_) => "draft",
            _ => return at.column,
        };
        let name = name.replace('.', "_");
        let heading = self.headings.iter().find(|(sheet, _)| *sheet == at.sheet);
        let names = heading.map(|(_, names)| names.as_slice()).unwrap_or_default();
        // A text stands in a column for each language.
        let is = |known: &&String| {
            **known == name || known.strip_prefix(&name).is_some_and(|lang| lang == "_zh" || lang == "_en")
        };
        names
            .iter()
            .find(is)
            .and_then(|found| names.iter().position(|name| name == found))
            .unwrap_or(at.column)
    }

    /// Puts the row of the sheet in place of the line of another row that a trouble names.
    fn renumber(&self, file: &str, trouble: &mut Trouble) {
        let row = |file: &str, line: &mut u64| {
            *line = self.at(file, *line).map_or(*line, |at| at.row);
        };
        match trouble {
            Trouble::Field { fault: FieldFault::Duplicate { file, first }, .. } => row(file, first),
            Trouble::Field { fault: FieldFault::OutOfRange { line, .. }, .. } => row("indicators.csv", line),
            Trouble::Warning(
                Warning::SameRelation { first, .. }
                | Warning::SameName { first, .. }
                | Warning::Figure { doubt: FigureDoubt::Again(first) | FigureDoubt::Differs(first), .. },
            ) => row(file, &mut first.line),
            _ => {}
        }
    }
}
