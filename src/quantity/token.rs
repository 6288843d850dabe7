//! Numbers as they are kept in a plain form, which one reader for all of them brings into the page: `-2.5`, `3~5`, `1/3`, `x2`.

use super::{plus, times};
use rust_decimal::Decimal;
use std::fmt;

/// A number as it was read from print.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// Without its sign.
    pub size: Decimal,
    /// Whether it is below zero, by sign or by word.
    pub negative: bool,
    /// One unit of its last printed digit; zero for a fraction, which is printed in full.
    pub fine: Decimal,
    /// One unit of its last digit that isn't zero.
    pub coarse: Decimal,
    /// Part and whole of a fraction such as 三分之一.
    pub fraction: Option<(u32, u32)>,
    /// How many times as much a word such as 翻一番 or threefold says.
    pub multiple: Option<u32>,
}

/// What a printed token says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// One number.
    One(Number),
    /// From one number to another, both among what it stands for: 3–5.
    Range(Number, Number),
}

/// The most digits before and after the decimal mark; within them no scale can overflow a `Decimal`.
const MOST_DIGITS: (usize, usize) = (15, 10);

/// Reads the plain form; `None` for anything else.
pub(super) fn plain(text: &str) -> Option<Token> {
    Some(match text.split_once('~') {
        Some((from, to)) => Token::Range(one(from)?, one(to)?),
        None => Token::One(one(text)?),
    })
}

/// Reads a number in the plain form.
fn one(text: &str) -> Option<Number> {
    let (negative, text) = text.strip_prefix('-').map_or((false, text), |text| (true, text));
    let number = if let Some(times) = text.strip_prefix('x') {
        Number::multiple(small(times)?)
    } else if let Some((part, whole)) = text.split_once('/') {
        Number::fraction(small(part)?, small(whole)?)?
    } else {
        Number::decimal(decimal(text)?)
    };
    Some(Number { negative, ..number })
}

/// A whole number of few digits.
pub(super) fn small(text: &str) -> Option<u32> {
    decimal(text).filter(|value| value.scale() == 0)?.try_into().ok()
}

/// Reads what any decimal is written as: digits without groups, with a minus if there is one.
pub(crate) fn digits(text: &str) -> Option<Decimal> {
    /// As many as a decimal can have behind the point, and one before it.
    const MOST: usize = Decimal::MAX_SCALE as usize + 1;
    match text.strip_prefix('-') {
        Some(size) => within(size, (MOST, MOST)).map(|size| -size),
        None => within(text, (MOST, MOST)),
    }
}

/// Decimal digits: `1755`, `94.10`; as many as are printed.
pub(super) fn decimal(text: &str) -> Option<Decimal> {
    within(text, MOST_DIGITS)
}

/// Decimal digits, no more than so many before and behind the point.
fn within(text: &str, most: (usize, usize)) -> Option<Decimal> {
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let (whole, fraction) = match text.split_once('.') {
        Some((whole, fraction)) if plain(fraction) => (whole, fraction),
        Some(_) => return None,
        None => (text, ""),
    };
    if !plain(whole) || whole.len() > most.0 || fraction.len() > most.1 {
        return None;
    }
    // Not `parse`, which brings more for the page than the digits need.
    let digits = whole.bytes().chain(fraction.bytes());
    let size =
        digits.fold(0_i128, |size, digit| size.saturating_mul(10).saturating_add((digit - b'0').into()));
    Decimal::try_from_i128_with_scale(size, fraction.len() as u32).ok()
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

impl Number {
    /// A number in digits.
    pub fn decimal(size: Decimal) -> Number {
        let fine = Decimal::new(1, size.scale());
        let coarse = last_nonzero_place(size);
        Number { size: size.normalize(), negative: false, fine, coarse, fraction: None, multiple: None }
    }

    /// A part of a whole; `None` where there is no whole.
    pub fn fraction(part: u32, whole: u32) -> Option<Number> {
        let size = Decimal::from(part).checked_div(Decimal::from(whole))?;
        let coarse = Decimal::ONE.checked_div(Decimal::from(whole))?;
        let (fine, fraction) = (Decimal::ZERO, Some((part, whole)));
        Some(Number { size, negative: false, fine, coarse, fraction, multiple: None })
    }

    /// So many times as much.
    pub fn multiple(times: u32) -> Number {
        let size = Decimal::from(times);
        let (fine, coarse) = (Decimal::ZERO, Decimal::ONE);
        Number { size, negative: false, fine, coarse, fraction: None, multiple: Some(times) }
    }

    /// Multiplied by the factor of a scale, or by a hundred for percentages.
    pub fn scaled(self, factor: Decimal) -> Number {
        let [size, fine, coarse] = [self.size, self.fine, self.coarse].map(|part| times(part, factor));
        Number { size, fine, coarse, ..self }
    }

    /// The number with its sign.
    pub fn value(self) -> Decimal {
        // The sum has no sign where it is zero; a negated zero would keep one.
        if self.negative { plus(Decimal::ZERO, -self.size) } else { self.size }
    }
}

impl fmt::Display for Number {
    /// The plain form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.negative { "-" } else { "" })?;
        match (self.fraction, self.multiple) {
            (Some((part, whole)), _) => write!(f, "{part}/{whole}"),
            (None, Some(times)) => write!(f, "x{times}"),
            (None, None) => {
                let mut size = self.size;
                size.rescale(self.fine.scale());
                size.fmt(f)
            }
        }
    }
}

impl fmt::Display for Token {
    /// The plain form.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Token::One(number) => number.fmt(f),
            Token::Range(from, to) => write!(f, "{from}~{to}"),
        }
    }
}
