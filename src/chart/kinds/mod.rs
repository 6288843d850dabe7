//! The chart kinds: each is one file with a `KIND`, and one line in `KINDS`.

mod bars;
mod diverging_bars;
mod dumbbell;
mod gap;
mod grouped_bars;
mod ledger;
mod line;
mod log_dots;
mod notice;
mod number_list;
mod open_dots;
mod pairs;
mod range_bars;
mod rank_list;
mod ranked_dots;
mod share;
mod slope;
mod small_multiples;
mod steps;
mod strip;
mod table;
mod tiles;
mod unit_rows;
mod waffle;

use super::kind::Kind;

/// The chart kinds, in no particular order.
pub const KINDS: &[Kind] = &[
    unit_rows::KIND,
    gap::KIND,
    dumbbell::KIND,
    rank_list::KIND,
    number_list::KIND,
    notice::KIND,
    waffle::KIND,
    share::KIND,
    bars::KIND,
    slope::KIND,
    tiles::KIND,
    table::KIND,
    open_dots::KIND,
    log_dots::KIND,
    steps::KIND,
    line::KIND,
    ranked_dots::KIND,
    pairs::KIND,
    grouped_bars::KIND,
    diverging_bars::KIND,
    range_bars::KIND,
    small_multiples::KIND,
    strip::KIND,
    ledger::KIND,
];

/// The kind of a name.
pub fn kind(id: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.id == id)
}

/// The kind that may show figures that contradict each other.
pub(super) const CONTRADICTIONS: &str = notice::KIND.id;
