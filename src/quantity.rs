//! Figures as printed, and the interval of values that each of them can stand for.

use rust_decimal::Decimal;
use std::fmt;
use std::ops::{Add, Sub};

/// What sort of number an indicator holds; it decides how a printed figure was rounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A share of a whole in percent, from 0 to 100; rounded to the last printed digit.
    Rate,
    /// A number of things; exact when printed in full, rounded when printed with a scale.
    Count,
    /// A sum of money or another measured amount; rounded to the last printed digit.
    Amount,
    /// A place in an order, 1 being the first; exact.
    Rank,
    /// A difference or a change; rounded to the last printed digit, and may be negative.
    Gap,
}

impl Kind {
    /// Reads the column `kind` of `indicators.csv`.
    pub fn from_id(id: &str) -> Option<Kind> {
        Some(match id {
            "rate" => Kind::Rate,
            "count" => Kind::Count,
            "amount" => Kind::Amount,
            "rank" => Kind::Rank,
            "gap" => Kind::Gap,
            _ => return None,
        })
    }

    /// The name in `indicators.csv`.
    pub const fn id(self) -> &'static str {
        match self {
            Kind::Rate => "rate",
            Kind::Count => "count",
            Kind::Amount => "amount",
            Kind::Rank => "rank",
            Kind::Gap => "gap",
        }
    }
}

/// The hedge that was printed with a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// No hedge.
    Exact,
    /// 约: rounded at the last digit that isn't zero.
    About,
    /// 近: ends at the printed value; how far below is not said.
    Nearly,
    /// 超过: starts above the printed value; how far above is not said.
    Over,
    /// 余、多: from the printed value to the next one at the last digit that isn't zero.
    Odd,
    /// 以上: starts at the printed value; how far above is not said.
    AtLeast,
}

impl Bound {
    /// All bounds, in the order of the documentation.
    pub const ALL: [Bound; 6] =
        [Bound::Exact, Bound::About, Bound::Nearly, Bound::Over, Bound::Odd, Bound::AtLeast];

    /// Reads the column `bound` of `observations.csv`.
    pub fn from_id(id: &str) -> Option<Bound> {
        Bound::ALL.into_iter().find(|bound| bound.id() == id)
    }

    /// The name in `observations.csv`.
    pub const fn id(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::About => "about",
            Bound::Nearly => "nearly",
            Bound::Over => "over",
            Bound::Odd => "odd",
            Bound::AtLeast => "at_least",
        }
    }
}

/// The power of ten that was printed as a word after the digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Scale {
    /// No word.
    #[default]
    One,
    /// 百, 10².
    Hundred,
    /// 千, 10³.
    Thousand,
    /// 万, 10⁴.
    TenThousand,
    /// 亿, 10⁸.
    HundredMillion,
}

impl Scale {
    /// Reads the column `scale` of `observations.csv`; empty means none.
    pub fn from_id(id: &str) -> Option<Scale> {
        Some(match id {
            "" => Scale::One,
            "百" => Scale::Hundred,
            "千" => Scale::Thousand,
            "万" => Scale::TenThousand,
            "亿" => Scale::HundredMillion,
            _ => return None,
        })
    }

    /// The word as printed.
    pub const fn id(self) -> &'static str {
        match self {
            Scale::One => "",
            Scale::Hundred => "百",
            Scale::Thousand => "千",
            Scale::TenThousand => "万",
            Scale::HundredMillion => "亿",
        }
    }

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
        let value = digits.normalize() * scale.factor();
        // One unit of the last printed digit, and of the last printed digit that isn't zero.
        let step = Decimal::new(1, digits.scale()) * scale.factor();
        let coarse = last_nonzero_place(digits) * scale.factor();
        let whole = matches!(kind, Kind::Count | Kind::Rank) && scale == Scale::One && digits.scale() == 0;
        let half = Decimal::new(5, 1);
        let interval = match bound {
            Bound::Exact if whole => Interval::point(value),
            Bound::Exact => Interval::new(value - step * half, value + step * half),
            Bound::About => Interval::new(value - coarse * half, value + coarse * half),
            Bound::Nearly => Interval { lo: None, hi: Some(End::closed(value)) },
            Bound::Over => Interval { lo: Some(End::open(value)), hi: None },
            Bound::Odd => Interval::new(value, value + coarse),
            Bound::AtLeast => Interval { lo: Some(End::closed(value)), hi: None },
        };
        let interval = match kind {
            Kind::Rate => interval.within(Decimal::ZERO, Some(Decimal::ONE_HUNDRED)),
            Kind::Count | Kind::Amount | Kind::Rank => interval.within(Decimal::ZERO, None),
            Kind::Gap => interval,
        };
        Ok(Quantity { printed: printed.to_owned(), scale, bound, kind, value, interval })
    }
}

/// Reads decimal digits or a Chinese numeral below 10,000.
fn digits(token: &str) -> Option<Decimal> {
    if !token.is_ascii() {
        return chinese(token).map(Decimal::from);
    }
    let unsigned = token.strip_prefix('-').unwrap_or(token);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    (plain(whole) && plain(fraction)).then(|| token.parse().ok()).flatten()
}

/// Reads a Chinese numeral such as 七, 十六, 二十, 百 or 三百零五.
fn chinese(token: &str) -> Option<u32> {
    let (mut total, mut digit, mut seen) = (0_u32, None, false);
    for c in token.chars() {
        seen = true;
        if let Some(place) = match c {
            '十' => Some(10),
            '百' => Some(100),
            '千' => Some(1000),
            _ => None,
        } {
            total += digit.take().unwrap_or(1) * place;
        } else {
            let value = match c {
                '〇' | '零' => 0,
                '首' => 1,
                '两' | '双' => 2,
                _ => 1 + "一二三四五六七八九".chars().position(|d| d == c)? as u32,
            };
            if digit.replace(value).is_some_and(|before| before != 0) {
                return None;
            }
        }
    }
    seen.then(|| total + digit.unwrap_or(0))
}

/// The place value of the last digit that isn't zero: 100 for 1,300, 0.1 for 60.7; 1 for zero itself.
fn last_nonzero_place(value: Decimal) -> Decimal {
    let mut place = Decimal::new(1, value.scale());
    let mut mantissa = value.mantissa();
    while mantissa != 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        place *= Decimal::TEN;
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

    /// The part of the interval that lies between `lo` and `hi`, both included.
    pub fn within(self, lo: Decimal, hi: Option<Decimal>) -> Interval {
        let bounds = Interval { lo: Some(End::closed(lo)), hi: hi.map(End::closed) };
        self.intersect(bounds).unwrap_or(bounds)
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

    /// The single value, if there is just one.
    pub fn single(self) -> Option<Decimal> {
        match (self.lo, self.hi) {
            (Some(lo), Some(hi)) if lo.value == hi.value => Some(lo.value),
            _ => None,
        }
    }

    /// The quotients of two intervals of positive values; unbounded where a divisor can be zero or
    /// an end is missing.
    pub fn quotient(self, divisor: Interval) -> Interval {
        let divide = |a: Option<End>, b: Option<End>| match (a, b) {
            (Some(a), Some(b)) if b.value > Decimal::ZERO => Some(a.combine(b, a.value / b.value)),
            _ => None,
        };
        let positive = |end: Option<End>| end.is_some_and(|end| end.value >= Decimal::ZERO);
        if !positive(self.lo) && self.lo.is_some() || !positive(divisor.lo) {
            return Interval::UNBOUNDED;
        }
        Interval { lo: divide(self.lo, divisor.hi), hi: divide(self.hi, divisor.lo) }
    }

    /// The products of two intervals of values that aren't negative.
    pub fn product(self, other: Interval) -> Interval {
        let times = |a: Option<End>, b: Option<End>| a.zip(b).map(|(a, b)| a.combine(b, a.value * b.value));
        Interval { lo: times(self.lo, other.lo), hi: times(self.hi, other.hi) }
    }

    /// Every value multiplied by a positive factor.
    pub fn scaled(self, factor: Decimal) -> Interval {
        let by = |end: End| End { value: end.value * factor, ..end };
        Interval { lo: self.lo.map(by), hi: self.hi.map(by) }
    }
}

impl Add for Interval {
    type Output = Interval;

    fn add(self, other: Interval) -> Interval {
        let plus = |a: Option<End>, b: Option<End>| a.zip(b).map(|(a, b)| a.combine(b, a.value + b.value));
        Interval { lo: plus(self.lo, other.lo), hi: plus(self.hi, other.hi) }
    }
}

impl Sub for Interval {
    type Output = Interval;

    fn sub(self, other: Interval) -> Interval {
        let minus = |a: Option<End>, b: Option<End>| a.zip(b).map(|(a, b)| a.combine(b, a.value - b.value));
        Interval { lo: minus(self.lo, other.hi), hi: minus(self.hi, other.lo) }
    }
}

impl fmt::Display for Interval {
    /// Mathematical notation: `[94.05, 94.15)`, `(3.3, ∞)`, `{5}`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(value) = self.single() {
            return write!(f, "{{{}}}", value.normalize());
        }
        match self.lo {
            Some(End { value, open }) => {
                write!(f, "{}{}", if open { '(' } else { '[' }, value.normalize())?;
            }
            None => f.write_str("(−∞")?,
        }
        f.write_str(", ")?;
        match self.hi {
            Some(End { value, open }) => write!(f, "{}{}", value.normalize(), if open { ')' } else { ']' }),
            None => f.write_str("∞)"),
        }
    }
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
            assert_eq!(Quantity::parse(token, Scale::One, Bound::Exact, Kind::Count), Err(NotANumber), "{token}");
        }
    }

    #[test]
    fn arithmetic_keeps_what_rounding_leaves_open() {
        let rate = Quantity::parse("94.1", Scale::One, Bound::Exact, Kind::Rate).expect("rate").interval;
        let gap = Quantity::parse("0.5", Scale::One, Bound::Exact, Kind::Gap).expect("gap").interval;
        assert_eq!((rate - gap).to_string(), "(93.5, 93.7)");
        let published = Quantity::parse("93.65", Scale::One, Bound::Exact, Kind::Rate).expect("rate").interval;
        let both = (rate - published).intersect(gap).expect("they overlap");
        assert_eq!(both.to_string(), "[0.45, 0.505)");
        let batches = Interval::point(Decimal::from(78)).quotient(Interval::point(Decimal::from(830)));
        assert!(batches.scaled(Decimal::ONE_HUNDRED).single().expect("one value").to_string().starts_with("9.39"));
    }
}
