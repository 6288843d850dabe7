//! Chains, groups and works one by one: what is said of each in all places, and what isn't.

use super::pieces::list;
use crate::markup::{Markup, html};
use crate::matrix::{Known, known, rows};
use crate::package::{ChartSpec, Subject};
use crate::report::{Figure, Report};
use crate::words::Words;

/// The subjects of a story, each to be opened: first those of which something is known in the story's respects, a row a
/// subject; the others behind what opens them, if there are such rows.
pub(super) fn subjects(report: &Report, words: &Words) -> Markup {
    let said = &words.subjects;
    let rows = rows(report).count();
    let others = || report.package.story.subjects.iter().filter(|subject| subject.facts.0.is_empty());
    let list = html! { @for subject in others() { (one(report, subject, words)) } };
    html! {
        div class=(if rows > 0 { "subjects matrix" } else { "subjects" }) id="subjects" {
            h3 { (said.heading) }
            p class="measure" { (said.deck) }
            @if rows == 0 { (list) } @else {
                (matrix(report, words))
                @if others().next().is_some() {
                    details class="theme" { summary { ((said.more)(others().count())) } (list) }
                }
            }
        }
    }
}

/// The rows, beneath the names of the facts, and what the signs mean.
fn matrix(report: &Report, words: &Words) -> Markup {
    let said = &words.subjects;
    let facts = &report.package.story.facts;
    let found: Vec<Known> =
        rows(report).flat_map(|subject| facts.iter().map(|fact| known(report, subject, fact))).collect();
    html! {
        p class="facts" aria-hidden="true" {
            span {}
            @for fact in facts { span { (fact.name.get(words.lang)) } }
        }
        @for subject in rows(report) { (one(report, subject, words)) }
        p class="key" {
            @for known in Known::ALL.into_iter().filter(|known| found.contains(known)) {
                span { (sign(SIGNS[known as usize])) " " (said.known[known as usize]) } " "
            }
        }
    }
}

/// The class and the sign of what is known, as in `Known::ALL`: no two are told apart by colour alone.
const SIGNS: [(&str, &str); Known::ALL.len()] =
    [("yes", "●"), ("elsewhere", "◐"), ("elsewhere", "≈"), ("open", "?"), ("", "–")];

fn sign((class, sign): (&str, &str)) -> Markup {
    html! { b class=(class) aria-hidden="true" { (sign) } }
}

fn one(report: &Report, subject: &Subject, words: &Words) -> Markup {
    let (lang, charts) = (words.lang, charts(report, subject));
    let facts = report.package.story.facts.iter().filter(|_| !subject.facts.0.is_empty());
    html! {
        details class="theme" id={ "subject-" (subject.id) } {
            summary class=[(!subject.facts.0.is_empty()).then_some("known")] {
                span { (subject.name.get(lang)) }
                @for fact in facts {
                    @let known = known(report, subject, fact) as usize;
                    span {
                        (sign(SIGNS[known]))
                        span class="unseen" { (words.semicolon) (fact.name.get(lang)) " " (words.subjects.known[known]) }
                    }
                }
            }
            h4 { (words.subjects.said) }
            (list(&figures(report, subject), words))
            @if !charts.is_empty() {
                h4 { (words.subjects.charts) }
                ul {
                    @for spec in charts { li { a href={ "#" (spec.id) } { (spec.headline.get(lang)) } } }
                }
            }
            @if !subject.unsaid.is_empty() {
                h4 { (words.subjects.unsaid) }
                ul { @for text in &subject.unsaid { li { (text.get(lang)) } } }
            }
        }
    }
}

/// A subject's figures, then those from elsewhere that stand beside them.
pub fn figures<'a>(report: &'a Report, subject: &Subject) -> Vec<Figure<'a>> {
    let own = subject.figures.iter().filter_map(|id| report.figure(id));
    let beside = report.figures().filter(|figure| subject.figures.contains(&figure.observation.counterpart));
    let beside = beside.filter(|figure| !subject.figures.contains(&figure.observation.id));
    own.chain(beside).collect()
}

/// The charts that show a figure of a subject.
fn charts<'a>(report: &'a Report, subject: &Subject) -> Vec<&'a ChartSpec> {
    let shows = |spec: &&ChartSpec| {
        let mut figures = spec.rows.iter().flat_map(|row| row.figures.values().flatten());
        figures.any(|figure| subject.figures.contains(figure))
    };
    report.package.charts.iter().filter(shows).collect()
}
