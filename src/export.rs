//! Figures as CSV for spreadsheets: in UTF-8 with a byte-order mark, and no cell that is run as a formula.

use crate::chart::place;
use crate::lang::Lang;
use crate::package::PeriodBasis;
use crate::quantity::End;
use crate::report::{Figure, Report, Value};
use crate::words::{self, words};

/// The figures at some places of a report, one a line below the names of the columns.
pub fn csv(report: &Report, places: &[usize], lang: Lang) -> String {
    // The mark tells spreadsheets that Chinese follows in UTF-8.
    let mut out = String::from('\u{feff}');
    line(&mut out, words(lang).explorer.csv_columns.iter().map(|name| (*name).to_owned()));
    for figure in places.iter().filter_map(|at| report.at(*at)) {
        line(&mut out, cells(report, &figure, lang));
    }
    out
}

fn cells(report: &Report, it: &Figure, lang: Lang) -> impl Iterator<Item = String> {
    let observation = it.observation;
    let explorer = &words(lang).explorer;
    let interval = it.value.interval();
    let end = |end: Option<End>| end.map_or(String::new(), |end| end.value.normalize().to_string());
    let basis = match observation.period_basis {
        PeriodBasis::Stated => "",
        PeriodBasis::Inherited => words(lang).card.period_basis[0],
        PeriodBasis::Unclear => words(lang).card.period_basis[1],
    };
    let printed = match it.value {
        Value::Printed(quantity) => words::token(lang, quantity, it.unit),
        _ => String::new(),
    };
    let grade = match observation.comparability.as_str() {
        "" => String::new(),
        grade => words::comparability(lang, grade).to_owned(),
    };
    let theme = report.theme(&it.indicator.theme).map_or("", |theme| theme.name.get(lang));
    [
        observation.id.clone(),
        theme.to_owned(),
        it.indicator.name.get(lang).to_owned(),
        it.region.name.get(lang).to_owned(),
        observation.period.clone(),
        basis.to_owned(),
        it.value.nominal().map_or(String::new(), |value| value.normalize().to_string()),
        end(interval.lo),
        end(interval.hi),
        if lang == Lang::Zh { it.unit.id.clone() } else { it.unit.many.clone() },
        printed,
        explorer.tiers[observation.tier as usize].to_owned(),
        grade,
        it.source.title.get(lang).to_owned(),
        place(lang, it),
        observation.note.get(lang).to_owned(),
    ]
    .into_iter()
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        out.push('"');
        // A spreadsheet runs what begins like this; a number it only reads.
        if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(&cell) {
            out.push('\'');
        }
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    }
    out.push_str("\r\n");
}

fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(cells: &[&str], expected: &str) {
        let mut out = String::new();
        line(&mut out, cells.iter().map(|cell| (*cell).to_owned()));
        assert_eq!(out, expected);
    }

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        check(&["1", "a,\"b\"", "二\n行"], "\"1\",\"a,\"\"b\"\"\",\"二\n行\"\r\n");
        check(
            &["=1+1", "-0.5", "-x", "+86", "@a", "-"],
            "\"'=1+1\",\"-0.5\",\"'-x\",\"'+86\",\"'@a\",\"'-\"\r\n",
        );
    }
}
