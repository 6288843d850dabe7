//! Numbers, units and periods in Chinese.

use super::{Hedge, Shown, hedge, months_of_one_year, number, signed, years};
use crate::package::{Date, Measure, Part, Period, Unit, Until};
use crate::quantity::{Bound, Form, Quantity};
use rust_decimal::Decimal;

/// `近 8.7 亿元`, `60.7 万余件`, `99% 以上`, `−2.5%`, `3%—5%`.
pub fn printed(quantity: &Quantity, unit: &Unit) -> Shown {
    if let Form::Fraction(part, whole) = quantity.form {
        let (before, after) = around(quantity.bound);
        let before = if quantity.bound == Bound::Over { "过" } else { before.trim_end() };
        let written = quantity.printed.trim_start_matches('过');
        let written = if written.is_ascii() { fraction(quantity, part, whole) } else { written.to_owned() };
        let number = format!("{before}{written}{after}");
        return Shown { number, unit: String::new(), spaced: false };
    }
    let from = number::plain(quantity.in_scale(quantity.value));
    let sign = if unit.measure == Measure::Percent { unit.id.as_str() } else { "" };
    match quantity.until {
        // Chinese numerals are shown as digits; the figure card keeps the token as printed.
        None if quantity.scale.is_chinese() => hedged(quantity, &from, unit),
        Some(until) if quantity.scale.is_chinese() => {
            let until = number::plain(quantity.in_scale(until));
            hedged(quantity, &format!("{from}{sign}—{until}"), unit)
        }
        until => converted(quantity, until, unit),
    }
}

/// A fraction in Chinese that was printed in another way.
fn fraction(quantity: &Quantity, part: u32, whole: u32) -> String {
    let numeral = |number: u32| {
        let digit = "一二三四五六七八九十".chars().nth((number as usize).wrapping_sub(1));
        digit.map_or(number.to_string(), String::from)
    };
    let sign = if quantity.value < Decimal::ZERO { "−" } else { "" };
    match (part, whole) {
        (1, 2) if quantity.bound == Bound::Over => format!("{sign}半"),
        (1, 2) => format!("{sign}一半"),
        (part, whole) if part.max(whole) > 10 => format!("{sign}{whole}分之{part}"),
        (part, whole) => format!("{sign}{}分之{}", numeral(whole), numeral(part)),
    }
}

/// A quantity that was printed with a word of scale that Chinese doesn't have: 306.1 thousand is 30.61 万.
fn converted(quantity: &Quantity, until: Option<Decimal>, unit: &Unit) -> Shown {
    let largest = until.unwrap_or(quantity.value).abs();
    let (power, word) = match largest {
        value if value >= Decimal::from(100_000_000) => (8, "亿"),
        value if value >= Decimal::from(100_000) => (4, "万"),
        _ => (0, ""),
    };
    let digits = |value| number::plain(number::in_power(value, power, quantity.last_decimal()));
    ended(quantity, until, unit, word, &digits)
}

/// Like `printed`, without words of scale: `2,500,000—100,000,000 家`. Percentages, ranks and fractions have none.
pub fn in_digits(quantity: &Quantity, unit: &Unit) -> Shown {
    match (quantity.form, unit.measure) {
        (Form::Fraction(..), _) | (_, Measure::Percent | Measure::Rank) => printed(quantity, unit),
        _ => {
            let digits = |value| number::grouped_as(number::in_power(value, 0, quantity.last_decimal()));
            ended(quantity, quantity.until, unit, "", &digits)
        }
    }
}

/// A quantity with the digits of each of its ends, a word of scale, and its unit.
fn ended(
    quantity: &Quantity,
    until: Option<Decimal>,
    unit: &Unit,
    word: &str,
    digits: &dyn Fn(Decimal) -> String,
) -> Shown {
    let digits =
        until.map_or(digits(quantity.value), |until| format!("{}—{}", digits(quantity.value), digits(until)));
    let (before, after) = around(quantity.bound);
    let sign = signed(quantity.kind, quantity.value);
    let unit = if AFTER_UNIT.contains(&after) {
        format!("{word}{}{after}", unit.id)
    } else {
        format!("{word}{after}{}", unit.id)
    };
    Shown { number: format!("{before}{sign}{digits}"), unit, spaced: true }
}

/// Hedges that stand behind the unit rather than before it.
const AFTER_UNIT: [&str; 1] = ["以上"];

/// Digits with the hedge, scale and unit of a quantity.
pub fn hedged(quantity: &Quantity, digits: &str, unit: &Unit) -> Shown {
    let (before, after) = around(quantity.bound);
    let sign = signed(quantity.kind, quantity.value);
    let digits = long(digits.replace('-', "−"));
    let (scale, word) = (quantity.scale.id(), unit.id.as_str());
    match unit.measure {
        Measure::Percent => {
            Shown { number: format!("{before}{sign}{digits}{word}"), unit: after.to_owned(), spaced: true }
        }
        Measure::Rank => Shown { number: format!("第 {digits}"), unit: word.to_owned(), spaced: true },
        _ => {
            let unit = if AFTER_UNIT.contains(&after) {
                format!("{scale}{word}{after}")
            } else {
                format!("{scale}{after}{word}")
            };
            Shown { number: format!("{before}{sign}{digits}"), unit, spaced: true }
        }
    }
}

/// The hedge before and after a number.
pub fn around(bound: Bound) -> Hedge {
    hedge(
        bound,
        [
            ("", ""),
            ("约 ", ""),
            ("近 ", ""),
            ("超 ", ""),
            ("", "余"),
            ("", "以上"),
            ("不到 ", ""),
            ("至多 ", ""),
        ],
    )
}

/// `870,000,000 元`: percentages and ranks as ever, all else without words of scale.
pub fn unscaled(value: Decimal, unit: &Unit) -> Shown {
    match unit.measure {
        Measure::Percent | Measure::Rank => plain(value, unit),
        _ => Shown { number: number::grouped(value), unit: unit.id.clone(), spaced: true },
    }
}

/// `93.6%`, `2313 元`, `10.03 万家`.
pub fn plain(value: Decimal, unit: &Unit) -> Shown {
    let number = |value: Decimal| number::plain(value.normalize());
    match unit.measure {
        // As many decimals as are known.
        Measure::Percent => {
            let number = format!("{}{}", number::plain(value), unit.id);
            Shown { number, unit: String::new(), spaced: false }
        }
        Measure::Rank => {
            Shown { number: format!("第 {}", number(value)), unit: unit.id.clone(), spaced: true }
        }
        _ => {
            let (scaled, scale) = scale(value);
            Shown { number: long(number(scaled)), unit: format!("{scale}{}", unit.id), spaced: true }
        }
    }
}

/// So many digits are read in groups.
pub const LONG: usize = 7;

/// Digits in groups of three where there are so many that nobody takes them in: `140,912,590`.
fn long(digits: String) -> String {
    let whole = digits.trim_start_matches('−').split('.').next().unwrap_or_default();
    let is_long = whole.len() >= LONG && whole.bytes().all(|byte| byte.is_ascii_digit());
    match crate::quantity::digits(&digits.replace('−', "-")) {
        Some(value) if is_long => number::grouped_as(value),
        _ => digits,
    }
}

/// 万 from 100,000 and 亿 from 100 million, where few decimals are left.
fn scale(value: Decimal) -> (Decimal, &'static str) {
    for (factor, from, decimals, word) in
        [(100_000_000_u32, 100_000_000_u32, 6, "亿"), (10_000, 100_000, 2, "万")]
    {
        let scaled = (value / Decimal::from(factor)).normalize();
        if value.abs() >= Decimal::from(from) && scaled.scale() <= decimals {
            return (scaled, word);
        }
    }
    (value, "")
}

/// `2023 年`, `2023 年底`, `2024 年 8 月底`, `2024 年 1—6 月`, `2023 年以来`.
pub fn period(period: Option<Period>) -> String {
    let Some(Period { from, until }) = period else { return "时间未说明".to_owned() };
    match until {
        Until::Itself => date(from),
        Until::Open => format!("{}以来", date(from)),
        Until::Then => format!("截至 {}", date(from)),
        Until::Date(to) => match months_of_one_year(from, to) {
            Some((first, last)) => format!("{} 年 {first}—{last} 月", from.year()),
            None => format!("{}至 {}", date(from), date(to)),
        },
    }
}

/// The quarter's number as it is written before 季度.
fn quarter_name(number: u32) -> &'static str {
    const QUARTERS: [&str; 4] = ["一", "二", "三", "四"];
    QUARTERS.get((number as usize).wrapping_sub(1)).copied().unwrap_or_default()
}

/// Sources say "7 月底" where the package keeps the day.
fn date(date: Date) -> String {
    let year = date.year();
    match date.part() {
        Part::Year => format!("{year} 年"),
        Part::FiscalYear => format!("{year} 财年"),
        Part::FiscalYears => format!("{} 财年", years(year)),
        Part::SchoolYear => format!("{} 学年", years(year)),
        Part::Half(half) => format!("{year} 年{}半年", if half == 1 { '上' } else { '下' }),
        Part::Quarter(quarter) => format!("{year} 年{}季度", quarter_name(quarter)),
        Part::Month(month) => format!("{year} 年 {month} 月"),
        Part::Day(12, 31) => format!("{year} 年底"),
        Part::Day(month, day) if day == date.month_end() => format!("{year} 年 {month} 月底"),
        Part::Day(month, day) => format!("{year} 年 {month} 月 {day} 日"),
    }
}
