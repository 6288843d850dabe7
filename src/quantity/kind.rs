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
        /// What is left after something was taken off, or measured on a scale that goes below zero: a balance, a
        /// temperature; rounded to the last printed digit.
        Balance = "balance",
        /// What a part contributes to a change, in percent: above 100 and below 0 where parts run against each other;
        /// rounded to the last printed digit.
        Contribution = "contribution",
    }
}

/// How the numbers of a kind behave.
struct Behaviour {
    kind: Kind,
    /// The least and the greatest value, where there is one.
    range: (Option<u32>, Option<u32>),
    /// Whether a number that is printed in full stands for itself alone.
    whole: bool,
    /// Whether a number above zero is shown with `+`.
    signed: bool,
}

/// One line a kind, in the order of `Kind::ALL`.
#[rustfmt::skip]
const BEHAVIOURS: [Behaviour; 8] = [
    Behaviour { kind: Kind::Rate,         range: (Some(0), Some(100)), whole: false, signed: false },
    Behaviour { kind: Kind::Count,        range: (Some(0), None),      whole: true,  signed: false },
    Behaviour { kind: Kind::Amount,       range: (Some(0), None),      whole: false, signed: false },
    Behaviour { kind: Kind::Rank,         range: (Some(1), None),      whole: true,  signed: false },
    Behaviour { kind: Kind::Gap,          range: (None, None),         whole: false, signed: true },
    Behaviour { kind: Kind::Index,        range: (Some(0), None),      whole: false, signed: false },
    Behaviour { kind: Kind::Balance,      range: (None, None),         whole: false, signed: false },
    Behaviour { kind: Kind::Contribution, range: (None, None),         whole: false, signed: false },
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
        let end = |value: u32| End::closed(Decimal::from(value));
        Interval { lo: lo.map(end), hi: hi.map(end) }
    }

    /// Whether a number that is printed in full stands for itself alone: things are counted in whole numbers.
    pub const fn is_whole(self) -> bool {
        self.behaviour().whole
    }

    /// Whether a number above zero is shown with `+`.
    pub const fn is_signed(self) -> bool {
        self.behaviour().signed
    }
}
