//! Figures as printed, and the interval of values that each of them can stand for.

use crate::choice::choices;
use rust_decimal::Decimal;
use std::fmt;
use std::ops::{Add, Sub};

choices! {
    /// What sort of number an indicator holds; it decides how a printed figure was rounded.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Kind {
        /// A share of a whole in percent, from 0 to 100; rounded to the last printed digit.
        Rate = "rate",
        /// A number of things; exact when printed in full, rounded when printed with a scale.
        #[default]
        Count = "count",
        /// A sum of money or another measured amount; rounded to the last printed digit.
        Amount = "amount",
        /// A place in an order, 1 being the first; exact.
        Rank = "rank",
        /// A difference or a change; rounded to the last printed digit, and may be negative.
        Gap = "gap",
    }
}

impl Kind {
    /// The values that a number of this kind can have at all.
    pub const fn range(self) -> Interval {
        let lo = match self {
            Kind::Gap => return Interval::UNBOUNDED,
            Kind::Rate | Kind::Count | Kind::Amount => Decimal::ZERO,
            Kind::Rank => Decimal::ONE,
        };
        let hi = match self {
            Kind::Rate => Some(End::closed(Decimal::ONE_HUNDRED)),
            Kind::Count | Kind::Amount | Kind::Rank | Kind::Gap => None,
        };
        Interval { lo: Some(End::closed(lo)), hi }
    }
}

choices! {
    /// The hedge that was printed with a figure.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Bound {
        /// No hedge.
        #[default]
        Exact = "exact",
        /// 约: rounded at the last digit that isn't zero.
        About = "about",
        /// 近: ends at the printed value; how far below is not said.
        Nearly = "nearly",
        /// 超过: starts above the printed value; how far above is not said.
        Over = "over",
        /// 余、多: from the printed value to the next one at the last digit that isn't zero.
        Odd = "odd",
        /// 以上: starts at the printed value; how far above is not said.
        AtLeast = "at_least",
    }
}

choices! {
    /// The power of ten that was printed as a word after the digits.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum Scale {
        /// No word.
        #[default]
        One = "",
        /// 百, 10².
        Hundred = "百",
        /// 千, 10³.
        Thousand = "千",
        /// 万, 10⁴.
        TenThousand = "万",
        /// 亿, 10⁸.
        HundredMillion = "亿",
    }
}

impl Scale {
    /// The factor: 1, 100, 1,000, 10,000 or 100,000,000.
    pub fn factor(self) -> Decimal {
        Decimal::from(match self {
            Scale::One => 1_u32,
            Scale::Hundred => 100,
            Scale::Thousand => 1_000,
            Scale::TenThousand => 10_000,
            Scale::HundredMillion => 100_000_000,
        })
    }
}

/// A figure as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The digits as printed, without scale, hedge or unit: `8.7`, `1755`, `七`.
    pub printed: String,
    /// The word of scale printed after the digits.
    pub scale: Scale,
    /// The hedge printed with the digits.
    pub bound: Bound,
    /// What sort of number it is.
    pub kind: Kind,
    /// The printed value in the indicator's unit, scale applied.
    pub value: Decimal,
    /// The values it can stand for, in the indicator's unit.
    pub interval: Interval,
}

/// Why a printed token is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl Quantity {
    /// Reads a figure as printed: decimal digits (`.` as decimal mark), or Chinese numerals.
    ///
    /// # Errors
    /// When `printed` is neither.
    pub fn parse(printed: &str, scale: Scale, bound: Bound, kind: Kind) -> Result<Quantity, NotANumber> {
        let digits = digits(printed).ok_or(NotANumber)?;
        let value = times(digits.normalize(), scale.factor());
        // One unit of the last printed digit, and of the last printed digit that isn't zero.
        let step = times(Decimal::new(1, digits.scale()), scale.factor());
        let coarse = times(last_nonzero_place(digits), scale.factor());
        let whole = matches!(kind, Kind::Count | Kind::Rank) && scale == Scale::One && digits.scale() == 0;
        let around = |width: Decimal| {
            let half = times(width, Decimal::new(5, 1));
            Interval::new(plus(value, -half), plus(value, half))
        };
        let interval = match bound {
            Bound::Exact if whole => Interval::point(value),
            Bound::Exact => around(step),
            Bound::About => around(coarse),
            Bound::Nearly => Interval { lo: None, hi: Some(End::closed(value)) },
            Bound::Over => Interval { lo: Some(End::open(value)), hi: None },
            Bound::Odd => Interval::new(value, plus(value, coarse)),
            Bound::AtLeast => Interval { lo: Some(End::closed(value)), hi: None },
        };
        let interval = interval.intersect(kind.range()).unwrap_or(kind.range());
        Ok(Quantity { printed: printed.to_owned(), scale, bound, kind, value, interval })
    }
}

/// A number for drawing, as near as it matters: to one part in 10¹⁵. Not `ToPrimitive`, which reads printed digits and
/// brings 15 kB of tables into the page.
pub fn to_f64(value: Decimal) -> f64 {
    let tens = (0..value.scale()).fold(1.0, |power, _| power * 10.0);
    value.mantissa() as f64 / tens
}

/// The product of two numbers of few digits. Intervals need the checked operation anyway; the operator would be
/// compiled in addition.
fn times(a: Decimal, b: Decimal) -> Decimal {
    a.checked_mul(b).unwrap_or_default()
}

/// The sum of two numbers of few digits.
fn plus(a: Decimal, b: Decimal) -> Decimal {
    a.checked_add(b).unwrap_or_default()
}

/// The most digits before and after the decimal mark; within them no scale can overflow a `Decimal`.
const MOST_DIGITS: (usize, usize) = (15, 10);

/// Reads decimal digits or a Chinese numeral below 10,000.
pub(crate) fn digits(token: &str) -> Option<Decimal> {
    if !token.is_ascii() {
        return chinese(token).map(Decimal::from);
    }
    let unsigned = token.strip_prefix('-').unwrap_or(token);
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = match unsigned.split_once('.') {
        Some((whole, fraction)) if plain(fraction) => (whole, fraction),
        Some(_) => return None,
        None => (unsigned, ""),
    };
    if !plain(whole) || whole.len() > MOST_DIGITS.0 || fraction.len() > MOST_DIGITS.1 {
        return None;
    }
    // Not `parse`, which brings more for the page than the digits need.
    let digits = whole.bytes().chain(fraction.bytes());
    let size = digits.fold(0_i128, |size, digit| size * 10 + i128::from(digit - b'0'));
    let mantissa = if unsigned == token { size } else { -size };
    Decimal::try_from_i128_with_scale(mantissa, fraction.len() as u32).ok()
}

/// Reads a Chinese numeral such as 七, 十六, 二十, 百 or 三百零五; its places must fall.
fn chinese(token: &str) -> Option<u32> {
    let (mut total, mut digit, mut above) = (0, None, 10_000);
    for c in token.chars() {
        if let Some(place) = place(c) {
            if place >= above {
                return None;
            }
            above = place;
            total += digit.take().unwrap_or(1) * place;
        } else if digit.replace(unit(c)?).is_some_and(|before| before != 0) {
            return None;
        }
    }
    (!token.is_empty()).then(|| total + digit.unwrap_or(0))
}

/// The place that a Chinese numeral's word stands for.
const fn place(c: char) -> Option<u32> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1000),
        _ => None,
    }
}

/// The digit that a Chinese numeral's character stands for; 首 is the first.
fn unit(c: char) -> Option<u32> {
    match c {
        '〇' | '零' => Some(0),
        '首' => Some(1),
        '两' | '双' => Some(2),
        _ => "一二三四五六七八九".chars().zip(1..).find_map(|(digit, value)| (digit == c).then_some(value)),
    }
}

/// The place value of the last digit that isn't zero: 100 for 1,300, 0.1 for 60.7; 1 for zero itself.
fn last_nonzero_place(value: Decimal) -> Decimal {
    let mut place = Decimal::new(1, value.scale());
    let mut mantissa = value.mantissa();
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        place = times(place, Decimal::TEN);
    }
    place
}

/// One end of an interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// Where the interval ends.
    pub value: Decimal,
    /// Whether the end itself is left out.
    pub open: bool,
}

impl End {
    /// An end that belongs to the interval.
    pub const fn closed(value: Decimal) -> End {
        End { value, open: false }
    }

    /// An end that doesn't belong to the interval.
    pub const fn open(value: Decimal) -> End {
        End { value, open: true }
    }

    fn combine(self, other: End, value: Decimal) -> End {
        End { value, open: self.open || other.open }
    }
}

/// The values that a figure can stand for; a missing end means that nothing bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub lo: Option<End>,
    /// The upper end.
    pub hi: Option<End>,
}

impl Interval {
    /// No knowledge at all.
    pub const UNBOUNDED: Interval = Interval { lo: None, hi: None };

    /// The values from `lo`, which belongs to it, up to `hi`, which doesn't: what rounding leaves open.
    pub const fn new(lo: Decimal, hi: Decimal) -> Interval {
        Interval { lo: Some(End::closed(lo)), hi: Some(End::open(hi)) }
    }

    /// One value.
    pub const fn point(value: Decimal) -> Interval {
        Interval { lo: Some(End::closed(value)), hi: Some(End::closed(value)) }
    }

    /// The values in both, or `None` where there are none.
    pub fn intersect(self, other: Interval) -> Option<Interval> {
        let lo = tighter(self.lo, other.lo, |a, b| a > b);
        let hi = tighter(self.hi, other.hi, |a, b| a < b);
        if let (Some(l), Some(h)) = (lo, hi)
            && (l.value > h.value || (l.value == h.value && (l.open || h.open)))
        {
            return None;
        }
        Some(Interval { lo, hi })
    }

    /// Whether every value of `other` lies in this interval.
    pub fn contains(self, other: Interval) -> bool {
        self.intersect(other) == Some(other)
    }

    /// Whether a value lies in the interval.
    pub fn holds(self, value: Decimal) -> bool {
        self.intersect(Interval::point(value)).is_some()
    }

    /// The single value, if there is just one.
    pub fn single(self) -> Option<Decimal> {
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo.value == hi.value => Some(lo.value),
            _ => None,
        }
    }

    /// The quotients of two intervals of values that aren't negative; unbounded where one can be negative,
    /// above where the divisor can be zero, and where the numbers grow too large.
    #[must_use]
    pub fn quotient(self, divisor: Interval) -> Interval {
        if !(self.is_positive() && divisor.is_positive()) {
            return Interval::UNBOUNDED;
        }
        let divide = |a: Option<End>, b: Option<End>| {
            let end = joined(a, b, Decimal::checked_div)?;
            Some(End { open: end.open && !is_zero(a), ..end })
        };
        let lo = match divisor.hi {
            Some(hi) => divide(self.lo, Some(hi)),
            None => Some(End::closed(Decimal::ZERO)),
        };
        Interval { lo, hi: divide(self.hi, divisor.lo) }
    }

    /// The products of two intervals of values that aren't negative; unbounded as in `quotient`.
    #[must_use]
    pub fn product(self, other: Interval) -> Interval {
        if !(self.is_positive() && other.is_positive()) {
            return Interval::UNBOUNDED;
        }
        let times = |a: Option<End>, b: Option<End>| {
            let end = joined(a, b, Decimal::checked_mul)?;
            Some(End { open: end.open && !is_zero(a) && !is_zero(b), ..end })
        };
        Interval { lo: times(self.lo, other.lo), hi: times(self.hi, other.hi) }
    }

    /// Whether no value is below zero.
    fn is_positive(self) -> bool {
        self.lo.is_some_and(|lo| lo.value >= Decimal::ZERO)
    }

    /// Every value multiplied by a positive factor.
    #[must_use]
    pub fn scaled(self, factor: Decimal) -> Interval {
        let factor = Some(End::closed(factor));
        let by = |end| joined(end, factor, Decimal::checked_mul);
        Interval { lo: by(self.lo), hi: by(self.hi) }
    }

    /// Widened by what a division may have cut off, so that a third of three is one again.
    ///
    /// Only ends that fill a `Decimal` are widened; printed figures and their sums never do.
    #[must_use]
    pub fn loosened(self) -> Interval {
        let slack = |value: Decimal| match value.mantissa().unsigned_abs() {
            0..LONG_MANTISSA => Decimal::ZERO,
            _ => value.abs().max(Decimal::ONE).checked_mul(Decimal::new(1, 18)).unwrap_or_default(),
        };
        let slack = |end: Option<End>| end.map(|end| End::closed(slack(end.value)));
        Interval {
            lo: joined(self.lo, slack(self.lo), Decimal::checked_sub),
            hi: joined(self.hi, slack(self.hi), Decimal::checked_add),
        }
    }

    /// The whole numbers in the interval, from the first to the last of them; `None` where there are none.
    pub fn whole(self) -> Option<Interval> {
        let Interval { lo, hi } = self.loosened();
        let up = |end: End| {
            let value = end.value.ceil();
            let value = if end.open && value == end.value { value.checked_add(Decimal::ONE)? } else { value };
            Some(End::closed(value))
        };
        let down = |end: End| {
            let value = end.value.floor();
            let value = if end.open && value == end.value { value.checked_sub(Decimal::ONE)? } else { value };
            Some(End::closed(value))
        };
        Interval::UNBOUNDED.intersect(Interval { lo: lo.and_then(up), hi: hi.and_then(down) })
    }
}

/// Mantissas from here on are taken for the cut-off result of a division: 26 digits and more.
const LONG_MANTISSA: u128 = 10_u128.pow(25);

impl Add for Interval {
    type Output = Interval;

    /// An end that grows too large is left open.
    fn add(self, other: Interval) -> Interval {
        let plus = |a, b| joined(a, b, Decimal::checked_add);
        Interval { lo: plus(self.lo, other.lo), hi: plus(self.hi, other.hi) }
    }
}

impl Sub for Interval {
    type Output = Interval;

    /// An end that grows too large is left open.
    fn sub(self, other: Interval) -> Interval {
        let minus = |a, b| joined(a, b, Decimal::checked_sub);
        Interval { lo: minus(self.lo, other.hi), hi: minus(self.hi, other.lo) }
    }
}

impl fmt::Display for Interval {
    /// Mathematical notation: `[94.05, 94.15)`, `(3.3, ∞)`, `{5}`; of endless decimals, the first ten.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |value: Decimal| value.round_dp(10).normalize();
        if let Some(value) = self.single() {
            return write!(f, "{{{}}}", short(value));
        }
        match self.lo {
            Some(End { value, open }) => {
                write!(f, "{}{}", if open { '(' } else { '[' }, short(value))?;
            }
            None => f.write_str("(−∞")?,
        }
        f.write_str(", ")?;
        match self.hi {
            Some(End { value, open }) => write!(f, "{}{}", short(value), if open { ')' } else { ']' }),
            None => f.write_str("∞)"),
        }
    }
}

/// An end of what two intervals yield together: open where one of theirs is, missing where one is missing or the
/// number grows too large.
fn joined(a: Option<End>, b: Option<End>, op: fn(Decimal, Decimal) -> Option<Decimal>) -> Option<End> {
    let (a, b) = (a?, b?);
    Some(a.combine(b, op(a.value, b.value)?))
}

/// Whether an end is zero and belongs to its interval: then it makes products zero, whatever the other factor.
fn is_zero(end: Option<End>) -> bool {
    end.is_some_and(|end| end.value.is_zero() && !end.open)
}

/// The end that cuts more off; at equal values, the open one.
fn tighter(a: Option<End>, b: Option<End>, further: fn(Decimal, Decimal) -> bool) -> Option<End> {
    match (a, b) {
        (Some(a), Some(b)) if a.value == b.value => Some(a.combine(b, a.value)),
        (Some(a), Some(b)) => Some(if further(a.value, b.value) { a } else { b }),
        (a, b) => a.or(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(printed: &str, scale: &str, bound: Bound, kind: Kind, expected: &str) {
        let scale = Scale::from_id(scale).expect("scale");
        let quantity = Quantity::parse(printed, scale, bound, kind).expect("a number");
        assert_eq!(quantity.interval.to_string(), expected, "{printed}{} {bound:?}", scale.id());
    }

    #[test]
    fn a_figure_stands_for_an_interval() {
        check("94.1", "", Bound::Exact, Kind::Rate, "[94.05, 94.15)");
        check("95", "", Bound::Exact, Kind::Rate, "[94.5, 95.5)");
        check("100", "", Bound::Exact, Kind::Rate, "[99.5, 100]");
        check("99", "", Bound::AtLeast, Kind::Rate, "[99, 100]");
        check("1755", "", Bound::Exact, Kind::Count, "{1755}");
        check("19", "万", Bound::Exact, Kind::Count, "[185000, 195000)");
        check("1300", "", Bound::Odd, Kind::Count, "[1300, 1400)");
        check("60.7", "万", Bound::Odd, Kind::Count, "[607000, 608000)");
        check("8.7", "亿", Bound::Nearly, Kind::Amount, "[0, 870000000]");
        check("3.3", "万", Bound::Over, Kind::Count, "(33000, ∞)");
        check("百", "", Bound::About, Kind::Count, "[50, 150)");
        check("7.50", "", Bound::Exact, Kind::Amount, "[7.495, 7.505)");
        check("0.5", "", Bound::Exact, Kind::Gap, "[0.45, 0.55)");
        check("七", "", Bound::Exact, Kind::Count, "{7}");
        check("二", "", Bound::Exact, Kind::Rank, "{2}");
    }

    #[test]
    fn chinese_numerals_are_read() {
        for (token, value) in
            [("十", 10), ("十六", 16), ("二十", 20), ("百", 100), ("三百零五", 305), ("两", 2), ("四", 4)]
        {
            assert_eq!(chinese(token), Some(value), "{token}");
        }
        for token in ["", "一二", "家", "十家"] {
            assert_eq!(chinese(token), None, "{token}");
        }
    }

    #[test]
    fn no_number_is_an_error() {
        for token in ["", "-", "8.", "8,700", "1e3", "八点七", "NaN"] {
            assert_eq!(
                Quantity::parse(token, Scale::One, Bound::Exact, Kind::Count),
                Err(NotANumber),
                "{token}"
            );
        }
    }

    #[test]
    fn arithmetic_keeps_what_rounding_leaves_open() {
        let rate = Quantity::parse("94.1", Scale::One, Bound::Exact, Kind::Rate).expect("rate").interval;
        let gap = Quantity::parse("0.5", Scale::One, Bound::Exact, Kind::Gap).expect("gap").interval;
        assert_eq!((rate - gap).to_string(), "(93.5, 93.7)");
        let published =
            Quantity::parse("93.65", Scale::One, Bound::Exact, Kind::Rate).expect("rate").interval;
        let both = (rate - published).intersect(gap).expect("they overlap");
        assert_eq!(both.to_string(), "[0.45, 0.505)");
        let batches = Interval::point(Decimal::from(78)).quotient(Interval::point(Decimal::from(830)));
        assert!(
            batches.scaled(Decimal::ONE_HUNDRED).single().expect("one value").to_string().starts_with("9.39")
        );
    }

    fn interval(lo: i64, hi: i64) -> Interval {
        Interval::new(Decimal::from(lo), Decimal::from(hi))
    }

    #[test]
    fn numbers_are_drawn_where_they_are() {
        for (digits, expected) in [("94.1", 94.1), ("-0.05", -0.05), ("112186", 112_186.0), ("0", 0.0)] {
            assert!((to_f64(digits.parse().expect("a number")) - expected).abs() < 1e-9, "{digits}");
        }
    }

    #[test]
    fn zero_belongs_to_products_and_quotients() {
        let none = Interval::point(Decimal::ZERO);
        assert_eq!(none.quotient(interval(185_000, 195_000)).to_string(), "{0}");
        assert_eq!(none.product(interval(2, 3)).to_string(), "{0}");
        assert_eq!(interval(1, 2).quotient(interval(0, 4)).to_string(), "(0.25, ∞)");
        assert_eq!(interval(-1, 2).quotient(interval(1, 4)), Interval::UNBOUNDED);
        assert_eq!(interval(-1, 2).product(interval(1, 4)), Interval::UNBOUNDED);
    }

    #[test]
    fn things_are_counted_in_whole_numbers() {
        let half =
            |interval: Interval| interval.scaled(Decimal::new(5, 1)).whole().map(|whole| whole.to_string());
        assert_eq!(half(interval(91, 93)).as_deref(), Some("{46}"));
        assert_eq!(half(interval(90, 94)).as_deref(), Some("[45, 46]"));
        assert_eq!(interval(1, 2).scaled(Decimal::new(3, 1)).whole(), None);
        let third = Interval::point(Decimal::ONE).quotient(Interval::point(Decimal::from(3)));
        assert_eq!(third.scaled(Decimal::from(3)).whole(), Some(Interval::point(Decimal::ONE)));
    }

    #[test]
    fn ends_beyond_a_decimal_are_left_open() {
        let huge = Interval::point(Decimal::MAX);
        for result in
            [huge + huge, huge - huge.scaled(-Decimal::ONE), huge.product(huge), huge.scaled(Decimal::TEN)]
        {
            assert_eq!(result, Interval::UNBOUNDED);
        }
        assert_eq!(huge.loosened(), Interval { lo: huge.loosened().lo, hi: None });
    }
}
