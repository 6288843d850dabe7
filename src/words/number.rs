//! Rounding derived numbers to what is known of them, and grouping digits.

use crate::package::Measure;
use crate::quantity::{End, Interval};
use rust_decimal::{Decimal, RoundingStrategy};

/// Significant digits of a derived number that is known exactly but has no end.
const SIGNIFICANT: i32 = 3;

/// The power of ten that a derived number is rounded to: the leading digit of its interval's width, or three
/// significant digits of an exact number that isn't whole.
pub fn precision(nominal: Decimal, interval: Interval) -> i32 {
    match width(interval) {
        Some(width) if width > Decimal::ZERO => magnitude(width),
        _ if nominal.normalize().scale() <= 1 => -1,
        _ => (magnitude(nominal) - SIGNIFICANT + 1).min(0),
    }
}

/// The power of ten that a derived number is shown at: what is known of it, and of money four digits at most.
pub fn shown_precision(nominal: Decimal, interval: Interval, measure: Measure) -> i32 {
    /// Significant digits of money that readers take in; a card's range tells the rest.
    const MONEY: i32 = 4;
    let mut known = precision(nominal, interval);
    // What isn't zero isn't shown as zero.
    if !nominal.is_zero() && round(nominal, known).is_zero() {
        known = magnitude(nominal);
    }
    if measure == Measure::Money { known.max(magnitude(nominal) - MONEY + 1) } else { known }
}

/// Rounds to a power of ten, halves away from zero.
pub fn round(value: Decimal, power: i32) -> Decimal {
    round_with(value, power, RoundingStrategy::MidpointAwayFromZero)
}

/// Both ends rounded to the leading digit of the width. A half at an open end is rounded inwards, since the
/// end itself isn't among the values. An interval that rounding would make too narrow stays as it is.
pub fn round_interval(interval: Interval) -> Interval {
    if let Some(value) = interval.single() {
        return Interval::point(round(value, precision(value, interval)));
    }
    let Some(width) = width(interval).filter(|width| *width > Decimal::ZERO) else { return interval };
    let power = magnitude(width);
    let end = |end: End, inwards| {
        let strategy = if end.open { inwards } else { RoundingStrategy::MidpointNearestEven };
        End { value: round_with(end.value, power, strategy), ..end }
    };
    Interval {
        lo: interval.lo.map(|lo| end(lo, RoundingStrategy::MidpointAwayFromZero)),
        hi: interval.hi.map(|hi| end(hi, RoundingStrategy::MidpointTowardZero)),
    }
}

fn round_with(value: Decimal, power: i32, strategy: RoundingStrategy) -> Decimal {
    if power <= 0 {
        return value.round_dp_with_strategy(power.unsigned_abs(), strategy);
    }
    let unit = (0..power).try_fold(Decimal::ONE, |unit, _| unit.checked_mul(Decimal::TEN));
    // A power of ten that no decimal is takes all of a number's digits.
    let Some(unit) = unit else { return Decimal::ZERO };
    (value / unit).round_dp_with_strategy(0, strategy).checked_mul(unit).unwrap_or(value)
}

fn width(interval: Interval) -> Option<Decimal> {
    interval.lo.zip(interval.hi).and_then(|(lo, hi)| hi.value.checked_sub(lo.value))
}

/// The power of ten of the leading digit: 2 for 270, −1 for 0.2.
fn magnitude(value: Decimal) -> i32 {
    let value = value.abs().normalize();
    let digits = value.mantissa().to_string().len();
    digits as i32 - 1 - value.scale().cast_signed()
}

/// A number with all decimals that it has, and the sign for minus.
pub fn plain(value: Decimal) -> String {
    value.to_string().replace('-', "−")
}

/// A value as so many times a power of ten, with zeros at the end down to the decimal that was printed last, if any was: of
/// 3.59 × 10⁹, printed down to 10⁶, in 10⁹: `3.590`.
pub fn in_power(value: Decimal, power: u32, last_decimal: Option<i32>) -> Decimal {
    let mut number = value.checked_div(Decimal::from(10_u64.pow(power))).unwrap_or(value).normalize();
    let places = last_decimal.and_then(|last| u32::try_from(power.cast_signed() - last).ok());
    if let Some(places) = places.filter(|places| number.scale() < *places) {
        number.rescale(places);
    }
    number
}

/// Digits in groups of three before the decimal mark: `112,186`.
pub fn grouped(value: Decimal) -> String {
    grouped_as(value.normalize())
}

/// As `grouped`, with the zeros at the end that the number has: `17.0`.
pub fn grouped_as(value: Decimal) -> String {
    group(&plain(value))
}

/// The digits of a number in groups of three before its decimal mark.
pub fn group(text: &str) -> String {
    let (sign, digits) = text.strip_prefix('−').map_or(("", text), |rest| ("−", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut out = String::from(sign);
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a number")
    }

    #[test]
    fn derived_numbers_show_what_is_known() {
        let check = |nominal: &str, lo: &str, hi: &str, expected: &str| {
            let interval = Interval { lo: Some(End::open(decimal(lo))), hi: Some(End::open(decimal(hi))) };
            let nominal = decimal(nominal);
            let rounded = round(nominal, precision(nominal, interval));
            let range = round_interval(interval);
            assert_eq!(format!("{} in {range}", rounded.normalize()), expected);
        };
        check("93.6", "93.5", "93.7", "93.6 in (93.5, 93.7)");
        check("100271.7", "100140", "100410", "100300 in (100100, 100400)");
        check("279411.8", "270070", "288890", "280000 in (270000, 290000)");
        check("436.6", "435.9", "438.2", "437 in (436, 438)");
        check("0.45", "0.395", "0.505", "0.5 in (0.4, 0.5)");
        check("0.48", "0.45", "0.505", "0.48 in (0.45, 0.5)");
        check(
            "700001234567890123456789012",
            "699990000000000000000000000",
            "700020000000000000000000000",
            "700000000000000000000000000 in (699990000000000000000000000, 700020000000000000000000000)",
        );
    }

    #[test]
    fn exact_numbers_without_end_keep_three_digits() {
        let exact = |value: &str| {
            let value = decimal(value);
            round(value, precision(value, Interval::point(value))).to_string()
        };
        assert_eq!(exact("9.397590361"), "9.40");
        assert_eq!(exact("70.995850622"), "71.0");
        assert_eq!(exact("2313.2798"), "2313");
        assert_eq!(exact("5"), "5");
    }

    #[test]
    fn money_is_shown_in_four_digits() {
        let shown = |value: &str, measure| {
            let value = decimal(value);
            round(value, shown_precision(value, Interval::point(value), measure)).normalize().to_string()
        };
        assert_eq!(shown("2313.3021", Measure::Money), "2313");
        assert_eq!(shown("3281009049.77", Measure::Money), "3281000000");
        assert_eq!(shown("436.5", Measure::Money), "436.5");
        assert_eq!(shown("85232", Measure::Count), "85232");
    }

    #[test]
    fn what_is_small_is_not_shown_as_nothing() {
        let interval = Interval::new(Decimal::ZERO, decimal("0.1"));
        let nominal = decimal("0.0286");
        let power = shown_precision(nominal, interval, Measure::Percent);
        assert_eq!(round(nominal, power).to_string(), "0.03");
    }

    #[test]
    fn digits_are_grouped() {
        assert_eq!(grouped(decimal("112186")), "112,186");
        assert_eq!(grouped(decimal("-1234.50")), "−1,234.5");
        assert_eq!(grouped(decimal("856")), "856");
    }
}
