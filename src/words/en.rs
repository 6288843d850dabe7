//! Numbers, units and periods in English.

use super::{Hedge, Shown, ends_month, hedge, number, signed};
use crate::package::{Measure, Unit};
use crate::quantity::{Bound, Quantity};
use rust_decimal::Decimal;

/// `nearly 870 million yuan`, `607,000-odd`, `at least 99%`.
pub fn printed(quantity: &Quantity, unit: &Unit) -> Shown {
    let (before, after) = around(quantity.bound);
    let sign = signed(quantity.kind, quantity.value);
    let shown = match unit.measure {
        // As many decimals as were printed.
        Measure::Percent if quantity.printed.is_ascii() => {
            Shown { number: format!("{}%", quantity.printed), unit: String::new(), spaced: false }
        }
        _ => plain(quantity.value, unit),
    };
    Shown { number: format!("{before}{sign}{}{after}", shown.number), ..shown }
}

/// The hedge before and after a number.
pub fn around(bound: Bound) -> Hedge {
    hedge(bound, [("", ""), ("about ", ""), ("nearly ", ""), ("over ", ""), ("", "-odd"), ("at least ", "")])
}

/// `870,000,000 yuan`: percentages and ranks as ever, all else without words of scale.
pub fn unscaled(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent | Measure::Rank => plain(value, unit),
        _ => Shown { number: number::grouped(value), ..plain(value, unit) },
    }
}

/// `93.6%`, `2,313 yuan`, `0.5 percentage points`.
pub fn plain(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        // As many decimals as are known.
        Measure::Percent => {
            let number = value.to_string().replace('-', "−");
            Shown { number: format!("{number}%"), unit: String::new(), spaced: false }
        }
        Measure::Rank => Shown { number: ordinal(value), unit: String::new(), spaced: false },
        _ => {
            let word = if value == Decimal::ONE { &unit.one } else { &unit.many };
            Shown { number: scaled(value), unit: word.clone(), spaced: true }
        }
    }
}

/// `870 million` from a million, `3.28 billion` from a thousand million; digits otherwise.
fn scaled(value: Decimal) -> String {
    for (factor, word) in [(1_000_000_000_u32, "billion"), (1_000_000, "million")] {
        if value.abs() >= Decimal::from(factor) {
            return format!("{} {word}", number::grouped(value / Decimal::from(factor)));
        }
    }
    number::grouped(value)
}

/// `1st`, `2nd`, `11th`.
fn ordinal(value: Decimal) -> String {
    let number = value.normalize().to_string();
    let suffix = match (
        number.ends_with("11") || number.ends_with("12") || number.ends_with("13"),
        number.chars().last(),
    ) {
        (false, Some('1')) => "st",
        (false, Some('2')) => "nd",
        (false, Some('3')) => "rd",
        _ => "th",
    };
    format!("{number}{suffix}")
}

/// `2023`, `end of 2023`, `end of August 2024`, `January–June 2024`, `since 2023`.
pub fn period(period: &str) -> String {
    match period.split_once('/') {
        None if period.is_empty() => "period not stated".to_owned(),
        None => date(period),
        Some((from, "..")) => format!("since {}", date(from)),
        Some((from, to)) if from.len() == 7 && to.len() == 7 && from[..4] == to[..4] => {
            format!("{}–{} {}", month(&from[5..]), month(&to[5..]), &from[..4])
        }
        Some((from, to)) => format!("{} to {}", date(from), date(to)),
    }
}

fn date(date: &str) -> String {
    let mut parts = date.split('-');
    let year = parts.next().unwrap_or_default();
    match (parts.next(), parts.next()) {
        (Some("12"), Some("31")) => format!("end of {year}"),
        (Some(m), Some(day)) if ends_month(year, m, day) => format!("end of {} {year}", month(m)),
        (Some(m), Some(day)) => format!("{} {} {year}", day.trim_start_matches('0'), month(m)),
        (Some(m), None) => format!("{} {year}", month(m)),
        _ => year.to_owned(),
    }
}

fn month(number: &str) -> &'static str {
    const MONTHS: [&str; 12] = [
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
    number.parse::<usize>().ok().and_then(|at| MONTHS.get(at.wrapping_sub(1)).copied()).unwrap_or("")
}
