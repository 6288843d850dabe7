//! How figures were read, derived and checked: all of it from the package.

use super::pieces::numbered_sources;
use crate::card::tie;
use crate::lang::Lang;
use crate::package::{PeriodBasis, Relation};
use crate::paint::svg::escape;
use crate::report::{Figure, Report, Verdict};
use crate::words::{Words, words};
use std::fmt::Write;

/// The part on method: sources, derivations, contradictions, what is undecided or left open, coverage.
pub(super) fn method(out: &mut String, report: &Report, words: &Words) {
    let method = &words.method;
    let _ = write!(
        out,
        "<section id=\"method\" aria-labelledby=\"method-heading\">\n<h2 id=\"method-heading\">{}</h2>\n\
         <p class=\"deck\">{}</p>\n",
        escape(method.heading),
        escape(method.deck)
    );
    let parts: [(&str, Holds); 4] = [
        (method.derived, |verdict| matches!(verdict, Verdict::Derives { .. })),
        (method.holds, |verdict| matches!(verdict, Verdict::Holds { .. })),
        (method.contradicts, |verdict| matches!(verdict, Verdict::Contradicts { .. })),
        (method.undecided, |verdict| matches!(verdict, Verdict::Undecided(_))),
    ];
    for (heading, holds) in parts {
        let relations = report.package.relations.iter().zip(&report.verdicts);
        let found: Vec<_> = relations.filter(|(_, verdict)| holds(verdict)).collect();
        relations_list(out, report, heading, &found, words);
    }
    open_points(out, report, words);
    coverage(out, report, words);
    sources(out, report, words);
    out.push_str("</section>\n");
}

/// Whether a verdict belongs to a part.
type Holds = fn(&Verdict) -> bool;

/// The beginning of a part that can be opened, with the number of its entries.
fn begin(out: &mut String, heading: &str, count: usize) {
    let _ = writeln!(
        out,
        "<details class=\"theme\"><summary>{} <span class=\"count\">{count}</span></summary>",
        escape(heading)
    );
}

fn relations_list(
    out: &mut String,
    report: &Report,
    heading: &str,
    relations: &[(&Relation, &Verdict)],
    words: &Words,
) {
    if relations.is_empty() {
        return;
    }
    begin(out, heading, relations.len());
    out.push_str("<ul>");
    for (relation, verdict) in relations {
        let tie = tie(report, relation, verdict, words.lang);
        let note =
            if tie.note.is_empty() { String::new() } else { format!("<small>{}</small>", escape(&tie.note)) };
        let _ = writeln!(out, "<li>{}<small>{}</small>{note}", escape(&tie.formula), escape(&tie.verdict));
    }
    out.push_str("</ul></details>\n");
}

/// What the report leaves open: periods, and whatever the figures' notes say.
fn open_points(out: &mut String, report: &Report, words: &Words) {
    let of = |basis: PeriodBasis| {
        let own = |figure: &Figure| figure.observation.source == report.package.meta.source;
        report.figures().filter(|figure| own(figure) && figure.observation.period_basis == basis).count()
    };
    let _ = writeln!(
        out,
        "<h3>{}</h3><p>{}</p>",
        escape(words.method.open),
        escape(&(words.method.periods)(of(PeriodBasis::Unclear), of(PeriodBasis::Inherited)))
    );
    let _ = writeln!(
        out,
        "<details class=\"theme\"><summary>{}</summary><ul id=\"remarks\"><li>{}</ul></details>",
        escape(words.method.remarks),
        escape(words.method.remarks_later)
    );
}

/// What is to be known of single figures of the report, as entries of a list: the app puts them into `#remarks`, since
/// the page without it has no room for them.
pub fn remarks(report: &Report, lang: Lang) -> String {
    let words = words(lang);
    let own = report.figures().filter(|figure| figure.observation.source == report.package.meta.source);
    let mut remarks: Vec<(&str, Vec<Figure>)> = Vec::new();
    for figure in own.filter(|figure| !figure.observation.note.is_empty()) {
        let remark = figure.observation.note.get(lang);
        match remarks.iter_mut().find(|(known, _)| *known == remark) {
            Some((_, figures)) => figures.push(figure),
            None => remarks.push((remark, vec![figure])),
        }
    }
    let mut out = String::new();
    for (remark, figures) in remarks {
        out.push_str("<li>");
        for (at, it) in figures.iter().enumerate() {
            let comma = if at > 0 { words.comma } else { "" };
            let id = escape(&it.observation.id);
            let _ = write!(out, "{comma}<a data-figure=\"{id}\">{}</a>", escape(it.indicator.name.get(lang)));
        }
        let _ = writeln!(out, "<small>{}</small>", escape(remark));
    }
    out
}

fn coverage(out: &mut String, report: &Report, words: &Words) {
    let coverage = &report.package.coverage;
    let [date, name, code, word, outline] = coverage.reasons;
    let text = (words.method.numerals)(
        coverage.arabic,
        coverage.han,
        coverage.figures,
        date,
        name,
        code,
        word,
        outline,
        coverage.unnamed.len(),
    );
    let _ = writeln!(out, "<h3>{}</h3><p>{}</p>", escape(words.method.coverage), escape(&text));
}

/// The list stands behind its `<details>`, not inside: a closed one would not be printed, and what says so to
/// browsers is understood by few. The style sheet hides it on screens while closed.
fn sources(out: &mut String, report: &Report, words: &Words) {
    begin(out, words.sources, report.package.sources.len());
    out.push_str("</details>\n");
    numbered_sources(out, report, |_| true, words);
}
