//! The region beside others, pair by pair: what may be computed of two figures, and why not where nothing may.

use super::pieces::derived_attribute;
use crate::package::GRADES;
use crate::paint::svg::escape;
use crate::pairs::{Choice, Outcome, Pair, Sort, pairs};
use crate::report::{Figure, Report};
use crate::view::{Route, View};
use crate::words::{self, Words};
use std::fmt::Write;

/// The table of all pairs.
pub(super) fn comparison(out: &mut String, report: &Report, words: &Words) {
    let pairs = pairs(report);
    let own = report.region(&report.package.meta.region).map_or("", |region| region.name.get(words.lang));
    let _ = write!(
        out,
        "<div class=\"pairs\" id=\"pairs\">\n<h3>{heading}</h3>\n<p class=\"measure\">{}</p>\n\
         <p class=\"grades live-only\">{}: {}<span role=\"status\"></span></p>\n\
         <div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{heading}\"><table><thead><tr>",
        escape(&(words.pairs.deck)(pairs.len())),
        escape(words.pairs.columns[2]),
        grades(&pairs, words),
        heading = escape(words.pairs.heading)
    );
    let [measure, beside, grade, computed] = words.pairs.columns;
    let columns = [
        (measure, Some(Sort::Name)),
        (own, None),
        (beside, Some(Sort::Period)),
        (grade, Some(Sort::Grade)),
        (computed, None),
    ];
    for (name, sort) in columns {
        let _ = write!(
            out,
            "<th scope=\"col\">{}{}</th>",
            escape(name),
            sort.map_or(String::new(), |sort| order(name, sort, words))
        );
    }
    out.push_str("</tr></thead><tbody>\n");
    for (at, pair) in pairs.iter().enumerate() {
        row(out, report, at, pair, words);
    }
    out.push_str("</tbody></table></div></div>\n");
}

/// Links to the grades that occur.
fn grades(pairs: &[Pair], words: &Words) -> String {
    let mut out = link("data-grade=\"\"", &Choice::default(), words.explorer.all);
    for grade in GRADES
        .into_iter()
        .filter(|grade| pairs.iter().any(|pair| pair.other.observation.comparability == *grade))
    {
        let choice = Choice { grade: grade.to_owned(), sort: None };
        out += &link(&format!("data-grade=\"{grade}\""), &choice, words::comparability(words.lang, grade));
    }
    out
}

/// A link that orders the table by a column.
fn order(name: &str, sort: Sort, words: &Words) -> String {
    let choice = Choice { grade: String::new(), sort: Some(sort) };
    let hash = View { route: Route::Pairs(choice), ..View::default() }.hash();
    format!(
        " <a class=\"live-only\" data-sort=\"{}\" href=\"{hash}\" aria-label=\"{}\">↕</a>",
        sort.id(),
        escape(&words::sort(words.lang, name))
    )
}

fn link(attribute: &str, choice: &Choice, text: &str) -> String {
    let hash = View { route: Route::Pairs(choice.clone()), ..View::default() }.hash();
    format!("<a {attribute} href=\"{hash}\">{}</a> ", escape(text))
}

fn row(out: &mut String, report: &Report, at: usize, pair: &Pair, words: &Words) {
    let grade = &pair.other.observation.comparability;
    let note = pair.other.observation.note.get(words.lang);
    let _ = writeln!(
        out,
        "<tr data-at=\"{at}\"><th scope=\"row\">{}<td>{}<td>{}\
         <td>{}<td>{}{}",
        escape(pair.other.indicator.name.get(words.lang)),
        figure(&pair.own, false, words),
        figure(&pair.other, true, words),
        escape(words::comparability(words.lang, grade)),
        outcome(report, pair, words),
        if note.is_empty() { String::new() } else { format!("<small>{}</small>", escape(note)) }
    );
}

/// A figure with its period, and its region where that isn't the column's.
fn figure(it: &Figure, named: bool, words: &Words) -> String {
    let lang = words.lang;
    let id = escape(&it.observation.id);
    let region = if named { format!("{} ", it.region.name.get(lang)) } else { String::new() };
    format!(
        "<a data-figure=\"{id}\"{}>{}{}</a><small>{}</small>",
        derived_attribute(it),
        escape(&region),
        escape(&words::figure(lang, it)),
        escape(&words::period(lang, &it.observation.period))
    )
}

/// What may be computed, with its range, as sharp as all relations together make it; or why nothing may.
fn outcome(report: &Report, pair: &Pair, words: &Words) -> String {
    let computed = |it: &Figure, sentence: fn(&str) -> String| {
        let sharper = report.sharpened(&it.observation.id);
        let sharper = sharper.map(|sharper| words::rounded_bounds(words.lang, sharper, it.unit));
        let range = sharper.unwrap_or_else(|| words::range(words.lang, it));
        let exact = it.value.interval().single().is_some();
        let shown = words::figure(words.lang, it);
        let text = if exact { shown } else { (words.aside_of)(&shown, &range) };
        let id = escape(&it.observation.id);
        format!("<a data-figure=\"{id}\"{}>{}</a>", derived_attribute(it), escape(&sentence(&text)))
    };
    match &pair.outcome {
        Outcome::Difference(it) => computed(it, words.pairs.difference),
        Outcome::Share(it) => computed(it, words.pairs.share),
        Outcome::None => {
            let at = GRADES.iter().position(|grade| *grade == pair.other.observation.comparability);
            escape(words.pairs.reasons[at.unwrap_or(GRADES.len() - 1)])
        }
    }
}
