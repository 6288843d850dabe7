//! The period of a numeral: what its clause says, else what was said last.

use crate::package::{MONTHS, PeriodBasis};

/// A year that a text is about, with what was said of it last: carried on from clause to clause.
#[derive(Clone, Debug, Default)]
pub(super) struct Carried {
    /// The period as `observations.csv` has it; empty before any was named.
    period: String,
    /// The last year that was named.
    year: Option<u32>,
}

/// A period and how it is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    pub period: String,
    pub basis: PeriodBasis,
}

impl Carried {
    /// Reads the title of a text, which names what all of it is about.
    pub fn title(&mut self, line: &str) {
        if let Some(period) = last(line, self.year) {
            self.hold(period);
        }
    }

    fn hold(&mut self, period: String) {
        self.year = period.get(..4).and_then(|year| year.parse().ok()).or(self.year);
        self.period = period;
    }

    /// The period of a numeral behind some words of its sentence.
    pub fn of(&mut self, sentence: &str) -> Dated {
        if let Some(period) = last(sentence, self.year) {
            // The year before holds for the numerals right behind it.
            if !is_of_year_before(sentence) {
                self.hold(period.clone());
            }
            return Dated { period, basis: PeriodBasis::Stated };
        }
        let basis = if self.period.is_empty() { PeriodBasis::Unclear } else { PeriodBasis::Inherited };
        Dated { period: self.period.clone(), basis }
    }
}

/// Words for the year before, and for the report's own, of which the later one holds.
const BEFORE: [&str; 4] = ["上年", "去年", "a year earlier", "the year before"];
const NOW: [&str; 14] = [
    "本年",
    "本期",
    "今年",
    "当年",
    "this year",
    "变为",
    "调整为",
    "降为",
    "升为",
    "升至",
    "降至",
    "提高到",
    "增加到",
    "下降到",
];

/// Whether the last year that is named is the one before; not where something is only compared with it.
fn is_of_year_before(text: &str) -> bool {
    let place = |words: &[&str]| words.iter().filter_map(|word| text.rfind(word)).max();
    let compared = |at: usize| {
        ["比", "较", "与", "than "].iter().any(|word| text[..at].ends_with(word))
            || text[at..].contains("同期")
            || text[at..].contains("相比")
    };
    place(&BEFORE).filter(|at| !compared(*at)) > place(&NOW).max(year_named(text))
        && place(&BEFORE).is_some_and(|at| !compared(at))
}

/// Where the last year in digits stands.
fn year_named(text: &str) -> Option<usize> {
    text.rmatch_indices('年').find(|(at, _)| year_before(&text[..*at]).is_some()).map(|(at, _)| at)
}

/// The year in digits that a text ends with.
fn year_before(text: &str) -> Option<u32> {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let year = text[text.len() - digits..].parse().ok()?;
    (digits == 4 && (1900..2100).contains(&year)).then_some(year)
}

/// The last period that a text names, in the form of the format; months and halves are of `year` where none is named.
fn last(text: &str, year: Option<u32>) -> Option<String> {
    if is_of_year_before(text) {
        return Some((year? - 1).to_string());
    }
    if text.chars().any(|c| c == '年' || c == '月' || c == '季') {
        return chinese(text, year);
    }
    english(text)
}

fn chinese(text: &str, known: Option<u32>) -> Option<String> {
    let named = year_named(text);
    let year = named.and_then(|at| year_before(&text[..at])).or(known)?;
    let after = named.map_or(text, |at| &text[at + '年'.len_utf8()..]);
    let part = month(after).or_else(|| {
        let parts = [
            ("上半年", "H1"),
            ("下半年", "H2"),
            ("一季度", "Q1"),
            ("二季度", "Q2"),
            ("三季度", "Q3"),
            ("四季度", "Q4"),
        ];
        parts
            .iter()
            .filter_map(|(word, part)| Some((after.rfind(word)?, part)))
            .max()
            .map(|(_, part)| (*part).to_owned())
    });
    match part {
        Some(part) if part.contains('/') => {
            let (from, to) = part.split_once('/')?;
            Some(format!("{year}-{from}/{year}-{to}"))
        }
        Some(part) => Some(format!("{year}-{part}")),
        None if named.is_some() && (after.starts_with("以来") || after.starts_with("至今")) => {
            Some(format!("{year}/.."))
        }
        None => named.map(|_| year.to_string()),
    }
}

/// The last month that a text names, or the months from one to another: `09`, `01/09`.
fn month(text: &str) -> Option<String> {
    let at = text.rfind('月')?;
    let number = |text: &str| {
        let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
        let month: u32 = text[text.len() - digits..].parse().ok()?;
        (1..=12).contains(&month).then_some((month, text.len() - digits))
    };
    let (to, start) = number(&text[..at])?;
    let before = text[..start].trim_end_matches(['—', '–', '-', '至', '到', '~', '～', '月']);
    let from = (before.len() < start).then(|| number(before)).flatten();
    let day = text[at + '月'.len_utf8()..]
        .find('日')
        .and_then(|end| text[at + '月'.len_utf8()..][..end].parse::<u32>().ok());
    Some(match (from, day) {
        (Some((from, _)), _) => format!("{from:02}/{to:02}"),
        (None, Some(day)) if (1..=31).contains(&day) => format!("{to:02}-{day:02}"),
        _ => format!("{to:02}"),
    })
}

fn english(text: &str) -> Option<String> {
    let words: Vec<&str> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_year = |word: &str| word.len() == 4 && year_before(word).is_some();
    let at = words.iter().rposition(|word| is_year(word))?;
    let month = at.checked_sub(1).and_then(|before| MONTHS.iter().position(|month| *month == words[before]));
    let day = at
        .checked_sub(2)
        .and_then(|before| words[before].parse::<u32>().ok())
        .filter(|day| (1..=31).contains(day));
    Some(match (month, day) {
        (Some(month), Some(day)) => format!("{}-{:02}-{day:02}", words[at], month + 1),
        (Some(month), None) => format!("{}-{:02}", words[at], month + 1),
        (None, _) => words[at].to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_named_or_carried_on() {
        let mut carried = Carried::default();
        let mut check = |sentence: &str, period: &str, basis| {
            assert_eq!(carried.of(sentence), Dated { period: period.to_owned(), basis }, "{sentence}");
        };
        check("全年完成", "", PeriodBasis::Unclear);
        check("2019年，全区实现", "2019", PeriodBasis::Stated);
        check("比上年增长", "2019", PeriodBasis::Inherited);
        check("结构由上年", "2018", PeriodBasis::Stated);
        check("结构由上年13.5调整为本期的", "2019", PeriodBasis::Inherited);
        check("今年5月，举办", "2019-05", PeriodBasis::Stated);
        check("又完成", "2019-05", PeriodBasis::Inherited);
        check("2024年1—8月", "2024-01/2024-08", PeriodBasis::Stated);
        check("截至2024年9月30日，", "2024-09-30", PeriodBasis::Stated);
        check("2023年以来，", "2023/..", PeriodBasis::Stated);
        check("2024年上半年", "2024-H1", PeriodBasis::Stated);
        check("In December 2023 there were", "2023-12", PeriodBasis::Stated);
        check("On 31 December 2024,", "2024-12-31", PeriodBasis::Stated);
    }
}
