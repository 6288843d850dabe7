//! Cells of tables, and what a spreadsheet does with them.

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A text; empty where there is nothing to say.
    Text(String),
    /// Decimal digits, with a sign and a point where there is one.
    Number(String),
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Cell {
        Cell::Text(text.to_owned())
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        matches!(self, Cell::Text(text) if text.is_empty())
    }

    /// What it says, as a text that a spreadsheet doesn't run. A number it only reads.
    pub fn harmless(&self) -> String {
        match self {
            Cell::Text(text) => harmless(text),
            Cell::Number(digits) => digits.clone(),
        }
    }
}

/// A text, behind an apostrophe where a spreadsheet would run it: where it begins with what begins a formula, in either
/// width, or with white space that is dropped before one.
pub fn harmless(text: &str) -> String {
    let runs = text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '−', '\t', '\r', '\n']);
    [if runs { "'" } else { "" }, text].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_a_formula() {
        let check = |cell: Cell, expected: &str| assert_eq!(cell.harmless(), expected);
        for text in ["1", "a=1", "", "（=1）"] {
            check(Cell::text(text), text);
        }
        for text in ["=1+1", "-x", "+86", "@a", "\t=1", "\n=1", "＝1", "＋1", "－1", "＠a", "−0.5"] {
            check(Cell::text(text), &["'", text].concat());
        }
        check(Cell::Number("-0.5".to_owned()), "-0.5");
    }
}
