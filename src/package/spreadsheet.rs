//! What spreadsheets make of CSV files that they open and save: other separators, lost zeros, turned dates, empty margins.

use super::period::MONTHS;
use csv::StringRecord;

/// What a spreadsheet did to a value, the same in all rows of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    /// Zeros at the beginning of codes are gone: `000000` became `0`.
    Zeros,
    /// Periods were taken for dates and written another way: `2019-04` became `Apr-19`.
    Dates,
}

/// What separates the fields of a text: a comma, unless its first line has none but is full of something else.
pub(super) fn separator(text: &str) -> char {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let other = [';', '\t'].into_iter().find(|mark| !header.contains(',') && header.contains(*mark));
    other.unwrap_or(',')
}

/// Whether a row has nothing in it.
pub(super) fn is_blank(row: &StringRecord) -> bool {
    row.iter().all(|field| field.trim().is_empty())
}

/// Takes empty fields off the end of a row that is longer than `width` fields.
pub(super) fn trim(row: &mut StringRecord, width: usize) {
    row.truncate(filled(row).max(width));
}

/// How many columns of a header have a name or stand before one that has.
pub(super) fn named_columns(header: &StringRecord) -> usize {
    filled(header)
}

/// How many fields a row has up to the last that isn't empty.
fn filled(row: &StringRecord) -> usize {
    row.iter()
        .enumerate()
        .filter(|(_, field)| !field.trim().is_empty())
        .last()
        .map_or(0, |(last, _)| last + 1)
}

/// Whether a column is the keeper's own, for remarks that the package passes over.
pub fn is_memo(name: &str) -> bool {
    let name = name.trim().to_lowercase();
    ["memo", "备注", "批注"].iter().any(|start| name.starts_with(start))
}

/// The only code of GB/T 2260 that begins with a zero.
pub(super) const NATION: &str = "000000";

/// A code of digits with the zeros that it may have lost; `None` where it has all six digits, or is none.
pub(super) fn padded(code: &str) -> Option<String> {
    let short = (1..6).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    short.then(|| format!("{code:0>6}"))
}

/// Whether a value looks like a date as spreadsheets show them: `Apr-19`, `2017/1/22`, `1/22/2017`.
pub(super) fn is_turned_date(value: &str) -> bool {
    let is_number = |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    // A month's name or its first letters.
    let is_month = |part: &str| {
        let part = part.to_lowercase();
        part.len() >= 3 && MONTHS.iter().any(|month| month.to_lowercase().starts_with(&part))
    };
    let parts: Vec<&str> = value.split(['/', '-', ' ']).filter(|part| !part.is_empty()).collect();
    let (numbers, months) = (
        parts.iter().filter(|part| is_number(part)).count(),
        parts.iter().filter(|part| is_month(part)).count(),
    );
    let slashed = value.matches('/').count() == 2 && numbers == 3;
    slashed || (months == 1 && (1..=2).contains(&numbers) && parts.len() == numbers + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_spreadsheets_do_is_recognised() {
        for date in ["Apr-19", "2017/1/22", "1/22/2017", "22-Jan-2017", "January 2024"] {
            assert!(is_turned_date(date), "{date}");
        }
        for period in ["2017", "2017-01", "2017/2018", "2024-01/2024-06", "2023/..", "", "May", "Maybe-19"] {
            assert!(!is_turned_date(period), "{period}");
        }
        assert_eq!(padded("0").as_deref(), Some("000000"));
        assert_eq!(padded("210000"), None);
        assert_eq!(padded("x-1"), None);
        assert_eq!(
            [separator("a;b\n1,5;2"), separator("a,b;c"), separator("a\tb"), separator("")],
            [';', ',', '\t', ',']
        );
        assert!(is_memo("memo") && is_memo("备注（内部）") && is_memo("Memo 2") && !is_memo("note_zh"));
    }
}
