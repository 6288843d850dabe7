//! Figures as printed, and the interval of values that each of them can stand for.

mod bound;
mod interval;
mod kind;
mod printed;
mod scale;
mod token;

pub use bound::Bound;
pub use interval::{End, Interval, shortened};
pub use kind::Kind;
pub use printed::currency;
pub use scale::Scale;
pub(crate) use token::digits;

use rust_decimal::Decimal;
use token::{Number, Token};

/// A figure as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The number as printed, without scale, hedge or unit: `8.7`, `1,755`, `七`, `下降2.5`, `3–5`, `三分之一`.
    pub printed: String,
    /// The word of scale printed after the digits.
    pub scale: Scale,
    /// The hedge printed with the digits.
    pub bound: Bound,
    /// What sort of number it is.
    pub kind: Kind,
    /// Its plain form, from which all that follows can be read off again.
    pub plain: String,
    /// Whether a currency is printed with the number.
    pub priced: bool,
    /// The printed value in the indicator's unit, scale applied; of a range its lower end.
    pub value: Decimal,
    /// The upper end of a range in the indicator's unit.
    pub until: Option<Decimal>,
    /// The values it can stand for, in the indicator's unit.
    pub interval: Interval,
    /// How it was written.
    pub form: Form,
}

/// How a number was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// In digits or in Chinese numerals, with so many decimals.
    Decimals(u32),
    /// As a part of a whole, both of them here: 三分之一, two thirds.
    Fraction(u32, u32),
    /// As a word for so many times as much: 翻一番, doubled, threefold.
    Multiple(u32),
}

/// Marks that sources print where there is no number.
const MARKS: [&str; 24] = [
    "…", "……", "⋯", "..", "...", "*", "**", "-", "–", "—", "——", "−", "－", ":", "x", "X", "n.a.", "n/a",
    "N/A", "NA", "(D)", "(NA)", "(S)", "(X)",
];

/// The mark that stands in place of a number, if it is one.
pub fn missing_mark(printed: &str) -> Option<&'static str> {
    MARKS.into_iter().find(|mark| *mark == printed.trim())
}

/// Why a printed token is no number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotANumber;

impl Quantity {
    /// Reads a figure as printed: digits (`.` as decimal mark, groups of three with commas or spaces), Chinese numerals,
    /// fractions in words, a sign or a word that says as much, or a range of two such numbers.
    ///
    /// A hedge holds for the size of a number: what fell by nearly 8 % stands for −8 % and more. A fraction is a part of a
    /// hundred where the kind is in percent, of one otherwise.
    ///
    /// ```
    /// use guanzhi::quantity::{Bound, Kind, Quantity, Scale};
    ///
    /// let rate = Quantity::parse("94.1", Scale::One, Bound::Exact, Kind::Rate).unwrap();
    /// assert_eq!(rate.interval.to_string(), "[94.05, 94.15)");
    /// let money = Quantity::parse("8.7", Scale::HundredMillion, Bound::Nearly, Kind::Amount).unwrap();
    /// assert_eq!(money.interval.to_string(), "[0, 870000000]");
    /// let change = Quantity::parse("下降2.5", Scale::One, Bound::Exact, Kind::Gap).unwrap();
    /// assert_eq!(change.interval.to_string(), "(-2.55, -2.45]");
    /// ```
    ///
    /// # Errors
    /// When `printed` is none of these.
    pub fn parse(printed: &str, scale: Scale, bound: Bound, kind: Kind) -> Result<Quantity, NotANumber> {
        let (bound, bare) = match printed::over(printed) {
            // 过半 says by itself that it is more.
            Some(fraction) if matches!(bound, Bound::Exact | Bound::Over) => (Bound::Over, fraction),
            _ => (bound, printed),
        };
        let token = printed::read(bare).ok_or(NotANumber)?;
        if matches!(token, Token::One(Number { multiple: Some(_), .. })) && !takes_multiples(kind) {
            return Err(NotANumber);
        }
        let quantity = Quantity::of(token, printed, scale, bound, kind);
        Ok(Quantity { plain: token.to_string(), priced: currency(printed).is_some(), ..quantity })
    }

    /// A figure by what was read of it before: its plain form.
    pub(crate) fn of_plain(
        plain: &str,
        printed: &str,
        scale: Scale,
        bound: Bound,
        kind: Kind,
    ) -> Option<Quantity> {
        Some(Quantity::of(token::plain(plain)?, printed, scale, bound, kind))
    }

    fn of(token: Token, printed: &str, scale: Scale, bound: Bound, kind: Kind) -> Quantity {
        let (value, until, interval) = match token {
            Token::One(number) => {
                let number = in_unit(number, scale, kind);
                (number.value(), None, around(number, bound, kind, scale))
            }
            Token::Range(from, to) => {
                let [from, to] = [from, to].map(|end| in_unit(end, scale, kind));
                let [lo, hi] = [from, to].map(|end| around(end, bound, kind, scale));
                (from.value(), Some(to.value()), Interval { lo: lo.lo, hi: hi.hi })
            }
        };
        let interval = interval.intersect(kind.range()).unwrap_or(kind.range());
        let form = match token {
            Token::One(Number { fraction: Some((part, whole)), .. }) => Form::Fraction(part, whole),
            Token::One(Number { multiple: Some(times), .. }) => Form::Multiple(times),
            Token::One(number) => Form::Decimals(number.fine.scale()),
            Token::Range(from, to) => Form::Decimals(from.fine.scale().max(to.fine.scale())),
        };
        let (printed, plain) = (printed.to_owned(), String::new());
        Quantity { printed, scale, bound, kind, plain, priced: false, value, until, interval, form }
    }

    /// A value of the quantity's unit as the number that stands before its word of scale, with the decimals that were
    /// printed: −2.5 for 下降2.5, 35.90 for 3,590,000,000 printed as 35.90亿.
    pub fn in_scale(&self, value: Decimal) -> Decimal {
        let mut number = value.checked_div(self.scale.factor()).unwrap_or(value).normalize();
        if let Form::Decimals(places) = self.form
            && number.scale() < places
        {
            number.rescale(places);
        }
        number
    }

    /// The power of ten of the last printed decimal, in the indicator's unit: 6 for 35.90亿, −1 for 17.0. None for what was
    /// printed without decimals: zeros before the decimal mark may be there for the scale's sake alone, as in 3500万.
    pub fn last_decimal(&self) -> Option<i32> {
        match self.form {
            Form::Decimals(places) if places > 0 => {
                Some(self.scale.power().cast_signed() - places.cast_signed())
            }
            _ => None,
        }
    }

    /// The value in the indicator's unit; none for a range, which names no single one.
    pub fn nominal(&self) -> Option<Decimal> {
        if self.until.is_some() { None } else { Some(self.value) }
    }
}

/// Whether a number of the kind can be printed as a word such as 翻一番: how many times as much, or the growth that makes it so.
fn takes_multiples(kind: Kind) -> bool {
    matches!(kind, Kind::Times | Kind::TimesMore | Kind::Gap)
}

/// A number in the indicator's unit.
fn in_unit(mut number: Number, scale: Scale, kind: Kind) -> Number {
    if number.multiple.is_some() && kind != Kind::Times {
        // What has doubled has grown by as much as it was.
        number.size = plus(number.size, -Decimal::ONE);
        number = number.scaled(if kind == Kind::Gap { Decimal::ONE_HUNDRED } else { Decimal::ONE });
    }
    let percent = number.fraction.is_some() && matches!(kind, Kind::Rate | Kind::Gap | Kind::Contribution);
    number.scaled(times(scale.factor(), if percent { Decimal::ONE_HUNDRED } else { Decimal::ONE }))
}

/// The values that a number can stand for.
fn around(number: Number, bound: Bound, kind: Kind, scale: Scale) -> Interval {
    // A count that is printed with a scale or a decimal mark was rounded.
    let in_full = kind.is_whole() && scale == Scale::One && number.fine == Decimal::ONE;
    let fine = if in_full { Decimal::ZERO } else { number.fine };
    let interval = bound.around(number.size, fine, number.coarse);
    if number.negative { interval.negated() } else { interval }
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

    #[test]
    fn signs_bounds_ranges_and_fractions_stand_for_what_they_say() {
        check("下降2.5", "", Bound::Exact, Kind::Gap, "(-2.55, -2.45]");
        check("-8.6", "", Bound::Exact, Kind::Contribution, "(-8.65, -8.55]");
        check("104.3", "", Bound::Exact, Kind::Contribution, "[104.25, 104.35)");
        check("8", "", Bound::Nearly, Kind::Gap, "(−∞, 8]");
        check("下降8", "", Bound::Nearly, Kind::Gap, "[-8, ∞)");
        check("下降5", "", Bound::Over, Kind::Gap, "(−∞, -5)");
        check("5", "", Bound::Under, Kind::Rate, "[0, 5)");
        check("30", "", Bound::AtMost, Kind::Count, "[0, 30]");
        check("3–5", "", Bound::Exact, Kind::Rate, "[2.5, 5.5)");
        check("3–5", "", Bound::Exact, Kind::Count, "[3, 5]");
        check("3–5", "", Bound::About, Kind::Gap, "[2.5, 5.5)");
        check("下降3%—5%", "", Bound::Exact, Kind::Gap, "(-5.5, -2.5]");
        check("半", "", Bound::Over, Kind::Rate, "(50, 100]");
        check("1/4", "", Bound::Exact, Kind::Rate, "{25}");
        check("two thirds", "", Bound::Exact, Kind::Amount, "{0.6666666667}");
        check("102.2", "", Bound::Exact, Kind::Index, "[102.15, 102.25)");
        check("3.8", "万亿", Bound::Exact, Kind::Amount, "[3750000000000, 3850000000000)");
        check("306.1", "thousand", Bound::Exact, Kind::Count, "[306050, 306150)");
        check("-7", "", Bound::Exact, Kind::Balance, "(-7.5, -6.5]");
        check("17,381", "", Bound::Exact, Kind::Count, "{17381}");
        check("0", "", Bound::Exact, Kind::Count, "{0}");
        check("过半", "", Bound::Exact, Kind::Rate, "(50, 100]");
        check("more than a third", "", Bound::Exact, Kind::Amount, "(0.3333333333, ∞)");
        check("between 3 and 5 per cent", "", Bound::Exact, Kind::Rate, "[2.5, 5.5)");
        check("3%至5%之间", "", Bound::Exact, Kind::Rate, "[2.5, 5.5)");
        check("one third of", "", Bound::Exact, Kind::Amount, "{0.3333333333}");
        check("£17,381", "", Bound::Exact, Kind::Count, "{17381}");
        check("-£7", "", Bound::Exact, Kind::Balance, "(-7.5, -6.5]");
        check("US$1.2", "billion", Bound::Exact, Kind::Amount, "[1150000000, 1250000000)");
        check("¥3–¥5", "亿", Bound::Exact, Kind::Amount, "[250000000, 550000000)");
        check("17381美元", "", Bound::Exact, Kind::Count, "{17381}");
    }

    #[test]
    fn multiples_are_what_they_say() {
        check("2", "", Bound::Exact, Kind::Times, "[1.5, 2.5)");
        check("twice", "", Bound::Exact, Kind::Times, "{2}");
        check("两", "", Bound::Exact, Kind::TimesMore, "[1.5, 2.5)");
        check("翻一番", "", Bound::Exact, Kind::TimesMore, "{1}");
        check("翻两番", "", Bound::Exact, Kind::TimesMore, "{3}");
        check("threefold", "", Bound::Over, Kind::TimesMore, "(2, ∞)");
        check("doubled", "", Bound::Exact, Kind::Gap, "{100}");
        check("减半", "", Bound::Exact, Kind::Gap, "{-50}");
        check("-2", "", Bound::Exact, Kind::TimesMore, "[-1, ∞)");
        for kind in [Kind::Rate, Kind::Count, Kind::Amount] {
            assert!(Quantity::parse("翻一番", Scale::One, Bound::Exact, kind).is_err());
        }
        assert!(Quantity::parse("过半", Scale::One, Bound::Nearly, Kind::Rate).is_err());
    }

    #[test]
    fn numbers_keep_the_digits_that_were_printed() {
        let check = |printed: &str, scale: &str, kind, expected: &str| {
            let scale = Scale::from_id(scale).expect("scale");
            let quantity = Quantity::parse(printed, scale, Bound::Exact, kind).expect("a number");
            assert_eq!(quantity.in_scale(quantity.value).to_string(), expected);
        };
        check("35.90", "亿", Kind::Amount, "35.90");
        check("下降2.50", "", Kind::Gap, "-2.50");
        check("1,755", "", Kind::Count, "1755");
        check("十六", "", Kind::Count, "16");
        check("17.0", "", Kind::Rate, "17.0");
    }

    #[test]
    fn marks_are_no_numbers() {
        for mark in MARKS {
            assert_eq!(missing_mark(mark), Some(mark));
            assert!(Quantity::parse(mark, Scale::One, Bound::Exact, Kind::Gap).is_err(), "{mark}");
        }
        for number in ["0", "-1", "", "零", "−0.0"] {
            assert_eq!(missing_mark(number), None, "{number}");
        }
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
        assert_eq!(interval(1, 2).quotient(interval(-1, 4)), Interval::UNBOUNDED);
    }

    #[test]
    fn negative_numbers_multiply_and_divide() {
        let check = |result: Interval, expected: &str| assert_eq!(result.to_string(), expected);
        check(interval(-1, 2).product(interval(1, 4)), "(-4, 8)");
        check(interval(-3, -2).product(interval(-4, 5)), "(-15, 12]");
        check(interval(-1, 2).quotient(interval(1, 4)), "[-1, 2)");
        check(interval(-8, -4).quotient(interval(2, 4)), "[-4, -1)");
        check(interval(-8, -4).quotient(interval(-4, -2)), "(1, 4)");
        let below = Interval { lo: None, hi: Some(End::closed(-Decimal::ONE)) };
        assert_eq!(below.product(interval(1, 2)), Interval::UNBOUNDED);
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
