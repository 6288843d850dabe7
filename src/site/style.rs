//! The style sheet: the themes' colours, the sheet in `assets/`, and each chart's height in each width class.

use super::minify::squeezed;
use crate::chart::{self, Resolved, WidthClass};
use crate::lang::Lang;
use crate::page::columns::{Span, spans};
use crate::page::figure::source_line;
use crate::paint::svg::{COMMON_STYLE, hex};
use crate::report::Report;
use crate::text::{self, Weight};
use crate::theme::{Ink, Theme, themes};
use crate::words::{self, words};
use std::fmt::Write;

/// The sheet without colours and heights.
const SHEET: &str = include_str!("../../assets/style.css");
/// The part on the first screen, which only the report's own page has.
const OPENING: &str = include_str!("../../assets/opening.css");
/// The part on the bench and the matrix of subjects, which only the report's own page has, too.
const BENCH: &str = include_str!("../../assets/bench.css");
/// The part on the large figures of stories that name no panels.
const TILES: &str = include_str!("../../assets/tiles.css");
/// The part on what lies over a live page.
const LIVE: &str = include_str!("../../assets/live.css");
/// The part on pages in frames.
const EMBED: &str = include_str!("../../assets/embed.css");
/// The part on slides.
const SLIDES: &str = include_str!("../../assets/slides.css");

/// The style sheet of a report, but for what only a live page needs.
pub fn style(report: &Report) -> String {
    let mut out = common(report);
    out.push_str(&squeezed(OPENING));
    out.push_str(&squeezed(BENCH));
    if report.package.story.opening.is_empty() {
        out.push_str(&squeezed(TILES));
    }
    for lang in report.package.meta.languages() {
        let sections = report.package.story.sections.iter();
        for (id, span) in sections.flat_map(|section| spans(report, section)) {
            out.push_str(&heights_in(report, id, span, lang));
        }
    }
    for span in Span::ALL {
        out.push_str(&by_width(&[".", span.id()].concat(), span));
    }
    out.push_str(&on_paper(report));
    out
}

/// What a page needs besides once it is live: a site has it apart, since nobody sees anything of it before.
pub fn live() -> String {
    squeezed(LIVE)
}

/// What slides need besides, also where no script pages them.
pub fn slides() -> String {
    squeezed(SLIDES)
}

/// The style sheet of a page that shows one chart in a frame.
pub fn alone(report: &Report, id: &str, lang: Lang) -> String {
    let mut out = common(report);
    out.push_str(&live());
    out.push_str(&squeezed(EMBED));
    out.push_str(&heights(report, id, lang));
    out.push_str(&by_width("", Span::Full));
    out.push_str(IN_A_FRAME_ON_PAPER);
    out
}

/// On a printed page a frame keeps the height that it has on the screen, whatever its width: the drawing takes what the
/// text leaves.
const IN_A_FRAME_ON_PAPER: &str = "@media print{html,body,#page,main,.charts,figure{height:100%;margin:0}\
     .charts{columns:auto}figure{display:flex;flex-direction:column;box-sizing:border-box}\
     .plot{flex:1 1 0;min-height:0;height:auto}footer{display:none}\
     .still.medium{display:block}.still:not(.medium){display:none}}";

/// What all pages have.
fn common(report: &Report) -> String {
    let [light, dark, projector, projector_dark] = themes(report.package.meta.accent.as_ref());
    let mut out = String::new();
    let _ = write!(out, ":root{{{}}}", properties(&light));
    let _ = write!(
        out,
        "@media screen and (prefers-color-scheme:dark){{:root:not([data-look=light]){{{}}}}}",
        properties(&dark)
    );
    for (look, theme) in [("dark", &dark), ("projector", &projector), ("projector-dark", &projector_dark)] {
        let _ = writeln!(out, "@media screen{{:root[data-look={look}]{{{}}}}}", properties(theme));
    }
    out.push_str(&squeezed(SHEET));
    out.push_str(COMMON_STYLE);
    for ink in Ink::ALL {
        let (id, class) = (ink.id(), ink.class());
        let _ = write!(
            out,
            ".still .{class},g .{class}{{fill:var(--{id})}}\
             .still .s.{class},g .s.{class}{{fill:none;stroke:var(--{id})}}"
        );
    }
    out
}

/// Which drawing and height the charts of a sort have at which width. Text in drawings grows with the reader's font setting,
/// as far as there is room for the width that the class's static drawing is laid out for.
fn by_width(which: &str, span: Span) -> String {
    let which = [which.to_owned()];
    let (mut out, bounds) = (String::new(), span.bounds());
    for (at, &(class, from, room)) in bounds.iter().enumerate() {
        let until = bounds.get(at + 1).map_or(String::new(), |&(_, next, _)| {
            format!(" and (max-width:{}em)", em(f64::from(next) - 0.02))
        });
        let unit = format!("clamp(1px,.0625rem,({room})/{})", span.still_width(class));
        let from = em(f64::from(from));
        let _ =
            writeln!(out, "@media screen and (min-width:{from}em){until}{{{}}}", shown(&which, class, &unit));
    }
    out
}

/// A width in CSS pixels as multiples of the usual size of text.
fn em(width: f64) -> f64 {
    width / 16.0
}

/// Which drawing and height charts have on paper: A4 leaves 673 px, or two columns of 324 px, for all but those that
/// are full or would be too tall and have a wider drawing. It isn't asked for the width, since engines differ in what that is
/// while printing.
fn on_paper(report: &Report) -> String {
    let mut tall = vec![".full".to_owned()];
    let sections = &report.package.story.sections;
    for (id, span) in sections.iter().flat_map(|section| spans(report, section)) {
        let wider = span.classes().any(|class| class == WidthClass::Medium);
        for lang in report.package.meta.languages().filter(|_| wider) {
            if chart::resolve(report, id, lang).is_some_and(|chart| height_in_column(&chart) > COLUMN.1) {
                tall.push(format!("#{id}:lang({})", lang.id()));
            }
        }
    }
    // Lists of selectors within one would be unknown to engines of before 2021, which would print no chart.
    let [narrow, medium] = [(vec![String::new()], WidthClass::Narrow), (tall.clone(), WidthClass::Medium)]
        .map(|(which, class)| shown(&which, class, "1px"));
    let [all, narrower] = ["", " .still.narrow"].map(|within| figures(&tall, within));
    format!("@media print{{{narrow}{medium}{narrower}{{display:none}}{all}{{column-span:all}}}}\n")
}

/// The column of a page in CSS pixels: its width, and the height that a chart may take of it.
const COLUMN: (f64, f64) = (324.0, 980.0);

/// The height of a chart in a column, with all its text at the sizes of the sheet's part on print; in CSS pixels.
fn height_in_column(chart: &Resolved) -> f64 {
    let (spec, words) = (chart.spec, words(chart.lang));
    let lines = |text: &str, size, weight| text::wrap(text, size, weight, COLUMN.0).len() as f64;
    let small = |text: &str| 18.0 * lines(text, 12.0, Weight::Regular);
    let notes: f64 = words::remarks(chart.lang, spec).iter().map(|remark| 8.0 + small(remark)).sum();
    let above =
        24.0 * lines(spec.headline.get(chart.lang), 17.5, Weight::Bold) + small(spec.measure.get(chart.lang));
    above + 20.0 + chart.height(WidthClass::Narrow) + notes + 20.0 + small(&source_line(chart, words))
}

/// The drawing and height of a class for some figures; `unit` is what a pixel of a drawing is on the screen, as a length.
fn shown(which: &[String], class: WidthClass, unit: &str) -> String {
    let id = class.id();
    let (all, drawings) = (figures(which, ""), figures(which, &format!(" .still.{id}")));
    format!("{all}{{--class:{id};--height:calc(var(--{id})*{unit})}}{drawings}{{display:block}}")
}

/// A list of selectors: what is within some figures.
fn figures(which: &[String], within: &str) -> String {
    which.iter().map(|which| format!("figure{which}{within}")).collect::<Vec<_>>().join(",")
}

fn properties(theme: &Theme) -> String {
    let inks = Ink::ALL.into_iter().map(|ink| format!("--{}:{}", ink.id(), hex(theme, ink)));
    inks.collect::<Vec<_>>().join(";")
}

/// A chart's heights in the width classes, in pixels of its drawings, where it has a page for itself; empty for a chart that
/// the report doesn't have.
pub fn heights(report: &Report, id: &str, lang: Lang) -> String {
    heights_in(report, id, Span::Full, lang)
}

fn heights_in(report: &Report, id: &str, span: Span, lang: Lang) -> String {
    let Some(chart) = chart::resolve(report, id, lang) else { return String::new() };
    let heights = span.classes().map(|class| format!("--{}:{}", class.id(), chart.height(class)));
    format!("#{id}:lang({}){{{}}}", lang.id(), heights.collect::<Vec<_>>().join(";"))
}
