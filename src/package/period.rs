//! When a figure holds, in ISO 8601 as far as the format takes it.

use std::fmt;

/// A date, or a span of two: `2023`, `2024-08`, `2024-08-31`, `2024-01/2024-06`, `2023/..`.
///
/// Ordered by its beginning, a year before its months; of those with one beginning, a date stands before spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// When it begins, or all of it.
    pub from: Date,
    /// When it ends.
    pub until: Until,
}

/// The end of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Until {
    /// The period is one date, as long as that is: a year, a month or a day.
    Itself,
    /// It isn't over.
    Open,
    /// The date with which it ends; it ends no earlier than it begins.
    Date(Date),
}

/// A year, a month or a day of the Gregorian calendar that is there, as `yyyymmdd`, with zeros for what isn't given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(u32);

impl Period {
    /// Reads the ISO form; `None` for any other text, dates that aren't there, and spans that end before they begin.
    pub fn parse(text: &str) -> Option<Period> {
        let Some((from, to)) = text.split_once('/') else {
            return Date::parse(text).map(Period::from);
        };
        let from = Date::parse(from)?;
        if to == ".." {
            return Some(Period { from, until: Until::Open });
        }
        let to = Date::parse(to)?;
        (from <= to.last()).then_some(Period { from, until: Until::Date(to) })
    }

    /// The ISO form, which `parse` reads; empty for none.
    pub fn iso(period: Option<Period>) -> String {
        period.map_or(String::new(), |period| period.to_string())
    }

    /// The dates that it is given by: one, or two.
    pub fn dates(self) -> impl Iterator<Item = Date> {
        let last = match self.until {
            Until::Itself | Until::Open => None,
            Until::Date(date) => Some(date),
        };
        std::iter::once(self.from).chain(last)
    }

    /// Whether some of it is known to lie in a year; of one that isn't over only its beginning is.
    pub fn touches(self, year: u32) -> bool {
        self.dates().any(|date| date.year() >= year) && self.from.year() <= year
    }
}

impl fmt::Display for Period {
    /// The ISO form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.from.fmt(f)?;
        match self.until {
            Until::Itself => Ok(()),
            Until::Open => f.write_str("/.."),
            Until::Date(date) => write!(f, "/{date}"),
        }
    }
}

impl Date {
    /// Reads `2024`, `2024-08` or `2024-08-31`.
    fn parse(text: &str) -> Option<Date> {
        if !matches!(text.len(), 4 | 7 | 10) {
            return None;
        }
        let mut code = 0;
        for (at, byte) in text.bytes().enumerate() {
            match at {
                4 | 7 if byte != b'-' => return None,
                4 | 7 => {}
                _ if !byte.is_ascii_digit() => return None,
                _ => code = code * 10 + u32::from(byte - b'0'),
            }
        }
        let date = match text.len() {
            4 => Date(code * 10_000),
            7 => Date(code * 100),
            _ => Date(code),
        };
        let month = text.len() == 4 || (1..=12).contains(&(date.0 / 100 % 100));
        let day = text.len() < 10 || (1..=date.month_end()).contains(&(date.0 % 100));
        (month && day).then_some(date)
    }

    /// A whole year, up to 9999.
    pub const fn of_year(year: u32) -> Date {
        Date(year * 10_000)
    }

    /// The year.
    pub const fn year(self) -> u32 {
        self.0 / 10_000
    }

    /// The month, from 1; `None` for a whole year.
    pub fn month(self) -> Option<u32> {
        Some(self.0 / 100 % 100).filter(|month| *month > 0)
    }

    /// The day of the month, from 1; `None` for a whole month or year.
    pub fn day(self) -> Option<u32> {
        Some(self.0 % 100).filter(|day| *day > 0)
    }

    /// The last day of its month, of a year that of December.
    pub const fn month_end(self) -> u32 {
        let year = self.year();
        let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        match self.0 / 100 % 100 {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        }
    }

    /// The day with which it ends.
    fn last(self) -> Date {
        let month = self.month().unwrap_or(12);
        Date(self.year() * 10_000 + month * 100 + self.day().unwrap_or(self.month_end()))
    }
}

impl From<Date> for Period {
    fn from(from: Date) -> Period {
        Period { from, until: Until::Itself }
    }
}

impl fmt::Display for Date {
    /// The ISO form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{:08}", self.0);
        f.write_str(&digits[..4])?;
        for part in [&digits[4..6], &digits[6..]].into_iter().filter(|part| *part != "00") {
            f.write_str("-")?;
            f.write_str(part)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            "../2023",
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
        ] {
            assert_eq!(Period::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn periods_are_ordered_by_their_beginning() {
        let order =
            ["2022-12-31", "2023", "2023/..", "2023/2024", "2023-01", "2023-01/2023-02", "2023-02", "2024"];
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
    }
}
