//! Chains, groups and works one by one: what is said of each in all places, and what isn't.

use super::pieces::list;
use crate::lang::Lang;
use crate::package::{ChartSpec, Subject};
use crate::paint::svg::escape;
use crate::report::{Figure, Report};
use crate::words::Words;
use std::fmt::Write;

/// The subjects of a story, each to be opened.
pub(super) fn subjects(out: &mut String, report: &Report, words: &Words) {
    let _ = write!(
        out,
        "<div class=\"subjects\" id=\"subjects\">\n<h3>{}</h3>\n<p class=\"measure\">{}</p>\n",
        escape(words.subjects.heading),
        escape(words.subjects.deck)
    );
    for subject in &report.package.story.subjects {
        one(out, report, subject, words);
    }
    out.push_str("</div>\n");
}

fn one(out: &mut String, report: &Report, subject: &Subject, words: &Words) {
    let (id, name) = (escape(&subject.id), escape(subject.name.get(words.lang)));
    let _ = write!(
        out,
        "<details class=\"theme\" id=\"subject-{id}\"><summary>{name}</summary>\n<h4>{}</h4>",
        escape(words.subjects.said)
    );
    list(out, &figures(report, subject), words);
    let charts = charts(report, subject);
    if !charts.is_empty() {
        let _ = write!(out, "<h4>{}</h4><ul>", escape(words.subjects.charts));
        for spec in charts {
            link(out, spec, words.lang);
        }
        out.push_str("</ul>\n");
    }
    if !subject.unsaid.is_empty() {
        let _ = write!(out, "<h4>{}</h4><ul>", escape(words.subjects.unsaid));
        for text in &subject.unsaid {
            let _ = write!(out, "<li>{}</li>", escape(text.get(words.lang)));
        }
        out.push_str("</ul>\n");
    }
    out.push_str("</details>\n");
}

fn link(out: &mut String, spec: &ChartSpec, lang: Lang) {
    let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", escape(&spec.id), escape(spec.headline.get(lang)));
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
