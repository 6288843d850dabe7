//! The region beside others, pair by pair: what may be computed of two figures, and why not where nothing may.

use crate::markup::{Markup, html};
use crate::package::Comparability;
use crate::pairs::{Choice, Outcome, Pair, Reason, Sort, pairs};
use crate::report::{Figure, Report};
use crate::view::{Route, View};
use crate::words::{self, Words};

/// The table of all pairs.
pub(super) fn comparison(report: &Report, words: &Words) -> Markup {
    let pairs = pairs(report);
    if pairs.is_empty() {
        return Markup::default();
    }
    html! {
        div class="pairs" id="pairs" {
            h3 { (words.pairs.heading) }
            p class="measure" { ((words.pairs.deck)(pairs.len())) }
            p class="grades live-only" {
                (words.pairs.columns[2]) ": " (grades(&pairs, words)) span role="status" {}
            }
            div class="scroll" tabindex="0" role="region" aria-label=(words.pairs.heading) {
                table {
                    thead { (head(report, words)) }
                    tbody { @for (at, pair) in pairs.iter().enumerate() { (row(report, at, pair, words)) } }
                }
            }
        }
    }
}

/// Links to the grades that occur.
fn grades(pairs: &[Pair], words: &Words) -> Markup {
    let link = |grade: Option<Comparability>, text: &str| {
        html! { a data-grade=(grade.map_or("", Comparability::id)) href=(hash(grade, None)) { (text) } " " }
    };
    let occurs =
        |grade: &Comparability| pairs.iter().any(|pair| pair.other.observation.comparability == Some(*grade));
    html! {
        (link(None, words.explorer.all))
        @for grade in Comparability::ALL.into_iter().filter(occurs) {
            (link(Some(grade), words::comparability(words.lang, grade)))
        }
    }
}

/// The address of the pairs of a grade in an order.
fn hash(grade: Option<Comparability>, sort: Option<Sort>) -> String {
    let choice = Choice { grade, sort };
    View { route: Route::Pairs(choice), ..View::default() }.hash()
}

/// The names of the columns, with links that order the table.
fn head(report: &Report, words: &Words) -> Markup {
    let own = report.region(&report.package.meta.region).map_or("", |region| region.name.get(words.lang));
    let [measure, beside, grade, computed] = words.pairs.columns;
    let columns = [
        (measure, Some(Sort::Name)),
        (own, None),
        (beside, Some(Sort::Period)),
        (grade, Some(Sort::Grade)),
        (computed, None),
    ];
    html! {
        tr {
            @for (name, sort) in columns {
                th scope="col" {
                    (name)
                    @if let Some(sort) = sort {
                        " "
                        a class="live-only" data-sort=(sort.id()) href=(hash(None, Some(sort)))
                            aria-label=(words::sort(words.lang, name)) { "↕" }
                    }
                }
            }
        }
    }
}

fn row(report: &Report, at: usize, pair: &Pair, words: &Words) -> Markup {
    let grade = pair.other.observation.comparability;
    let note = pair.other.observation.note.get(words.lang);
    html! {
        tr data-at=(at) {
            th scope="row" { (pair.other.indicator.name.get(words.lang)) }
            td { (figure(&pair.own, false, words)) }
            td { (figure(&pair.other, true, words)) }
            td { @if let Some(grade) = grade { (words::comparability(words.lang, grade)) } }
            td {
                (outcome(report, pair, words))
                @if !note.is_empty() { small { (note) } }
            }
        }
    }
}

/// A figure with its period, and its region where that isn't the column's.
fn figure(it: &Figure, named: bool, words: &Words) -> Markup {
    let lang = words.lang;
    html! {
        a data-figure=(it.observation.id) data-derived[it.value.is_derived()] {
            @if named { (it.region.name.get(lang)) " " }
            (words::figure(lang, it))
        }
        small { (words::period(lang, it.observation.period)) }
    }
}

/// What may be computed, with its range, as sharp as all relations together make it; or why nothing may.
fn outcome(report: &Report, pair: &Pair, words: &Words) -> Markup {
    let computed = |it: &Figure, sentence: fn(&str) -> String| {
        let sharper = report.sharpened(&it.observation.id);
        let sharper = sharper.map(|sharper| words::rounded_bounds(words.lang, sharper, it.unit));
        let range = sharper.unwrap_or_else(|| words::range(words.lang, it));
        let exact = it.value.interval().single().is_some();
        let shown = words::figure(words.lang, it);
        let text = if exact { shown } else { (words.aside_of)(&shown, &range) };
        html! {
            a data-figure=(it.observation.id) data-derived[it.value.is_derived()] { (sentence(&text)) }
        }
    };
    match &pair.outcome {
        Outcome::Difference(it) => computed(it, words.pairs.difference),
        Outcome::Share(it) => computed(it, words.pairs.share),
        Outcome::None(reason) => html! { (why_not(*reason, words)) },
    }
}

/// Why nothing may be computed.
fn why_not(reason: Reason, words: &Words) -> String {
    match reason {
        Reason::Grade(grade) => words.pairs.reasons[grade as usize].to_owned(),
        Reason::Undeclared => words.pairs.reasons[Comparability::Same as usize].to_owned(),
        Reason::Lower => words.pairs.bounds[0].to_owned(),
        Reason::Upper => words.pairs.bounds[1].to_owned(),
        Reason::Undecided(why) => words::undecided(words.lang, why),
        Reason::Contradicts => words.verdicts.contradicts.to_owned(),
    }
}
