//! Where a chart goes on a slide, and how large.

use crate::chart::{self, Frame, Resolved, WidthClass};
use crate::lang::Lang;
use crate::markup::Markup;
use crate::package::Slide;
use crate::paint::svg::whole;
use crate::report::Report;
use crate::scene::Scene;

/// The height of a slide that all sizes are told for, in pixels of a screen with 1080 lines.
pub const HEIGHT: f64 = 1080.0;
/// The least size of text on such a screen.
pub const LEAST: f64 = 24.0;
/// The size of most text in charts, in their own pixels.
pub const CHART_TEXT: f64 = 14.0;
/// The largest that this text becomes where the chart is laid out for the slide: headlines must stay larger.
const MOST: f64 = 42.0;

/// A chart with some of its rows, or with all of them if none is named, laid out for an area: width, height, and the size
/// of a pixel of a screen with 1080 lines in thousandths. All are whole numbers parted by spaces; empty if they aren't.
/// `steps` are the slide's, as its section has them.
pub fn drawing(chart: Resolved, rows: &str, steps: &str, area: &str) -> Markup {
    let numbers =
        |text: &str| -> Vec<usize> { text.split(' ').filter_map(|number| number.parse().ok()).collect() };
    let [width, height, unit] = numbers(area)[..] else { return Markup::default() };
    let told = steps.split(['|', ' ']).map(|figure| figure.trim_start_matches('+')).collect();
    let chart = chart.part(&numbers(rows), told);
    let (scene, _) = fit(&chart, (width as f64, height as f64), unit as f64 / 1000.0);
    whole(&scene, "still", None)
}

/// The chart of a slide with the rows that it shows.
pub fn chart_of<'a>(report: &'a Report, slide: &'a Slide, lang: Lang) -> Option<Resolved<'a>> {
    Some(chart::resolve(report, &slide.chart, lang)?.part(&slide.rows, slide.told().collect()))
}

/// Lays a chart out so that it fills an area with text as large as goes, and returns how much it is to be enlarged.
/// `unit` is a pixel of a screen with 1080 lines.
pub fn fit(chart: &Resolved, (width, height): (f64, f64), unit: f64) -> (Scene, f64) {
    const STEP: f64 = 0.06;
    // A window that is being made or put away has no size for a moment, and nothing can be laid out for endless room.
    let unit = unit.max(LEAST_UNIT);
    let (least, most) = (LEAST / CHART_TEXT * unit, MOST / CHART_TEXT * unit);
    let at = |scale: f64, air| {
        let width = (width / scale).max(WidthClass::Narrow.least());
        chart.scene(Frame { width, class: WidthClass::of(width), height: None, air })
    };
    let mut scale = most;
    let mut scene = at(scale, 0.0);
    while scene.height * scale > height && scale > least {
        scale = (scale - STEP * unit).max(least);
        scene = at(scale, 0.0);
    }
    // Rows share what is left of the height, as they do in the page.
    let (spare, grown) = (height / scale - scene.height, at(scale, 1.0).height - scene.height);
    let air = (spare / grown.max(1.0)).min(AIR).floor();
    if spare > 0.0 && grown > 0.0 && air >= 1.0 {
        scene = at(scale, air);
    }
    (scene, scale)
}

/// A pixel of 1080 on a screen of 54 lines.
const LEAST_UNIT: f64 = 0.05;

/// Rows that stand farther apart don't read as one chart.
const AIR: f64 = 24.0;

/// The id of a chart's drawing in a width class, where a slide shows it too.
pub fn reused_id(chart: &str, class: WidthClass) -> String {
    [chart, "-", class.id()].concat()
}
