//! The style sheet: the themes' colours, the sheet in `assets/`, and each chart's height in each width class.

use super::reader;
use crate::chart::{self, WidthClass};
use crate::lang::Lang;
use crate::paint::svg::{COMMON_STYLE, hex};
use crate::report::Report;
use crate::theme::{DARK, Ink, LIGHT, Theme};
use std::fmt::Write;

/// The sheet without colours and heights.
const SHEET: &str = include_str!("../../assets/style.css");

/// Widths of the viewport, in CSS pixels, from which a chart is of a class. Each leaves 20 px for a scroll bar.
type Bounds = &'static [(WidthClass, u32)];
/// Charts in columns: they stay of medium width until two columns take over from 1,180 px on.
const IN_COLUMNS: Bounds = &[(WidthClass::Narrow, 0), (WidthClass::Medium, 532)];
/// Charts that have both columns to themselves.
const FULL: Bounds = &[(WidthClass::Narrow, 0), (WidthClass::Medium, 532), (WidthClass::Wide, 912)];

/// The classes that a chart's static drawings are needed for.
pub fn classes(full: bool) -> impl Iterator<Item = WidthClass> {
    let bounds = if full { FULL } else { IN_COLUMNS };
    bounds.iter().map(|(class, _)| *class)
}

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
    out.push_str(&squeezed(SHEET));
    out.push_str(COMMON_STYLE);
    for ink in Ink::ALL {
        let id = ink.id();
        let _ = write!(out, ".still .{id}{{fill:var(--{id})}}.still .s.{id}{{fill:none;stroke:var(--{id})}}");
    }
    let sections = report.package.story.sections.iter();
    for (id, full) in
        sections.flat_map(|section| section.charts.iter().map(move |id| (id, reader::is_full(section, id))))
    {
        out.push_str(&heights(report, id, full));
    }
    out.push_str(&by_width(".full", FULL));
    out.push_str(&by_width(":not(.full)", IN_COLUMNS));
    out
}

/// A style sheet without comments and white space at the ends of lines.
fn squeezed(sheet: &str) -> String {
    let mut out = String::new();
    for part in sheet.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)) {
        part.lines().for_each(|line| out.push_str(line.trim()));
    }
    out
}

/// Which drawing and height the charts of a sort have at which width.
fn by_width(which: &str, bounds: Bounds) -> String {
    let mut out = String::new();
    for (at, &(class, from)) in bounds.iter().enumerate() {
        let until = bounds
            .get(at + 1)
            .map_or(String::new(), |&(_, next)| format!(" and (max-width:{}.98px)", next - 1));
        let _ = writeln!(
            out,
            "@media (min-width:{from}px){until}{{figure{which}{{--class:{id};--height:var(--{id})}}\
             figure{which} .still.{id}{{display:block}}}}",
            id = class.id()
        );
    }
    out
}

fn properties(theme: &Theme) -> String {
    Ink::ALL.into_iter().fold(String::new(), |mut out, ink| {
        let _ = write!(out, "--{}:{};", ink.id(), hex(theme, ink));
        out
    })
}

/// A chart's heights in the width classes, one rule a language.
pub fn heights(report: &Report, id: &str, full: bool) -> String {
    let mut out = String::new();
    for lang in Lang::ALL {
        let Some(chart) = chart::resolve(report, id, lang) else { continue };
        let _ = write!(out, "#{id}:lang({}){{", lang.id());
        for class in classes(full) {
            let _ = write!(out, "--{}:{}px;", class.id(), chart.height(class));
        }
        out.push('}');
    }
    out
}
