//! What sort of number an indicator holds, and how such numbers behave.

use super::{End, Interval};
use crate::choice::choices;
use rust_decimal::Decimal;

choices! {
    /// What sort of number an indicator holds; it decides how a printed figure was rounded, and what values it can have.
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
        /// An index number such as 102.2 with the year before as 100; rounded to the last printed digit.
        Index = "index",
        /// What is left after something was taken off; rounded to the last printed digit.
        Balance = "balance",
        /// What a part contributes to a change, in percent: above 100 and below 0 where parts run against each other;
        /// rounded to the last printed digit.
        Contribution = "contribution",
        /// How many times as much as another: 是……的2倍, twice; rounded to the last printed digit.
        Times = "times",
        /// By how many times it has grown: 增长2倍 is three times as much; rounded to the last printed digit.
        TimesMore = "times_more",
        /// Measured on a scale whose zero is a convention, as a temperature is; rounded to the last printed digit.
        Level = "level",
    }
}

/// How the numbers of a kind behave.
struct Behaviour {
    kind: Kind,
    /// The least and the greatest value, where there is one.
    range: (Option<i32>, Option<i32>),
    /// Whether a number that is printed in full stands for itself alone.
    whole: bool,
    /// Whether a number above zero is shown with `+`.
    signed: bool,
    reckons: Reckons,
}

/// What can be reckoned with the numbers of a kind, besides how far they are apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reckons {
    /// Several make one of their kind together, and one can be so many times another.
    Sums,
    /// One can be so many times another.
    Ratios,
    /// Nothing.
    Differences,
}

/// One line a kind, in the order of `Kind::ALL`.
#[rustfmt::skip]
const BEHAVIOURS: [Behaviour; 11] = [
    Behaviour { kind: Kind::Rate,         range: (Some(0), Some(100)), whole: false, signed: false, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Count,        range: (Some(0), None),      whole: true,  signed: false, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Amount,       range: (Some(0), None),      whole: false, signed: false, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Rank,         range: (Some(1), None),      whole: true,  signed: false, reckons: Reckons::Differences },
    Behaviour { kind: Kind::Gap,          range: (None, None),         whole: false, signed: true, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Index,        range: (Some(0), None),      whole: false, signed: false, reckons: Reckons::Ratios },
    Behaviour { kind: Kind::Balance,      range: (None, None),         whole: false, signed: false, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Contribution, range: (None, None),         whole: false, signed: false, reckons: Reckons::Sums },
    Behaviour { kind: Kind::Times,        range: (Some(0), None),      whole: false, signed: false, reckons: Reckons::Ratios },
    Behaviour { kind: Kind::TimesMore,    range: (Some(-1), None),     whole: false, signed: true, reckons: Reckons::Differences },
    Behaviour { kind: Kind::Level,        range: (None, None),         whole: false, signed: false, reckons: Reckons::Differences },
];

// A kind's line is found by its place, so the places must agree.
const _: () = {
    let mut at = 0;
    while at < BEHAVIOURS.len() {
        assert!(BEHAVIOURS[at].kind as usize == at, "the table has each kind in its own place");
        at += 1;
    }
};

impl Kind {
    const fn behaviour(self) -> &'static Behaviour {
        &BEHAVIOURS[self as usize]
    }

    /// The values that a number of this kind can have at all.
    pub fn range(self) -> Interval {
        let (lo, hi) = self.behaviour().range;
        let end = |value: i32| End::closed(Decimal::from(value));
        Interval { lo: lo.map(end), hi: hi.map(end) }
    }

    /// Whether a number that is printed in full stands for itself alone: things are counted in whole numbers.
    pub const fn is_whole(self) -> bool {
        self.behaviour().whole
    }

    /// Whether several numbers of the kind make one together.
    pub const fn adds(self) -> bool {
        matches!(self.behaviour().reckons, Reckons::Sums)
    }

    /// Whether one number of the kind can be so many times another.
    pub const fn divides(self) -> bool {
        !matches!(self.behaviour().reckons, Reckons::Differences)
    }

    /// Whether a number above zero is shown with `+`.
    pub const fn is_signed(self) -> bool {
        self.behaviour().signed
    }
}
