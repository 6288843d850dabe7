//! The hedges that are printed with figures.

use super::{End, Interval, plus, times};
use crate::choice::choices;
use rust_decimal::Decimal;

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
        /// 不到、低于: ends below the printed value; how far below is not said.
        Under = "under",
        /// 不超过、至多: ends at the printed value; how far below is not said, and it may be far.
        AtMost = "at_most",
    }
}

impl Bound {
    /// What a size (a number without its sign) stands for under the hedge. `fine` is one unit of its last printed digit,
    /// or zero where it is printed in full; `coarse` one of its last digit that isn't zero.
    pub(super) fn around(self, size: Decimal, fine: Decimal, coarse: Decimal) -> Interval {
        let rounded = |unit: Decimal| {
            let half = times(unit, Decimal::new(5, 1));
            Interval::new(plus(size, -half), plus(size, half))
        };
        match self {
            Bound::Exact if fine.is_zero() => Interval::point(size),
            Bound::Exact => rounded(fine),
            Bound::About => rounded(coarse),
            Bound::Odd => Interval::new(size, plus(size, coarse)),
            Bound::Over => Interval { lo: Some(End::open(size)), hi: None },
            Bound::AtLeast => Interval { lo: Some(End::closed(size)), hi: None },
            Bound::Nearly | Bound::AtMost => Interval { lo: None, hi: Some(End::closed(size)) },
            Bound::Under => Interval { lo: None, hi: Some(End::open(size)) },
        }
    }
}
