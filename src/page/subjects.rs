//! Chains, groups and works one by one: what is said of each in all places, and what isn't.

use super::pieces::list;
use crate::markup::{Markup, html};
use crate::package::{ChartSpec, Subject};
use crate::report::{Figure, Report};
use crate::words::Words;

/// The subjects of a story, each to be opened.
pub(super) fn subjects(report: &Report, words: &Words) -> Markup {
    html! {
        div class="subjects" id="subjects" {
            h3 { (words.subjects.heading) }
            p class="measure" { (words.subjects.deck) }
            @for subject in &report.package.story.subjects { (one(report, subject, words)) }
        }
    }
}

fn one(report: &Report, subject: &Subject, words: &Words) -> Markup {
    let (lang, charts) = (words.lang, charts(report, subject));
    html! {
        details class="theme" id={ "subject-" (subject.id) } {
            summary { (subject.name.get(lang)) }
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
