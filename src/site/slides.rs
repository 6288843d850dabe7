//! The slides in documents: their markup, and what their script brings along.
//!
//! They stand in the document before the reader's page, whose drawings they reuse. A script pages them, and without one
//! the browser's own scrolling does.

use super::chart_page::report_at;
use super::document::unquoted;
use crate::chart::{self, Resolved, WidthClass};
use crate::lang::Lang;
use crate::markup::{Elements, Markup, html};
use crate::package::{Slide, Source, Step};
use crate::page::columns::span;
use crate::page::pieces::citation;
use crate::page::slides::{CHART_TEXT, chart_of, fit, reused_id};
use crate::paint::svg::{svg, whole};
use crate::report::Report;
use crate::scene::Scene;
use crate::words::{self, words};

/// The least in a drawing that stands there until the app draws the chart for its room.
const LEAST_BEFORE: f64 = 20.0;
/// The room of a chart on a slide of 4 to 3, where there is least of it.
const ROOM: (f64, f64) = (1290.0, 640.0);

/// The slides as they stand in `<div id="slides">` before the reader's page; empty for a report without any.
pub fn slides(report: &Report, lang: Lang) -> Markup {
    deck(report, lang, Drawings::Shared)
}

/// The slides as a document of their own has them, which a site has beside its page.
pub fn alone(report: &Report, lang: Lang) -> Markup {
    html! {
        main {
            h1 class="unseen" { (report.package.story.title.get(lang)) }
            (deck(report, lang, Drawings::Own))
        }
    }
}

/// The name of that document.
pub fn file_name(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "slides.html",
        Lang::En => "slides.en.html",
    }
}

/// What stands in place of the slides where a script brings them: where they are without one.
pub fn elsewhere(lang: Lang) -> Markup {
    html! { a href=(file_name(lang)) { (words::Present::of(lang).file) } }
}

/// Where the drawings of slides are.
#[derive(Clone, Copy, PartialEq)]
enum Drawings {
    /// The app makes them.
    None,
    /// In the reader's page too, as far as it has them.
    Shared,
    /// On the slides only.
    Own,
}

/// What the script of the slides brings along, as JSON: for each language what the speaker may say and what can be
/// pressed, and the slides themselves, as far as the document doesn't hold them. Only those in its language are drawn.
pub fn bundle(report: &Report, lang: Lang, held: bool) -> String {
    let part = |own: Lang| {
        let notes = report.package.story.shown_slides();
        let notes: Vec<_> = notes.map(|slide| (slide.seconds, slide.notes.get(own))).collect();
        let deck = if held && own == lang {
            Markup::default()
        } else {
            deck(report, own, if own == lang { Drawings::Shared } else { Drawings::None })
        };
        serde_json::json!({ "deck": unquoted(&deck).0, "notes": notes, "controls": unquoted(&controls(own)).0 })
    };
    let mut bundle = serde_json::json!({ "own": lang.id() });
    for lang in report.package.meta.languages() {
        bundle[lang.id()] = part(lang);
    }
    bundle.to_string()
}

fn deck(report: &Report, lang: Lang, drawings: Drawings) -> Markup {
    let deck = Deck { report, lang, drawings, count: report.package.story.shown_slides().count() };
    html! {
        @for (at, slide) in report.package.story.shown_slides().enumerate() { (deck.slide(slide, at + 1)) }
        @match drawings {
            Drawings::Shared if deck.count > 0 => {
                a class="leave" href="#report" { (words::Present::of(lang).leave) }
            }
            Drawings::Own => (leave(report, lang)),
            Drawings::Shared | Drawings::None => {}
        }
    }
}

/// The way from a document of slides to the report, and to the slides in other languages.
fn leave(report: &Report, lang: Lang) -> Markup {
    let meta = &report.package.meta;
    html! {
        p class="leave" {
            a href=(report_at(meta, "", lang)) { (words::Present::of(lang).leave) }
            @for other in meta.languages().filter(|&other| other != lang) {
                " · "
                a href=(file_name(other)) hreflang=(other.tag()) lang=(other.tag()) { (words(lang).other_language) }
            }
        }
    }
}

/// The reader's drawing of a slide's chart that is largest on a slide, if its text is large enough there. The slide
/// shows it by reference: drawn again, it would be in the document twice. It has all rows of the chart.
fn reused(report: &Report, slide: &Slide, lang: Lang) -> Option<(WidthClass, Scene)> {
    let sections = &report.package.story.sections;
    let section = sections.iter().find(|section| section.charts.contains(&slide.chart))?;
    let chart = chart::resolve(report, &slide.chart, lang)?;
    let mut best: Option<(f64, WidthClass, Scene)> = None;
    let span = span(report, section, &slide.chart);
    for class in span.classes() {
        let scene = chart.fitted(span.still_width(class), class);
        // What is told one by one has no mark of its own there.
        let mut lined = scene.courses.iter().flat_map(|course| &course.figures);
        if lined.any(|(key, _)| slide.told().any(|told| told == &**key)) {
            continue;
        }
        let scale = (ROOM.0 / scene.width).min(ROOM.1 / scene.height);
        let area = scene.width * scene.height * scale * scale;
        if CHART_TEXT * scale >= LEAST_BEFORE && best.as_ref().is_none_or(|(most, ..)| area > *most) {
            best = Some((area, class, scene));
        }
    }
    best.map(|(_, class, scene)| (class, scene))
}

/// `reused_id`, if a slide shows this drawing.
pub(crate) fn shown_again(chart: &Resolved, class: WidthClass) -> Option<String> {
    let id = &chart.spec.id;
    let mut slides = chart.report.package.story.shown_slides().filter(|slide| slide.chart == *id);
    let found =
        slides.any(|slide| reused(chart.report, slide, chart.lang).is_some_and(|(own, _)| own == class));
    found.then(|| reused_id(id, class))
}

/// A slide's headline: its own, else its chart's.
pub fn title<'a>(report: &'a Report, slide: &'a Slide, lang: Lang) -> &'a str {
    match report.chart(&slide.chart) {
        Some(chart) if slide.title.is_empty() => chart.headline.get(lang),
        _ => slide.title.get(lang),
    }
}

/// Where the figures of a slide are from, in short; the slide of sources has them in full.
pub fn source_line(report: &Report, slide: &Slide, lang: Lang) -> Option<String> {
    let sources = sources_of(report, slide);
    let own = |source: &&Source| source.id == report.package.meta.source;
    let mut names: Vec<&str> = Vec::new();
    for source in &sources {
        let name = if own(source) { source.title.get(lang) } else { source.issuer.get(lang) };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let words = words(lang);
    (!names.is_empty()).then(|| format!("{}{}", words.source, names.join(words.semicolon)))
}

/// The sources of all slides in full, each once, in the order of the package.
pub fn all_sources(report: &Report, lang: Lang) -> Vec<String> {
    let mut used: Vec<&str> = Vec::new();
    for slide in report.package.story.shown_slides() {
        used.extend(sources_of(report, slide).iter().map(|source| source.id.as_str()));
    }
    let sources = report.package.sources.iter().filter(|source| used.contains(&source.id.as_str()));
    sources.map(|source| citation(source, words(lang))).collect()
}

fn sources_of<'a>(report: &'a Report, slide: &Slide) -> Vec<&'a Source> {
    let mut ids: Vec<&str> = slide.figures.iter().map(|tile| tile.figure.as_str()).collect();
    if let Some(spec) = report.chart(&slide.chart) {
        let shown = |at: usize| slide.rows.is_empty() || slide.rows.contains(&(at + 1));
        let rows = spec.rows.iter().enumerate().filter(|(at, _)| shown(*at));
        ids.extend(rows.flat_map(|(_, row)| row.figures.values().flatten()).map(String::as_str));
    }
    let mut sources: Vec<&Source> = Vec::new();
    for figure in ids.into_iter().filter_map(|id| report.figure(id)) {
        if sources.iter().all(|known| known.id != figure.source.id) {
            sources.push(figure.source);
        }
    }
    sources
}

/// What the slides of one deck have in common.
struct Deck<'a> {
    report: &'a Report,
    lang: Lang,
    drawings: Drawings,
    count: usize,
}

impl Deck<'_> {
    fn slide(&self, slide: &Slide, number: usize) -> Markup {
        html! {
            section data-slide=(number) data-steps=[steps(slide)] {
                @if !slide.kicker.is_empty() { p class="kicker" { (slide.kicker.get(self.lang)) } }
                h2 { (title(self.report, slide, self.lang)) }
                (self.chart(slide))
                (self.figures(slide))
                (self.points(slide))
                p class="foot" {
                    span { (source_line(self.report, slide, self.lang).unwrap_or_default()) }
                    span { (number) " / " (self.count) }
                }
            }
        }
    }

    /// The chart's measure and drawing.
    fn chart(&self, slide: &Slide) -> Markup {
        let Some(chart) = chart_of(self.report, slide, self.lang) else { return Markup::default() };
        let rows: Vec<String> = slide.rows.iter().map(usize::to_string).collect();
        let rows = Some(rows.join(" ")).filter(|rows| !rows.is_empty());
        html! {
            p class="measure" { (chart.spec.measure.get(self.lang)) }
            div class="stage" data-of=(slide.chart) data-rows=[rows] {
                @match self.drawings {
                    Drawings::None => {}
                    Drawings::Shared => (self.shared(slide).unwrap_or_else(|| drawing(&chart))),
                    Drawings::Own => (drawing(&chart)),
                }
            }
        }
    }

    /// The reader's drawing once more, if it is large enough.
    fn shared(&self, slide: &Slide) -> Option<Markup> {
        let (class, scene) = reused(self.report, slide, self.lang)?;
        let mut again = Elements::default();
        again.begin("use").attribute("href", ["#", &reused_id(&slide.chart, class)].concat()).empty();
        Some(svg(&scene, "still", "xMinYMid", &again.markup()))
    }

    fn figures(&self, slide: &Slide) -> Markup {
        html! {
            @if !slide.figures.is_empty() {
                ul class="large" {
                    @for tile in &slide.figures {
                        @if let Some(figure) = self.report.figure(&tile.figure) {
                            @let shown = words::shown(self.lang, &figure);
                            li data-figure=(tile.figure) data-derived[figure.value.is_derived()] {
                                b { (shown.number) } " " (shown.unit)
                                br;
                                (tile.caption.get(self.lang))
                            }
                        }
                    }
                }
            }
        }
    }

    fn points(&self, slide: &Slide) -> Markup {
        let sources = if slide.sources { all_sources(self.report, self.lang) } else { Vec::new() };
        html! {
            @if !slide.points.is_empty() {
                ul class="points" { @for point in &slide.points { li { (point.get(self.lang)) } } }
            }
            @if !sources.is_empty() {
                ul class="cited" { @for source in sources { li { (source) } } }
            }
        }
    }
}

/// A chart laid out for a slide.
fn drawing(chart: &Resolved) -> Markup {
    whole(&fit(chart, ROOM, 1.0).0, "still", None)
}

/// What a hand or a mouse can press, the help, and the sentences of the script.
fn controls(lang: Lang) -> Markup {
    let own = words::Present::of(lang);
    html! {
        div class="keys" role="toolbar" aria-label=(own.toolbar) {
            @for ((key, sign), name) in words::BUTTONS.into_iter().zip(own.buttons) {
                button type="button" data-key=(key) title=(name) aria-label=(name) { (sign) }
            }
        }
        div class="help" role="dialog" aria-label=(own.keys) hidden {
            dl {
                @for (keys, does) in own.help {
                    dt { (keys) }
                    dd { (does) }
                }
            }
        }
        @for (name, sentence) in said(&own.said) { i hidden data-say=(name) { (sentence) } }
    }
}

/// The sentences of the script, by the names that it knows; it fills the slots itself.
fn said(own: &words::Said) -> [(&'static str, String); 12] {
    const SLOT: &str = "{}";
    [
        ("page", (own.page)(SLOT, SLOT)),
        ("step", (own.step)(SLOT, SLOT)),
        ("comma", own.comma.to_owned()),
        ("and", own.and.to_owned()),
        ("unknown", own.unknown.to_owned()),
        ("blocked", own.blocked.to_owned()),
        ("next", own.next.to_owned()),
        ("end", own.end.to_owned()),
        ("clock", own.clock.to_owned()),
        ("elapsed", own.elapsed.to_owned()),
        ("planned", own.planned.to_owned()),
        ("reset", own.reset.to_owned()),
    ]
}

/// The steps as an attribute: parted by bars, what appears with a plus; `None` for a slide that is there at once.
fn steps(slide: &Slide) -> Option<String> {
    let step = |step: &Step| {
        let reveal = step.reveal.iter().map(|id| format!("+{id}"));
        reveal.chain(step.highlight.iter().cloned()).collect::<Vec<_>>().join(" ")
    };
    let steps: Vec<String> = slide.steps.iter().map(step).collect();
    Some(steps.join("|")).filter(|_| !slide.steps.is_empty())
}
