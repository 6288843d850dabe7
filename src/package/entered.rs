//! Periods as people type them into cells: `2024Q3`, `FY2023-24`, `2024年1—9月`; and what can be read in several ways.

use super::period::{Date, Part, Period, Until};

/// What a text was meant to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entered {
    /// A period, written in this way or another.
    Period(Period),
    /// A month with its year, or years, one of which must be chosen.
    Unclear {
        /// The month.
        month: Option<Period>,
        /// The first of two years that follow each other.
        years: Option<u32>,
    },
}

/// Reads a period in any of the ways; `None` for what is none.
pub(super) fn read(text: &str) -> Option<Entered> {
    let text = folded(text);
    let period = Period::parse(&text).or_else(|| marked(&text)).or_else(|| date(&text).map(Period::from));
    period.or_else(|| span(&text)).map(Entered::Period).or_else(|| unclear(&text))
}

/// In capitals, without spaces, in plain characters, and with one sort of dash.
fn folded(text: &str) -> String {
    let fold = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c).to_ascii_uppercase(),
        '—' | '–' | '−' | '‐' | '‑' => '-',
        c => c.to_ascii_uppercase(),
    };
    text.chars().filter(|c| !c.is_whitespace()).map(fold).collect()
}

/// A date with a word that says whether it is a beginning or an end.
fn marked(text: &str) -> Option<Period> {
    let before = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word)).and_then(any_date);
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_suffix(word)).and_then(any_date);
    let since =
        before(&["SINCE:", "SINCE", "自", "FROM"]).or_else(|| after(&["以来", "至今", "起", "/", "-"]));
    if let Some(from) = since {
        return Some(Period { from, until: Until::Open });
    }
    let from = before(&["ASOF:", "ASOF", "UNTIL:", "UNTIL", "UPTO", "BY", "截至", "截止", "/"])?;
    Some(Period { from, until: Until::Then })
}

/// Two dates, or the months of a year: `2024-1/2024-6`, `2024年1-9月`, `2024年前三季度`.
fn span(text: &str) -> Option<Period> {
    let two = |from: &str, to: &str| {
        let period = Period { from: any_date(from)?, until: Until::Date(any_date(to)?) };
        // Whether it ends no earlier than it begins.
        Period::parse(&period.to_string())
    };
    let split = |mark: &str| {
        let mut places = text.match_indices(mark);
        places.find_map(|(at, _)| two(&text[..at], &text[at + mark.len()..]))
    };
    ["/", "至", "到", "~", "TO"].into_iter().find_map(split).or_else(|| months(text))
}

/// The months from one to another of a year.
fn months(text: &str) -> Option<Period> {
    let (year, rest) = year(text)?;
    let (first, last) = match rest.trim_start_matches('年') {
        "前三季度" | "前3季度" | "1-3季度" | "一至三季度" => (1, 9),
        "前两季度" | "前2季度" => (1, 6),
        rest => {
            let months = rest.strip_suffix("月份").or_else(|| rest.strip_suffix('月'))?;
            if let Some(count) = months.strip_prefix('前') {
                (1, number(count.trim_end_matches('个'))?)
            } else {
                let (first, last) = months.split_once(['-', '~', '至', '到'])?;
                (number(first.trim_end_matches('月'))?, number(last)?)
            }
        }
    };
    let [from, to] = [first, last].map(|month| Date::of(year, Part::Month(month)));
    let (from, to) = from.zip(to).filter(|_| first < last)?;
    Some(Period { from, until: Until::Date(to) })
}

/// A date in the form of files or in another.
fn any_date(text: &str) -> Option<Date> {
    let whole = |period: Period| (period.until == Until::Itself).then_some(period.from);
    Period::parse(text).and_then(whole).or_else(|| date(text))
}

/// A date in another form than that of files.
fn date(text: &str) -> Option<Date> {
    other_year(text).or_else(|| part_first(text)).or_else(|| year_first(text))
}

/// A year of another reckoning: `FY2023-24`, `FY2023/2024`, `2023/24财年`, `2024/25学年`.
fn other_year(text: &str) -> Option<Date> {
    let before = |words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word));
    let after = |words: &[&str]| words.iter().find_map(|word| text.strip_suffix(word));
    let fiscal = before(&["FY"]).or_else(|| after(&["财年度", "财政年度", "财年"]));
    let school = before(&["AY"]).or_else(|| after(&["学年度", "学年"]));
    let years = fiscal.or(school)?.trim_end_matches('年');
    if let Some((first, rest)) = year(years)
        && rest.is_empty()
    {
        // A school year is never called by one year alone.
        return fiscal.and_then(|_| Date::of(first, Part::FiscalYear));
    }
    let first = following(years)?;
    Date::of(first, if fiscal.is_some() { Part::FiscalYears } else { Part::SchoolYear })
}

/// The first of two years that follow each other: `2023/24`, `2023-2024`.
fn following(text: &str) -> Option<u32> {
    let (first, rest) = year(text)?;
    let next = rest.trim_start_matches('年').strip_prefix(['/', '-'])?;
    let next_year = first + 1;
    let same = match next.len() {
        2 => number(next)? == next_year % 100,
        4 => number(next)? == next_year,
        _ => false,
    };
    same.then_some(first)
}

/// `Q32024`, `3Q2024`, `H12024`, `1H2024`.
fn part_first(text: &str) -> Option<Date> {
    let (part, year) = text.split_at_checked(2)?;
    let year = self::year(year).filter(|(_, rest)| rest.is_empty())?.0;
    Date::of(year, letter(part)?)
}

/// A quarter or a half by its letter, on either side of its number.
fn letter(text: &str) -> Option<Part> {
    let number = number(text.trim_matches(['Q', 'H']))?;
    match text.len() {
        2 if text.contains('Q') => Some(Part::Quarter(number)),
        2 if text.contains('H') => Some(Part::Half(number)),
        _ => None,
    }
}

/// `2024Q3`, `2024-9`, `2024-9-3`, `20240930`, `2024年`, `2024年三季度`, `2024年上半年`, `2024年9月30日`, `2024年9月底`.
fn year_first(text: &str) -> Option<Date> {
    let (year, rest) = year(text)?;
    let rest = rest.strip_prefix(['年', '-']).unwrap_or(rest);
    if text.len() == 8 && number(text).is_some() {
        return Date::of(year, Part::Day(number(&rest[..2])?, number(&rest[2..])?));
    }
    Date::of(year, part(year, rest, text.contains(['年', '-']))?)
}

/// What stands behind a year; `set_off` where something stands between the two.
fn part(year: u32, text: &str, set_off: bool) -> Option<Part> {
    match text {
        "" if set_off => return Some(Part::Year),
        "上半年" => return Some(Part::Half(1)),
        "下半年" => return Some(Part::Half(2)),
        "底" | "末" => return Some(Part::Day(12, 31)),
        _ => {}
    }
    if let Some(quarter) = text.strip_suffix("季度").or_else(|| text.strip_suffix('季')) {
        return Some(Part::Quarter(quarter_number(quarter.trim_start_matches('第'))?));
    }
    if let Some((month, day)) = text.split_once('月') {
        let month = number(month)?;
        return match day {
            "" | "份" => Some(Part::Month(month)),
            "底" | "末" => Some(Part::Day(month, Date::of(year, Part::Month(month))?.month_end())),
            day => Some(Part::Day(month, number(day.strip_suffix('日')?)?)),
        };
    }
    let day = text.split_once('-').and_then(|(month, day)| Some(Part::Day(number(month)?, number(day)?)));
    let month = || number(text).filter(|_| set_off && text.len() <= 2).map(Part::Month);
    letter(text).or(day).or_else(month)
}

fn quarter_number(text: &str) -> Option<u32> {
    let at = ["一", "二", "三", "四"].iter().position(|number| *number == text);
    at.map(|at| at as u32 + 1).or_else(|| number(text))
}

/// `2024/9`, `09/2024`, `202409`, `2024/25`, `2024-25`, `2024-2025`, `2024学年`.
fn unclear(text: &str) -> Option<Entered> {
    let years = following(text);
    let month = |year: u32, month: &str| {
        let month = number(month).filter(|_| month.len() <= 2)?;
        Date::of(year, Part::Month(month)).map(Period::from)
    };
    let slashed = year(text).and_then(|(year, rest)| month(year, rest.strip_prefix('/').unwrap_or(rest)));
    let turned = text.split_once(['/', '-']).and_then(|(first, second)| {
        year(second).filter(|(_, rest)| rest.is_empty()).and_then(|(year, _)| month(year, first))
    });
    let month = slashed.or(turned);
    let school = text.strip_suffix("学年").and_then(year).filter(|(_, rest)| rest.is_empty());
    let years = years.or(school.map(|(year, _)| year));
    (month.is_some() || years.is_some()).then_some(Entered::Unclear { month, years })
}

/// A year of four digits and what follows it.
fn year(text: &str) -> Option<(u32, &str)> {
    let (year, rest) = text.split_at_checked(4)?;
    Some((number(year)?, rest))
}

fn number(text: &str) -> Option<u32> {
    let plain = (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods_are_read_as_people_type_them() {
        let check = |expected: &str, typed: &[&str]| {
            for text in typed {
                let Some(Entered::Period(period)) = read(text) else { panic!("{text}: {:?}", read(text)) };
                assert_eq!(period.to_string(), expected, "{text}");
            }
        };
        check("2024", &["2024", "2024年", "２０２４", " 2024 "]);
        check(
            "2024-Q3",
            &[
                "2024Q3",
                "2024-q3",
                "2024 Q3",
                "Q3 2024",
                "3Q2024",
                "2024年三季度",
                "2024年第三季度",
                "2024年第3季度",
            ],
        );
        check("2024-H1", &["2024H1", "2024-h1", "H1 2024", "1H2024", "2024年上半年", "2024上半年"]);
        check("2024-H2", &["2024H2", "2024年下半年"]);
        check("2024-09", &["2024-9", "2024年9月", "2024年09月份"]);
        check("2024-09-03", &["2024-9-3", "20240903", "2024年9月3日"]);
        check("2024-09-30", &["2024年9月底", "2024年9月末"]);
        check("2024-12-31", &["2024年底", "2024年末"]);
        check(
            "2024-01/2024-09",
            &["2024年1—9月", "2024年1-9月", "2024年前三季度", "2024年前9个月", "2024-1/2024-9"],
        );
        check("2024-01/2024-06", &["2024年1月至2024年6月", "2024-01 to 2024-06", "2024年1至6月"]);
        check("2016/2021", &["2016年至2021年", "2016/2021"]);
        check("FY2023/24", &["FY2023/24", "fy2023-24", "FY 2023/2024", "2023/24财年", "2023—2024财政年度"]);
        check("FY2024", &["FY2024", "fy 2024", "2024财年"]);
        check("AY2024/25", &["AY2024-25", "2024/25学年", "2024—2025学年度", "2024-2025 学年"]);
        check("2017/..", &["since:2017", "since 2017", "2017年以来", "自2017年", "2017/"]);
        check("../2024-09", &["asof:2024-09", "as of 2024-9", "截至2024年9月", "until 2024-09"]);
    }

    #[test]
    fn what_can_be_read_in_several_ways_is_told() {
        let check = |text: &str, month: &str, years: Option<u32>| {
            let month = Period::parse(month);
            assert_eq!(read(text), Some(Entered::Unclear { month, years }), "{text}");
        };
        check("2024/9", "2024-09", None);
        check("2024/09", "2024-09", None);
        check("09/2024", "2024-09", None);
        check("9-2024", "2024-09", None);
        check("202409", "2024-09", None);
        check("2024/25", "", Some(2024));
        check("2024-25", "", Some(2024));
        check("2011/12", "2011-12", Some(2011));
        check("2024学年", "", Some(2024));
    }

    #[test]
    fn what_is_no_period_isnt_read() {
        for text in [
            "",
            "截至目前",
            "Q3",
            "三季度",
            "2024Q5",
            "2024H3",
            "2024-13",
            "2023-02-29",
            "2024年13月",
            "24Q3",
            "2024/2023",
            "2024年9-3月",
            "FY24",
            "2024/27",
            "20241301",
            "2024.9",
            "September",
            "since",
            "年",
            "-",
            "2024Q",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "[0-9QHFYA年月日季度上下半至/\\-. ~财学一三]{0,14}") {
            if let Some(Entered::Period(period)) = read(&text) {
                prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
            }
        }

        #[test]
        fn what_files_keep_is_read_as_that(year in 1900..2100_u32, part in 1..5_u32) {
            for text in [format!("{year}-Q{part}"), format!("FY{year}"), format!("{year}-0{part}"), format!("{year}/..")] {
                prop_assert_eq!(read(&text), Period::parse(&text).map(Entered::Period));
            }
        }
    }
}
