//! Periods in ISO 8601, as far as the format takes them.

/// Whether `text` is a year, a month, a day, or a span of two of them with `..` for an open end.
pub(super) fn is_period(text: &str) -> bool {
    match text.split_once('/') {
        None => dates(text).is_some(),
        Some((from, "..")) => dates(from).is_some(),
        Some((from, to)) => dates(from).zip(dates(to)).is_some_and(|(from, to)| from.0 <= to.1),
    }
}

/// Year, month and day.
type Date = (u16, u8, u8);

/// The first and last day of `2024`, `2024-08` or `2024-08-31`.
fn dates(text: &str) -> Option<(Date, Date)> {
    let mut parts = text.split('-');
    let year = parts.next().and_then(|part| number(part, 4))?;
    let month = parts.next().map(|part| number(part, 2).map(|month| month as u8));
    let day = parts.next().map(|part| number(part, 2).map(|day| day as u8));
    if parts.next().is_some() {
        return None;
    }
    let Some(month) = month else {
        return Some(((year, 1, 1), (year, 12, 31)));
    };
    let month = month.filter(|month| (1..=12).contains(month))?;
    let last = last_day(year, month);
    match day {
        None => Some(((year, month, 1), (year, month, last))),
        Some(day) => {
            let day = day.filter(|day| (1..=last).contains(day))?;
            Some(((year, month, day), (year, month, day)))
        }
    }
}

/// A number of just so many digits.
fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// How many days a month has in the Gregorian calendar.
const fn last_day(year: u16, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::is_period;

    #[test]
    fn periods_are_real_dates_and_spans_in_order() {
        for good in
            ["2023", "2024-08", "2024-02-29", "2024-01/2024-06", "2023/..", "2024-08-31/2024", "2024/2024"]
        {
            assert!(is_period(good), "{good}");
        }
        for bad in [
            "",
            "23",
            "2024-8",
            "2024-13",
            "2024-00",
            "2023-02-29",
            "2024-08-32",
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
        ] {
            assert!(!is_period(bad), "{bad}");
        }
    }
}
