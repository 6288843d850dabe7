//! A chart in a page: headline, measure, drawings, notes, table and source.

use super::columns::Span;
use super::pieces::{citation, table, tag};
use crate::chart::{Resolved, WidthClass};
use crate::markup::{Markup, html};
use crate::package::{ChartTier, Source};
use crate::paint::svg::{still, whole};
use crate::report::Report;
use crate::words::{self, Words};

/// Names the drawing of a chart in a width class, if it is shown again elsewhere in the document.
pub type Again<'a> = &'a dyn Fn(&Resolved, WidthClass) -> Option<String>;

/// Where a chart's figure stands.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In the report, beside what shows its drawings again.
    Report(Again<'a>),
    /// On a page of its own.
    Alone,
    /// In a frame of other people's pages, where a finger can hold a picture, and no more is saved.
    Framed,
}

impl Place<'_> {
    /// Whether a document has the figure for itself: its headline is the document's, and a keyboard finds the drawing
    /// before the app has put its layer there.
    fn is_whole(self) -> bool {
        matches!(self, Place::Framed)
    }

    /// The class of a lead's headline.
    fn rank(self, chart: &Resolved) -> &'static str {
        let leads = matches!(self, Place::Report(_)) && chart.spec.tier == Some(ChartTier::Lead);
        if leads { " lead" } else { "" }
    }

    /// What stands beneath the drawing.
    fn beneath(self, chart: &Resolved, words: &Words) -> Markup {
        match self {
            Place::Report(_) => folded(chart, words),
            Place::Alone => unfolded(chart, true, words),
            Place::Framed => unfolded(chart, false, words),
        }
    }

    /// The name of a drawing that is shown again elsewhere.
    fn again(self, chart: &Resolved, class: WidthClass) -> Option<String> {
        match self {
            Place::Report(again) => again(chart, class),
            Place::Alone | Place::Framed => None,
        }
    }
}

/// A chart: headline, measure, one static drawing a width class, and what stands beneath it.
pub(crate) fn figure(chart: &Resolved, span: Span, place: Place, words: &Words) -> Markup {
    let (spec, lang) = (chart.spec, words.lang);
    let id = &spec.id;
    html! {
        figure id=(id) class={ (span.id()) (place.rank(chart)) } data-chart=(id) data-kind=(spec.kind) lang=(lang.tag())
            aria-labelledby={ (id) "-headline" } {
            @if place.is_whole() {
                h1 id={ (id) "-headline" } { (spec.headline.get(lang)) }
            } @else {
                h3 id={ (id) "-headline" } { (spec.headline.get(lang)) }
            }
            p class="measure" { (spec.measure.get(lang)) }
            div class="plot" {
                div role="img" tabindex=[place.is_whole().then_some("0")] aria-labelledby={ (id) "-headline" } {
                    @for class in span.classes() { (drawing(chart, (span, class), place)) }
                }
            }
            (place.beneath(chart, words))
        }
    }
}

fn drawing(chart: &Resolved, (span, class): (Span, WidthClass), place: Place) -> Markup {
    let scene = chart.fitted(span.still_width(class), class);
    let names = ["still ", class.id()].concat();
    match place.again(chart, class) {
        Some(id) => whole(&scene, &names, Some(&id)),
        None => still(&scene, &names),
    }
}

/// In the report: at most one line of what isn't said, and all else behind one line, which no script is needed to open.
fn folded(chart: &Resolved, words: &Words) -> Markup {
    let (spec, lang) = (chart.spec, words.lang);
    let unsaid = spec.unsaid.get(lang);
    html! {
        @if !unsaid.is_empty() { p class="unsaid" { (tag(words.unsaid)) " " (unsaid) } }
        details {
            summary {
                (counts(chart, words).join(words.folded_gap))
                span class="live-only" { (words.folded_gap) (words.folded_actions.join(words.folded_gap)) }
            }
            @for note in &spec.notes { p class="note" { (note.get(lang)) } }
            p class="note source" { (source(chart, words)) }
            (actions(words))
            // A browser that runs scripts takes this for text, of which `boot.js` makes a table when it is opened: all of them
            // would be a third of the document's elements.
            (scrolled(&html! { noscript { (listing(chart, words)) } }, words))
        }
    }
}

/// How many sources, notes and rows of data there are behind that line.
fn counts(chart: &Resolved, words: &Words) -> Vec<String> {
    let items = chart.items();
    let (mut sources, notes) = (Vec::new(), chart.spec.notes.len());
    for (_, item) in &items {
        let id = &item.figure.source.id;
        if !sources.contains(&id) {
            sources.push(id);
        }
    }
    let own = sources == [&chart.report.package.meta.source];
    let mut counts =
        vec![if own { words.folded_own.to_owned() } else { (words.folded_sources)(sources.len()) }];
    if notes > 0 {
        counts.push((words.folded_notes)(notes));
    }
    counts.push((words.folded_rows)(items.len()));
    counts
}

/// On pages of its own: remarks, table, what can be done, and sources.
fn unfolded(chart: &Resolved, acts: bool, words: &Words) -> Markup {
    html! {
        @for remark in words::remarks(words.lang, chart.spec) { p class="note" { (remark) } }
        details {
            summary { (words.figures_as_table) }
            (scrolled(&listing(chart, words), words))
        }
        @if acts { (actions(words)) }
        figcaption { (source(chart, words)) }
    }
}

fn listing(chart: &Resolved, words: &Words) -> Markup {
    table(chart.items().iter().map(|(_, item)| &item.figure), words)
}

fn scrolled(table: &Markup, words: &Words) -> Markup {
    html! { div class="scroll" tabindex="0" role="group" aria-label=(words.figures_as_table) { (table) } }
}

/// What a reader can do with a chart, once the page is live; its room is kept.
fn actions(words: &Words) -> Markup {
    html! {
        p class="actions live-only" {
            button data-save { (words.save[0]) }
            button data-embed { (words.embed) }
        }
    }
}

fn source(chart: &Resolved, words: &Words) -> Markup {
    let parts = source_parts(chart, words);
    html! {
        (words.source)
        @for (at, (text, number)) in parts.iter().enumerate() {
            @let more = parts.get(at + 1);
            (text)
            // Paper can't open a list: there the number says which entry of the sources it is.
            @if more.is_none_or(|(_, next)| next != number) { sup class="print-only" { (number) } }
            @if more.is_some() { (words.semicolon) }
        }
    }
}

/// The places and sources of a chart's figures, each once, as text.
pub fn source_line(chart: &Resolved, words: &Words) -> String {
    let parts: Vec<String> = source_parts(chart, words).into_iter().map(|(text, _)| text).collect();
    parts.join(words.semicolon)
}

/// The parts of a source line, each with its source's number in the list of sources. A source is told as a whole only where no
/// place in it is.
fn source_parts(chart: &Resolved, words: &Words) -> Vec<(String, usize)> {
    let lang = words.lang;
    let mut parts: Vec<(String, usize)> = Vec::new();
    let items = chart.items();
    let placed = |source: &Source| {
        items
            .iter()
            .any(|(_, other)| other.figure.place.is_some() && std::ptr::eq(other.figure.source, source))
    };
    for (_, item) in &items {
        if item.figure.place.is_none() && placed(item.figure.source) {
            continue;
        }
        let source = match item.figure.place {
            Some(place) => {
                let title = item.figure.source.title.get(lang);
                format!("{title}{}{}", words.comma, words::place(lang, place.heading.get(lang), ""))
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
