//! How figures were read, derived and checked: all of it from the package.

use super::pieces::numbered_sources;
use crate::card::tie;
use crate::lang::{Lang, Text};
use crate::markup::{Markup, html};
use crate::package::Relation;
use crate::report::{Figure, Report, Verdict};
use crate::words::{Words, words};

/// The part on method: sources, derivations, contradictions, what is undecided or left open, coverage.
///
/// `figures` is how to get at all of the figures, which ends it.
pub(super) fn method(report: &Report, figures: &Markup, words: &Words) -> Markup {
    let method = &words.method;
    let parts: [(&str, Holds); 4] = [
        (method.derived, |verdict| matches!(verdict, Verdict::Derives { .. })),
        (method.holds, |verdict| matches!(verdict, Verdict::Holds { .. })),
        (method.contradicts, |verdict| matches!(verdict, Verdict::Contradicts { .. })),
        (method.undecided, |verdict| matches!(verdict, Verdict::Undecided(_))),
    ];
    html! {
        section id="method" aria-labelledby="method-heading" {
            h2 id="method-heading" { (method.heading) }
            p class="deck" { (report.account.reading.get(words.lang)) }
            @for (heading, holds) in parts { (relations(report, heading, holds, words)) }
            (open_points(report, words))
            (coverage(report, words))
            (sources(report, words))
            (figures)
        }
    }
}

/// The report's own figures.
pub(super) fn own_figures(report: &Report) -> impl Iterator<Item = Figure<'_>> {
    report.figures().filter(|figure| figure.observation.source == report.package.meta.source)
}

/// Whether a verdict belongs to a part.
type Holds = fn(&Verdict) -> bool;

/// The line that opens a part, with the number of its entries.
fn summary(heading: &str, count: usize) -> Markup {
    html! { summary { (heading) " " span class="count" { (count) } } }
}

fn relations(report: &Report, heading: &str, holds: Holds, words: &Words) -> Markup {
    let relations = report.package.relations.iter().zip(&report.verdicts);
    let found: Vec<_> = relations.filter(|(_, verdict)| holds(verdict)).collect();
    if found.is_empty() {
        return Markup::default();
    }
    html! {
        details class="theme" {
            (summary(heading, found.len()))
            ul { @for (relation, verdict) in found { (entry(report, relation, verdict, words)) } }
        }
    }
}

fn entry(report: &Report, relation: &Relation, verdict: &Verdict, words: &Words) -> Markup {
    let tie = tie(report, relation, verdict, words.lang);
    html! {
        li {
            (tie.formula)
            small { (tie.verdict) }
            @if !tie.note.is_empty() { small { (tie.note) } }
        }
    }
}

/// What the report leaves open: periods, and whatever the figures' notes say.
fn open_points(report: &Report, words: &Words) -> Markup {
    html! {
        h3 { (words.method.open) }
        (paragraphs(&report.account.periods, words))
        @if own_figures(report).any(|figure| !figure.observation.note.is_empty()) {
            details class="theme" {
                summary { (words.method.remarks) }
                ul id="remarks" { li { (words.method.remarks_later) } }
            }
        }
    }
}

/// What is to be known of single figures of the report, as entries of a list: the app puts them into `#remarks`, since
/// the page without it has no room for them.
pub fn remarks(report: &Report, lang: Lang) -> Markup {
    let words = words(lang);
    let own = own_figures(report);
    let mut remarks: Vec<(&str, Vec<Figure>)> = Vec::new();
    for figure in own.filter(|figure| !figure.observation.note.is_empty()) {
        let remark = figure.observation.note.get(lang);
        match remarks.iter_mut().find(|(known, _)| *known == remark) {
            Some((_, figures)) => figures.push(figure),
            None => remarks.push((remark, vec![figure])),
        }
    }
    html! {
        @for (remark, figures) in remarks {
            li {
                @for (at, it) in figures.iter().enumerate() {
                    @if at > 0 { (words.comma) }
                    a data-figure=(it.observation.id) { (it.indicator.name.get(lang)) }
                }
                small { (remark) }
            }
        }
    }
}

/// What the package says of the report's numerals; nothing where it lists none.
fn coverage(report: &Report, words: &Words) -> Markup {
    html! {
        @if !report.account.coverage.is_empty() { h3 { (words.method.coverage) } }
        (paragraphs(&report.account.coverage, words))
    }
}

fn paragraphs(texts: &[Text], words: &Words) -> Markup {
    html! { @for text in texts { p { (text.get(words.lang)) } } }
}

/// The list stands behind its `<details>`, not inside: a closed one would not be printed, and what says so to
/// browsers is understood by few. The style sheet hides it on screens while closed.
fn sources(report: &Report, words: &Words) -> Markup {
    html! {
        details class="theme" { (summary(words.sources, report.package.sources.len())) }
        (numbered_sources(report, |_| true, words))
    }
}
