//! Numbers, units and periods in English.

use super::{Hedge, Shown, hedge, months_of_one_year, number, signed, years};
use crate::package::{Date, MONTHS, Measure, Part, Period, Unit, Until};
use crate::quantity::{Bound, Form, Quantity};
use rust_decimal::Decimal;

/// `nearly 870 million yuan`, `607,000-odd`, `over 265 million yuan`, `at least 99%`,
/// `−2.5%`, `3–5%`, `306.1 thousand`.
pub fn printed(quantity: &Quantity, unit: &Unit) -> Shown {
    ended(quantity, unit, &|value| one(quantity, value, unit))
}

/// Like `printed`, without words of scale: `2,500,000–100,000,000 bodies`. Percentages and ranks have none.
pub fn in_digits(quantity: &Quantity, unit: &Unit) -> Shown {
    ended(quantity, unit, &|value| match unit.measure {
        Measure::Percent | Measure::Rank => one(quantity, value, unit),
        _ => {
            let digits = number::grouped_as(number::in_power(value, 0, quantity.last_decimal()));
            priced(digits, unit, plain(value, unit))
        }
    })
}

/// A quantity with its ends as `one` writes them.
fn ended(quantity: &Quantity, unit: &Unit, one: &dyn Fn(Decimal) -> Shown) -> Shown {
    let sign = signed(quantity.kind, quantity.value);
    if let Form::Fraction(part, whole) = quantity.form {
        let sign = if quantity.value < Decimal::ZERO { "−" } else { sign };
        let (before, after) = around(quantity.bound);
        let number = if sign.is_empty() {
            format!("{before}{}{after}", fraction(part, whole))
        } else {
            format!("{before}{sign}{part}/{whole}{after}")
        };
        return Shown { number, unit: String::new(), spaced: false };
    }
    let shown = match quantity.until {
        None => one(quantity.value),
        Some(until) => {
            let [from, until] = [quantity.value, until].map(one);
            // What both ends have in common is said once, behind the second.
            let from = from.number.trim_end_matches(unit.many.as_str());
            let word = until.number.find(' ').map_or("", |at| &until.number[at..]);
            let end = until.number.strip_prefix(unit.prefix.as_str()).unwrap_or(&until.number);
            Shown { number: format!("{}–{end}", from.trim_end_matches(word)), ..until }
        }
    };
    // “265 million-odd” isn’t English.
    let bound =
        if shown.number.contains(' ') && quantity.bound == Bound::Odd { Bound::Over } else { quantity.bound };
    let (before, after) = around(bound);
    Shown { number: format!("{before}{sign}{}{after}", shown.number), ..shown }
}

/// A value of a quantity with as many digits as were printed.
fn one(quantity: &Quantity, value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent => {
            let number = format!("{}{}", number::plain(quantity.in_scale(value)), unit.many);
            Shown { number, unit: String::new(), spaced: false }
        }
        Measure::Rank => plain(value, unit),
        _ => {
            let scale = quantity.scale;
            let number = if scale.is_chinese() {
                scaled_to(value, quantity.last_decimal())
            } else {
                format!("{} {}", number::grouped_as(quantity.in_scale(value)), scale.id())
            };
            priced(number, unit, plain(value, unit))
        }
    }
}

/// A number with its unit, which is a sign before it where the unit has one: `£17,381`, `−£7 million`.
fn priced(number: String, unit: &Unit, shown: Shown) -> Shown {
    if unit.prefix.is_empty() {
        return Shown { number, ..shown };
    }
    let (sign, size) = number.strip_prefix('−').map_or(("", number.as_str()), |size| ("−", size));
    Shown { number: [sign, &unit.prefix, size].concat(), unit: String::new(), spaced: false }
}

/// `half`, `one third`, `two thirds`; digits beyond tenths.
fn fraction(part: u32, whole: u32) -> String {
    const PARTS: [&str; 9] = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    const WHOLES: [&str; 8] = ["third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"];
    let part_word = PARTS.get((part as usize).wrapping_sub(1));
    let whole_word = WHOLES.get((whole as usize).wrapping_sub(3));
    match (part_word, whole_word) {
        _ if (part, whole) == (1, 2) => "half".to_owned(),
        (Some(part_word), Some(whole)) => {
            format!("{part_word} {whole}{}", if part == 1 { "" } else { "s" })
        }
        _ => format!("{part}/{whole}"),
    }
}

/// The hedge before and after a number.
pub fn around(bound: Bound) -> Hedge {
    hedge(
        bound,
        [
            ("", ""),
            ("about ", ""),
            ("nearly ", ""),
            ("over ", ""),
            ("", "-odd"),
            ("at least ", ""),
            ("under ", ""),
            ("at most ", ""),
        ],
    )
}

/// `870,000,000 yuan`: percentages and ranks as ever, all else without words of scale.
pub fn unscaled(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent | Measure::Rank => plain(value, unit),
        _ => priced(number::grouped(value), unit, plain(value, unit)),
    }
}

/// `93.6%`, `2,313 yuan`, `0.5 percentage points`.
pub fn plain(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        // As many decimals as are known.
        Measure::Percent => {
            let number = format!("{}{}", number::plain(value), unit.many);
            Shown { number, unit: String::new(), spaced: false }
        }
        Measure::Rank => Shown { number: ordinal(value), unit: String::new(), spaced: false },
        _ => {
            let word = if value == Decimal::ONE { &unit.one } else { &unit.many };
            priced(scaled(value), unit, Shown { number: String::new(), unit: word.clone(), spaced: true })
        }
    }
}

/// The words of scale, each with its power of ten.
const SCALES: [(u32, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];
/// More decimals than these before a word of scale are harder to read than digits are.
const DECIMALS: u32 = 4;

/// `870 million` from a million, `3.28 billion` from a thousand million; in digits where that would leave many decimals:
/// `140,912,590`.
fn scaled(value: Decimal) -> String {
    let in_scale = |(power, word)| {
        let number = number::in_power(value, power, None);
        let fits = number.abs() >= Decimal::ONE && number.scale() <= DECIMALS;
        fits.then(|| format!("{} {word}", number::grouped(number)))
    };
    SCALES.into_iter().find_map(in_scale).unwrap_or_else(|| number::grouped(value))
}

/// Like `scaled`, with zeros at the end as far as they were printed: 35.90 亿 is `3.590 billion`, 17.0 is `17.0`.
fn scaled_to(value: Decimal, last_decimal: Option<i32>) -> String {
    let in_scale = |(power, word)| {
        let number = number::in_power(value, power, last_decimal);
        let fits = number.abs() >= Decimal::ONE && number.scale() <= DECIMALS;
        fits.then(|| format!("{} {word}", number::grouped_as(number)))
    };
    let found = SCALES.into_iter().find_map(in_scale);
    found.unwrap_or_else(|| number::grouped_as(number::in_power(value, 0, last_decimal)))
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
pub fn period(period: Option<Period>) -> String {
    let Some(Period { from, until }) = period else { return "period not stated".to_owned() };
    match until {
        Until::Itself => date(from),
        Until::Open => format!("since {}", within(from)),
        Until::Then => format!("up to {}", within(from)),
        Until::Date(to) => match months_of_one_year(from, to) {
            Some((first, last)) => format!("{}–{} {}", month(first), month(last), from.year()),
            None => format!("{} to {}", date(from), within(to)),
        },
    }
}

/// A date within a phrase.
fn within(it: Date) -> String {
    let text = date(it);
    if text.starts_with("end") { format!("the {text}") } else { text }
}

/// Sources say "end of July" where the package keeps the day.
fn date(date: Date) -> String {
    let year = date.year();
    match date.part() {
        Part::Year => year.to_string(),
        Part::FiscalYear => format!("fiscal year {year}"),
        Part::FiscalYears => format!("fiscal year {}", years(year)),
        Part::SchoolYear => format!("academic year {}", years(year)),
        Part::Half(half) => format!("{} half of {year}", if half == 1 { "first" } else { "second" }),
        Part::Quarter(quarter) => format!("Q{quarter} {year}"),
        Part::Month(m) => format!("{} {year}", month(m)),
        Part::Day(12, 31) => format!("end of {year}"),
        Part::Day(m, day) if day == date.month_end() => format!("end of {} {year}", month(m)),
        Part::Day(m, day) => format!("{day} {} {year}", month(m)),
    }
}

/// The name of a month by its number; empty where there is none.
pub fn month(number: u32) -> &'static str {
    MONTHS.get((number as usize).wrapping_sub(1)).copied().unwrap_or_default()
}
