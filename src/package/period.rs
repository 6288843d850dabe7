//! When a figure holds, in ISO 8601 as far as the format takes it, and years of other reckonings by their names.

use std::cmp::Ordering;
use std::fmt;

/// The English names of the months, in their order.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A date, or a span of two: `2023`, `2024-Q3`, `2024-08`, `2024-08-31`, `FY2023/24`, `2024-01/2024-06`, `2023/..`.
///
/// Ordered by its beginning, a year before its parts; of those with one beginning, a date stands before spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// When it begins, or all of it.
    pub from: Date,
    /// When it ends.
    pub until: Until,
}

/// The end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Until {
    /// The period is one date, as long as that is: a year, a part of one or a day.
    Itself,
    /// It isn't over.
    Open,
    /// It is over with that one date; when it began isn't said.
    Then,
    /// The date with which it ends; it ends no earlier than it begins.
    Date(Date),
}

/// A year, a part of one or a day of the Gregorian calendar that is there; or a year of another reckoning.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Date {
    /// The year, or the one in which a year of another reckoning begins.
    year: u32,
    part: Part,
}

/// What a date is of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of it.
    Year,
    /// A financial year that is called by it alone: whether it begins or ends there isn't said.
    FiscalYear,
    /// A financial year that begins in it and ends in the next one.
    FiscalYears,
    /// A school year, from it into the next one.
    SchoolYear,
    /// A half of it, from 1.
    Half(u32),
    /// A quarter of it, from 1.
    Quarter(u32),
    /// A month of it, from 1.
    Month(u32),
    /// The day of a month of it, both from 1.
    Day(u32, u32),
}

impl Period {
    /// Reads the form in which files keep periods; `None` for any other text, dates that aren't there, and spans that end
    /// before they begin.
    pub fn parse(text: &str) -> Option<Period> {
        if let Some(date) = Date::parse(text) {
            return Some(Period::from(date));
        }
        // The names of some years have a slash of their own.
        text.match_indices('/').find_map(|(at, _)| Period::span(&text[..at], &text[at + 1..]))
    }

    fn span(from: &str, to: &str) -> Option<Period> {
        if from == ".." {
            return Some(Period { from: Date::parse(to)?, until: Until::Then });
        }
        let from = Date::parse(from)?;
        if to == ".." {
            return Some(Period { from, until: Until::Open });
        }
        let to = Date::parse(to)?;
        // Years of other reckonings last to their like: FY2023/2024 is none, since FY2023/24 may be meant.
        if (from.is_named() || to.is_named()) && from.part != to.part {
            return None;
        }
        (from.first_day() <= to.last_day()).then_some(Period { from, until: Until::Date(to) })
    }

    /// The form that `parse` reads; empty for none.
    pub fn iso(period: Option<Period>) -> String {
        period.map_or(String::new(), |period| period.to_string())
    }

    /// The first and the last year that it is known to lie in; of one that isn't over only its beginning is.
    pub fn years(self) -> [u32; 2] {
        let last = if let Until::Date(date) = self.until { date } else { self.from };
        [self.from.year, last.last_year()]
    }

    /// Whether some of it is known to lie in a year.
    pub fn touches(self, year: u32) -> bool {
        let [first, last] = self.years();
        (first..=last).contains(&year)
    }

    /// The days with which it begins and ends, as far as they are known; of a year of another reckoning, the years.
    pub fn ends(self) -> [Option<Date>; 2] {
        match self.until {
            Until::Itself => [self.from.first(), self.from.last()],
            Until::Open => [self.from.first(), None],
            Until::Then => [None, self.from.last()],
            Until::Date(to) => [self.from.first(), to.last()],
        }
    }

    /// Whether two periods are the same time, however they are written: `2024-H1` and `2024-01/2024-06`.
    pub fn is_same_time(self, other: Period) -> bool {
        let ends = self.ends();
        let known = ends.iter().flatten().all(|end| end.day().is_some());
        self == other || known && ends[0].is_some() && ends[1].is_some() && ends == other.ends()
    }

    /// The months since the year 0 at which it begins and ends, of a day the one that it lies in; `None` for one of which
    /// an end isn't known.
    pub fn months(self) -> Option<[u32; 2]> {
        match self.until {
            Until::Itself => Some(self.from.months()),
            Until::Open | Until::Then => None,
            Until::Date(to) => Some([self.from.months()[0], to.months()[1]]),
        }
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Period) -> Ordering {
        let key = |it: &Period| {
            let begins = if it.until == Until::Then { it.from.last_day() } else { it.from.first_day() };
            (begins, it.from.part, it.until)
        };
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Period) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    /// The form that `parse` reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.until {
            Until::Itself => self.from.fmt(f),
            Until::Open => write!(f, "{}/..", self.from),
            Until::Then => write!(f, "../{}", self.from),
            Until::Date(date) => write!(f, "{}/{date}", self.from),
        }
    }
}

impl Date {
    /// Reads `2024`, `2024-H1`, `2024-Q3`, `2024-08`, `2024-08-31`, `FY2024`, `FY2023/24` or `AY2023/24`.
    fn parse(text: &str) -> Option<Date> {
        if let Some(years) = text.strip_prefix("FY") {
            return match digits(years, 4) {
                Some(year) => Some(Date { year, part: Part::FiscalYear }),
                None => two_years(years, Part::FiscalYears),
            };
        }
        if let Some(years) = text.strip_prefix("AY") {
            return two_years(years, Part::SchoolYear);
        }
        let mut parts = text.split('-');
        let year = digits(parts.next()?, 4)?;
        let part = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => Part::Year,
            (Some(part), None, _) => match part.as_bytes() {
                [b'H', half @ b'1'..=b'2'] => Part::Half(u32::from(half - b'0')),
                [b'Q', quarter @ b'1'..=b'4'] => Part::Quarter(u32::from(quarter - b'0')),
                _ => Part::Month(digits(part, 2)?),
            },
            (Some(month), Some(day), None) => Part::Day(digits(month, 2)?, digits(day, 2)?),
            _ => return None,
        };
        Date::of(year, part)
    }

    /// A date that is there.
    pub(super) fn of(year: u32, part: Part) -> Option<Date> {
        let is_there = match part {
            Part::Month(month) => (1..=12).contains(&month),
            Part::Day(month, day) => (1..=12).contains(&month) && (1..=month_end(year, month)).contains(&day),
            Part::Half(half) => (1..=2).contains(&half),
            Part::Quarter(quarter) => (1..=4).contains(&quarter),
            Part::Year | Part::FiscalYear | Part::FiscalYears | Part::SchoolYear => true,
        };
        (is_there && year <= 9999).then_some(Date { year, part })
    }

    /// A whole year, up to 9999.
    pub const fn of_year(year: u32) -> Date {
        Date { year, part: Part::Year }
    }

    /// A month, from 1, of a year up to 9999.
    pub const fn of_month(year: u32, month: u32) -> Date {
        Date { year, part: Part::Month(month) }
    }

    /// The year, or the one in which a year of another reckoning begins.
    pub const fn year(self) -> u32 {
        self.year
    }

    /// What it is of that.
    pub const fn part(self) -> Part {
        self.part
    }

    /// The month, from 1, of a month or a day.
    pub const fn month(self) -> Option<u32> {
        match self.part {
            Part::Month(month) | Part::Day(month, _) => Some(month),
            _ => None,
        }
    }

    /// The day of the month, from 1.
    pub const fn day(self) -> Option<u32> {
        if let Part::Day(_, day) = self.part { Some(day) } else { None }
    }

    /// The last day of its month, of a year that of December.
    pub fn month_end(self) -> u32 {
        month_end(self.year, self.month().unwrap_or(12))
    }

    /// The months since the year 0 at which it begins and ends. Years of other reckonings are where most of them are: a
    /// financial year from July, a school year from September.
    pub const fn months(self) -> [u32; 2] {
        let (from, length) = match self.part {
            Part::Year | Part::FiscalYear => (0, 12),
            Part::FiscalYears => (6, 12),
            Part::SchoolYear => (8, 12),
            Part::Half(half) => (half * 6 - 6, 6),
            Part::Quarter(quarter) => (quarter * 3 - 3, 3),
            Part::Month(month) | Part::Day(month, _) => (month - 1, 1),
        };
        let from = self.year * 12 + from;
        [from, from + length]
    }

    /// Whether it is a year of another reckoning, by its name.
    const fn is_named(self) -> bool {
        matches!(self.part, Part::FiscalYear | Part::FiscalYears | Part::SchoolYear)
    }

    /// The last year that some of it lies in.
    const fn last_year(self) -> u32 {
        match self.part {
            Part::FiscalYears | Part::SchoolYear => self.year + 1,
            _ => self.year,
        }
    }

    /// The day with which it begins, of a year of another reckoning the year, as far as it is known.
    fn first(self) -> Option<Date> {
        match self.part {
            Part::FiscalYear => None,
            Part::FiscalYears | Part::SchoolYear => Some(Date::of_year(self.year)),
            _ => Some(self.first_day()),
        }
    }

    /// The day with which it ends, of a year of another reckoning the year, as far as it is known.
    fn last(self) -> Option<Date> {
        match self.part {
            Part::FiscalYear => None,
            Part::FiscalYears | Part::SchoolYear => Some(Date::of_year(self.last_year())),
            _ => Some(self.last_day()),
        }
    }

    /// The day with which it begins; one near to it for years of other reckonings.
    fn first_day(self) -> Date {
        let month = self.months()[0];
        Date { year: month / 12, part: Part::Day(month % 12 + 1, self.day().unwrap_or(1)) }
    }

    /// The day with which it ends; one near to it for years of other reckonings.
    fn last_day(self) -> Date {
        let month = self.months()[1] - 1;
        let (year, month) = (month / 12, month % 12 + 1);
        Date { year, part: Part::Day(month, self.day().unwrap_or(month_end(year, month))) }
    }
}

impl Ord for Date {
    /// By its beginning, a year before its parts.
    fn cmp(&self, other: &Date) -> Ordering {
        let key = |date: &Date| (date.months()[0], date.day(), date.part);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for Date {
    fn partial_cmp(&self, other: &Date) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The last day of a month.
const fn month_end(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// A number of so many digits, zeros at its beginning among them.
fn digits(text: &str, count: usize) -> Option<u32> {
    let plain = text.len() == count && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.bytes().fold(0, |number, byte| number * 10 + u32::from(byte - b'0')))
}

/// A year with the last digits of the one that follows: `2023/24`.
fn two_years(text: &str, part: Part) -> Option<Date> {
    let (year, next) = text.split_once('/')?;
    let year = digits(year, 4)?;
    (digits(next, 2)? == (year + 1) % 100).then_some(Date { year, part })
}

impl From<Date> for Period {
    fn from(from: Date) -> Period {
        Period { from, until: Until::Itself }
    }
}

impl fmt::Display for Date {
    /// The form that `parse` reads.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Date { year, part } = self;
        let next = (year + 1) % 100;
        match part {
            Part::Year => write!(f, "{year:04}"),
            Part::FiscalYear => write!(f, "FY{year:04}"),
            Part::FiscalYears => write!(f, "FY{year:04}/{next:02}"),
            Part::SchoolYear => write!(f, "AY{year:04}/{next:02}"),
            Part::Half(half) => write!(f, "{year:04}-H{half}"),
            Part::Quarter(quarter) => write!(f, "{year:04}-Q{quarter}"),
            Part::Month(month) => write!(f, "{year:04}-{month:02}"),
            Part::Day(month, day) => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn periods_are_real_dates_and_spans_in_order() {
        for good in [
            "2023",
            "2024-08",
            "2024-02-29",
            "2024-01/2024-06",
            "2023/..",
            "2024-08-31/2024",
            "2024/2024",
            "0800-01",
            "2024-Q3",
            "2024-H1",
            "2023-Q4/2024-Q1",
            "../2024-09",
            "FY2024",
            "FY2023/24",
            "FY1999/00",
            "FY2015/16/FY2023/24",
            "FY2015/..",
            "AY2024/25",
        ] {
            assert_eq!(Period::iso(Period::parse(good)), good);
        }
        for bad in [
            "",
            "23",
            "2024-8",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-08-32",
            "2024-08-00",
            "2024/2023",
            "2024-01-01-01",
            "2024/",
            "/2024",
            "２０２４",
            "2024 ",
            "2024/../2025",
            "+024",
            "1900-02-29",
            "2024-08-311111111111111111",
            "2024-08/",
            "2024/08/31",
            "2024-Q5",
            "2024-Q0",
            "2024-H3",
            "2024-q3",
            "2024Q3",
            "2024-Q3-01",
            "FY2023/25",
            "FY24",
            "2023/24",
            "AY2024",
            "../..",
            "2024-Q3/2024-Q2",
            "FY2023/24/FY2022/23",
            "FY2023/2024",
            "2023/FY2024",
            "FY2023/AY2024/25",
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_beginning() {
        let order = [
            "2022-12-31",
            "2023",
            "2023/..",
            "2023/2024",
            "2023-H1",
            "2023-Q1",
            "2023-01",
            "2023-01/2023-02",
            "2023-01-01",
            "2023-02",
            "../2023-03",
            "2023-Q2",
            "FY2023/24",
            "2023-H2",
            "2023-Q3",
            "AY2023/24",
            "2024",
        ];
        let periods = order.map(|iso| Period::parse(iso).expect(iso));
        assert!(periods.is_sorted(), "{periods:?}");
    }

    #[test]
    fn periods_touch_the_years_that_they_are_known_to_lie_in() {
        let check = |iso: &str, years: &[u32]| {
            let period = Period::parse(iso).expect(iso);
            let touched: Vec<u32> = (2020..2026).filter(|year| period.touches(*year)).collect();
            assert_eq!(touched, years, "{iso}");
        };
        check("2023", &[2023]);
        check("2023-12-31", &[2023]);
        check("2021/2023-06", &[2021, 2022, 2023]);
        check("2023/..", &[2023]);
        check("../2023-06", &[2023]);
        check("2024-Q3", &[2024]);
        check("FY2023/24", &[2023, 2024]);
        check("AY2021/22/AY2022/23", &[2021, 2022, 2023]);
        check("FY2024", &[2024]);
    }

    #[test]
    fn the_same_time_may_be_written_in_several_ways() {
        let check = |one: &str, other: &str, expected: bool| {
            let [one, other] = [one, other].map(|iso| Period::parse(iso).expect(iso));
            assert_eq!([one.is_same_time(other), other.is_same_time(one)], [expected; 2], "{one} {other}");
        };
        check("2024-H1", "2024-01/2024-06", true);
        check("2024-Q1/2024-Q3", "2024-01/2024-09", true);
        check("2024", "2024-01/2024-12", true);
        check("2024-Q4", "2024-10-01/2024-12", true);
        check("2024-Q3", "2024-H2", false);
        check("FY2023/24", "FY2023/24", true);
        check("FY2023/24", "AY2023/24", false);
        check("FY2023/24", "2023/2024", false);
        check("FY2024", "2024", false);
        check("2024/..", "2024/..", true);
        check("2024/..", "2024", false);
    }

    #[test]
    fn periods_begin_and_end_with_days_as_far_as_these_are_known() {
        let check = |iso: &str, expected: &str| {
            let ends = Period::parse(iso).expect(iso).ends();
            assert_eq!(ends.map(|end| end.map_or(String::new(), |end| end.to_string())).join(" "), expected);
        };
        check("2024", "2024-01-01 2024-12-31");
        check("2024-Q3", "2024-07-01 2024-09-30");
        check("2024-H1", "2024-01-01 2024-06-30");
        check("2024-02", "2024-02-01 2024-02-29");
        check("2024-02-03", "2024-02-03 2024-02-03");
        check("2023/..", "2023-01-01 ");
        check("../2024-09", " 2024-09-30");
        check("FY2023/24", "2023 2024");
        check("FY2024", " ");
    }

    proptest! {
        #[test]
        fn any_period_is_read_again(year in 1000..9999_u32, part in part(), later in 0..9_u32, until in 0..4_u32) {
            let from = Date::of(year, part).unwrap_or(Date::of_year(year));
            let to = Date::of((year + later).min(9999), part).unwrap_or(from);
            let until = [Until::Itself, Until::Open, Until::Then, Until::Date(to)][until as usize];
            let period = Period { from, until };
            prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
            prop_assert!(period.is_same_time(period) && period.touches(period.years()[0]));
        }
    }

    fn part() -> impl Strategy<Value = Part> {
        prop_oneof![
            Just(Part::Year),
            Just(Part::FiscalYear),
            Just(Part::FiscalYears),
            Just(Part::SchoolYear),
            (1..=2_u32).prop_map(Part::Half),
            (1..=4_u32).prop_map(Part::Quarter),
            (1..=12_u32).prop_map(Part::Month),
            (1..=12_u32, 1..=31_u32).prop_map(|(month, day)| Part::Day(month, day)),
        ]
    }
}
