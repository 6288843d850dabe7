//! The reader page's markup: its one source, for the static page and for a switch of language.
//!
//! What opens a figure's card is an `<a>` with or inside of `data-figure`; the app gives it an address, since without
//! the app there is no card.

use super::{comparison, method, style, subjects};
use crate::chart::{self, Resolved, WidthClass};
use crate::index::Index;
use crate::lang::Lang;
use crate::package::{Below, Section, Source, Tier};
use crate::paint::svg::{escape, still, whole};
use crate::report::{Figure, Report};
use crate::words::{self, Words, words};
use std::fmt::Write;

/// Names the drawing of a chart in a width class, if it is shown again elsewhere in the document.
pub type Again<'a> = &'a dyn Fn(&Resolved, WidthClass) -> Option<String>;

/// Everything between `<div id="page">` and its end.
pub fn reader(report: &Report, lang: Lang, again: Again) -> String {
    let words = words(lang);
    let mut out = String::new();
    toolbar(&mut out, report, words);
    opening(&mut out, report, words);
    for part in &report.package.story.sections {
        section(&mut out, report, part, again, words);
    }
    method::method(&mut out, report, words);
    all_figures(&mut out, report, words);
    out.push_str("</main>\n");
    let _ = writeln!(out, "<footer><p>{}</p></footer>", escape(words.colophon));
    unquoted(&out)
}

/// Markup without the quotes that HTML doesn't need: around values of letters, digits and hyphens. There are thousands
/// of them in a page. Quotes in texts are escaped, so that none is taken for an attribute's.
pub fn unquoted(markup: &str) -> String {
    let mut out = String::with_capacity(markup.len());
    let mut rest = markup;
    while let Some((before, after)) = rest.split_once('"') {
        out.push_str(before);
        if !before.ends_with('=') {
            out.push('"');
            rest = after;
            continue;
        }
        let (value, behind) = after.split_once('"').unwrap_or((after, ""));
        if !value.is_empty() && value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-.#".contains(&b)) {
            out.push_str(value);
            // Else the slash would belong to the value.
            out.push_str(if behind.starts_with('/') { " " } else { "" });
        } else {
            out.extend(["\"", value, "\""]);
        }
        rest = behind;
    }
    out + rest
}

/// The bar above everything, and the beginning of the main part.
fn toolbar(out: &mut String, report: &Report, words: &Words) {
    let (skip, name) = (escape(words.skip), escape(words.toolbar));
    let other = Lang::ALL.into_iter().find(|&lang| lang != words.lang).unwrap_or_default();
    let _ = write!(
        out,
        "<header class=\"bar\"><a class=\"skip\" href=\"#report\">{skip}</a><span class=\"product\">{}</span>\n\
         <nav aria-label=\"{}\"><ul>",
        escape(words.product),
        escape(words.contents)
    );
    let sections = report.package.story.sections.iter();
    for (id, heading) in sections
        .map(|part| (part.id.as_str(), part.heading.get(words.lang)))
        .chain([("method", words.method.heading), ("figures", words.all_figures)])
    {
        let _ = write!(out, "<li><a href=\"#{}\">{}</a></li>", escape(id), escape(heading));
    }
    if report.package.story.shown_slides().next().is_some() {
        let _ = write!(out, "<li><a href=\"#slides\">{}</a></li>", escape(words.slides));
    }
    let _ = write!(
        out,
        "</ul></nav>\n<div class=\"controls\" role=\"group\" aria-label=\"{name}\">\
         <button type=\"button\" data-lang=\"{}\" lang=\"{}\">{}</button>\
         <span class=\"looks\" role=\"group\" aria-label=\"{}\">",
        other.id(),
        other.tag(),
        escape(words.other_language),
        escape(words.look)
    );
    for (look, label) in ["auto", "light", "dark"].iter().zip(words.looks) {
        let pressed = *look == "auto";
        let _ = write!(
            out,
            "<button type=\"button\" data-look=\"{look}\" aria-pressed=\"{pressed}\">{}</button>",
            escape(label)
        );
    }
    let _ = write!(
        out,
        "</span></div></header>\n<main id=\"report\" tabindex=\"-1\">\n<noscript><p class=\"notice-line\">{}</p></noscript>\n",
        escape(words.no_script)
    );
}

fn opening(out: &mut String, report: &Report, words: &Words) {
    let (story, lang) = (&report.package.story, words.lang);
    let _ = write!(
        out,
        "<p class=\"kicker\">{}</p>\n<h1>{}</h1>\n<p class=\"deck\">{}</p>\n\
         <ul class=\"tiles\" aria-label=\"{}\">\n",
        escape(story.kicker.get(lang)),
        escape(story.title.get(lang)),
        escape(story.deck.get(lang)),
        escape(words.key_figures)
    );
    for tile in &story.tiles {
        let Some(figure) = report.figure(&tile.figure) else { continue };
        let (id, shown) = (escape(&tile.figure), words::shown(lang, &figure));
        let _ = writeln!(
            out,
            "<li data-figure=\"{id}\"{}><b>{}</b> <span class=\"unit\">{}</span>\
             <a class=\"caption\">{}</a></li>",
            derived_attribute(&figure),
            escape(&shown.number),
            escape(&shown.unit),
            escape(tile.caption.get(lang))
        );
    }
    out.push_str("</ul>\n");
}

fn section(out: &mut String, report: &Report, part: &Section, again: Again, words: &Words) {
    let id = escape(&part.id);
    let _ = write!(
        out,
        "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">\n<h2 id=\"{id}-heading\">{}</h2>\n\
         <div class=\"charts\">\n",
        escape(part.heading.get(words.lang))
    );
    let charts = part.charts.iter().filter_map(|id| chart::resolve(report, id, words.lang));
    for chart in charts {
        figure(out, &chart, is_full(part, &chart.spec.id), Place::Report(again), words);
    }
    out.push_str("</div>\n");
    match part.below {
        Some(Below::Pairs) => comparison::comparison(out, report, words),
        Some(Below::Subjects) => subjects::subjects(out, report, words),
        None => {}
    }
    out.push_str("</section>\n");
}

/// Whether a chart has both columns to itself: a wide one, or one whose neighbour is.
pub fn is_full(section: &Section, chart: &str) -> bool {
    let wide = |id: &String| section.wide.contains(id);
    let mut alone = true;
    for (at, id) in section.charts.iter().enumerate() {
        let full = wide(id) || (alone && section.charts.get(at + 1).is_none_or(wide));
        if id == chart {
            return full;
        }
        // The second of two is followed by the first of the next.
        alone = full || !alone;
    }
    false
}

/// Where a chart's figure stands.
#[derive(Clone, Copy)]
pub(super) enum Place<'a> {
    /// In the report, beside what shows its drawings again.
    Report(Again<'a>),
    /// On a page of its own.
    Alone,
    /// In a frame of other people's pages, where a finger can hold a picture, and no more is saved.
    Framed,
}

/// A chart: headline, measure, one static drawing a width class, notes, table and source.
pub(super) fn figure(out: &mut String, chart: &Resolved, full: bool, place: Place, words: &Words) {
    let (spec, lang) = (chart.spec, words.lang);
    let id = escape(&spec.id);
    let _ = write!(
        out,
        "<figure id=\"{id}\"{} data-chart=\"{id}\" data-kind=\"{}\" lang=\"{}\" aria-labelledby=\"{id}-headline\">\n\
         <h3 id=\"{id}-headline\">{}</h3>\n<p class=\"measure\" id=\"{id}-measure\">{}</p>\n<div class=\"plot\">\
         <div role=\"img\" aria-labelledby=\"{id}-headline {id}-measure\">",
        if full { " class=\"full\"" } else { "" },
        escape(&spec.kind),
        lang.tag(),
        escape(spec.headline.get(lang)),
        escape(spec.measure.get(lang))
    );
    for class in style::classes(full) {
        let scene = chart.fitted(class.still_width(), class);
        let names = format!("still {}", class.id());
        let again = if let Place::Report(again) = place { again(chart, class) } else { None };
        out.push_str(&match again {
            Some(id) => whole(&scene, &names, Some(&id)),
            None => still(&scene, &names),
        });
    }
    out.push_str("</div></div>\n");
    for note in &spec.notes {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(note.get(lang)));
    }
    table(out, chart, words);
    if !matches!(place, Place::Framed) {
        actions(out, words);
    }
    let _ = write!(out, "<figcaption>{}", words.source);
    let parts = source_parts(chart, words);
    for (at, (text, number)) in parts.iter().enumerate() {
        let more = parts.get(at + 1);
        out.push_str(&escape(text));
        // Paper can't open a list: there the number says which entry of the sources it is.
        if more.is_none_or(|(_, next)| next != number) {
            let _ = write!(out, "<sup class=\"print-only\">{number}</sup>");
        }
        if more.is_some() {
            out.push_str(words.semicolon);
        }
    }
    out.push_str("</figcaption>\n</figure>\n");
}

/// What a reader can do with a chart, once the page is live; its room is kept.
fn actions(out: &mut String, words: &Words) {
    let _ = writeln!(
        out,
        "<p class=\"actions live-only\"><button data-save>{}</button><button data-embed>{}</button></p>",
        escape(words.save[0]),
        escape(words.embed)
    );
}

/// The places and sources of a chart's figures, each once, as text.
pub fn source_line(chart: &Resolved, words: &Words) -> String {
    let parts: Vec<String> = source_parts(chart, words).into_iter().map(|(text, _)| text).collect();
    parts.join(words.semicolon)
}

/// The parts of a source line, each with its source's number in the list of sources.
fn source_parts(chart: &Resolved, words: &Words) -> Vec<(String, usize)> {
    let lang = words.lang;
    let mut parts: Vec<(String, usize)> = Vec::new();
    for (_, item) in chart.items() {
        let source = match item.figure.place {
            Some(place) => {
                let title = item.figure.source.title.get(lang);
                format!("{title}{}{}", words.comma, (words.place)(place.heading.get(lang), ""))
            }
            None => citation(item.figure.source, words),
        };
        let source = source.strip_suffix(words.comma).unwrap_or(&source);
        if parts.iter().all(|(known, _)| known != source) {
            parts.push((source.to_owned(), number(chart.report, item.figure.source)));
        }
    }
    parts
}

/// A source's number in the list of sources.
fn number(report: &Report, source: &Source) -> usize {
    1 + report.package.sources.iter().take_while(|it| !std::ptr::eq(*it, source)).count()
}

/// Sources in full, each under its number among all of them.
pub(super) fn numbered_sources(
    out: &mut String,
    report: &Report,
    which: impl Fn(usize) -> bool,
    words: &Words,
) {
    out.push_str("<ol class=\"sources\">");
    for (at, source) in report.package.sources.iter().enumerate().filter(|(at, _)| which(*at)) {
        let text = escape(&citation(source, words));
        let _ = write!(out, "<li value=\"{}\">", at + 1);
        if source.url.starts_with("https://") || source.url.starts_with("http://") {
            let _ = writeln!(out, "<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(&source.url));
        } else {
            let _ = writeln!(out, "{text}");
        }
    }
    out.push_str("</ol>\n");
}

pub(super) fn citation(source: &Source, words: &Words) -> String {
    let lang = words.lang;
    let parts = [source.issuer.get(lang), source.title.get(lang), &source.released];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(words.comma)
}

fn table(out: &mut String, chart: &Resolved, words: &Words) {
    let _ = write!(
        out,
        "<details><summary>{}</summary><div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"{}\">\
         <table><thead><tr>",
        escape(words.figures_as_table),
        escape(words.figures_as_table)
    );
    columns(out, words);
    for (_, item) in chart.items() {
        row(out, &item.figure, words);
    }
    out.push_str("</tbody></table></div></details>\n");
}

pub(super) fn columns(out: &mut String, words: &Words) {
    for column in words.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
    }
    out.push_str("</tr></thead><tbody>\n");
}

/// One figure as a table row; its name leads to its card.
pub(super) fn row(out: &mut String, it: &Figure, words: &Words) {
    let lang = words.lang;
    let id = escape(&it.observation.id);
    let remark = match it.observation.tier {
        Tier::Report => String::new(),
        Tier::Context => format!(" {}", tag(words.context)),
        Tier::Derived => {
            let range = words::rounded_bounds(lang, it.value.interval(), it.unit);
            format!(" {} {}", tag(words.derived), escape(&(words.range)(&range)))
        }
    };
    let _ = writeln!(
        out,
        "<tr data-figure=\"{id}\"{}><th scope=\"row\"><a>{}</a><td>{}{remark}<td>{}<td>{}<td>{}",
        derived_attribute(it),
        escape(it.indicator.name.get(lang)),
        escape(&words::figure(lang, it)),
        escape(it.region.name.get(lang)),
        escape(&words::period(lang, &it.observation.period)),
        escape(&chart::spot(lang, it))
    );
}

pub(super) fn tag(word: &str) -> String {
    format!("<span class=\"tag\">{}</span>", escape(word))
}

pub(super) fn derived_attribute(figure: &Figure) -> &'static str {
    if figure.value.is_derived() { " data-derived" } else { "" }
}

/// The way to the explorer, which has all figures, also the background that no chart shows.
fn all_figures(out: &mut String, report: &Report, words: &Words) {
    let charts = report.package.charts.iter();
    let charted =
        Index::of(charts.flat_map(|spec| &spec.rows).flat_map(|row| row.figures.values().flatten()));
    let shown = report.figures().filter(|figure| charted.get(&figure.observation.id).is_some()).count();
    let _ = write!(
        out,
        "<section id=\"figures\" aria-labelledby=\"figures-heading\">\n<h2 id=\"figures-heading\">{}</h2>\n\
         <p class=\"measure\">{}</p>\n<p class=\"actions live-only\"><a href=\"#/data\">{}</a> <button data-save>{}</button></p></section>\n",
        escape(words.all_figures),
        escape(&(words.all_figures_deck)(report.figures().count(), shown)),
        escape(words.explorer.open),
        escape(words.save[1])
    );
}

/// Figures by indicator, each leading to its card: region, period and figure.
pub(super) fn list(out: &mut String, figures: &[Figure], words: &Words) {
    let lang = words.lang;
    out.push_str("<dl>");
    for (at, first) in figures.iter().enumerate() {
        let alike = |it: &&Figure| it.indicator.id == first.indicator.id;
        if figures[..at].iter().any(|before| alike(&before)) {
            continue;
        }
        let _ = write!(out, "<dt>{}<dd>", escape(first.indicator.name.get(lang)));
        for it in figures[at..].iter().filter(alike) {
            let _ = writeln!(
                out,
                "<a data-figure=\"{}\"{}>{} <b>{}</b> {}</a>",
                escape(&it.observation.id),
                derived_attribute(it),
                escape(it.region.name.get(lang)),
                escape(&words::figure(lang, it)),
                escape(&words::period(lang, &it.observation.period))
            );
        }
    }
    out.push_str("</dl>");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_stay_where_they_are_needed() {
        let check = |markup: &str, expected: &str| assert_eq!(unquoted(markup), expected);
        check(
            "<a href=\"#x-1\" class=\"b text\">=\u{201d}</a>",
            "<a href=#x-1 class=\"b text\">=\u{201d}</a>",
        );
        check("<g x=\"1.5\"/><a b=\"\" c=\"/d\">", "<g x=1.5 /><a b=\"\" c=\"/d\">");
        check("plain", "plain");
    }
}
