//! The style sheet: the themes' colours, the sheet in `assets/`, and each chart's height in each width class.

use super::reader;
use crate::chart::{self, WidthClass};
use crate::lang::Lang;
use crate::paint::svg::hex;
use crate::report::Report;
use crate::theme::{DARK, Ink, LIGHT, Theme};
use std::fmt::Write;

/// The sheet without colours and heights.
const SHEET: &str = include_str!("../../assets/style.css");

/// Widths of the viewport, in CSS pixels, from which a chart is of a class. Each leaves 20 px for a scroll bar.
type Bounds = &'static [(WidthClass, u32)];
/// Charts in columns: two columns take over from 1,180 px on, where each is of medium width again.
const IN_COLUMNS: Bounds = &[
    (WidthClass::Narrow, 0),
    (WidthClass::Medium, 532),
    (WidthClass::Wide, 912),
    (WidthClass::Medium, 1180),
];
/// Charts that have both columns to themselves.
const FULL: Bounds = &[(WidthClass::Narrow, 0), (WidthClass::Medium, 532), (WidthClass::Wide, 912)];

/// The whole style sheet of a report.
pub fn style(report: &Report) -> String {
    let mut out = String::new();
    let _ = write!(out, ":root{{{}}}", properties(&LIGHT));
    let _ = write!(
        out,
        "@media screen and (prefers-color-scheme:dark){{:root:not([data-look=light]){{{}}}}}",
        properties(&DARK)
    );
    let _ = writeln!(out, "@media screen{{:root[data-look=dark]{{{}}}}}", properties(&DARK));
    out.push_str(SHEET);
    for (full, bounds) in [(false, IN_COLUMNS), (true, FULL)] {
        for (at, &(class, from)) in bounds.iter().enumerate() {
            let until = bounds
                .get(at + 1)
                .map_or(String::new(), |&(_, next)| format!(" and (max-width:{}.98px)", next - 1));
            let which = if full { "figure.full" } else { "figure:not(.full)" };
            let _ = writeln!(
                out,
                "@media (min-width:{from}px){until}{{{which}{{--class:{id}}}{which} .still.{id}{{display:block}}{}}}",
                heights(report, class, full),
                id = class.id()
            );
        }
    }
    out
}

fn properties(theme: &Theme) -> String {
    Ink::ALL.into_iter().fold(String::new(), |mut out, ink| {
        let _ = write!(out, "--{}:{};", ink.id(), hex(theme, ink));
        out
    })
}

/// One rule a chart and language, for the charts that are full or those that aren't.
fn heights(report: &Report, class: WidthClass, full: bool) -> String {
    let mut out = String::new();
    let sections = report.package.story.sections.iter();
    let charts =
        sections.flat_map(|section| section.charts.iter().map(move |id| (id, reader::is_full(section, id))));
    for (id, _) in charts.filter(|(_, is_full)| *is_full == full) {
        for lang in Lang::ALL {
            if let Some(chart) = chart::resolve(report, id, lang) {
                let (tag, height) = (lang.id(), chart.height(class));
                let _ = write!(out, "#{id}:lang({tag}) .plot{{height:{height}px}}");
            }
        }
    }
    out
}
